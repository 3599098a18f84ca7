import type { Rhythm } from '../../domain/rhythm.ts';
import { weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';

const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
const places: Readonly<Record<number, string>> = { 1: 'första', 2: 'andra', 3: 'tredje', 4: 'fjärde', [-1]: 'sista' };
const steps: Readonly<Record<number, string>> = {
  3: 'tredje',
  4: 'fjärde',
  5: 'femte',
  6: 'sjätte',
  7: 'sjunde',
  8: 'åttonde',
  9: 'nionde',
  10: 'tionde',
  11: 'elfte',
  12: 'tolfte',
};

const and = (words: readonly string[]) => orList(words, 'och');
const weekday = (number: number) => weekdays[number - 1] ?? '';

/** `09.00` of `2022-01-20T09:00`. */
export const clock = (time: string) => time.slice(11).replace(':', '.');
/** `torsdag 20 januari 2022`. */
export const day = (time: string) => weekdayText(time.slice(0, 10), 'sv');

/** `torsdag 20 januari 2022 kl. 09.00–10.00`; past midnight the end has its own day. */
export function span(start: string, end: string): string {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `${day(start)} kl. ${clock(start)}–${sameDay ? clock(end) : `${day(end)} kl. ${clock(end)}`}`;
}

/** "varje", "varannan", "var tredje". */
const everyOf = (every: number): string =>
  every === 1 ? 'varje' : every === 2 ? 'varannan' : `var ${steps[every] ?? `${every}:e`}`;

const ordinal = (date: number) => `${date}:${[1, 2, 21, 22, 31].includes(date) ? 'a' : 'e'}`;

function rhythmText(rhythm: Rhythm): string {
  const month = `${everyOf(rhythm.every)} månad`;
  switch (rhythm.kind) {
    case 'weekly': {
      const { every, weekdays: on } = rhythm;
      if (on.join() === '1,2,3,4,5') return every === 1 ? 'varje vardag' : `måndag till fredag ${everyOf(every)} vecka`;
      const names = on.map(weekday);
      return names.length === 1 || every === 1
        ? `${everyOf(every)} ${and(names)}`
        : `${and(names)} ${everyOf(every)} vecka`;
    }
    case 'monthly-weekday':
      return `${and(rhythm.which.map((which) => places[which] ?? ''))} ${weekday(rhythm.weekday)}en ${month}`;
    case 'monthly-day':
      return `den ${ordinal(rhythm.day)} ${month}${rhythm.day > 28 ? ' (eller månadens sista dag)' : ''}`;
    case 'monthly-weekday-edge':
      return `${rhythm.edge === 'first' ? 'första' : 'sista'} vardagen ${month}`;
  }
}

/** `varannan torsdag`; a rule that another calendar has made is only said to come back. */
export function often(rhythm: Rhythm | undefined): string {
  return rhythm ? rhythmText(rhythm) : 'återkommande';
}
