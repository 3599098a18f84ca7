import type { ReviewDefinition } from '../agreement-file.ts';
import { addDays, mondayOf, workingDateOnOrAfter, workingDateOnOrBefore } from '../days.ts';
import type { AgreementFacts } from '../facts.ts';
import type { IsoDate } from '../time.ts';

/** A review of the agreement as a whole, with the days that it is done on. */
export interface ReviewDays {
  readonly definition: ReviewDefinition;
  /** The first working day of its month. */
  readonly opens: IsoDate;
  /** Its practical last day. */
  readonly due: IsoDate;
  /** The last day of its month, or the agreement's if that is earlier. */
  readonly last: IsoDate;
}

/**
 * The agreement's reviews. The practical last day is the month's last working day; in December the last working day of the
 * week before Christmas week (product.md §5). A month that the agreement only has a part of is that part.
 */
export function reviewDays(facts: AgreementFacts): readonly ReviewDays[] {
  const known = daysByFacts.get(facts);
  if (known) return known;
  const made = computeDays(facts);
  daysByFacts.set(facts, made);
  return made;
}

const daysByFacts = new WeakMap<AgreementFacts, readonly ReviewDays[]>();

function computeDays({ definition, validFrom, validTo }: AgreementFacts): readonly ReviewDays[] {
  return definition.reviews.filter(isFirstOfItsMonth).map((review) => {
    const first = laterOf(`${review.month}-01`, validFrom);
    const last = earlierOf(monthEnd(review.month), validTo);
    const practical = workingDateOnOrBefore(earlierOf(practicalEnd(review.month), last));
    const due = practical < first ? workingDateOnOrBefore(last) : practical;
    return { definition: review, opens: earlierOf(workingDateOnOrAfter(first), due), due, last };
  });
}

function practicalEnd(month: string): IsoDate {
  return month.endsWith('-12') ? addDays(mondayOf(`${month}-24`), -1) : monthEnd(month);
}

/** Answers are kept by the review's month. */
function isFirstOfItsMonth({ month }: ReviewDefinition, index: number, all: readonly ReviewDefinition[]): boolean {
  return all.findIndex((other) => other.month === month) === index;
}

function monthEnd(month: string): IsoDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
}

function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}
