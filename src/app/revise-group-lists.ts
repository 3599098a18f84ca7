import { isWorkingDate } from '../domain/days.ts';
import type { Measure } from '../domain/measure.ts';
import { type IsoDate, isoDateOf } from '../domain/time.ts';
import { wallClock } from '../domain/wall-clock.ts';
import { isSameChannel, type ListDeps, lineOf, listEffect } from './group-lists.ts';
import type { Agreement, BoundChannel, PostedList, Store } from './ports.ts';

type Deps = Pick<ListDeps, 'newIds' | 'clock' | 'machine'> & { readonly store: Store };

/** Local time of the working morning from which the day's lists are to be true. */
const morning = '06:00';

/**
 * Edits, once every working morning, the groups' lists that time itself has changed: a measure is overdue, has started by
 * its plan, or has passed a follow-up. Gives how many. Called as often as one likes: it looks once a day.
 */
export function createListMornings(deps: Deps): () => Promise<number> {
  let lookedOn: IsoDate | undefined;
  return async () => {
    const [today = '', time = ''] = wallClock(deps.clock.now()).split('T');
    if (today === lookedOn || time < morning || !isWorkingDate(today)) return 0;
    const count = await reviseGroupLists(deps);
    lookedOn = today;
    return count;
  };
}

async function reviseGroupLists({ store, clock, newIds, machine }: Deps): Promise<number> {
  const now = clock.now();
  const today = isoDateOf(now);
  let count = 0;
  for (const { id, validTo } of await store.agreements()) {
    const agreement = validTo < today ? undefined : await store.agreement(id);
    if (!agreement || agreement.stoppedAt !== undefined || agreement.channels.length === 0) continue;
    const [measures, lists] = await Promise.all([store.measures(id), store.groupLists(id)]);
    const due = dueGroupLists(agreement, measures, lists, today);
    if (due.length === 0) continue;
    const result = await store.commit({
      // Of two processes one does it.
      inboxId: `group-lists/${id}/${today}`,
      outcome: 'done',
      agreementId: id,
      at: now,
      recordedAt: now,
      actor: 'clock',
      effects: due.map((bound) => listEffect(bound, now, { newIds, machine })),
    });
    if (result.kind === 'committed') count += due.length;
  }
  return count;
}

/** Channels whose list of measures says something else today than when it was last edited, or is not there. */
function dueGroupLists(
  agreement: Agreement,
  measures: readonly Measure[],
  lists: readonly PostedList[],
  today: IsoDate,
): readonly BoundChannel[] {
  const end = agreement.definition.validTo.toString();
  return agreement.channels.filter(({ channel, groupId }) => {
    const own = measures.filter((measure) => measure.groupId === groupId);
    if (own.length === 0) return false;
    const list = lists.find((each) => each.groupId === groupId && isSameChannel(each.channel, channel));
    if (!list) return true;
    const shownOn = isoDateOf(list.asOf);
    return own.some(({ state }) => lineOf(state, shownOn, end) !== lineOf(state, today, end));
  });
}
