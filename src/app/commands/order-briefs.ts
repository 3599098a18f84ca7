import { z } from 'zod';
import { changeRecord } from '../briefs.ts';
import { openBrief } from '../open-brief.ts';
import { briefNumber, namedBrief, readBriefNumber } from './briefs.ts';
import { agreementCommand } from './command.ts';

/** `brief`: moved up a place. `first`: several, in the order that they are to come first. */
const args = z.object({ brief: briefNumber.optional(), first: z.array(briefNumber).max(100).optional() });

/** The preparatory group's order: what the steering group is to take up first. */
export const orderBriefs = agreementCommand({
  name: 'order-briefs',
  root: 'agreement',
  words: { sv: ['beslut ordning'], en: ['decision order', 'decisions order'] },
  right: 'coordinate',
  changes: true,
  args,
  read: (rest) => {
    if (rest === '') return {};
    const read = rest
      .split(/[\s,;]+/)
      .filter((word) => word !== '')
      .map(readBriefNumber);
    const first = read.filter((brief) => brief !== undefined);
    return first.length < read.length ? undefined : { first: [...new Set(first)] };
  },
  run: async (context, { brief, first = [] }) => {
    const { t } = context;
    const { saved } = t.decisions;
    const named = await namedBrief(context, { brief: brief ?? first[0] });
    if ('result' in named) return named.result;
    const { known } = named;
    for (const each of first) {
      const found = openBrief(context, known, { brief: each });
      if ('result' in found) return found.result;
    }
    const open = known.all.filter(({ state }) => state === 'open').map((each) => each.brief.brief);
    const order =
      brief === undefined ? [...first, ...open.filter((each) => !first.includes(each))] : movedUp(open, brief);
    const line = brief === undefined ? saved.order(order) : saved.ordered(brief, order.indexOf(brief) + 1);
    return {
      outcome: 'done',
      message: t.say(line),
      data: { order },
      effects: changeRecord(context, known.version, [{ kind: 'brief-order', briefs: order }]),
    };
  },
});

function movedUp(open: readonly string[], brief: string): readonly string[] {
  const at = open.indexOf(brief);
  const above = open[at - 1];
  return above === undefined ? open : [...open.slice(0, at - 1), brief, above, ...open.slice(at + 1)];
}
