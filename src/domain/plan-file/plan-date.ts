import { Temporal } from 'temporal-polyfill';
import { fold } from '../fold.ts';
import { type Cell, cellText } from './cell.ts';

export type PlanDate =
  | { readonly ok: true; readonly date: Temporal.PlainDate }
  | { readonly ok: false; readonly problem: 'impossible-date' | 'unreadable-date' | 'date-without-year' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH_WORD =
  /^(?:jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/**
 * A date as a plan's cell holds it: a date cell, Excel's day number, `2021-11-30`, `30/11/2021`, `30.11.2021`,
 * `20211130` or `30 nov 2021`. Strict: a plan's date has a day and a year. Past days and holidays are allowed.
 */
export function readPlanDate(cell: Cell): PlanDate {
  if (cell.date !== undefined) return { ok: true, date: Temporal.PlainDate.from(cell.date) };
  const serial = serialDate(cell);
  if (serial) return { ok: true, date: serial };
  const text = fold(cellText(cell)).replace(/ 00:00(:00)?$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (slashed) return dateOf(slashed[4], slashed[3], slashed[1]);
  const worded = /^(?:den )?(\d{1,2})(?::e|:a)? ?([a-z]+)\.?(?: (\d{4}))?$/.exec(text);
  const month = monthOf(worded?.[2]);
  if (worded && month)
    return worded[3] ? dateOf(worded[3], month, worded[1]) : { ok: false, problem: 'date-without-year' };
  if (/^\d{1,2}\/\d{1,2}$/.test(text)) return { ok: false, problem: 'date-without-year' };
  return { ok: false, problem: 'unreadable-date' };
}

/** 1–12 for a Swedish month or its abbreviation. */
export function monthOf(word: string | undefined): number | undefined {
  if (word === undefined || !MONTH_WORD.test(word)) return undefined;
  return MONTHS.indexOf(word.slice(0, 3)) + 1;
}

/** The day of Excel's day number, for 2000–2099: a date whose cell has lost its format, or that was read as a number. */
export function serialDate({ number, text }: Cell): Temporal.PlainDate | undefined {
  const serial = number ?? (/^\d{5}$/.test(text.trim()) ? Number(text) : Number.NaN);
  if (!Number.isInteger(serial) || serial < 36526 || serial > 73050) return undefined;
  return Temporal.PlainDate.from('1899-12-30').add({ days: serial });
}

function dateOf(year: unknown, month: unknown, day: unknown): PlanDate {
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return { ok: true, date };
  } catch {
    return { ok: false, problem: 'impossible-date' };
  }
}
