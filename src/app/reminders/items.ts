import type { Candidate } from './candidates.ts';

/** Who a function's or a group's reminders go to. */
export interface Addressee {
  /** Unique in the installation: one bundle a day goes to it. */
  readonly id: string;
  /** Names of kinds that the person does without. */
  readonly without: readonly string[];
  /** The person's own function, where they answer for another that nobody holds. */
  readonly functionId?: string;
}

/** A candidate for one addressee; what somebody put off has a key of its own. */
export interface Item extends Candidate {
  readonly addressee?: Addressee;
}

/** A candidate for each who is to have it; for nobody, where there is nobody. */
export function itemsFor(candidate: Candidate, found: readonly Addressee[]): readonly Item[] {
  if (found.length === 0) return [candidate];
  return found.map((addressee, index) => ({
    ...candidate,
    key: index === 0 ? candidate.key : `${candidate.key}~${addressee.id}`,
    addressee,
  }));
}
