import { z } from 'zod';
import { issueFile, issueFormats } from '../follow-ups/file.ts';
import { agreementCommand } from './command.ts';

const args = z.object({ issue: z.string(), format: z.enum(issueFormats) });

/** Gives a frozen version as a file, where files can't go with the message. */
export const fetchFollowUp = agreementCommand({
  name: 'fetch-follow-up',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'read-all',
  changes: false,
  args,
  run: async ({ t, agreement, reads, file }, { issue: id, format }) => {
    const issue = await reads.followUpIssue(agreement.id, id);
    // Another agreement's is as if it were not there.
    if (!issue) return { outcome: 'refused', message: t.say(t.followUps.refused.noSuch), data: { rule: 'no-such' } };
    const made = await file(issueFile(t, issue, format).ref);
    if (!made) return { outcome: 'refused', message: t.say(t.followUps.refused.noFile), data: { rule: 'no-file' } };
    return {
      outcome: 'done',
      message: t.say(t.followUps.name(issue.ref)),
      data: { ...issue.ref, version: issue.version, format, hash: issue.hash },
      files: [made],
    };
  },
});
