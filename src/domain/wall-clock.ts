import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from './meeting.ts';
import type { IsoDate, IsoInstant } from './time.ts';
import { instantToIso } from './time.ts';

const zone = 'Europe/Stockholm';

/** The instant at which the wall clock in Stockholm shows this. A time that the change of clocks skips is the one after it. */
export function instantAt(date: IsoDate, time: string): IsoInstant {
  const key = `${date}T${time}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const made = instantToIso(Temporal.PlainDateTime.from(key).toZonedDateTime(zone).toInstant());
  if (instants.size > 50_000) instants.clear();
  instants.set(key, made);
  return made;
}

const instants = new Map<string, IsoInstant>();

/** What the wall clock in Stockholm shows: `2021-11-10T09:00`, seconds left out. */
export function wallClock(instant: IsoInstant): LocalTime {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}

/** The same with the offset that held then: `2021-11-10T09:00:00+01:00`. */
export function withOffset(instant: IsoInstant): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
