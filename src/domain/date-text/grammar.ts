import type { Temporal } from 'temporal-polyfill';
import { dayOfThisMonth, daysOfMonth, dayThenMonth, monthThenDay, relativeDay } from './day-rules.ts';
import { bridgeDay, feast, namedDay, turnOfMonth, wholeFeast } from './feast-rules.ts';
import { compact, dotted, slashed, threeFigures } from './figure-rules.ts';
import type { Found, Meaning, Rule } from './meaning.ts';
import { month, numberedPeriod, numberedWeek, relativePeriod, thisPeriod, year } from './period-rules.ts';
import { season, stretch, term } from './season-rules.ts';
import { anyPhrase, type Token } from './tokens.ts';
import {
  comingWeekday,
  nextWeekday,
  pastWeekday,
  weekdayOfPeriod,
  weekdayOfWeek,
  weekdayWithDate,
} from './weekday-rules.ts';
import { beforeOrAfter, dayOrWeekOf, duration, pieceOf, weeksAhead } from './wrapping-rules.ts';

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

const openEnded: Rule = (tokens, i) => {
  const next = anyPhrase(tokens, i, [
    'tills vidare',
    'tillsvidare',
    'lopande',
    'kontinuerligt',
    'until further notice',
    'ongoing',
  ]);
  return next === undefined ? undefined : { meaning: { kind: 'open-ended' }, next, precision: 'vague', weak: true };
};

const week = longest(numberedWeek, relativePeriod);
const period = longest(numberedWeek, month, numberedPeriod, relativePeriod, season, term, stretch, year);
const date = longest(namedDay, dayThenMonth, monthThenDay, slashed, threeFigures, compact, dayOfThisMonth, daysOfMonth);
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
const whole = longest(day, period, wholeFeast, turnOfMonth);
const expression = longest(
  day,
  period,
  dayOrWeekOf(period, thisPeriod),
  pieceOf(period, thisPeriod),
  beforeOrAfter(whole),
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
];

/** The longest expression at a token, with or without words that may stand before one. */
export function expressionAt(
  tokens: readonly Token[],
  i: number,
  today: Temporal.PlainDate,
): (Found & { from: number }) | undefined {
  const plain = expression(tokens, i, today);
  const lead = anyPhrase(tokens, i, leads);
  const blur = anyPhrase(tokens, i, blurring);
  const rest = expressionAfter(tokens, lead ?? blur, today);
  if (!rest || (plain && plain.next >= rest.next)) return plain && { ...plain, from: i };
  return blur === undefined || lead !== undefined ? rest : { ...rest, meaning: blurred(rest.meaning) };
}

function expressionAfter(tokens: readonly Token[], i: number | undefined, today: Temporal.PlainDate) {
  return i === undefined || i >= tokens.length ? undefined : expressionAt(tokens, i, today);
}

/** The longest expression at a token, without leading words: for running text. */
export const bareExpression: Rule = expression;

function blurred(meaning: Meaning): Meaning {
  if (meaning.kind !== 'fixed' && meaning.kind !== 'yearly') return meaning;
  return { ...meaning, manner: { ...meaning.manner, softness: meaning.manner.softness ?? 'vague' } };
}
