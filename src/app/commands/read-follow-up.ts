import { z } from 'zod';
import { followUpButtons } from '../follow-ups/buttons.ts';
import { imprintOf } from '../follow-ups/imprint.ts';
import { namedFollowUp } from '../follow-ups/named.ts';
import { followUpMessage } from '../views/follow-up-message.ts';
import { agreementCommand } from './command.ts';

const args = namedFollowUp.extend({ version: z.number().int().positive().optional() });

/** Shows a frozen version as the steering group would read it, the latest unless another is asked for. */
export const readFollowUp = agreementCommand({
  name: 'read-follow-up',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'read-all',
  changes: false,
  args,
  run: async (context, { version, ...ref }) => {
    const { t, agreement, reads } = context;
    const issue = await reads.latestIssue(agreement.id, ref, version);
    if (!issue) return { outcome: 'refused', message: t.say(t.followUps.refused.noSuch), data: { rule: 'no-such' } };
    const imprint = await imprintOf(issue, agreement, reads);
    const latest = await reads.latestIssue(agreement.id, ref);
    const open = imprint.state === 'draft' && latest?.version === issue.version;
    return {
      outcome: 'done',
      message: followUpMessage(t, issue, imprint, open ? followUpButtons(context, issue) : []),
      data: { ...ref, version: issue.version, hash: issue.hash, state: imprint.state, document: issue.document },
    };
  },
});
