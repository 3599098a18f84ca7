import { Temporal } from 'temporal-polyfill';
import { expressionsOf } from './communication-text/expressions.ts';
import { recurringPeriods } from './communication-text/recurring.ts';
import { atStartOrEnd, withoutEvents } from './communication-text/wording.ts';
import type { Manner, Meaning } from './date-text/meaning.ts';
import { addDays, daysFrom, workingDateOnOrBefore, workingDaysFrom } from './days.ts';
import { fold } from './fold.ts';
import type { IsoDate } from './time.ts';

interface Days {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

const everyTime = /\b(varje|varenda|arlig(en|t)?|every|each|yearly)\b/;
const everyYear = /\b(varje ar|arlig(en|t)?|en gang (per|om) ar(et)?|every year|once a year|yearly)\b/;

/** How many texts are kept: a plan has a few wordings, and each is asked about every day. */
const kept = 5000;
/** What is longer than a cell's worth is not a time. */
const longest = 300;
const datesByText = new Map<string, readonly IsoDate[]>();

/**
 * The days by which a measure is to be told of, as its plan words it: "I juni 2021", "I mars och juni", "Varje termin",
 * "Senast 15 mars". A period is its last working day, an exact day stands as it is. What waits for an event ("När varje
 * plats är klar") or comes every week has no dates. What has no year comes every year from `start` to `end` (both
 * included), and when it falls outside of them all, once, as near as can be: a summer's jobs are announced in March before
 * they begin.
 */
export function communicationDates(when: string, start: IsoDate, end: IsoDate): readonly IsoDate[] {
  const key = `${start} ${end} ${when}`;
  const known = datesByText.get(key);
  if (known) return known;
  const made = read(when.slice(0, longest), { first: start, last: end });
  if (datesByText.size >= kept) datesByText.clear();
  datesByText.set(key, made);
  return made;
}

function read(when: string, run: Days): readonly IsoDate[] {
  const text = withoutEvents(when);
  const folded = fold(text);
  const ends = atStartOrEnd(folded).map((which) => (which === 'start' ? run.first : run.last));
  const recurring = recurringPeriods(folded);
  const again = recurring ? years(run).flatMap((year) => recurring.inYear(year).map(toDays)) : [];
  const periods = again.flatMap((period) => inPeriod(period, recurring?.place ?? 'end', run) ?? []);
  const named = expressionsOf(text, Temporal.PlainDate.from(run.first)).flatMap((meaning) =>
    datesOf(meaning, run, everyTime.test(folded)),
  );
  // "Varje år" alone has no day in it; "i mars varje år" has.
  const yearly = named.length === 0 && periods.length === 0 && everyYear.test(folded);
  const yearEnds = yearly ? years(run).flatMap((year) => inPeriod(yearOf(year), 'end', run) ?? []) : [];
  return [...new Set([...ends, ...periods, ...named, ...yearEnds])].sort();
}

/** A recurring period counts when the measure runs for at least half of it: its last working day, or the measure's. */
function inPeriod(period: Days, place: 'before' | 'beginning' | 'end', run: Days): IsoDate | undefined {
  const [, first = run.first] = [period.first, run.first].sort();
  const [last = run.last] = [period.last, run.last].sort();
  if (2 * (daysFrom(first, last) + 1) < daysFrom(period.first, period.last) + 1) return undefined;
  const date = dayIn({ first: period.first, last }, place);
  return date >= run.first ? date : undefined;
}

function dayIn({ first, last }: Days, place: 'before' | 'beginning' | 'end'): IsoDate {
  switch (place) {
    case 'before':
      return workingDaysFrom(first, -1);
    case 'beginning':
      // As date-text has it: a period's first third, at most a month.
      return workingDateOnOrBefore(addDays(first, Math.min(30, Math.round((daysFrom(first, last) + 1) / 3) - 1)));
    case 'end':
      return workingDateOnOrBefore(last);
  }
}

function datesOf(meaning: Meaning, run: Days, isEvery: boolean): readonly IsoDate[] {
  switch (meaning.kind) {
    case 'fixed':
      return [dateIn(toDays(meaning.span), meaning.manner)];
    case 'yearly': {
      const { inYear, manner } = meaning;
      const all = years(run).flatMap((year) => {
        const span = inYear(year);
        return 'error' in span ? [] : [toDays(span)];
      });
      if (isEvery && !manner.exact) return all.flatMap((period) => inPeriod(period, 'end', run) ?? []);
      const dates = all.map((period) => dateIn(period, manner));
      const during = dates.filter((date) => date >= run.first && date <= run.last);
      return during.length > 0 || isEvery ? during : nearest(dates, run);
    }
    case 'either':
    case 'open-ended':
    case 'impossible':
      return [];
  }
}

function dateIn({ first, last }: Days, { exact }: Manner): IsoDate {
  return exact ? first : workingDateOnOrBefore(last);
}

function nearest(dates: readonly IsoDate[], run: Days): readonly IsoDate[] {
  const away = (date: IsoDate) => Math.max(daysFrom(date, run.first), daysFrom(run.last, date));
  return [...dates].sort((a, b) => away(a) - away(b)).slice(0, 1);
}

/** Those that the measure runs in, with the ones beside them. */
function years({ first, last }: Days): readonly number[] {
  const from = Number(first.slice(0, 4)) - 1;
  return Array.from({ length: Number(last.slice(0, 4)) + 2 - from }, (_, index) => from + index);
}

function yearOf(year: number): Days {
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

function toDays({ first, last }: { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate }): Days {
  return { first: first.toString(), last: last.toString() };
}
