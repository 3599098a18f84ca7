import type { ChannelRef } from '../chat/incoming.ts';
import type { MeasureState } from '../domain/measure.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../domain/time.ts';
import { textsIn } from '../text/texts.ts';
import type { Commit, Effect } from './effects.ts';
import type { Agreement, BoundChannel, Clock, MeasureIndex, Reads } from './ports.ts';
import { measureLine } from './views/group-list.ts';

export interface ListDeps {
  readonly reads: Pick<Reads, 'agreement'>;
  /** Ids made from a seed: a list's is made from its key, so that it is found again without being looked for. */
  readonly newIds: (seed: string) => () => string;
  readonly clock: Clock;
  /** The clock that sending goes by. */
  readonly machine: Clock;
  /** Every group has a channel of its own name (local mode). */
  readonly localChannels: boolean;
}

/**
 * What a commit does to the groups' lists of measures, added to it: in each channel of a group whose list then shows
 * something else, the list is posted or edited (product.md §8). Costs nothing where no list can show it.
 */
export async function withGroupLists(commit: Commit, deps: ListDeps): Promise<Commit> {
  const { agreementId, effects, recordedAt } = commit;
  if (agreementId === undefined || !effects.some(mayShow)) return commit;
  const agreement = await deps.reads.agreement(agreementId);
  if (!agreement) return commit;
  // What the command line records as of an earlier day is shown as of today all the same.
  const at = [recordedAt, deps.clock.now()].sort().at(-1) ?? recordedAt;
  const shown = new Set(effects.flatMap((effect) => groupsShowing(effect, agreement, isoDateOf(at))));
  const bound = effects.flatMap((effect) => (effect.kind === 'bind-channel' ? [effect.bound] : []));
  const filled = groupsWithMeasures(agreement, effects);
  const lists = channelsAfter(agreement, effects, deps.localChannels).filter(
    ({ channel, groupId }) =>
      shown.has(groupId) || (filled.has(groupId) && bound.some((each) => isSameChannel(each.channel, channel))),
  );
  if (lists.length === 0) return commit;
  return { ...commit, effects: [...effects, ...lists.map((each) => listEffect(each, at, deps))] };
}

/** An edit waits so long for more to come: many changes within seconds are one edit, and their news goes first. */
const gatherMs = 2000;

/** The group's list in a channel: posted if it isn't there, else edited in place. True as of `at`. */
export function listEffect(
  { channel, groupId }: BoundChannel,
  at: IsoInstant,
  { newIds, machine }: Pick<ListDeps, 'newIds' | 'machine'>,
): Effect {
  const { platform, tenant, id } = channel;
  const key = `group-list/${groupId}/${platform}/${tenant}/${id}`;
  return {
    kind: 'post',
    renewsAt: new Date(Date.parse(machine.now()) + gatherMs).toISOString(),
    delivery: {
      id: newIds(key)(),
      key,
      kind: 'group-list',
      subject: { groupId, facts: { asOf: at } },
      target: { kind: 'channel', platform, tenant, id },
    },
  };
}

/** Whether any list can show the effect, told without reading anything: a plain note shows in none. */
function mayShow(effect: Effect): boolean {
  switch (effect.kind) {
    case 'add-measure':
    case 'relink-measure':
    case 'bind-channel':
    case 'apply-agreement':
      return true;
    case 'change':
      return effect.before === undefined || mayDiffer(effect.before, effect.state);
    default:
      return false;
  }
}

function mayDiffer(before: MeasureState, after: MeasureState): boolean {
  const fields = ['plan', 'dated', 'status', 'rating', 'due'] as const;
  if (fields.some((field) => before[field] !== after[field])) return true;
  const reports = after.plan.followUp.next !== undefined && before.reported?.at !== after.reported?.at;
  return reports && dayOf(before) !== dayOf(after);
}

function dayOf({ reported }: MeasureState): IsoDate | undefined {
  return reported && isoDateOf(reported.at);
}

/** Ids of the groups whose list shows something else after the effect. */
function groupsShowing(effect: Effect, agreement: Agreement, today: IsoDate): readonly string[] {
  switch (effect.kind) {
    case 'change': {
      const groupId = entryOf(agreement, effect.measureId)?.groupId;
      const end = agreement.definition.validTo.toString();
      const differs = !effect.before || lineOf(effect.before, today, end) !== lineOf(effect.state, today, end);
      return groupId !== undefined && differs ? [groupId] : [];
    }
    case 'add-measure':
      return effect.groupId === undefined ? [] : [effect.groupId];
    case 'relink-measure': {
      const from = entryOf(agreement, effect.measureId)?.groupId;
      return from === effect.groupId ? [] : [from, effect.groupId].flatMap((id) => id ?? []);
    }
    case 'apply-agreement':
      return agreement.index.flatMap(({ groupId }) => groupId ?? []);
    default:
      return [];
  }
}

/** What the list says of a measure. */
export function lineOf(state: MeasureState, today: IsoDate, end: IsoDate): string {
  return `${state.plan.title}\n${measureLine(textsIn('sv'), state, today, end)}`;
}

function entryOf(agreement: Agreement, measureId: string): MeasureIndex | undefined {
  return agreement.index.find(({ id }) => id === measureId);
}

function groupsWithMeasures(agreement: Agreement, effects: readonly Effect[]): ReadonlySet<string> {
  const groupByMeasure = new Map(agreement.index.map(({ id, groupId }) => [id, groupId]));
  for (const effect of effects)
    if (effect.kind === 'add-measure' || effect.kind === 'relink-measure')
      groupByMeasure.set(effect.measureId, effect.groupId);
  return new Set([...groupByMeasure.values()].flatMap((id) => id ?? []));
}

function channelsAfter(
  agreement: Agreement,
  effects: readonly Effect[],
  localChannels: boolean,
): readonly BoundChannel[] {
  let channels = agreement.channels;
  for (const effect of effects) {
    if (effect.kind === 'bind-channel')
      channels = [...channels.filter(({ channel }) => !isSameChannel(channel, effect.bound.channel)), effect.bound];
    if (effect.kind === 'add-group' && localChannels) {
      const { id, name } = effect.group;
      const channel = { platform: 'local' as const, tenant: 'local', id: name };
      channels = [...channels, { channel, agreementId: agreement.id, groupId: id, name }];
    }
  }
  return channels;
}

export function isSameChannel(a: ChannelRef, b: ChannelRef): boolean {
  return a.platform === b.platform && a.tenant === b.tenant && a.id === b.id;
}
