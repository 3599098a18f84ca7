import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DD`; compares as text. */
export type IsoDate = string;
/** An instant in UTC with milliseconds, `2021-11-10T08:00:00.000Z`; compares as text. */
export type IsoInstant = string;

const zone = 'Europe/Stockholm';

/** An instant as kept and compared: always UTC, always three decimals, so that text order is time order. */
export function instantToIso(instant: Temporal.Instant): IsoInstant {
  return instant.toString({ smallestUnit: 'millisecond' });
}

/** The day in Europe/Stockholm on which an instant falls. */
export function isoDateOf(instant: IsoInstant): IsoDate {
  // Sweden is one or two hours ahead of UTC: until 22 UTC it is the same day there. Planning asks this for every measure.
  if (instant.endsWith('Z') && instant.slice(11, 13) < '22') return instant.slice(0, 10);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Reads `2021-11-10T09:00`, with or without offset; without one it is Europe/Stockholm. Throws RangeError on other text. */
export function readLocalTime(text: string): Temporal.Instant {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(text)
    ? Temporal.Instant.from(text)
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}
