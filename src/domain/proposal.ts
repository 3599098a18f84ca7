import type { AgreementSettings } from './agreement-file.ts';
import type { Decider, Proposal } from './measure.ts';
import { daysBetween, type IsoDate } from './time.ts';

/**
 * Who decides a date move: the coordinators when the agreement lets them, for a move of at most the set number of days
 * that stays within the agreement; else the steering group (product.md §4, decisions).
 */
export function decides(move: {
  readonly from: IsoDate | undefined;
  readonly to: IsoDate;
  /** How many times the measure's date has been moved before. */
  readonly moves: number;
  readonly validTo: IsoDate;
  readonly settings: AgreementSettings;
}): Decider {
  const { settings } = move;
  const mayMove =
    move.moves === 0 ? settings.coordinatorsMayMoveFirst : settings.coordinatorsMayMoveSecond && move.moves === 1;
  const days = move.from === undefined ? 0 : Math.abs(daysBetween(move.from, move.to));
  return mayMove && days <= settings.maxMoveDays && move.to <= move.validTo ? 'coordinators' : 'steering';
}

/**
 * Who decides a proposal as things stand: one for the coordinators becomes the steering group's when the date has been
 * moved meanwhile, so that this would be a second move or a longer one.
 */
export function decidesNow(
  proposal: Pick<Proposal, 'decides' | 'to'>,
  measure: { readonly due: IsoDate | undefined; readonly moves: number },
  agreement: { readonly validTo: IsoDate; readonly settings: AgreementSettings },
): Decider {
  if (proposal.decides === 'steering' || proposal.to === undefined) return 'steering';
  return decides({ from: measure.due, to: proposal.to, moves: measure.moves, ...agreement });
}

/** The parties whose coordinators have not agreed yet. */
export function partiesLeft(parties: readonly string[], agreed: readonly string[]): readonly string[] {
  return parties.filter((party) => !agreed.includes(party));
}
