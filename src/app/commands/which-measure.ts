import { z } from 'zod';
import { isFinished } from '../../domain/measure.ts';
import { may } from '../../domain/policy.ts';
import { ask } from '../questions.ts';
import { relationsOf } from '../relations.ts';
import { agreementCommand } from './command.ts';

const most = 10;

/** A text without a measure number: the person chooses which measure to put it on, their own first. */
export const whichMeasure = agreementCommand({
  name: 'which-measure',
  root: 'measure',
  words: { sv: [], en: [] },
  right: 'take-part',
  changes: true,
  args: z.object({ text: z.string() }),
  texts: ({ text }) => [text],
  run: async (context, { text }) => {
    const { t, actor, agreement, today } = context;
    const ids = actor.functions.map((held) => held.id);
    const rank = (id: string) => {
      const { responsible, contributes, communicates } = relationsOf(agreement, id, context.group?.id);
      if (responsible.some((held) => ids.includes(held))) return 0;
      return [...contributes, ...communicates].some((held) => ids.includes(held)) ? 1 : 2;
    };
    const measures = (await context.reads.measures(agreement.id))
      .filter(
        (measure) =>
          !isFinished(measure.state, today) &&
          may(actor, 'note', relationsOf(agreement, measure.id, context.group?.id)).allowed,
      )
      .sort((a, b) => rank(a.id) - rank(b.id) || a.position - b.position)
      .slice(0, most);
    if (measures.length === 0)
      return { outcome: 'refused', message: t.say(t.measures.list.none), data: { rule: 'no-measure' } };
    const { reply, effect } = ask(context, agreement.id, {
      kind: 'choice',
      text: [t.common.whichMeasure],
      options: [
        ...measures.map((measure) => ({
          label: t.measures.title(measure.number, measure.state.plan.title).slice(0, 70),
          command: 'note',
          measure: measure.id,
          args: { text },
        })),
        { label: t.common.cancel, command: 'drop', args: {} },
      ],
      data: { question: 'measure', measures: measures.map((measure) => measure.number) },
    });
    return { ...reply, effects: [effect] };
  },
});
