import type { Temporal } from 'temporal-polyfill';
import { dayOfThisMonth, daysOfMonth, dayThenMonth, fromDayToDay, monthThenDay, relativeDay } from './day-rules.ts';
import { bridgeDay, feast, namedDay, turnOfMonth, wholeFeast } from './feast-rules.ts';
import { afterClock, compact, dotted, slashed, threeFigures } from './figure-rules.ts';
import type { Found, Meaning, Rule } from './meaning.ts';
import {
  month,
  numberedPeriod,
  numberedWeek,
  relativePeriod,
  thisPeriod,
  thisWeekend,
  throughout,
  year,
} from './period-rules.ts';
import { season, stretch, term } from './season-rules.ts';
import { anyPhrase, type Token } from './tokens.ts';
import {
  comingWeekday,
  nextWeekday,
  pastWeekday,
  weekdayBeside,
  weekdayOfPeriod,
  weekdayOfWeek,
  weekdayWithDate,
} from './weekday-rules.ts';
import { beforeEnd, beforeOrAfter, dayOrWeekOf, duration, pieceOf, weeksAhead } from './wrapping-rules.ts';

/** What the longest of the rules finds; of equally long ones, the first. */
function longest(...rules: readonly Rule[]): Rule {
  return (tokens, i, today) => {
    let best: Found | undefined;
    for (const rule of rules) {
      const found = rule(tokens, i, today);
      if (found && found.next > (best?.next ?? i)) best = found;
    }
    return best;
  };
}

const endless = [
  'tills vidare',
  'tillsvidare',
  'lopande',
  'kontinuerligt',
  'fortlopande',
  'hela perioden',
  'hela avtalsperioden',
  'hela avtalstiden',
  'hela overenskommelseperioden',
  'hela giltighetstiden',
  'avtalets slut',
  'avtalstidens slut',
  'avtalsperiodens slut',
  'giltighetstidens slut',
  'overenskommelsens slut',
  'until further notice',
  'ongoing',
  'the end of the agreement',
];

const openEnded: Rule = (tokens, i) => {
  const next = anyPhrase(tokens, i, endless);
  return next === undefined ? undefined : { meaning: { kind: 'open-ended' }, next, precision: 'vague', weak: true };
};

const week = longest(numberedWeek, relativePeriod);
const period = longest(numberedWeek, month, numberedPeriod, relativePeriod, season, term, stretch, year);
const oneDate = longest(namedDay, dayThenMonth, monthThenDay, slashed, threeFigures, compact, dayOfThisMonth);
const date = longest(oneDate, daysOfMonth);
const day = longest(
  relativeDay,
  date,
  dotted,
  nextWeekday,
  pastWeekday,
  weekdayOfWeek(week, weeksAhead),
  weekdayWithDate(date),
  weekdayOfPeriod(longest(month, numberedPeriod)),
  comingWeekday,
  bridgeDay,
  duration,
);
const piece = pieceOf(period, thisPeriod);
const whole = longest(day, period, wholeFeast, turnOfMonth, thisWeekend);
const expression = longest(
  day,
  fromDayToDay(longest(dayThenMonth, slashed, threeFigures)),
  period,
  dayOrWeekOf(period, thisPeriod, whole),
  piece,
  throughout(period),
  beforeEnd(piece),
  beforeOrAfter(whole),
  weekdayBeside(longest(namedDay, oneDate, wholeFeast)),
  feast,
  turnOfMonth,
  openEnded,
);

/** Words that may stand before a date and change nothing in it. */
const leads = [
  ...[
    'till och med',
    'fran och med',
    't . o . m .',
    'f . r . o . m .',
    'fr . o . m .',
    't o m',
    'fr o m',
    'f r o m',
    'tom',
    'from',
  ],
  ...[
    'klart',
    'klar',
    'klara',
    'fardig',
    'fardigt',
    'fardiga',
    'datum',
    'slutdatum',
    'startdatum',
    'start',
    'startar',
    'slut',
  ],
  ...[
    'med start',
    'borjar',
    'paborjas',
    'deadline',
    'ska',
    'vara',
    'vara klart',
    'flyttas',
    'flytta',
    'skjuts',
    'skjuta',
    'andras',
    'andra till',
    'pagar',
    'galler',
    'gjort',
    'gjord',
    'gjorda',
    'genomfort',
    'genomford',
    'genomforda',
    'blev',
    'var',
    'hela',
    'lagom',
    'i samband med',
  ],
  ...[
    'senast',
    'absolut',
    'redan',
    'till',
    'den',
    'pa',
    'i',
    'under',
    'fran',
    'per',
    'vid',
    'nytt',
    'blir',
    'infor',
    'over',
  ],
  ...[
    'no later than',
    'due',
    'by',
    'until',
    'on',
    'at',
    'in',
    'the',
    'during',
    'starting',
    'done',
    'since',
    'sedan',
    'tidigast',
    ':',
    '"',
    '(',
    '»',
    '”',
  ],
];
/** Words that make whatever follows vague. */
const blurring = [
  'nagon gang',
  'ca .',
  'ca',
  'cirka',
  'runt',
  'kring',
  'omkring',
  'ungefar',
  'typ',
  'troligen',
  'kanske',
  'preliminart',
  'prel .',
  'prel',
  'runtom',
  'around',
  'about',
  'approximately',
  'maybe',
  'sometime',
  'framat',
  'beraknas',
  'beraknat',
  'nagon dag',
  'forhoppningsvis',
  'hoppas',
];

const trailingBlur = ['prel .', 'prel', 'preliminart', 'kanske', 'ungefar', 'cirka', 'troligen', 'nagon gang', 'maybe'];

/** The longest expression at a token, with words before and after it that change nothing or make it vague. */
export function expressionAt(...[tokens, i, today]: Parameters<Rule>): (Found & { from: number }) | undefined {
  const found = leadingExpression(tokens, i, today);
  const blur = found && anyPhrase(tokens, found.next, trailingBlur);
  return !found || blur === undefined ? found : { ...found, next: blur, meaning: blurred(found.meaning) };
}

function leadingExpression(
  tokens: readonly Token[],
  i: number,
  today: Temporal.PlainDate,
): (Found & { from: number }) | undefined {
  const plain = expression(tokens, i, today);
  const lead = anyPhrase(tokens, i, leads);
  const blur = anyPhrase(tokens, i, blurring);
  const clock = afterClock(tokens, i);
  const rest = expressionAfter(tokens, lead ?? blur ?? (clock > i ? clock : undefined), today);
  if (!rest || (plain && plain.next >= rest.next)) return plain && { ...plain, from: i };
  return blur === undefined || lead !== undefined ? rest : { ...rest, meaning: blurred(rest.meaning) };
}

function expressionAfter(tokens: readonly Token[], i: number | undefined, today: Temporal.PlainDate) {
  return i === undefined || i >= tokens.length ? undefined : leadingExpression(tokens, i, today);
}

/** The longest expression at a token, without leading words: for running text. */
export const bareExpression: Rule = expression;

function blurred(meaning: Meaning): Meaning {
  if (meaning.kind !== 'fixed' && meaning.kind !== 'yearly') return meaning;
  return { ...meaning, manner: { ...meaning.manner, softness: meaning.manner.softness ?? 'vague' } };
}
