import { Temporal } from 'temporal-polyfill';
import { type DateError, readDate } from '../../domain/date-text.ts';
import type { IsoDate } from '../../domain/time.ts';

interface Bounds {
  readonly today: IsoDate;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** A typed day; `unread`: a day that doesn't exist, such as 31 April. Undefined for what is no day at all. */
export function readReminderDay(
  typed: string,
  bounds: Bounds,
): { readonly until: IsoDate } | { readonly unread: string } | undefined {
  const reading = read(typed, bounds);
  switch (reading.outcome) {
    case 'ok':
      return { until: reading.date.toString() };
    case 'ask':
      return { until: reading.preferred.toString() };
    case 'error':
      return reading.error.kind === 'not-understood' ? undefined : { unread: typed };
  }
}

/** Why a typed day could not be read. */
export function faultOfDay(unread: string, bounds: Bounds): DateError {
  const reading = read(unread, bounds);
  return reading.outcome === 'error' ? reading.error : { kind: 'not-understood' };
}

function read(typed: string, { today, validFrom, validTo }: Bounds) {
  return readDate(typed, {
    today: Temporal.PlainDate.from(today),
    validFrom: Temporal.PlainDate.from(validFrom),
    validTo: Temporal.PlainDate.from(validTo),
    use: 'start',
  });
}
