import { addDays, addMonths } from '../days.ts';
import type { AgreementFacts } from '../facts.ts';
import type { MeetingTime } from '../meeting.ts';
import { allMeetingTimes } from '../meeting-times.ts';
import type { IsoDate } from '../time.ts';

/** A year of steering meetings: how many the agreement requires, and which there are. */
export interface SteeringYear {
  /** First and last day, both included and both within the agreement. */
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** All twelve months of it are within the agreement. */
  readonly whole: boolean;
  readonly required: number;
  /** Booked and not cancelled, those that were held among them, those that are said not to have been held not. */
  readonly meetings: readonly MeetingTime[];
}

/** The steering group's meetings within the agreement, earliest first; without those that are said not to have been held. */
export function steeringTimes(facts: AgreementFacts): readonly MeetingTime[] {
  const known = timesByFacts.get(facts);
  if (known) return known;
  const groups = facts.groups.filter(({ kind }) => kind === 'steering').map(({ id }) => id);
  const meetings = facts.meetings.filter(({ state }) => groups.includes(state.plan.groupId));
  const made = allMeetingTimes(meetings, { first: facts.validFrom, last: facts.validTo }).filter(
    ({ held }) => held?.held !== false,
  );
  timesByFacts.set(facts, made);
  return made;
}

const timesByFacts = new WeakMap<AgreementFacts, readonly MeetingTime[]>();

/**
 * The calendar or agreement years of the agreement that require a meeting. A year that is only partly within it requires
 * `floor(count × months / 12)`, months being the whole months that are: two a year are one in seven months and none in
 * five. The agreement's text says nothing of such a year.
 */
export function steeringYears(facts: AgreementFacts): readonly SteeringYear[] {
  const known = yearsByFacts.get(facts);
  if (known) return known;
  const made = computeYears(facts);
  yearsByFacts.set(facts, made);
  return made;
}

const yearsByFacts = new WeakMap<AgreementFacts, readonly SteeringYear[]>();

function computeYears(facts: AgreementFacts): readonly SteeringYear[] {
  const { count, per } = facts.definition.steeringMeetings;
  const times = steeringTimes(facts);
  return yearsOf(facts, per).flatMap(({ first, last }) => {
    const months = wholeMonths(first, last);
    const required = Math.floor((count * months) / 12);
    if (required === 0) return [];
    const meetings = times.filter(({ date }) => date >= first && date <= last);
    return [{ first, last, whole: months === 12, required, meetings }];
  });
}

function yearsOf({ validFrom, validTo }: AgreementFacts, per: 'calendar-year' | 'agreement-year') {
  const years: { first: IsoDate; last: IsoDate }[] = [];
  for (let n = 1, first = validFrom; first <= validTo; n++) {
    const next = per === 'calendar-year' ? `${Number(first.slice(0, 4)) + 1}-01-01` : addMonths(validFrom, 12 * n);
    const last = addDays(next, -1);
    years.push({ first, last: last < validTo ? last : validTo });
    first = next;
  }
  return years;
}

/** Whole months from the first day to the last, both included. */
export function wholeMonths(first: IsoDate, last: IsoDate): number {
  let months = 0;
  while (addMonths(first, months + 1) <= addDays(last, 1)) months++;
  return months;
}
