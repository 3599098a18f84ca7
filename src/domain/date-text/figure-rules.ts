import { Temporal } from 'temporal-polyfill';
import { onDay } from './day-rules.ts';
import { dayOfMonth, EXACT, type Found, impossible, inYearOrYearly, type Meaning, type Rule } from './meaning.ts';
import { shortYear, yearAfter } from './parts.ts';
import { is, numeral, type Token } from './tokens.ts';

type Tokens = readonly Token[];

/** Three numbers with the same sign between them and no space: `2021-11-30`, `2021/11/30`, `30.11.2021`, `21-11-30`. */
export const threeFigures: Rule = (tokens, i, today) => {
  const [a, b, c] = [tokens[i], tokens[i + 2], tokens[i + 4]];
  const sign = tokens[i + 1];
  if (!is(sign, '-', '/', '.') || !is(tokens[i + 3], sign?.word ?? '')) return undefined;
  if (![1, 2, 3, 4].every((n) => tokens[i + n]?.glued) || a?.kind !== 'number' || c?.kind !== 'number')
    return undefined;
  const month = numeral(b, 2);
  const next = i + 5;
  if (month === undefined) return undefined;
  if (a.text.length === 4) return dated(Number(a.text), month, numeral(c, 2), next);
  if (c.text.length === 4) return dated(Number(c.text), month, numeral(a, 2), next);
  if (sign?.word === '/') return dated(shortYear(c, today), month, numeral(a, 2), next);
  return twoShortYears(
    dated(nearYear(a, today), month, numeral(c, 2), next),
    dated(nearYear(c, today), month, numeral(a, 2), next),
  );
};

/** `30/11`, `30/11 2022`, `30/11-21`: day and month, never month and day. */
export const slashed: Rule = (tokens, i, today) => {
  const day = numeral(tokens[i], 2);
  const month =
    is(tokens[i + 1], '/') && tokens[i + 1]?.glued && tokens[i + 2]?.glued ? numeral(tokens[i + 2], 2) : undefined;
  if (day === undefined || month === undefined) return undefined;
  const year = yearAfter(tokens, i + 3, today);
  const next = year?.next ?? i + 3;
  if (month < 1 || month > 12)
    return { meaning: impossible({ kind: 'no-such-month', month }), next, precision: 'day', weak: true };
  return onDay(day, month, year?.value, next, today);
};

/** `15.3`: may be a measure, so it is always asked about. */
export const dotted: Rule = (tokens, i, today) => {
  const day = numeral(tokens[i], 2);
  const month =
    is(tokens[i + 1], '.') && tokens[i + 1]?.glued && tokens[i + 2]?.glued ? numeral(tokens[i + 2], 2) : undefined;
  if (day === undefined || month === undefined) return undefined;
  const next = i + 3;
  if (month < 1 || month > 12)
    return { meaning: impossible({ kind: 'no-such-month', month }), next, precision: 'day', weak: true };
  const { meaning } = onDay(day, month, undefined, next, today);
  const measure = `${tokens[i]?.text}.${tokens[i + 2]?.text}`;
  const asked: Meaning =
    meaning.kind === 'yearly'
      ? { ...meaning, manner: { ...meaning.manner, doubt: { kind: 'measure-or-date', measure } } }
      : meaning;
  return { meaning: asked, next, precision: 'day', weak: true };
};

/** `20211130`, `211130`. */
export const compact: Rule = (tokens, i, today) => {
  const token = tokens[i];
  if (token?.kind !== 'number') return undefined;
  const match = /^(\d{4}|\d\d)(\d\d)(\d\d)$/.exec(token.text);
  if (!match) return undefined;
  const [, y = '', month = '', day = ''] = match;
  const year = y.length === 4 ? Number(y) : 100 * Math.floor(today.year / 100) + Number(y);
  const found = dated(year, Number(month), Number(day), i + 1);
  // In running text six or eight digits are a date only if that date is near.
  const far = Math.abs(year - today.year) > 5 || found?.meaning.kind === 'impossible';
  return found && (far ? { ...found, weak: true } : found);
};

function dated(year: number | undefined, month: number, day: number | undefined, next: number): Found | undefined {
  if (year === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12) return { meaning: impossible({ kind: 'no-such-month', month }), next, precision: 'day' };
  return { meaning: inYearOrYearly(year, (y) => dayOfMonth(y, month, day), EXACT), next, precision: 'day' };
}

function nearYear(token: Token, today: Temporal.PlainDate): number | undefined {
  const year = shortYear(token, today);
  return year !== undefined && year >= today.year - 2 && year <= today.year + 8 ? year : undefined;
}

/** `21-11-22` is two dates: year first, as the authorities write, or day first. */
function twoShortYears(yearFirst: Found | undefined, dayFirst: Found | undefined): Found | undefined {
  const a = yearFirst?.meaning;
  const b = dayFirst?.meaning;
  if (!yearFirst || a?.kind !== 'fixed') return dayFirst ?? yearFirst;
  if (b?.kind !== 'fixed' || a.span.first.equals(b.span.first)) return yearFirst;
  const dates = [a.span.first, b.span.first].sort(Temporal.PlainDate.compare);
  return {
    ...yearFirst,
    meaning: { kind: 'either', dates, preferred: a.span.first, reason: { kind: 'ambiguous-order' } },
  };
}

/** A time of day after a date: `kl 15.00`, "klockan 9", "at 3". Index after it, or `i`. */
export function afterClock(tokens: Tokens, i: number): number {
  if (isTime(tokens, i)) return i + 3;
  if (!is(tokens[i], 'kl', 'klockan', 'at')) return i;
  const dot = is(tokens[i + 1], '.') ? i + 2 : i + 1;
  if (numeral(tokens[dot], 2) === undefined) return i;
  return is(tokens[dot + 1], '.', ':') && numeral(tokens[dot + 2], 2) !== undefined ? dot + 3 : dot + 1;
}

/** `15:00`. */
function isTime(tokens: Tokens, i: number): boolean {
  const [hour, minute] = [numeral(tokens[i], 2), numeral(tokens[i + 2], 2)];
  if (hour === undefined || minute === undefined || !is(tokens[i + 1], ':')) return false;
  return hour < 24 && minute < 60 && tokens[i + 2]?.text.length === 2;
}
