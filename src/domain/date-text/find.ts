import { bareExpression } from './grammar.ts';
import type { Found, Meaning } from './meaning.ts';
import type { DateContext, DatePrecision, DateReading, DateUse } from './reading.ts';
import { resolve } from './resolve.ts';
import { is, numeral, type Token, tokenize } from './tokens.ts';

/** A date expression in a text, with its place in UTF-16 units, end exclusive. */
export interface FoundDate {
  readonly reading: DateReading;
  start: number;
  end: number;
  matched: string;
  precision: DatePrecision;
  /** What the same words are for another use. */
  as(use: DateUse): DateReading;
}

type Tokens = readonly Token[];

/**
 * Finds the date expressions inside a note, in order, longest first where they overlap. Amounts, shares (`8/10`), clock
 * times, case numbers and measure numbers are not dates.
 */
export function findDates(text: string, context: DateContext): FoundDate[] {
  const tokens = tokenize(text, 'calendar');
  const found: FoundDate[] = [];
  for (let i = 0; i < tokens.length; ) {
    const here = begins(tokens, i) ? bareExpression(tokens, i, context.today) : undefined;
    if (!here || !isDateInText(tokens, i, here)) {
      i++;
      continue;
    }
    const start = tokens[i]?.start ?? 0;
    const end = tokens[here.next - 1]?.end ?? start;
    const as = readings(here.meaning, context);
    found.push({
      get reading() {
        return as(context.use);
      },
      start,
      end,
      matched: text.slice(start, end),
      precision: here.precision,
      as,
    });
    i = here.next;
  }
  return found;
}

/** Each reading is made once, when it is asked for. */
function readings(meaning: Meaning, context: DateContext): (use: DateUse) => DateReading {
  const made = new Map<DateUse, DateReading>();
  const remembering = meaning.kind === 'yearly' ? { ...meaning, inYear: rememberedByYear(meaning.inYear) } : meaning;
  return (use) => {
    const reading = made.get(use) ?? resolve(remembering, { ...context, use });
    made.set(use, reading);
    return reading;
  };
}

/** The uses of a date ask about the same years. */
function rememberedByYear<Days>(inYear: (year: number) => Days): (year: number) => Days {
  const made = new Map<number, Days>();
  return (year) => {
    const days = made.get(year) ?? inYear(year);
    made.set(year, days);
    return days;
  };
}

/** Not in the middle of something else: `KS/2021:312`, `13.30`, `+46`. */
function begins(tokens: Tokens, i: number): boolean {
  const [token, before] = [tokens[i], tokens[i - 1]];
  if (token?.kind === 'mark') return false;
  return (
    !token?.glued ||
    is(before, '(', '"', "'", '”', '“', '«', '»', '-', '–', ',', ';', '!', '?', '…') ||
    opens(tokens, i)
  );
}

/** A colon or full stop without space after a word, as in "Klart:30 nov". */
function opens(tokens: Tokens, i: number): boolean {
  return is(tokens[i - 1], ':', '.') && tokens[i - 2]?.kind === 'word' && tokens[i]?.kind === 'word';
}

function isDateInText(tokens: Tokens, i: number, { next, meaning, weak }: Found): boolean {
  const after = tokens[next];
  const torn =
    after?.glued && (after.kind !== 'mark' || (is(after, '-', '/', ':', '.', '_', '@') && tokens[next + 1]?.glued));
  if (torn || is(after, '%', 'kr', 'kronor', 'procent', 'tkr', 'mkr')) return false;
  if (weak && !isDottedDate(tokens, i, next)) return false;
  if (isShare(tokens, i, next)) return false;
  if (is(tokens[i], 'vecka', 'v') && (tokens[i - 1]?.kind === 'number' || is(after, 'av'))) return false;
  return (
    meaning.kind !== 'impossible' || tokens[i]?.kind !== 'number' || !is(tokens[i + 1], '/') || hasDateWord(tokens, i)
  );
}

/** "Klart 15.12": a dotted date where one is expected, to be asked about. */
function isDottedDate(tokens: Tokens, i: number, next: number): boolean {
  if (next !== i + 3 || tokens[i]?.kind !== 'number' || !is(tokens[i + 1], '.')) return false;
  const month = numeral(tokens[i + 2], 2) ?? 0;
  return (
    month >= 1 && month <= 12 && is(tokens[i - 1], 'den', 'senast', 'klart', 'klar', 'klara', 'datum', 'slutdatum')
  );
}

/** Words before figures that make them a date. */
const dateWords = [
  'den',
  'till',
  'senast',
  'fore',
  'innan',
  'efter',
  'med',
  'fran',
  'm',
  'datum',
  'slutdatum',
  'startdatum',
  'start',
  'by',
  'until',
  'on',
  'sedan',
  'per',
  'mandag',
  'tisdag',
  'onsdag',
  'torsdag',
  'fredag',
];
/** Words before or after figures that make them a share of something. */
const shareWords = [
  'indikator',
  'utfall',
  'matt',
  'nu',
  'resultat',
  'klara',
  'klar',
  'klart',
  'av',
  'gjorda',
  'genomforda',
  'platser',
  'skolor',
  'status',
];

function hasDateWord(tokens: Tokens, i: number): boolean {
  const before = is(tokens[i - 1], '.') ? tokens[i - 2] : tokens[i - 1];
  return is(before, ...dateWords) && !is(tokens[i - 2], 'gatt', 'okat', 'uppe', 'upp', 'kommit');
}

/** `8/10` is rather eight of ten than 8 October, unless a word before says date; `10/8` the other way round. */
function isShare(tokens: Tokens, i: number, next: number): boolean {
  if (tokens[i]?.kind !== 'number' || !is(tokens[i + 1], '/') || next !== i + 3) return false;
  if (hasDateWord(tokens, i)) return false;
  const [part, total] = [Number(tokens[i]?.text), Number(tokens[i + 2]?.text)];
  if (part <= total) return true;
  // "Klart 15/3": more than all is not done.
  return (
    (is(tokens[i - 1], ...shareWords) && !is(tokens[i - 1], 'klar', 'klara', 'klart')) ||
    is(tokens[next], ...shareWords)
  );
}
