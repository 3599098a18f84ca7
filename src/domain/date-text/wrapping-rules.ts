import {
  addMonthsClamped,
  addWorkingDays,
  isoWeekOf,
  type Span,
  weekSpan,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../calendar.ts';
import { APPROXIMATE, EXACT, exactly, type Found, oneDay, type Rule, reshape, VAGUE } from './meaning.ts';
import { count, ordinalNumber } from './parts.ts';
import { anyPhrase, is, phraseTable, skip, type Token } from './tokens.ts';

type Tokens = readonly Token[];
type Piece = 'beginning' | 'middle' | 'end';

const of = ['av', 'pa', 'i', 'of', 'in', 'under', '-'];
const pieces = phraseTable<Piece>([
  [
    'beginning',
    [
      'borjan',
      'inledningen',
      'forsta delen',
      'forsta halvan',
      'forsta halften',
      'beginning',
      'start of',
      'starten',
      'early',
      'tidigt',
      'tidig',
      'primo',
    ],
  ],
  ['middle', ['mitten', 'mitt i', 'mitt pa', 'the middle', 'middle', 'mid', 'medio']],
  [
    'end',
    [
      'slutet',
      'senare delen',
      'andra halvan',
      'andra halften',
      'the end',
      'end',
      'late',
      'sent',
      'sen',
      'senare',
      'slut',
      'ultimo',
    ],
  ],
]);
const suffixes: readonly [Piece, readonly string[]][] = [
  ['beginning', ['borjan', 'start']],
  ['middle', ['mitt']],
  ['end', ['slut']],
];
const suffixWords = new Set(suffixes.flatMap(([, words]) => words));

/** "i slutet av november", "mitten av maj", "början av nästa vecka", "årets slut". */
export function pieceOf(period: Rule, thisPeriod: Rule): Rule {
  const ownPiece = possessive(period, thisPeriod);
  return (tokens, i, today) => {
    const start = skip(tokens, skip(tokens, skip(tokens, i, 'i', 'vid', 'at', 'in'), 'the'), 'den', 'allra');
    const piece = pieces(tokens, start);
    if (piece) {
      const inside = skip(tokens, piece.next, ...of);
      const found = period(tokens, inside, today) ?? thisPeriod(tokens, inside, today);
      const cut = found && reshape(found.meaning, (span) => cutPiece(span, piece.value), APPROXIMATE);
      if (cut) return { meaning: cut, next: found.next, precision: found.precision };
    }
    return ownPiece(tokens, i, today);
  };
}

/** "före årets slut", "innan slutet av mars": by that end. */
export function beforeEnd(piece: Rule): Rule {
  return (tokens, i, today) => {
    const at = is(tokens[i], 'fore', 'innan', 'before') ? skip(tokens, i + 1, 'the') : undefined;
    return at !== undefined && tokens.slice(at, at + 3).some((token) => is(token, 'slut', 'slutet', 'end'))
      ? piece(tokens, at, today)
      : undefined;
  };
}

/** "årets slut", "novembers slut", "februari slut": one or two words before what part it is. */
function possessive(period: Rule, thisPeriod: Rule): Rule {
  return (tokens, i, today) => {
    if (tokens[i]?.kind !== 'word' || !tokens.slice(i + 1, i + 4).some((token) => suffixWords.has(token.word)))
      return undefined;
    const bare = tokens[i].word.endsWith('s') ? withoutGenitive(tokens, i) : tokens;
    const found = thisPeriod(bare, i, today) ?? period(bare, i, today);
    const suffix = found && suffixes.find(([, words]) => is(tokens[found.next], ...words));
    const cut = suffix && reshape(found.meaning, (span) => cutPiece(span, suffix[0]), APPROXIMATE);
    return cut && { meaning: cut, next: found.next + 1, precision: found.precision };
  };
}

function withoutGenitive(tokens: Tokens, i: number): Tokens {
  return tokens.map((token, at) => (at === i ? { ...token, word: token.word.slice(0, -1) } : token));
}

/** The first or last third (a month's first ten days), at most 31 days ("början av året" is January), or the day in the middle (a month's fifteenth). */
function cutPiece({ first, last }: Span, piece: Piece): Span {
  const length = first.until(last).days + 1;
  const third = Math.min(31, Math.max(1, Math.round(length / 3)));
  if (piece === 'beginning') return { first, last: first.add({ days: third - 1 }) };
  if (piece === 'end') return { first: last.subtract({ days: third - 1 }), last };
  return oneDay(first.add({ days: Math.max(0, Math.floor((length - 2) / 2)) }));
}

/** "sista dagen i mars", "första arbetsdagen i kvartal 1", "sista veckan i november". */
export function dayOrWeekOf(period: Rule, thisPeriod: Rule, whole: Rule): Rule {
  return (tokens, i, today) => {
    const start = skip(tokens, i, 'den', 'the');
    const last = is(tokens[start], 'sista', 'last');
    const nth = last ? { value: 0, next: start + 1 } : ordinalNumber(tokens, start);
    if (!nth || nth.value > 5) return undefined;
    const unit = tokens[nth.next];
    const working = is(unit, 'arbetsdagen', 'arbetsdag', 'vardagen', 'vardag');
    const side = is(tokens[nth.next + 1], 'fore', 'innan', 'efter', 'before', 'after');
    if (side) return working ? workingDayBeside(whole, last, nth)(tokens, nth.next + 1, today) : undefined;
    const inside = skip(tokens, nth.next + 1, ...of);
    const found = period(tokens, inside, today) ?? thisPeriod(tokens, inside, today);
    if (!found) return undefined;
    const step = (span: Span) => {
      if (!working) return last ? span.last : span.first.add({ days: nth.value - 1 });
      return last ? workingDayOnOrBefore(span.last) : addWorkingDays(span.first.subtract({ days: 1 }), nth.value);
    };
    if (working || is(unit, 'dagen', 'dag', 'day')) return wrapped(found, (span) => oneDay(step(span)), 'day');
    if (!is(unit, 'veckan', 'vecka', 'week')) return undefined;
    return wrapped(found, (span) => weekIn(span, last ? 0 : nth.value), 'week');
  };
}

/** "sista arbetsdagen före jul", "första arbetsdagen efter påsk". */
function workingDayBeside(whole: Rule, isLast: boolean, nth: { readonly value: number }): Rule {
  return (tokens, i, today) => {
    const before = is(tokens[i], 'fore', 'innan', 'before');
    const found = before === isLast ? whole(tokens, i + 1, today) : undefined;
    return (
      found &&
      wrapped(
        found,
        ({ first, last }) => oneDay(before ? addWorkingDays(first, -1) : addWorkingDays(last, nth.value)),
        'day',
      )
    );
  };
}

/** The n-th week with a working day in the span, 0 for the last. */
function weekIn(span: Span, nth: number): Span {
  const day = nth === 0 ? workingDayOnOrBefore(span.last) : workingDayOnOrAfter(span.first).add({ weeks: nth - 1 });
  const { year, week } = isoWeekOf(day);
  return weekSpan(year, week);
}

/** "före jul", "efter påsk", "innan v 48", "veckan efter nyår", "dagen före midsommarafton". */
export function beforeOrAfter(whole: Rule): Rule {
  return (tokens, i, today) => {
    const unit = is(tokens[i], 'dagen', 'veckan') ? tokens[i]?.word : undefined;
    const at = unit ? i + 1 : i;
    const before = is(tokens[at], 'fore', 'innan', 'before');
    if (!before && !is(tokens[at], 'efter', 'after')) return undefined;
    const inside = skip(tokens, skip(tokens, at + 1, 'den', 'att', 'the'), 'pa', 'i');
    const found = whole(tokens, inside, today) ?? whole(tokens, at + 1, today);
    if (!found) return undefined;
    if (unit === 'dagen')
      return wrapped(
        found,
        ({ first, last }) => oneDay(before ? first.subtract({ days: 1 }) : last.add({ days: 1 })),
        'day',
      );
    const change = ({ first, last }: Span): Span => {
      if (unit === undefined) return oneDay(before ? addWorkingDays(first, -1) : addWorkingDays(last, 1));
      // The week after Easter is the one that begins with Easter Monday.
      const later = first.equals(last) ? last.add({ weeks: 1 }) : addWorkingDays(last, 1);
      const then = isoWeekOf(before ? first.subtract({ weeks: 1 }) : later);
      return weekSpan(then.year, then.week);
    };
    const meaning = reshape(found.meaning, change, VAGUE);
    return meaning && { meaning, next: found.next, precision: unit ? 'week' : 'vague' };
  };
}

function wrapped(found: Found, change: (span: Span) => Span, precision: 'day' | 'week'): Found | undefined {
  const meaning = reshape(found.meaning, change, precision === 'day' ? EXACT : APPROXIMATE);
  return meaning && { meaning, next: found.next, precision };
}

type Unit = 'days' | 'workingDays' | 'weeks' | 'months' | 'quarters' | 'tertials' | 'halfYears' | 'years';
const units = phraseTable<Unit>([
  ['days', ['dag', 'dagar', 'dygn', 'dgr', 'day', 'days']],
  ['workingDays', ['arbetsdag', 'arbetsdagar', 'vardagar', 'working day', 'working days', 'business days']],
  ['weeks', ['vecka', 'veckor', 'veckors', 'v', 'week', 'weeks']],
  ['months', ['manad', 'manader', 'man', 'month', 'months']],
  ['quarters', ['kvartal', 'quarter', 'quarters']],
  ['tertials', ['tertial']],
  ['halfYears', ['halvar']],
  ['years', ['ar', 'year', 'years']],
]);
const fromNow = ['framat', 'fran nu', 'fran i dag', 'fran idag', 'from now', 'from today', 'ahead'];

function shift(unit: Unit, n: number) {
  return (date: Parameters<typeof addMonthsClamped>[0]) => {
    if (unit === 'workingDays') return addWorkingDays(date, n);
    if (unit === 'days') return date.add({ days: n });
    if (unit === 'weeks') return date.add({ weeks: n });
    return addMonthsClamped(date, n * { months: 1, quarters: 3, tertials: 4, halfYears: 6, years: 12 }[unit]);
  };
}

/** "om två veckor", "om ett halvår", "inom 10 dagar", "för två veckor sedan", "in a month". */
export const duration: Rule = (tokens, i, today) => {
  const ahead = is(tokens[i], 'om', 'inom', 'in', 'within');
  const start = ahead || is(tokens[i], 'for') ? i + 1 : i;
  const around = skip(tokens, start, 'ca', 'cirka', 'ungefar', 'drygt', 'knappt', 'omkring', 'about', 'around');
  const number = count(tokens, skip(tokens, around, '.'));
  if (!number) return undefined;
  const half = is(tokens[number.next], 'halvt', 'halv', 'half');
  const at = half ? number.next + 1 : number.next;
  const unit = units(tokens, at);
  if (!unit || (half && unit.value !== 'years')) return undefined;
  const { next } = unit;
  const ago = is(tokens[next], 'sedan', 'sen', 'ago');
  const onward = anyPhrase(tokens, next, fromNow);
  if (!ahead && !ago && onward === undefined) return undefined;
  const n = (ago ? -1 : 1) * (half ? 1 : number.value);
  const date = shift(half ? 'halfYears' : unit.value, n)(today);
  const loose = number.loose || around !== start;
  return {
    meaning: loose ? { kind: 'fixed', span: oneDay(date), manner: VAGUE } : exactly(date),
    next: ago ? next + 1 : (onward ?? next),
    precision: loose ? 'vague' : 'day',
  };
};

/** "om två veckor" as the week that lies so far ahead, for "måndag om två veckor". */
export const weeksAhead: Rule = (tokens, i, today) => {
  const number = is(tokens[i], 'om', 'in') ? count(tokens, i + 1) : undefined;
  if (!number || number.loose || !is(tokens[number.next], 'vecka', 'veckor', 'week', 'weeks')) return undefined;
  const { year, week } = isoWeekOf(today.add({ weeks: number.value }));
  return {
    meaning: { kind: 'fixed', span: weekSpan(year, week), manner: APPROXIMATE },
    next: number.next + 1,
    precision: 'week',
  };
};
