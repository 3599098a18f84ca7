import type { Temporal } from 'temporal-polyfill';
import { bareExpression } from '../date-text/grammar.ts';
import type { Found, Meaning } from '../date-text/meaning.ts';
import { monthName } from '../date-text/parts.ts';
import { is, numeral, type Token, tokenize } from '../date-text/tokens.ts';

type Tokens = readonly Token[];

/** Far enough for every relative expression to mean another day. */
const anotherDay = { days: 400 };
const listed = [',', 'och', 'samt', '&', 'and'];

/**
 * What the date expressions of a text mean, in order. Those that depend on the day on which they are read ("nästa vecka")
 * say nothing about a plan and are left out.
 */
export function expressionsOf(text: string, day: Temporal.PlainDate): readonly Meaning[] {
  const tokens = monthsApart(tokenize(text, 'calendar'));
  const found: Meaning[] = [];
  let lead: Token | undefined;
  for (let i = 0; i < tokens.length; ) {
    const here = begins(tokens, i) ? expressionAt(tokens, i, day, lead) : undefined;
    if (!here) {
      if (!is(tokens[i], ...listed)) lead = undefined;
      i++;
      continue;
    }
    if (isAbsolute(here, expressionAt(tokens, i, day.add(anotherDay), lead))) found.push(here.meaning);
    if (is(tokens[i], 'fore', 'innan', 'efter', 'before', 'after')) lead = tokens[i];
    i = here.next;
  }
  return found;
}

/** Not in the middle of something else, such as a case number. */
function begins(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  return token?.kind !== 'mark' && (!token?.glued || is(tokens[i - 1], '(', ',', ';', '"'));
}

/** "Före sommarlovet och jullovet": the second of them is meant as the first. */
function expressionAt(tokens: Tokens, i: number, day: Temporal.PlainDate, lead: Token | undefined): Found | undefined {
  const led = lead && bareExpression([lead, ...tokens.slice(i)], 0, day);
  return led && led.next > 1 ? { ...led, next: i + led.next - 1 } : bareExpression(tokens, i, day);
}

function isAbsolute({ meaning }: Found, then: Found | undefined): boolean {
  const other = then?.meaning;
  if (meaning.kind !== 'fixed') return other?.kind === meaning.kind;
  return (
    other?.kind === 'fixed' && meaning.span.first.equals(other.span.first) && meaning.span.last.equals(other.span.last)
  );
}

/**
 * "I mars och juni 2021" names two months of that year, "15 mars och 15 september" two days: each becomes an expression of
 * its own. "Mellan 15 mars och 15 april" stays one.
 */
function monthsApart(tokens: Tokens): Tokens {
  if (tokens.some((token) => is(token, 'mellan', 'between'))) return tokens;
  const apart: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    const before = is(token, ...listed) ? monthBefore(tokens, i) : undefined;
    const after = before && monthAfter(tokens, i);
    if (!before || !after) {
      apart.push(token);
      continue;
    }
    const year = sharedYear(tokens, i);
    if (year && !before.hasYear) apart.push(yearFor(before.month, after.month, year));
    apart.push({ ...token, kind: 'mark', word: ';' });
  }
  return apart;
}

function monthBefore(tokens: Tokens, i: number): { readonly month: number; readonly hasYear: boolean } | undefined {
  const hasYear = isYear(tokens[i - 1]);
  const month = monthName(tokens, hasYear ? i - 2 : i - 1)?.value;
  return month === undefined ? undefined : { month, hasYear };
}

/** The month after a joining word, with a day before it or none. */
function monthAfter(tokens: Tokens, i: number): { readonly month: number; readonly at: number } | undefined {
  let at = i + 1;
  while (is(tokens[at], 'i', 'och', 'under', 'den', 'in') || (numeral(tokens[at], 2) !== undefined && at < i + 5)) at++;
  const month = monthName(tokens, at)?.value;
  return month === undefined ? undefined : { month, at };
}

/** The year that ends a list of months, which is that of all of them. */
function sharedYear(tokens: Tokens, i: number): Token | undefined {
  for (let after = monthAfter(tokens, i); after; after = monthAfter(tokens, after.at + 1)) {
    const next = tokens[after.at + 1];
    if (isYear(next)) return next;
    if (!is(next, ...listed)) return undefined;
  }
  return undefined;
}

/** "I november och mars 2022": a month that comes later in the year is the year before's. */
function yearFor(month: number, next: number, year: Token): Token {
  const text = String(Number(year.text) - (month > next ? 1 : 0));
  return { ...year, text, word: text, glued: false };
}

function isYear(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^(19|20|21)\d\d$/.test(token.text);
}
