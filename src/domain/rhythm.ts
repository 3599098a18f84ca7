import { addDays, addMonths, weekdayOf } from './days.ts';
import { endOf, withoutEnd } from './meeting-rule.ts';
import type { IsoDate } from './time.ts';

/** How often a meeting comes back, as people say it. Weekdays are 1 (Monday) – 7. */
export type Rhythm =
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly number[] }
  /** `which`: 1–4 from the month's beginning, -1 its last. */
  | {
      readonly kind: 'monthly-weekday';
      readonly every: number;
      readonly which: readonly number[];
      readonly weekday: number;
    }
  /** A day that a month lacks becomes its last: the 31st is 30 April. */
  | { readonly kind: 'monthly-day'; readonly every: number; readonly day: number }
  /** Monday to Friday; public holidays are not looked at. */
  | { readonly kind: 'monthly-weekday-edge'; readonly every: number; readonly edge: 'first' | 'last' };

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const workdays = codes.slice(0, 5).join(',');

const codeOf = (weekday: number): string => codes[weekday - 1] ?? '';

/** The rhythm as an RRULE (RFC 5545), with its last day where it has one. */
export function ruleOf(rhythm: Rhythm, until?: IsoDate): string {
  const parts = [frequency(rhythm), ...days(rhythm)];
  return [...parts, ...(until === undefined ? [] : [`UNTIL=${until.replaceAll('-', '')}`])].join(';');
}

function frequency({ kind, every }: Rhythm): string {
  const interval = every === 1 ? '' : `;INTERVAL=${every}`;
  return `FREQ=${kind === 'weekly' ? 'WEEKLY' : 'MONTHLY'}${interval}`;
}

function days(rhythm: Rhythm): readonly string[] {
  switch (rhythm.kind) {
    case 'weekly':
      return [`BYDAY=${rhythm.weekdays.map(codeOf).join(',')}`];
    case 'monthly-weekday':
      return [`BYDAY=${rhythm.which.map((n) => `${n}${codeOf(rhythm.weekday)}`).join(',')}`];
    case 'monthly-day': {
      const { day } = rhythm;
      if (day <= 28) return [`BYMONTHDAY=${day}`];
      // The last of these that the month has: every calendar program reads it, unlike RFC 7529's SKIP.
      const candidates = Array.from({ length: day - 27 }, (_, i) => 28 + i);
      return [`BYMONTHDAY=${candidates.join(',')}`, 'BYSETPOS=-1'];
    }
    case 'monthly-weekday-edge':
      return [`BYDAY=${workdays}`, `BYSETPOS=${rhythm.edge === 'first' ? 1 : -1}`];
  }
}

/** What a rule says, where it is one that people say; undefined for other rules, which calendars may hold. */
export function rhythmOf(rule: string): Rhythm | undefined {
  const known = [...rhythmsLike(partsOf(rule))].find((rhythm) => sameRule(ruleOf(rhythm), withoutEnd(rule)));
  return known;
}

/** The last day of a rule that says when it ends. */
export function lastDayOf(rule: string): IsoDate | undefined {
  return endOf(rule)?.slice(0, 10);
}

function partsOf(rule: string): ReadonlyMap<string, string> {
  return new Map(
    rule.split(';').map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name.toUpperCase(), value.toUpperCase()];
    }),
  );
}

function* rhythmsLike(parts: ReadonlyMap<string, string>): Iterable<Rhythm> {
  const every = Number(parts.get('INTERVAL') ?? '1');
  const byDay = (parts.get('BYDAY') ?? '').split(',').filter((code) => code !== '');
  const weekdays = byDay.map((code) => (codes as readonly string[]).indexOf(code.slice(-2)) + 1);
  if (parts.get('FREQ') === 'WEEKLY') yield { kind: 'weekly', every, weekdays };
  const which = byDay.map((code) => Number(code.slice(0, -2)));
  const [weekday = 1] = weekdays;
  yield { kind: 'monthly-weekday', every, which, weekday };
  const day = Number((parts.get('BYMONTHDAY') ?? '').split(',').at(-1));
  yield { kind: 'monthly-day', every, day };
  yield { kind: 'monthly-weekday-edge', every, edge: 'first' };
  yield { kind: 'monthly-weekday-edge', every, edge: 'last' };
}

/** Other programs write the parts in another order, and say what goes without saying. */
function sameRule(a: string, b: string): boolean {
  const sorted = (rule: string) =>
    rule
      .toUpperCase()
      .split(';')
      .filter((part) => part !== 'INTERVAL=1' && part !== 'WKST=MO')
      .sort()
      .join(';');
  return sorted(a) === sorted(b);
}

/** Which months a rhythm may begin in: 1–12. */
type IsMonth = (month: number) => boolean;

/** The rhythm's first day on or after a day. */
export function firstDayOf(rhythm: Rhythm, from: IsoDate, mayBegin: IsMonth = () => true): IsoDate {
  if (rhythm.kind === 'weekly') {
    for (let day = from; ; day = addDays(day, 1)) if (rhythm.weekdays.includes(weekdayOf(day))) return day;
  }
  for (let month = `${from.slice(0, 7)}-01`; ; month = addMonths(month, 1)) {
    if (!mayBegin(Number(month.slice(5, 7)))) continue;
    const found = daysIn(rhythm, month).find((day) => day >= from);
    if (found !== undefined) return found;
  }
}

function daysIn(rhythm: Exclude<Rhythm, { kind: 'weekly' }>, firstOfMonth: IsoDate): readonly IsoDate[] {
  const last = addDays(addMonths(firstOfMonth, 1), -1);
  switch (rhythm.kind) {
    case 'monthly-weekday':
      return rhythm.which.map((n) => nthWeekday(firstOfMonth, last, n, rhythm.weekday)).sort();
    case 'monthly-day': {
      const day = Math.min(rhythm.day, Number(last.slice(8)));
      return [addDays(firstOfMonth, day - 1)];
    }
    case 'monthly-weekday-edge': {
      const step = rhythm.edge === 'first' ? 1 : -1;
      let day = rhythm.edge === 'first' ? firstOfMonth : last;
      while (weekdayOf(day) > 5) day = addDays(day, step);
      return [day];
    }
  }
}

function nthWeekday(first: IsoDate, last: IsoDate, n: number, weekday: number): IsoDate {
  if (n < 0) return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}

/** The weekday of a day and where in its month it stands; the fifth is the last, since not every month has one. */
export function weekdayPlace(date: IsoDate): { readonly which: number; readonly weekday: number } {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return { which: nth > 4 ? -1 : nth, weekday: weekdayOf(date) };
}
