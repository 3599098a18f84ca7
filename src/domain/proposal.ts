import type { AgreementSettings } from './agreement-file.ts';
import type { Decider } from './measure.ts';
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

/** The parties whose coordinators have not agreed yet. */
export function partiesLeft(parties: readonly string[], agreed: readonly string[]): readonly string[] {
  return parties.filter((party) => !agreed.includes(party));
}
