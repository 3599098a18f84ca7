import { afterClock } from './date-text/figure-rules.ts';
import { expressionAt } from './date-text/grammar.ts';
import type { DateContext, DatePrecision, DateReading } from './date-text/reading.ts';
import { resolve } from './date-text/resolve.ts';
import { is, type Token, tokenize } from './date-text/tokens.ts';

export { type FoundDate, findDates } from './date-text/find.ts';
export type { DateContext, DateError, DateQuestion, DateReading, DateUse } from './date-text/reading.ts';

/** Longest expression that is read; what is longer is a note. */
const MAX_LENGTH = 200;

/**
 * Reads a whole Swedish or English date expression, on `context.today` in Europe/Stockholm. Without year, a date is
 * the first one from today on; if it passed at most 60 days ago it is asked about. With a year, or relative ("i
 * fredags"), a due date passed at most 60 days ago is asked about and one further back is the error `long-passed`. In
 * a note, what has passed is simply past and no question is asked about weekends, summer or the agreement's end.
 */
export function readDate(text: string, context: DateContext): DateReading {
  const tokens = text.length > MAX_LENGTH ? [] : tokenize(text, 'all');
  const found = tokens.length > 0 ? expressionAt(tokens, 0, context.today) : undefined;
  if (!found || !isTrailing(tokens, afterClock(tokens, found.next))) {
    return { outcome: 'error', error: { kind: 'not-understood' } };
  }
  return resolve(found.meaning, context);
}

/**
 * Reads the longest date expression at the start of a text: `30 nov väntar på el` is 30 November and the rest. The rest
 * is what follows, without the sign that parts the two. Undefined when the text does not begin with a date.
 */
export function readLeadingDate(
  text: string,
  context: DateContext,
): { reading: DateReading; precision: DatePrecision; matched: string; rest: string } | undefined {
  const tokens = tokenize(text, 'calendar');
  const found = expressionAt(tokens, 0, context.today);
  const last = found && tokens[found.next - 1];
  if (!last || isTorn(tokens, found.next)) return undefined;
  const rest = text
    .slice(last.end)
    .replace(/^[\s.,;:–—-]+/, '')
    .trim();
  return {
    reading: resolve(found.meaning, context),
    precision: found.precision,
    matched: text.slice(0, last.end).trim(),
    rest,
  };
}

/** Nothing is left but signs and words that add nothing. */
function isTrailing(tokens: readonly Token[], from: number): boolean {
  return tokens
    .slice(from)
    .every((token) =>
      is(token, '.', ',', '!', '?', ';', ')', '"', '”', 'senast', 'kanske', 'istallet', 'tack', 'please'),
    );
}

/** The date ends in the middle of something: `30/11-projektet`. */
function isTorn(tokens: readonly Token[], next: number): boolean {
  const [after, then] = [tokens[next], tokens[next + 1]];
  if (!after?.glued) return false;
  return after.kind !== 'mark' || (is(after, '-', '/', ':', '.') && then?.glued === true);
}
