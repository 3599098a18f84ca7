import type { z } from 'zod';
import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import { textsIn } from '../../text/texts.ts';
import { gatherFacts } from '../facts.ts';
import { freezeNow } from '../follow-ups/freeze.ts';
import { frozenResult } from '../follow-ups/frozen-result.ts';
import { namedFollowUp, standingNamed } from '../follow-ups/named.ts';
import { standings } from '../follow-ups/standing.ts';
import { agreementCommand, type CommandContext } from './command.ts';

const args = namedFollowUp.partial();
type Args = z.infer<typeof args>;

/** Freezes a new version with everything as it is now; the approvals of the one before do not hold for it. */
export const freezeFollowUp = agreementCommand({
  name: 'freeze-follow-up',
  root: 'agreement',
  words: { sv: ['utkast ny', 'utkast nytt'], en: ['draft new'] },
  right: 'coordinate',
  changes: true,
  args,
  read: (rest) => (rest === '' ? ({} as Args) : undefined),
  run: async (context, { kind, for: day }) => {
    const { t, agreement, reads } = context;
    const ref = kind !== undefined && day !== undefined ? { kind, for: day } : await nextSummary(context);
    if (ref === undefined)
      return { outcome: 'refused', message: t.say(t.followUps.nothing), data: { rule: 'no-such' } };
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

/** The summary that comes next, or the one that is late. */
async function nextSummary({ agreement, reads, today }: CommandContext): Promise<FollowUpRef | undefined> {
  const all = standings(await gatherFacts(agreement, reads, today));
  const open = all.filter(({ due, posted }) => due.ref.kind === 'summary' && !posted);
  return (open.find(({ due }) => due.until >= today) ?? open.findLast(({ frozen }) => frozen))?.due.ref;
}
