import { fold } from '../fold.ts';
import { type Cell, cellText } from './cell.ts';
import { monthOf, serialDate } from './plan-date.ts';
import type { NumberQuestion, RestoredNumber } from './row-fault.ts';

/** A row's number as the sheet holds it, with the goal area's number where the row tells it. */
export interface NumberCell {
  readonly row: number;
  readonly cell: Cell;
  readonly goalArea: number | undefined;
}

export interface NumberReading {
  /** By row; a row whose number is empty, wrong or asked about is absent. */
  readonly numbers: ReadonlyMap<number, string>;
  readonly restored: readonly RestoredNumber[];
  readonly questions: readonly NumberQuestion[];
}

interface Candidates {
  readonly row: number;
  readonly found: string;
  /** One when the cell says it; several when Excel left more than one possible. */
  readonly numbers: readonly string[];
  /** Somebody has answered which it is. */
  readonly answered: boolean;
}

/**
 * The measures' numbers, restored where Excel took them for dates (`1.3` as 1 March) or decimals (`1,3`; `1.1` for
 * `1.10`). What the goal area and the numbers around do not settle is asked; `answers` holds the answers by row.
 */
export function readNumbers(
  cells: readonly NumberCell[],
  answers: Readonly<Record<number, string>> = {},
): NumberReading {
  const all = cells.map((each) => toCandidates(each, answers[each.row]));
  const certain = new Set(all.flatMap(({ numbers }) => (numbers.length === 1 ? numbers : [])));
  const numbers = new Map<number, string>();
  const restored: RestoredNumber[] = [];
  const questions: NumberQuestion[] = [];
  const given = new Set<string>();
  for (const [index, { row, found, numbers: candidates, answered }] of all.entries()) {
    if (candidates.length === 0) continue;
    const before = numbers.get(all[index - 1]?.row ?? -1);
    const after = all[index + 1]?.numbers ?? [];
    const possible = answered ? candidates : choose(candidates, { before, after, certain, given });
    const [number, ...others] = possible;
    if (number === undefined || others.length > 0) {
      questions.push({ row, found, candidates: possible });
      continue;
    }
    numbers.set(row, number);
    given.add(fold(number));
    if (number !== found) restored.push({ row, from: found, to: number });
  }
  return { numbers, restored, questions };
}

interface Around {
  readonly before: string | undefined;
  readonly after: readonly string[];
  readonly certain: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

function choose(candidates: readonly string[], { before, after, certain, given }: Around): readonly string[] {
  const [first] = candidates;
  if (candidates.length === 1 && first !== undefined) {
    // Excel writes 1.10 as 1.1: one that follows 1.9, or comes before 1.11, is 1.10 where there is a 1.1 already.
    const tenfold = /^\d+\.[1-9]$/.test(first) ? `${first}0` : undefined;
    const fits = tenfold && (follows(before, tenfold) || after.some((next) => follows(tenfold, next)));
    if (!fits || certain.has(tenfold)) return candidates;
    return given.has(fold(first)) ? [tenfold] : [tenfold, first];
  }
  const free = candidates.filter((number) => !certain.has(number) && !given.has(fold(number)));
  if (free.length <= 1) return free.length === 1 ? free : candidates;
  const inSequence = free.filter((number) => follows(before, number) || after.some((next) => follows(number, next)));
  return inSequence.length === 1 ? inSequence : free;
}

/** Whether `next` is the number after `number` in the same goal area. */
function follows(number: string | undefined, next: string): boolean {
  const [, area, place] = /^(\d+)\.(\d+)$/.exec(number ?? '') ?? [];
  return area !== undefined && next === `${area}.${Number(place) + 1}`;
}

function toCandidates({ row, cell, goalArea }: NumberCell, answer: string | undefined): Candidates {
  const found = cellText(cell);
  if (answer !== undefined) return { row, found, numbers: [answer], answered: true };
  const candidates = (numbers: readonly string[]): Candidates => ({ row, found, numbers, answered: false });
  const inArea = (numbers: readonly string[]) => {
    const fitting = numbers.filter((number) => goalArea !== undefined && number.startsWith(`${goalArea}.`));
    return fitting.length > 0 ? fitting : numbers;
  };
  const day = dayAndMonth(cell);
  // Swedish Excel takes 1.3 for the first of March; another language's may take it for the third of January.
  if (day) return candidates(inArea([...new Set([`${day.day}.${day.month}`, `${day.month}.${day.day}`])]));
  const yearMonth = /^([a-z]{3})-(\d{2})$/.exec(fold(found));
  const month = monthOf(yearMonth?.[1]);
  if (yearMonth && month) return candidates([`${month}.${Number(yearMonth[2])}`]);
  const number = found
    .replace(/[.\s]+$/, '')
    .replace(/^(\d+),(\d+)$/, '$1.$2')
    .replace(/\s+/g, '');
  return candidates(number === '' ? [] : [number]);
}

/** The day that a number was taken for: a date cell, a day number, `01-mar`, `3 januari`, `2021-03-01`, `1/3`. */
function dayAndMonth(cell: Cell): { day: number; month: number } | undefined {
  const [, isoMonth, isoDay] = /^\d{4}-(\d{2})-(\d{2})/.exec(cell.date ?? cell.text.trim()) ?? [];
  if (isoMonth && isoDay) return { day: Number(isoDay), month: Number(isoMonth) };
  const serial = serialDate(cell);
  if (serial) return serial;
  const text = fold(cellText(cell));
  const [, day, word] = /^(\d{1,2})[- ]([a-z]+)\.?(?:[- ]\d{2,4})?$/.exec(text) ?? [];
  const month = monthOf(word);
  if (day && month) return { day: Number(day), month };
  const [, slashDay, slashMonth] = /^(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?$/.exec(text) ?? [];
  if (slashDay && slashMonth && Number(slashMonth) <= 12) return { day: Number(slashDay), month: Number(slashMonth) };
  return undefined;
}
