import { votingParties } from '../domain/briefs.ts';
import { coordinatingParties } from './coordinators.ts';
import type { Agreement } from './ports.ts';

/**
 * Whose coordinators may confirm what a party has recorded as decided in a meeting: those of the other parties that vote,
 * so that no party is bound by what it has not said itself; where no such party has a coordinator, any other party's.
 */
export function confirmingParties(agreement: Agreement, recordedBy: string): readonly string[] {
  const voting = votingParties(agreement.definition.parties);
  const others = coordinatingParties(agreement).filter((party) => party !== recordedBy);
  const votingOthers = others.filter((party) => voting.includes(party));
  return votingOthers.length > 0 ? votingOthers : others;
}
