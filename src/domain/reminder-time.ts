import { isWorkingDate } from './days.ts';
import { earliestTime, latestTime } from './reminder-settings.ts';
import type { IsoInstant } from './time.ts';
import { wallClock } from './wall-clock.ts';

/** Whether reminders may come then: from 08.00 to 17.00 on a working day, Europe/Stockholm, late ones too (product.md §5). */
export function isReminderTime(now: IsoInstant): boolean {
  const [today = '', time = ''] = wallClock(now).split('T');
  return time >= earliestTime && time <= latestTime && isWorkingDate(today);
}
