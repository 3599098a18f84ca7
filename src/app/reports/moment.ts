import { Temporal } from 'temporal-polyfill';
import { type DateError, readDate } from '../../domain/date-text.ts';
import { addDays } from '../../domain/days.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import type { Texts } from '../../text/texts.ts';
import type { Agreement } from '../ports.ts';

/** The moment that a report shows. `moment`: it is called by its time of day, or by the day that it closes. */
export interface ReportMoment {
  readonly at: IsoInstant;
  readonly moment: 'time' | 'day';
}

export interface NoMoment {
  readonly rule: 'not-begun' | 'future' | 'before-agreement';
  readonly why: string;
}

/** Now, or a day as it closed. A day that has not come, or that lies before the agreement's first, has nothing to show. */
export function momentOf(
  t: Texts,
  { definition }: Agreement,
  on: IsoDate | undefined,
  now: IsoInstant,
): ReportMoment | NoMoment {
  const today = isoDateOf(now);
  const validFrom = definition.validFrom.toString();
  if (today < validFrom) return { rule: 'not-begun', why: t.summary.command.notBegun(validFrom) };
  if (on !== undefined && on > today) return { rule: 'future', why: t.summary.command.future(on) };
  if (on !== undefined && on < validFrom)
    return { rule: 'before-agreement', why: t.summary.command.tooEarly(validFrom) };
  return on === undefined || on === today ? { at: now, moment: 'time' } : { at: endOf(on), moment: 'day' };
}

/** What a moment is called in a sentence. */
export function momentName(t: Texts, { at, moment }: ReportMoment): string {
  return moment === 'time' ? t.dates.moment(at) : t.dates.date(isoDateOf(at));
}

/** The last instant of a day in Europe/Stockholm. */
function endOf(on: IsoDate): IsoInstant {
  return new Date(Date.parse(instantAt(addDays(on, 1), '00:00')) - 1).toISOString();
}

/**
 * A day that is asked about as it was, a day without a year in an agreement that began on `validFrom`; `error` when it is
 * meant as a day and is none; undefined for anything else.
 */
export function readPastDay(
  typed: string,
  { today, validFrom }: { readonly today: IsoDate; readonly validFrom: IsoDate },
): { readonly on: IsoDate } | { readonly error: DateError } | undefined {
  const reading = readDate(typed, dateContext(today));
  switch (reading.outcome) {
    case 'error':
      return reading.error.kind === 'not-understood' ? undefined : { error: reading.error };
    case 'ask':
      return { on: reading.preferred.toString() };
    case 'ok':
      return { on: past(reading.date, typed, { today, validFrom }) };
  }
}

/** A day without a year that lies ahead is last year's: what is asked about has been, if there was an agreement then. */
function past(
  date: Temporal.PlainDate,
  typed: string,
  { today, validFrom }: { readonly today: IsoDate; readonly validFrom: IsoDate },
): IsoDate {
  const ahead = date.toString() > today && !/\d{4}|\d{6}/.test(typed);
  const earlier = date.subtract({ years: 1 });
  const isMeant = earlier.toString() <= today && earlier.toString() >= validFrom;
  return (ahead && isMeant ? earlier : date).toString();
}

function dateContext(today: IsoDate) {
  const day = Temporal.PlainDate.from(today);
  return { today: day, validTo: day.add({ years: 10 }), use: 'note' as const };
}
