import { halfYearSpan, monthSpan, quarterSpan, type Span, tertialSpan } from '../calendar.ts';
import { autumnTerm, springTerm } from '../date-text/season-rules.ts';
import { readFollowUp } from '../plan-file/follow-up.ts';
import type { FollowUpRhythm } from '../plan-file/plan-measure.ts';

/** Periods that come again and again, and where in them the day lies. */
export interface Recurring {
  readonly inYear: (year: number) => readonly Span[];
  readonly place: 'before' | 'beginning' | 'end';
}

const numbered =
  (count: number, span: (year: number, number: number) => Span) =>
  (year: number): readonly Span[] =>
    Array.from({ length: count }, (_, index) => span(year, index + 1));

const periodsByRhythm: Readonly<Partial<Record<FollowUpRhythm, Recurring['inYear']>>> = {
  month: numbered(12, monthSpan),
  quarter: numbered(4, quarterSpan),
  'four-months': numbered(3, tertialSpan),
  'half-year': numbered(2, halfYearSpan),
};

const terms =
  /\b(varje termin|terminsvis|en gang (i|per|om) termin(en)?|(?<!ganger )per termin|every term|each term)\b/;
const everyOtherMonth = /\b(varannan manad|every (other|second) month)\b/;
const before = /\b(fore|innan|before) (varje|varenda|every|each)\b/;
const beginning = /\b(borjan av|inledningen av|forsta delen av|beginning of|start of) (varje|varenda|every|each)\b/;

/** The periods that a folded text names: "varje termin", "en gång per kvartal". Weeks are too many to be reminded of. */
export function recurringPeriods(folded: string): Recurring | undefined {
  const inYear = periodsIn(folded);
  if (!inYear) return undefined;
  return { inYear, place: before.test(folded) ? 'before' : beginning.test(folded) ? 'beginning' : 'end' };
}

function periodsIn(folded: string): Recurring['inYear'] | undefined {
  if (terms.test(folded)) return (year) => [springTerm(year), autumnTerm(year)];
  if (everyOtherMonth.test(folded)) return (year) => [1, 3, 5, 7, 9, 11].map((month) => twoMonths(year, month));
  const { rhythm } = readFollowUp(folded);
  return rhythm && periodsByRhythm[rhythm];
}

function twoMonths(year: number, month: number): Span {
  return { first: monthSpan(year, month).first, last: monthSpan(year, month + 1).last };
}
