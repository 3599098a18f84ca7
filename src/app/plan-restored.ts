import { type AgreementRecord, isPaused } from '../domain/agreement-record.ts';
import { addDays, isWorkingDate, quietSpanOf } from '../domain/days.ts';
import { earliestTime, latestTime } from '../domain/reminder-settings.ts';
import { type IsoInstant, isoDateOf } from '../domain/time.ts';
import { instantAt, wallClock } from '../domain/wall-clock.ts';
import type { Item, Outlook, Plan } from './plan-reminders.ts';

/** The time between a backup and its restore: what was sent in it, nobody knows. */
export interface Gap {
  /** When the backup was made. */
  readonly since: IsoInstant;
  readonly now: IsoInstant;
  /** The agreement's, whose reminders may be paused. */
  readonly record: Pick<AgreementRecord, 'paused'>;
}

/**
 * What may have been sent in the gap, to be remembered as missed so that it is never sent again: all that
 * was new, could be sent, and met an hour when reminders are sent. What surely was not is left for the next run. `known`
 * and `bundledToday`: as the backup had them.
 */
export function unknownAfterRestore(
  { due, over }: Outlook,
  { since, now, record }: Gap,
  known: ReadonlySet<string>,
  bundledToday: ReadonlySet<string>,
): Plan['unsent'] {
  const isSameDay = isoDateOf(since) === isoDateOf(now);
  const mayBeSent = (item: Item): boolean => {
    const { addressee, optional, kind } = item;
    if (!addressee || (optional && addressee.without.includes(kind))) return false;
    // One message a person and day: it had gone already.
    if (isSameDay && bundledToday.has(addressee.id)) return false;
    return firstOpen(item, laterOf(slotOf(item), since), now, record) < now;
  };
  const isNew = ({ key }: Item) => !known.has(key);
  return [
    ...due.filter((item) => isNew(item) && mayBeSent(item)).map((item) => missed(item, 'restored')),
    ...over.filter(isNew).map((item) => missed(item, slotOf(item) > since ? 'restored' : 'over')),
  ];
}

function missed(item: Item, why: string): Plan['unsent'][number] {
  return { item, state: 'missed', why };
}

function slotOf({ sendOn, time }: Item): IsoInstant {
  return instantAt(sendOn, time);
}

/**
 * The first moment from `from` on at which something of that kind is sent, as far as `until`: a working day's daytime, outside
 * quiet weeks and pauses.
 */
function firstOpen({ rests, pauses }: Item, from: IsoInstant, until: IsoInstant, record: Gap['record']): IsoInstant {
  let day = isoDateOf(from);
  let clock = wallClock(from).slice(11);
  const isClosed = () =>
    !isWorkingDate(day) || clock > latestTime || (rests && quietSpanOf(day)) || (pauses && isPaused(record, day));
  while (isClosed() && day <= isoDateOf(until)) {
    day = addDays(day, 1);
    clock = earliestTime;
  }
  return laterOf(from, instantAt(day, earliestTime));
}

function laterOf(a: IsoInstant, b: IsoInstant): IsoInstant {
  return a > b ? a : b;
}
