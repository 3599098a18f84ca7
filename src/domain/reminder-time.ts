import { isWorkingDate, workingDaysFrom } from './days.ts';
import { earliestTime, latestTime } from './reminder-settings.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from './time.ts';
import { instantAt, wallClock } from './wall-clock.ts';

/** Whether reminders may come then: from 08.00 to 17.00 on a working day, Europe/Stockholm, late ones too (product.md §5). */
export function isReminderTime(now: IsoInstant): boolean {
  const [today = '', time = ''] = wallClock(now).split('T');
  return time >= earliestTime && time <= latestTime && isWorkingDate(today);
}

/** A time in which reminders do not come. */
export interface Rest {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
}

/** The latest rest until `now`: the one that ended this morning, or the one that goes on, as far as it has come. */
export function latestRest(now: IsoInstant): Rest {
  const today = isoDateOf(now);
  const isOpen = isReminderTime(now);
  const hasClosed = !isOpen && isWorkingDate(today) && wallClock(now).slice(11) > latestTime;
  const last = hasClosed ? today : workingDaysFrom(today, -1);
  return { from: closing(last), to: isOpen ? instantAt(today, earliestTime) : now };
}

/** What is sent within the last minute is sent in time. */
function closing(day: IsoDate): IsoInstant {
  return new Date(Date.parse(instantAt(day, latestTime)) + 60_000).toISOString();
}
