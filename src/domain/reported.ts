import { readRegistration } from './registration.ts';
import type { IsoDate } from './time.ts';

/** What a party says of its register, as it was typed or filled in. */
export interface Registering {
  readonly on: IsoDate;
  readonly recipient: string;
  /** Empty where none is given. */
  readonly registration: string;
}

export type RegisteringFault = 'future' | 'before-posting' | 'no-recipient' | 'no-number' | 'not-a-number';

/**
 * What is wrong with a party's mark: it is made on the day of the posting at the earliest and today at the latest, and an
 * authority's has a number (product.md §1, follow-up).
 */
export function registeringFault(
  { on, recipient, registration }: Registering,
  known: { readonly postedOn: IsoDate; readonly today: IsoDate; readonly isAuthority: boolean },
): RegisteringFault | undefined {
  if (on > known.today) return 'future';
  if (on < known.postedOn) return 'before-posting';
  if (recipient === '') return 'no-recipient';
  if (registration === '') return known.isAuthority ? 'no-number' : undefined;
  return readRegistration(registration) === undefined ? 'not-a-number' : undefined;
}
