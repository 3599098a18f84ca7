import { textsIn } from '../../text/texts.ts';
import { freezeNow } from '../follow-ups/freeze.ts';
import { frozenResult } from '../follow-ups/frozen-result.ts';
import { namedFollowUp, standingNamed } from '../follow-ups/named.ts';
import { agreementCommand } from './command.ts';

/** Freezes a new version with everything as it is now; the approvals of the one before do not hold for it. */
export const freezeFollowUp = agreementCommand({
  name: 'freeze-follow-up',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: true,
  args: namedFollowUp,
  run: async (context, ref) => {
    const { t, agreement, reads } = context;
    // Read first: what is recorded meanwhile makes this a conflict.
    const { version: expected } = await reads.record(agreement.id);
    const standing = await standingNamed(context, ref);
    if (!standing) return { outcome: 'refused', message: t.say(t.followUps.refused.noSuch), data: { rule: 'no-such' } };
    if (standing.posted)
      return { outcome: 'refused', message: t.say(t.followUps.refused.alreadyPosted(ref)), data: { rule: 'posted' } };
    const issue = await freezeNow({ ...context, t: textsIn('sv') }, ref);
    if (!issue)
      return { outcome: 'refused', message: t.say(t.followUps.nothingToMake), data: { rule: 'nothing-to-make' } };
    return frozenResult(context, issue, expected);
  },
});
