import { z } from 'zod';
import { changeRecord, gatherBriefs } from '../briefs.ts';
import { openBrief } from '../open-brief.ts';
import { briefNumber, readBriefNumber } from './briefs.ts';
import { agreementCommand } from './command.ts';

/** One to be moved up a place, or several in the order that they are to come first. */
const args = z.union([z.object({ brief: briefNumber }), z.object({ first: z.array(briefNumber).min(1).max(100) })]);

/** The preparatory group's order: what the steering group is to take up first. */
export const orderBriefs = agreementCommand({
  name: 'order-briefs',
  root: 'agreement',
  words: { sv: ['beslut ordning'], en: ['decision order', 'decisions order'] },
  right: 'coordinate',
  changes: true,
  args,
  read: (rest) => {
    const first = rest
      .split(/[\s,;]+/)
      .filter((word) => word !== '')
      .map(readBriefNumber);
    const known = first.filter((brief) => brief !== undefined);
    return known.length === 0 || known.length < first.length ? undefined : { first: [...new Set(known)] };
  },
  run: async (context, given) => {
    const { t } = context;
    const { saved } = t.decisions;
    const known = await gatherBriefs(context);
    const wanted = 'first' in given ? given.first : [given.brief];
    for (const brief of wanted) {
      const found = openBrief(context, known, { brief });
      if ('result' in found) return found.result;
    }
    const open = known.all.filter(({ state }) => state === 'open').map(({ brief }) => brief.brief);
    const order = 'first' in given ? first(open, wanted) : movedUp(open, given.brief);
    const line = 'first' in given ? saved.order(order) : saved.ordered(given.brief, order.indexOf(given.brief) + 1);
    return {
      outcome: 'done',
      message: t.say(line),
      data: { order },
      effects: changeRecord(context, known.version, [{ kind: 'brief-order', briefs: order }]),
    };
  },
});

function first(open: readonly string[], wanted: readonly string[]): readonly string[] {
  return [...wanted, ...open.filter((brief) => !wanted.includes(brief))];
}

function movedUp(open: readonly string[], brief: string): readonly string[] {
  const at = open.indexOf(brief);
  const above = open[at - 1];
  return above === undefined ? open : [...open.slice(0, at - 1), brief, above, ...open.slice(at + 1)];
}
