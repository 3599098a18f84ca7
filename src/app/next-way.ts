import type { AccountRef, ChannelRef, PlatformName } from '../chat/incoming.ts';
import type { DeliveryRow, DeliverySubject, DeliveryTarget, DeliveryWay } from './ports.ts';

export interface Move {
  readonly way: DeliveryWay;
  readonly target: DeliveryTarget;
  readonly tried: NonNullable<DeliverySubject['tried']>;
}

/** Where else there is to go. */
export interface Options {
  /** The person's accounts, the unreachable one too. */
  readonly accounts: readonly AccountRef[];
  /** Channels of groups that may read it, the best first; `whole`: all of it. */
  readonly channels: readonly { readonly channel: ChannelRef; readonly whole: boolean }[];
  /** E-mail is set up, and the person has given an address. */
  readonly mail: boolean;
  readonly platforms: readonly PlatformName[];
}

/**
 * The next way to a person who can't be reached (product.md §5): in private by another account, in a group's channel, by
 * e-mail. A channel that may read only a part of it comes last. `whole`: nothing can be sent in that workspace or tenant.
 * Undefined when there is none, and for what was meant for a channel.
 */
export function nextWay(row: DeliveryRow, whole: boolean, options: Options): Move | undefined {
  const tried = [...(row.subject.tried ?? []), { ...row.target, ...(whole ? { whole } : {}) }];
  const [person] = tried;
  if (person?.kind !== 'person' || row.way === 'e-mail') return undefined;
  const isOpen = (place: AccountRef | ChannelRef) =>
    options.platforms.includes(place.platform) && !tried.some((former) => rulesOut(former, place));
  const account = row.way === 'direct' ? options.accounts.find(isOpen) : undefined;
  if (account) return { way: 'direct', target: { kind: 'person', ...account }, tried };
  const channels = options.channels.filter(({ channel }) => isOpen(channel));
  const channel = channels.find((each) => each.whole) ?? (options.mail ? undefined : channels[0]);
  if (channel) return { way: 'group', target: { kind: 'channel', ...channel.channel }, tried };
  if (!options.mail) return undefined;
  const { platform, tenant, id } = person;
  return { way: 'e-mail', target: { kind: 'person', platform, tenant, id }, tried };
}

function rulesOut(former: Move['tried'][number], place: AccountRef | ChannelRef): boolean {
  return (
    former.platform === place.platform &&
    former.tenant === place.tenant &&
    (former.whole === true || former.id === place.id)
  );
}
