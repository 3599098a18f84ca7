import { z } from 'zod';
import { changeRecord } from '../briefs.ts';
import { briefNumber, namedBrief } from './briefs.ts';
import { agreementCommand } from './command.ts';

const args = z.object({ brief: briefNumber.optional(), revision: z.number().int().optional() });

/** Takes back a question that is about no measure. A measure's own is taken back where it was asked. */
export const withdrawBrief = agreementCommand({
  name: 'withdraw-brief',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: true,
  args,
  run: async (context, given) => {
    const { t } = context;
    const found = await namedBrief(context, given);
    if ('result' in found) return found.result;
    const { matter, brief, measure } = found.entry;
    if (matter.kind !== 'free')
      return {
        outcome: 'refused',
        message: t.say(t.decisions.refused.askedOnMeasure(measure?.number ?? '')),
        data: { rule: 'of-measure' },
      };
    return {
      outcome: 'done',
      message: t.say(t.decisions.saved.withdrawn(brief.brief)),
      data: { brief: brief.brief, withdrawn: true },
      effects: changeRecord(context, found.known.version, [{ kind: 'brief-withdrawn', brief: brief.brief }]),
    };
  },
});
