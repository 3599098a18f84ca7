import type { CommandContext } from './commands/command.ts';
import type { Effect, NewDelivery } from './effects.ts';
import { channelsOf } from './relations.ts';

/**
 * One post per channel of a group: wherever it was typed, the group reads it where it lives, and in the thread where it
 * was typed. The channel is added to the key.
 */
export function groupPosts(
  context: Pick<CommandContext, 'agreement' | 'origin' | 'newId'>,
  groupId: string | undefined,
  { key, kind, subject }: Pick<NewDelivery, 'key' | 'kind' | 'subject'>,
): readonly Effect[] {
  return channelsOf(context.agreement, groupId).map(({ channel: { platform, tenant, id } }) => {
    const typedHere = context.origin.channel?.id === id && context.origin.channel.platform === platform;
    const thread = typedHere ? context.origin.channel?.thread : undefined;
    return {
      kind: 'post',
      delivery: {
        id: context.newId(),
        key: `${key}/${platform}/${tenant}/${id}`,
        kind,
        subject,
        target: { kind: 'channel', platform, tenant, id, ...(thread === undefined ? {} : { thread }) },
      },
    };
  });
}
