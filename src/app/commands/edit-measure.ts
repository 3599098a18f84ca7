import { dueOf } from '../../domain/measure.ts';
import { present } from '../../domain/present.ts';
import { conflict } from '../conflict.ts';
import type { Effect } from '../effects.ts';
import { formArgs, measureForm, planOf, readFilled, textsOf } from '../measure-form.ts';
import { changedFields, planLinker } from '../plan-links.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

/** Changes a measure's plan text by the same form; conflicts if it was changed since the form was shown. */
export const editMeasure = measureCommand({
  name: 'edit-measure',
  root: 'measure',
  words: { sv: ['ändra', 'redigera'], en: ['edit', 'change'] },
  right: 'change-plan',
  changes: true,
  args: formArgs,
  texts: textsOf,
  readForm: (values) => readFilled(values, ['title']),
  run: async (context, { filled: form }) => {
    const { t, measure, agreement } = context;
    if (!form)
      return {
        outcome: 'asked',
        message: t.say(t.measures.forms.measure.editTitle(measure.number)),
        form: measureForm(context, {
          id: measure.id,
          version: measure.version,
          plan: { ...measure.state.plan, ...present({ due: dueOf(measure.state) }) },
        }),
      };
    const shown = { yours: form.title, theirs: measure.state.plan.title };
    const conflicting = conflict(context, 'plan', shown, { command: 'edit-measure', args: { filled: form } });
    if (conflicting) return conflicting;
    const plan = planOf(form, context, measure.state.plan);
    const before = { ...measure.state.plan, ...present({ due: dueOf(measure.state) }) };
    const fields = changedFields(before, plan);
    if (fields.length === 0)
      return {
        outcome: 'done',
        message: t.say(t.measures.saved.same(measure.number)),
        data: { measure: measure.number, unchanged: true },
      };
    const recording = await record(context, [
      { kind: 'edited', plan, dated: measure.state.dated, fields: ['plan', ...fields] },
    ]);
    const relink: Effect = {
      kind: 'relink-measure',
      measureId: measure.id,
      ...planLinker(agreement.functions, agreement.groups)(plan),
    };
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.edited(measure.number)),
      data: { measure: measure.number, fields, version: recording.version },
      effects: [...recording.effects, relink],
    };
  },
});
