import { type Line, take } from './line.ts';

/** What a line says about the time of day. Minutes after midnight. */
export interface Clock {
  readonly start: number;
  readonly minutes?: number;
}

export type ClockFault =
  /** 25.00, 9.75. */
  | { readonly kind: 'no-such-time'; readonly written: string }
  /** "kl 15–13". */
  | { readonly kind: 'end-before-start' }
  /** A lone number that is hardly an hour of a working day. */
  | { readonly kind: 'unclear-time'; readonly hour: number };

type Read =
  | { readonly clock: Clock; readonly rest: Line }
  | { readonly fault: ClockFault }
  /** No time of day; perhaps how long. */
  | { readonly minutes?: number; readonly rest: Line };

const hour = String.raw`\d{1,2}`;
const minute = String.raw`[.:]\d{2}`;
const half = String.raw`(?:\s?([ap]m)\b)?`;
const at = String.raw`(?:kl\.?|klockan|at|@)\s*`;
const dash = String.raw`\s*(?:-|till|to|until|och|and)\s*`;
const months = 'jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec';
/** Not inside a date or a number: `2021-11-30`, `30/11`, `v 5-10`, "15-17 mars". */
const before = String.raw`(?<![\d.:/-]|\bv|\bv\.|\bv |\bv\. |vecka |week )`;
const after = String.raw`(?![\d/:-]|\.\d|\s?(?:${months}))`;

const ranges = [
  new RegExp(
    String.raw`(?:${at}|mellan\s+|between\s+|fran\s+|from\s+)(${hour})(${minute})?${half}${dash}(?:${at})?(${hour})(${minute})?${half}${after}`,
  ),
  new RegExp(`${before}(${hour})(${minute})${half}${dash}(${hour})(${minute})?${half}${after}`),
  new RegExp(String.raw`${before}(${hour})(${minute})?${half}\s*(?:-|till)\s*(${hour})(${minute})?${half}${after}`),
];
/** "20 januari 10": a year of two figures that is an hour is one. */
const afterDay = String.raw`(?<=(?:\b(?:${months})\p{L}*|\d\/\d{1,2})\s)`;
const single = [
  new RegExp(String.raw`${at}(${hour})(${minute})?${half}(?![\d/])`),
  new RegExp(String.raw`${at}(\d{2})(\d{2})(?!\d)`),
  new RegExp(String.raw`(?<![\d.:/-])(${hour})(:\d{2})${half}(?![\d:])`),
  new RegExp(String.raw`(?<![\d.:/-])(${hour})(\.\d{2})${half}(?!\d|\.\d)`),
  new RegExp(String.raw`(?<![\d.:/-])(${hour})()\s?([ap]m)\b`),
  new RegExp(String.raw`${afterDay}(0?[7-9]|1[0-8])(?![\d.:/-])`, 'u'),
];

/** "i två timmar", "90 min", "1,5 h". */
const lengths: readonly (readonly [RegExp, number])[] = [
  [
    /(?:\b(?:i|for)\s+)?(?<![\d.:])(\d{1,2}(?:[.,]\d)?|en|ett|tva|tre|fyra|one|two|three|four)\s*-?(?:tim(?:me|mar|mars)?|h|hours?|hrs?)\b\.?/,
    60,
  ],
  [/(?:\b(?:i|for)\s+)?(?<![\d.:])(\d{1,3})\s*-?(?:min(?:uter|uters|utes?)?)\b\.?/, 1],
  [/(?:\b(?:i|for)\s+)?\b(?:en\s+)?(en halvtimme|halvtimme|half an hour)\b/, 30],
];
const words: Readonly<Record<string, number>> = {
  en: 1,
  ett: 1,
  tva: 2,
  tre: 3,
  fyra: 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

/** Reads the time of day, and how long: "09.00", "kl 13-15", "9 till 11", "2 pm", "kl 13 i två timmar". */
export function readClock(line: Line): Read {
  const long = readLength(line);
  const ranged = readRange(long.rest);
  if (ranged) return ranged;
  for (const pattern of single) {
    const taken = take(long.rest, pattern);
    if (!taken) continue;
    const [, hours = '', minutes, half12] = taken.found;
    const start = timeOf(hours, minutes, half12);
    if (start === undefined) return { fault: { kind: 'no-such-time', written: taken.found[0].replace(/^\D+/, '') } };
    return { clock: { start, ...(long.minutes === undefined ? {} : { minutes: long.minutes }) }, rest: taken.rest };
  }
  return long;
}

function readRange(line: Line): Read | undefined {
  for (const pattern of ranges) {
    const taken = take(line, pattern);
    if (!taken) continue;
    const [whole, h1 = '', m1, half1, h2 = '', m2, half2] = taken.found;
    const start = timeOf(h1, m1, half1 ?? half2);
    const end = timeOf(h2, m2, half2);
    if (start === undefined || end === undefined)
      return { fault: { kind: 'no-such-time', written: whole.replace(/^\D+/, '') } };
    if (end <= start) return { fault: { kind: 'end-before-start' } };
    return { clock: { start, minutes: end - start }, rest: taken.rest };
  }
  return undefined;
}

function readLength(line: Line): { readonly minutes?: number; readonly rest: Line } {
  for (const [pattern, unit] of lengths) {
    const taken = take(line, pattern);
    if (!taken) continue;
    const written = taken.found[1] ?? '';
    const count = unit === 30 ? 1 : (words[written] ?? Number(written.replace(',', '.')));
    return { minutes: Math.round(count * unit), rest: taken.rest };
  }
  return { rest: line };
}

/** Hours in which a lone number is taken for one: "fredag 9", but not "fredag 19". */
const earliest = 7;
const latest = 18;

/** A lone number left when everything else has been read: "i morgon 14". */
export function readLoneHour(line: Line, minutes?: number): Read {
  const taken = take(line, /(?<![\d.,:/-])\b(\d{1,2})\b(?![\d.,:/-]*\d)/);
  if (!taken) return { rest: line };
  const value = Number(taken.found[1]);
  if (value > 24) return { fault: { kind: 'no-such-time', written: taken.found[0] } };
  if (value < earliest || value > latest) return { fault: { kind: 'unclear-time', hour: value } };
  return { clock: { start: value * 60, ...(minutes === undefined ? {} : { minutes }) }, rest: taken.rest };
}

function timeOf(hours: string, minutes: string | undefined, half12: string | undefined): number | undefined {
  const m = Number((minutes ?? '').replace(/\D/g, '') || '0');
  const written = Number(hours);
  if (m > 59 || written > (half12 === undefined ? 23 : 12)) return undefined;
  const h = half12 === undefined ? written : (written % 12) + (half12 === 'pm' ? 12 : 0);
  return h * 60 + m;
}

/** `09.00`, `9:30`, `13`, as a form's field holds it; undefined for what is no time of day. */
export function readTimeField(text: string): number | undefined {
  const found = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?$/i.exec(text.trim());
  return found ? timeOf(found[1] ?? '', found[2], undefined) : undefined;
}
