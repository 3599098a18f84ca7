import { applyChange, foldChanges } from '../../domain/fold-changes.ts';
import type { Change } from '../../domain/measure.ts';
import type { Effect } from '../effects.ts';
import { measureNumber } from '../grammar.ts';
import { type Filled, formArgs, measureForm, planOf, readFilled, textsOf } from '../measure-form.ts';
import { planLinker } from '../plan-links.ts';
import { authorOf, writer } from '../record.ts';
import { measureNumbered } from '../relations.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** A new measure: a form, then the same as a row of the plan. */
export const newMeasure = agreementCommand({
  name: 'new-measure',
  root: 'measure',
  words: { sv: ['ny', 'lägg till'], en: ['new', 'add'] },
  right: 'change-plan',
  changes: true,
  args: formArgs,
  texts: textsOf,
  readForm: (values) => readFilled(values, ['number', 'title']),
  run: async (context, { filled: form }) =>
    form
      ? add(context, form)
      : {
          outcome: 'asked',
          message: context.t.say(context.t.measures.forms.measure.newTitle),
          form: measureForm(context),
        },
});

async function add(context: CommandContext, form: Filled): Promise<CommandResult> {
  const { t, agreement, now } = context;
  const number = measureNumber(form.number ?? '') ?? (form.number ?? '').trim();
  if (measureNumbered(agreement, number)) {
    const taken = t.measures.forms.measure.taken(number);
    return {
      outcome: 'refused',
      message: t.say(taken),
      fieldErrors: { number: taken },
      data: { rule: 'number-taken' },
    };
  }
  const plan = planOf(form, context);
  const as = writer(context);
  const measureId = context.newId();
  const change: Change = {
    version: 1,
    at: now,
    recordedAt: now,
    author: authorOf(context, as),
    functionId: as.id,
    body: { kind: 'planned', plan, dated: [] },
  };
  const effect: Effect = {
    kind: 'add-measure',
    measureId,
    number,
    position: agreement.index.length + 1,
    ...planLinker(agreement.functions, agreement.groups)(plan),
    changes: [{ version: 1, author: change.author, functionId: as.id, body: change.body }],
    state: applyChange(foldChanges([]), change),
  };
  return {
    outcome: 'done',
    message: t.say(t.measures.saved.added(number, plan.title)),
    data: { measure: number, title: plan.title },
    effects: [effect],
  };
}
