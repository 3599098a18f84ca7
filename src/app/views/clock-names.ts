import type { AgreementDefinition } from '../../domain/agreement-file.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { ClockNames } from '../../text/sv/clock.ts';

/** What the clock's sentences call parties and reviews. */
export function clockNames({ parties, reviews, validTo }: AgreementDefinition, today: IsoDate): ClockNames {
  return {
    today,
    validTo: validTo.toString(),
    party: (key) => parties.find((party) => party.key === key)?.shortName ?? key,
    review: (month) => reviews.find((review) => review.month === month)?.name ?? month,
  };
}
