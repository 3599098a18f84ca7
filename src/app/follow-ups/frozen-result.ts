import type { CommandContext, CommandResult } from '../commands/command.ts';
import type { Effect } from '../effects.ts';
import { authorOf, writer } from '../record.ts';
import { followUpMessage } from '../views/follow-up-message.ts';
import { followUpButtons } from './buttons.ts';
import { olderWords } from './wording.ts';

type NewIssue = Extract<Effect, { kind: 'freeze-follow-up' }>['issue'];

/** The new version, kept and shown to the coordinator who made it. */
export function frozenResult(context: CommandContext, issue: NewIssue, expected: number): CommandResult {
  const { t, agreement } = context;
  const { ref, version, hash } = issue;
  const made = t.followUps.made(ref, version);
  const imprint = {
    hash,
    version,
    state: 'draft' as const,
    approvals: [],
    registrations: [],
    older: olderWords(issue),
  };
  const shown = followUpMessage(t, { ...issue, agreementId: agreement.id }, imprint, followUpButtons(context, issue));
  return {
    outcome: 'done',
    message: { ...shown, summary: made, blocks: [{ kind: 'text', text: made, style: 'strong' }, ...shown.blocks] },
    data: { ...ref, version, hash },
    effects: [
      { kind: 'freeze-follow-up', issue },
      {
        kind: 'agreement-change',
        expected,
        author: authorOf(context, writer(context)),
        bodies: [{ kind: 'follow-up-frozen', followUp: ref, version, hash }],
      },
    ],
  };
}
