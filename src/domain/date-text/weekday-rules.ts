import { Temporal } from 'temporal-polyfill';
import { isoWeekOf, mondayOfIsoWeek, type Span } from '../calendar.ts';
import { alone, timesOfDay } from './day-rules.ts';
import { EXACT, exactly, type Found, type Meaning, oneDay, type Rule, reshape } from './meaning.ts';
import { ordinalNumber, weekdayName } from './parts.ts';
import { anyPhrase, is, skip } from './tokens.ts';
import { own, pastWeekdayByWord } from './words.ts';

const coming = ['nu pa', 'nu till', 'pa', 'on', 'nu', 'kommande', 'nastkommande', 'denna', 'den har', 'this', 'coming'];

/** "på fredag", "nu på fredag", "kommande fredag", "fredag": the first one after today. */
export const comingWeekday: Rule = (tokens, i, today) => {
  const from = anyPhrase(tokens, i, coming) ?? i;
  const weekday = weekdayName(tokens, from);
  if (!weekday) return undefined;
  const date = firstAfter(today, weekday.value);
  // On a Friday "fredag" may be today.
  const meaning = today.dayOfWeek === weekday.value ? either(today, date) : exactly(date);
  const next = skip(tokens, weekday.next, ...timesOfDay);
  return { meaning, next, precision: 'day', ...alone(tokens[weekday.next - 1]) };
};

/** "nästa fredag": the first one after today or the one in next week, which differ until this week's has passed. */
export const nextWeekday: Rule = (tokens, i, today) => {
  const weekday = is(tokens[i], 'nasta', 'next') ? weekdayName(tokens, i + 1) : undefined;
  if (!weekday) return undefined;
  const first = firstAfter(today, weekday.value);
  const { year, week } = isoWeekOf(today);
  const inNextWeek = mondayOfIsoWeek(year, week).add({ days: 6 + weekday.value });
  const meaning = first.equals(inNextWeek) ? exactly(first) : either(first, inNextWeek);
  return { meaning, next: weekday.next, precision: 'day' };
};

/** "i fredags", "förra fredagen", "last Friday". */
export const pastWeekday: Rule = (tokens, i, today) => {
  const latest = is(tokens[i], 'i') ? own(pastWeekdayByWord, tokens[i + 1]?.word ?? '') : undefined;
  if (latest !== undefined) return pastDay(today.subtract({ days: daysSince(today, latest) }), i + 2);
  const weekday = is(tokens[i], 'forra', 'last', 'senaste') ? weekdayName(tokens, i + 1) : undefined;
  if (!weekday) return undefined;
  const { year, week } = isoWeekOf(today);
  const lastWeeks = mondayOfIsoWeek(year, week).subtract({ days: 8 - weekday.value });
  const date = is(tokens[i], 'senaste') ? today.subtract({ days: daysSince(today, weekday.value) }) : lastWeeks;
  return pastDay(date, weekday.next);
};

/** "fredag v 47", "fredag nästa vecka", "måndag om två veckor", "nästa vecka på fredag". */
export function weekdayOfWeek(week: Rule, weeksAhead: Rule): Rule {
  return (tokens, i, today) => {
    const weekday = weekdayName(tokens, skip(tokens, i, 'pa', 'on')) ?? beforeWeek(tokens, i);
    if (weekday) {
      const at = skip(tokens, skip(tokens, weekday.next, ','), 'i', 'of', 'in');
      const found = week(tokens, at, today) ?? week(tokens, weekday.next, today);
      const ahead = weeksAhead(tokens, weekday.next, today);
      return found ? onWeekday(found, weekday.value, found.next) : ahead && onWeekday(ahead, weekday.value, ahead.next);
    }
    const found = week(tokens, i, today) ?? weeksAhead(tokens, i, today);
    const after = found && weekdayName(tokens, skip(tokens, skip(tokens, found.next, ',', '('), 'pa', 'on'));
    return found && after ? onWeekday(found, after.value, skip(tokens, after.next, ')')) : undefined;
  };
}

const shortest = ['ma', 'ti', 'on', 'to', 'fr', 'lo', 'so'];

/** "to v 50": two letters are a weekday only where a week comes after them. */
function beforeWeek(tokens: Parameters<Rule>[0], i: number) {
  const at = shortest.indexOf(tokens[i]?.word ?? '');
  return at >= 0 && is(tokens[i + 1], 'v', 'vecka') ? { value: at + 1, next: i + 1 } : undefined;
}

