import type { Rhythm } from '../../domain/rhythm.ts';
import { weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const places: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };

const and = (words: readonly string[]) => orList(words, 'and');
const weekday = (number: number) => weekdays[number - 1] ?? '';

/** `09:00` of `2022-01-20T09:00`. */
export const clock = (time: string) => time.slice(11);
/** `Thursday 20 January 2022`. */
export const day = (time: string) => weekdayText(time.slice(0, 10), 'en');

/** `Thursday 20 January 2022 at 09:00–10:00`; past midnight the end has its own day. */
export function span(start: string, end: string): string {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return `${day(start)} at ${clock(start)}–${sameDay ? clock(end) : `${day(end)} at ${clock(end)}`}`;
}

const ordinal = (date: number) => {
  const ending = date % 10 > 3 || (date > 10 && date < 14) ? 'th' : (['th', 'st', 'nd', 'rd'][date % 10] ?? 'th');
  return `${date}${ending}`;
};

const everyOf = (every: number, unit: string) =>
  every === 1 ? `every ${unit}` : every === 2 ? `every other ${unit}` : `every ${every} ${unit}s`;

function rhythmText(rhythm: Rhythm): string {
  const month = everyOf(rhythm.every, 'month');
  switch (rhythm.kind) {
    case 'weekly': {
      const { every, weekdays: on } = rhythm;
      const names = on.join() === '1,2,3,4,5' ? 'Monday to Friday' : and(on.map(weekday));
      if (every === 1 && on.length === 1) return `every ${names}`;
      if (every === 2 && on.length === 1) return `every other ${names}`;
      return `${names} ${everyOf(every, 'week')}`;
    }
    case 'monthly-weekday':
      return `the ${and(rhythm.which.map((which) => places[which] ?? ''))} ${weekday(rhythm.weekday)} ${month}`;
    case 'monthly-day':
      return `the ${ordinal(rhythm.day)} ${month}${rhythm.day > 28 ? ' (or the month’s last day)' : ''}`;
    case 'monthly-weekday-edge':
      return `the ${rhythm.edge} weekday ${month}`;
  }
}

/** `every other Thursday`; a rule that another calendar has made is only said to come back. */
export function often(rhythm: Rhythm | undefined): string {
  return rhythm ? rhythmText(rhythm) : 'recurring';
}
