import { z } from 'zod';
import { askToFillIn, briefOf } from '../brief-of-change.ts';
import { measureCommand } from './command.ts';

/** Makes briefs of what waits for the steering group on a measure and has none, such as what was asked before there were any. */
export const makeBrief = measureCommand({
  name: 'make-brief',
  root: 'measure',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: true,
  args: z.object({}),
  run: async (context) => {
    const { t, measure } = context;
    const briefed = await briefOf(context);
    if (briefed.made.length === 0)
      return {
        outcome: 'refused',
        message: t.say(t.decisions.refused.nothingToBrief(measure.number)),
        data: { rule: 'nothing-to-brief', measure: measure.number },
      };
    return {
      outcome: 'done',
      message: askToFillIn(t.say(t.decisions.saved.madeAll(briefed.made)), briefed),
      data: { measure: measure.number, briefs: briefed.made },
      effects: briefed.effects,
    };
  },
});