/** "torsdag den 2 december": the weekday is compared with the date. */
export function weekdayWithDate(dates: Rule): Rule {
  return (tokens, i, today) => {
    const weekday = weekdayName(tokens, skip(tokens, i, 'pa', 'on'));
    if (!weekday) return dateThenWeekday(dates)(tokens, i, today);
    const found =
      dates(tokens, skip(tokens, skip(tokens, weekday.next, ','), 'den', 'the'), today) ??
      dates(tokens, skip(tokens, weekday.next, ','), today);
    return found && checked(found, weekday.value, found.next);
  };
}

/** "31 mars 2022 (torsdag)". */
function dateThenWeekday(dates: Rule): Rule {
  return (tokens, i, today) => {
    const found = tokens[i]?.kind === 'number' ? dates(tokens, i, today) : undefined;
    if (!found || !is(tokens[found.next], '(')) return undefined;
    const weekday = weekdayName(tokens, found.next + 1);
    return weekday && is(tokens[weekday.next], ')') ? checked(found, weekday.value, weekday.next + 1) : undefined;
  };
}

function checked({ meaning }: Found, weekday: number, next: number): Found {
  const compared: Meaning =
    meaning.kind === 'fixed' || meaning.kind === 'yearly'
      ? { ...meaning, manner: { ...meaning.manner, weekday } }
      : meaning;
  return { meaning: compared, next, precision: 'day' };
}

/** "sista fredagen i november", "första måndagen i maj 2022". */
export function weekdayOfPeriod(period: Rule): Rule {
  return (tokens, i, today) => {
    const last = is(tokens[i], 'sista', 'last');
    const nth = last ? { value: 0, next: i + 1 } : ordinalNumber(tokens, skip(tokens, i, 'den'));
    const weekday = nth && nth.value <= 5 ? weekdayName(tokens, nth.next) : undefined;
    const inside = weekday && period(tokens, skip(tokens, weekday.next, 'i', 'av', 'of', 'in'), today);
    if (!inside || !nth) return undefined;
    const meaning = reshape(
      inside.meaning,
      ({ first, last: end }) => {
        const fromStart = first.add({ days: ((weekday.value - first.dayOfWeek + 7) % 7) + 7 * (nth.value - 1) });
        if (last) return oneDay(end.subtract({ days: (end.dayOfWeek - weekday.value + 7) % 7 }));
        const isInside = Temporal.PlainDate.compare(fromStart, end) <= 0;
        return isInside ? oneDay(fromStart) : { error: { kind: 'not-understood' }, near: end };
      },
      EXACT,
    );
    return meaning && { meaning, next: inside.next, precision: 'day' };
  };
}

/** "fredagen efter Kristi himmelsfärdsdag", "torsdagen före midsommar". */
export function weekdayBeside(whole: Rule): Rule {
  return (tokens, i, today) => {
    const weekday = weekdayName(tokens, i);
    const before = weekday && is(tokens[weekday.next], 'fore', 'innan', 'before');
    if (!weekday || (!before && !is(tokens[weekday.next], 'efter', 'after'))) return undefined;
    const found = whole(tokens, skip(tokens, weekday.next + 1, 'den'), today);
    const beside = ({ first, last }: Span) =>
      oneDay(before ? first.subtract({ days: daysSince(first, weekday.value) }) : firstAfter(last, weekday.value));
    const meaning = found && reshape(found.meaning, beside, EXACT);
    return meaning && { meaning, next: found.next, precision: 'day' };
  };
}

function onWeekday(found: Found, weekday: number, next: number): Found | undefined {
  const meaning = reshape(found.meaning, ({ first }) => oneDay(first.add({ days: weekday - first.dayOfWeek })), EXACT);
  return meaning && { meaning, next, precision: 'day' };
}

function pastDay(date: Temporal.PlainDate, next: number): Found {
  return { meaning: exactly(date), next, precision: 'day' };
}

function either(first: Temporal.PlainDate, later: Temporal.PlainDate): Meaning {
  return { kind: 'either', dates: [first, later], preferred: later, reason: { kind: 'ambiguous-weekday' } };
}

function firstAfter(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

function daysSince(today: Temporal.PlainDate, weekday: number): number {
  return ((today.dayOfWeek - weekday + 6) % 7) + 1;
}
