import type { Button } from '../../chat/message.ts';
import type { CommandContext } from '../commands/command.ts';
import type { FollowUpIssue } from './follow-up.ts';

/** What can be done with a version that is being read: approved, or worded anew. */
export function followUpButtons(
  { t, agreement, actor }: Pick<CommandContext, 't' | 'agreement' | 'actor'>,
  { ref, version }: Pick<FollowUpIssue, 'ref' | 'version'>,
): readonly Button[] {
  const has = (role: 'coordinator' | 'steering') =>
    actor.functions.some(({ confirmed, roles }) => confirmed && roles.includes(role));
  const action = (command: string) => ({
    command,
    agreement: agreement.id,
    stays: true as const,
    args: { ...ref, version },
  });
  const texts = t.followUps.buttons;
  return [
    ...(has('coordinator') || has('steering')
      ? [{ label: texts.approve, action: action('approve-follow-up'), style: 'primary' as const }]
      : []),
    ...(has('coordinator') ? [{ label: texts.word, action: action('word-follow-up') }] : []),
    { label: texts.status, action: { command: 'draft', agreement: agreement.id } },
  ];
}
