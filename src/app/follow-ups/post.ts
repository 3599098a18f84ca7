import type { FollowUpChange } from '../../domain/record/follow-ups.ts';
import type { IsoDate } from '../../domain/time.ts';
import { holdersOrCoordinators, type Told } from '../coordinators.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, DeliveryTarget, Reads } from '../ports.ts';
import { channelsOf } from '../relations.ts';
import type { FollowUpIssue } from './follow-up.ts';

/** What posting a version takes: its posts, and the change of the agreement's record that says so. */
export interface Posting {
  readonly posts: readonly Effect[];
  readonly change: FollowUpChange;
}

/**
 * In every channel of the steering group; in private where it has none: to its people, and to the coordinators of a party
 * whose leader nobody is. Undefined where nobody can be reached.
 */
export async function postIssue(
  issue: Pick<FollowUpIssue, 'id' | 'ref' | 'version' | 'hash'>,
  agreement: Agreement,
  reads: Reads,
  { today, newId }: { readonly today: IsoDate; readonly newId: () => string },
): Promise<Posting | undefined> {
  const places = await placesOf(agreement, reads, today);
  if (places.length === 0) return undefined;
  const { ref, version, hash } = issue;
  const posts = places.map(
    ({ target, groupId, functionId, instead }): Extract<Effect, { kind: 'post' }> => ({
      kind: 'post',
      delivery: {
        id: newId(),
        key: `follow-up/${issue.id}/${target.platform}/${target.tenant}/${target.id}`,
        kind: 'follow-up',
        subject: {
          ...(groupId === undefined ? {} : { groupId }),
          ...(functionId === undefined ? {} : { functionId }),
          facts: { issue: issue.id, ...(instead === undefined ? {} : { instead }) },
        },
        target,
      },
    }),
  );
  const ids = posts.map(({ delivery }) => delivery.id);
  return { posts, change: { kind: 'follow-up-posted', followUp: ref, on: today, version, hash, posts: ids } };
}

interface Place {
  readonly target: DeliveryTarget;
  readonly groupId?: string;
  readonly functionId?: string;
  /** The leader's function that nobody holds, where a coordinator gets it instead. */
  readonly instead?: string;
}

async function placesOf(agreement: Agreement, reads: Reads, today: IsoDate): Promise<readonly Place[]> {
  const steering = agreement.groups.filter(({ kind }) => kind === 'steering');
  const channels = steering.flatMap(({ id }) =>
    channelsOf(agreement, id).map(({ channel }): Place => ({ target: { kind: 'channel', ...channel }, groupId: id })),
  );
  if (channels.length > 0) return channels;
  const leaders = agreement.functions.filter(({ roles }) => roles.includes('steering')).map(({ id }) => id);
  const people = new Map<string, Told>();
  for (const told of await holdersOrCoordinators(leaders, { agreement, reads, today }))
    if (!people.has(told.personId)) people.set(told.personId, told);
  return [...people.values()].map(({ account, functionId, instead }) => ({
    target: { kind: 'person', ...account },
    functionId,
    ...(instead === undefined ? {} : { instead }),
  }));
}
