import { Temporal } from 'temporal-polyfill';
import {
  easterSunday,
  mondayOfIsoWeek,
  monthSpan,
  type Span,
  weekSpan,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../calendar.ts';
import { type Found, inYearOrYearly, type Meaning, type Rule, VAGUE } from './meaning.ts';
import { yearAfter } from './parts.ts';
import { anyPhrase, is, numeral, phraseTable, skip, type Token } from './tokens.ts';
import { own, pastSeasonByWord, seasonByWord } from './words.ts';

type Tokens = readonly Token[];
const SUMMER_WEEKS = { from: 28, to: 31 };

function seasonSpan(season: number): (year: number) => Span {
  return (year) => {
    const first = new Temporal.PlainDate(year, 3 * season, 1);
    return { first, last: first.add({ months: 3 }).subtract({ days: 1 }) };
  };
}

const seasonLeads = 'den har|i|till|framat|mot|under|denna|kommande|this|in the|the|forra|last|nasta|next'.split('|');
const termLeads = 'nasta|next|kommande|den har|denna|this|under|i'.split('|');

/** "i vår", "hösten 2022", "nästa sommar", "i våras". Spring is March–May, and so on. */
export const season: Rule = (tokens, i, today) => {
  const past = is(tokens[i], 'i') ? own(pastSeasonByWord, tokens[i + 1]?.word ?? '') : undefined;
  if (past !== undefined) return vague(latestOver(seasonSpan(past), today), i + 2);
  const before = is(tokens[i], 'forra', 'last');
  const after = is(tokens[i], 'nasta', 'next');
  const lead = anyPhrase(tokens, i, seasonLeads) ?? i;
  const token = tokens[lead];
  const number = own(seasonByWord, token?.word ?? '');
  if (number === undefined || token === undefined || (lead === i && isBare(token))) return undefined;
  const span = seasonSpan(number);
  if (before) return vague(latestOver(span, today), lead + 1);
  if (after) return vague(nextBegun(span, today), lead + 1);
  const year = yearAfter(tokens, lead + 1, today);
  const found = vague(inYearOrYearly(year?.value, span, VAGUE), year?.next ?? lead + 1);
  return year || seasonInText(tokens, lead) ? found : { ...found, weak: true };
};

/** "var" without å is "where" or "was" unless "i" or "till" stands before it; so is "host" without ö a cough. */
function isBare(token: Token): boolean {
  return ['var', 'host'].includes(token.text.toLowerCase());
}

/** In running text "i vår" must be the season, not "i vår kommun" or "i var och en". */
function seasonInText(tokens: Tokens, lead: number): boolean {
  const [token, after] = [tokens[lead], tokens[lead + 1]];
  if (token === undefined || isBare(token)) return false;
  return (
    token.word !== 'var' ||
    after?.kind !== 'word' ||
    is(after, 'och', 'eller', 'men', 'i', 'pa', 'nar', 'om', 'sa', 'med')
  );
}

const terms: readonly [readonly string[], (year: number) => Span][] = [
  [['vt', 'varterminen', 'vartermin'], springTerm],
  [['ht', 'hostterminen', 'hosttermin'], autumnTerm],
];

/** From the Monday after Epiphany to Friday in week 23; the day differs between municipalities. */
export function springTerm(year: number): Span {
  return { first: afterEpiphany(year), last: mondayOfIsoWeek(year, 23).add({ days: 4 }) };
}

/** From Monday in week 34 to the Friday before Christmas week; the day differs between municipalities. */
export function autumnTerm(year: number): Span {
  const christmasEve = new Temporal.PlainDate(year, 12, 24);
  return { first: mondayOfIsoWeek(year, 34), last: christmasEve.subtract({ days: christmasEve.dayOfWeek + 2 }) };
}

/** The first Monday after Epiphany, when whole working weeks begin again. */
export function afterEpiphany(year: number): Temporal.PlainDate {
  const epiphany = new Temporal.PlainDate(year, 1, 6);
  return epiphany.add({ days: 8 - epiphany.dayOfWeek });
}

/** "vt 22", "HT2021", "höstterminen", "terminen", "nästa termin". */
export const term: Rule = (tokens, i, today) => {
  const named = terms.find(([names]) => is(tokens[i], ...names));
  if (named) {
    const short = numeral(tokens[skip(tokens, i + 1, '-', "'", '.')], 2);
    const full = yearAfter(tokens, i + 1, today);
    const next = full?.next ?? (short === undefined ? i + 1 : skip(tokens, i + 1, '-', "'", '.') + 1);
    const year = full?.value ?? (short === undefined ? undefined : 100 * Math.floor(today.year / 100) + short);
    const found = vague(inYearOrYearly(year, named[1], VAGUE), next);
    return is(tokens[i], 'vt', 'ht') && year === undefined ? { ...found, weak: true } : found;
  }
  const next = is(tokens[i], 'nasta', 'next', 'kommande');
  const lead = anyPhrase(tokens, i, termLeads) ?? i;
  if (!is(tokens[lead], 'termin', 'terminen', 'term') || (lead === i && !is(tokens[i], 'terminen'))) return undefined;
  const all = [springTerm, autumnTerm].flatMap((span) => [today.year, today.year + 1].map(span));
  const ahead = all.sort((a, b) => Temporal.PlainDate.compare(a.first, b.first));
  const span = ahead.find(
    ({ first, last }) => Temporal.PlainDate.compare(next ? first : last, today) >= (next ? 1 : 0),
  );
  return span && vague({ kind: 'fixed', span, manner: VAGUE }, lead + 1);
};

/** Stretches of a year that are called by a name and whose days differ or are not sharp. */
const stretches: readonly (readonly [readonly string[], (year: number) => Span])[] = [
  [['mellan jul och nyar', 'between christmas and new year', 'mellandagarna'], betweenHolidays],
  [['forvaren', 'varvintern'], (year) => monthSpan(year, 3)],
  [['senvaren'], (year) => monthSpan(year, 5)],
  [['forsommaren'], (year) => monthSpan(year, 6)],
  [['sensommaren'], (year) => monthSpan(year, 8)],
  [['senhosten'], (year) => monthSpan(year, 11)],
  [
    ['semestern', 'semestrarna', 'semesterperioden', 'industrisemestern'],
    (year) => ({
      first: mondayOfIsoWeek(year, SUMMER_WEEKS.from),
      last: mondayOfIsoWeek(year, SUMMER_WEEKS.to).add({ days: 6 }),
    }),
  ],
  [['sportlovet', 'sportlov', 'vinterlovet'], (year) => weekSpan(year, 9)],
  [
    ['pasklovet', 'pasklov'],
    (year) => {
      const monday = easterSunday(year).add({ days: 1 });
      return { first: monday, last: monday.add({ days: 6 }) };
    },
  ],
  [['hostlovet', 'hostlov'], (year) => weekSpan(year, 44)],
  [
    ['jullovet', 'jullov'],
    (year) => ({
      first: autumnTerm(year).last.add({ days: 1 }),
      last: afterEpiphany(year + 1).subtract({ days: 1 }),
    }),
  ],
  [
    ['sommarlovet', 'sommarlov'],
    (year) => ({
      first: springTerm(year).last.add({ days: 1 }),
      last: autumnTerm(year).first.subtract({ days: 1 }),
    }),
  ],
  [
    ['skolavslutningen', 'skolavslutning', 'terminsslutet', 'terminsslut', 'terminens slut'],
    (year) => ({ first: springTerm(year).last, last: springTerm(year).last }),
  ],
  [
    ['skolstarten', 'skolstart', 'terminsstarten', 'terminsstart'],
    (year) => ({ first: autumnTerm(year).first, last: autumnTerm(year).first }),
  ],
  [
    ['halvarsskiftet', 'halvarskiftet'],
    (year) => ({ first: new Temporal.PlainDate(year, 6, 30), last: new Temporal.PlainDate(year, 6, 30) }),
  ],
];
const stretchByName = phraseTable(stretches.map(([names, inYear]) => [inYear, names] as const));

function betweenHolidays(year: number): Span {
  return {
    first: workingDayOnOrAfter(new Temporal.PlainDate(year, 12, 27)),
    last: workingDayOnOrBefore(new Temporal.PlainDate(year, 12, 30)),
  };
}

/** "sportlovet", "semestern", "halvårsskiftet", "mellan jul och nyår". */
export const stretch: Rule = (tokens, i, today) => {
  const found = stretchByName(tokens, i);
  if (!found) return undefined;
  const year = yearAfter(tokens, found.next, today);
  return vague(inYearOrYearly(year?.value, found.value, VAGUE), year?.next ?? found.next);
};

function latestOver(span: (year: number) => Span, today: Temporal.PlainDate): Meaning {
  const over = (year: number) => Temporal.PlainDate.compare(span(year).last, today) < 0;
  return { kind: 'fixed', span: span(over(today.year) ? today.year : today.year - 1), manner: VAGUE };
}

function nextBegun(span: (year: number) => Span, today: Temporal.PlainDate): Meaning {
  const ahead = Temporal.PlainDate.compare(span(today.year).first, today) > 0;
  return { kind: 'fixed', span: span(ahead ? today.year : today.year + 1), manner: VAGUE };
}

function vague(meaning: Meaning, next: number): Found {
  return { meaning, next, precision: 'vague' };
}
