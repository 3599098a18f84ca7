import { workingDateOnOrBefore, workingDaysFrom } from '../days.ts';
import type { AgreementFacts } from '../facts.ts';
import type { MeetingTime } from '../meeting.ts';
import type { PostedFollowUp } from '../record/follow-ups.ts';
import type { IsoDate } from '../time.ts';
import { steeringTimes, wholeMonths } from './steering-years.ts';

/** A summary that is to be posted: before a steering meeting, or in a half-year that has none. */
export interface SummaryDay {
  /** The meeting's day, or 31 May or 30 November: what the follow-up is called by. */
  readonly for: IsoDate;
  /** The working day on which it is to be posted at the latest. */
  readonly due: IsoDate;
  readonly meeting?: MeetingTime;
  /** What was posted for it. */
  readonly posted?: PostedFollowUp;
}

/** It is posted this many working days before the steering meeting (product.md §6). */
const workingDaysBefore = 3;
/** The first work on it is asked for this many working days before (product.md §5). */
const basisWorkingDays = 15;

/**
 * Every summary of the agreement, earliest first: one before each steering meeting, and in a half-year without any one on
 * 31 May or 30 November, or the working day before (product.md §6). A meeting in the agreement's first 15 working days has
 * nothing to sum up yet; a half-year counts when at least three months of it, and that day, are within the agreement.
 */
export function summaryDays(facts: AgreementFacts): readonly SummaryDay[] {
  const known = daysByFacts.get(facts);
  if (known) return known;
  const made = halfYearsOf(facts).flatMap((half) => {
    const meetings = steeringTimes(facts).filter(
      ({ date }) =>
        date >= half.first && date <= half.last && workingDaysFrom(date, -basisWorkingDays) >= facts.validFrom,
    );
    if (meetings.length > 0) return meetings.filter(isFirstOfItsDay).map((meeting) => beforeMeeting(facts, meeting));
    return half.required ? [ofHalfYear(facts, half)] : [];
  });
  daysByFacts.set(facts, made);
  return made;
}

const daysByFacts = new WeakMap<AgreementFacts, readonly SummaryDay[]>();

interface HalfYear {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly day: IsoDate;
  readonly required: boolean;
}

function halfYearsOf({ validFrom, validTo }: AgreementFacts): readonly HalfYear[] {
  const halves: HalfYear[] = [];
  for (let year = Number(validFrom.slice(0, 4)); year <= Number(validTo.slice(0, 4)); year++) {
    for (const [from, to, on] of [
      ['01-01', '06-30', '05-31'],
      ['07-01', '12-31', '11-30'],
    ] as const) {
      const [first, last, day] = [`${year}-${from}`, `${year}-${to}`, `${year}-${on}`];
      const within = wholeMonths(first > validFrom ? first : validFrom, last < validTo ? last : validTo);
      halves.push({ first, last, day, required: within >= 3 && day >= validFrom && day <= validTo });
    }
  }
  return halves;
}

function isFirstOfItsDay({ date }: MeetingTime, index: number, all: readonly MeetingTime[]): boolean {
  return all.findIndex((each) => each.date === date) === index;
}

/**
 * A summary posted in the three weeks before a meeting was for it, though the meeting was moved meanwhile: not the one of
 * another meeting, which still stands.
 */
function beforeMeeting(facts: AgreementFacts, meeting: MeetingTime): SummaryDay {
  const { date } = meeting;
  const from = workingDaysFrom(date, -basisWorkingDays);
  const isOfAnother = (day: IsoDate) => steeringTimes(facts).some((each) => each.date === day && each.date !== date);
  const posted = postedSummaries(facts).find(
    ({ followUp, on }) => followUp.for === date || (on >= from && on <= date && !isOfAnother(followUp.for)),
  );
  return { for: date, due: workingDaysFrom(date, -workingDaysBefore), meeting, ...(posted ? { posted } : {}) };
}

function ofHalfYear(facts: AgreementFacts, { first, last, day }: HalfYear): SummaryDay {
  const within = (date: IsoDate) => date >= first && date <= last;
  const posted = postedSummaries(facts).find(({ followUp, on }) => within(followUp.for) || within(on));
  return { for: day, due: workingDateOnOrBefore(day), ...(posted ? { posted } : {}) };
}

function postedSummaries({ record }: AgreementFacts): readonly PostedFollowUp[] {
  return record.posted.filter(({ followUp }) => followUp.kind === 'summary');
}

/** Working days after its posting by which each party has registered a follow-up (product.md §5). */
const workingDaysToReport = 20;

export function reportDue({ on }: PostedFollowUp): IsoDate {
  return workingDaysFrom(on, workingDaysToReport);
}

/** What was posted, each follow-up once, though it may have been posted anew. */
export function postedOnce({ record }: AgreementFacts): readonly PostedFollowUp[] {
  const key = ({ followUp }: PostedFollowUp) => `${followUp.kind}/${followUp.for}`;
  return record.posted.filter(
    (entry, index) => record.posted.findIndex((other) => key(other) === key(entry)) === index,
  );
}
