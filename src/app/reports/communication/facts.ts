import { communicationsOf, missedCommunication, nextCommunication } from '../../../domain/communications.ts';
import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import type { MeasureState } from '../../../domain/measure.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { isRunning } from '../steering-summary/material.ts';

export interface PublicCommunication {
  /** Each time that a measure was communicated, the earliest first. */
  readonly done: readonly { readonly measure: MeasureFact; readonly date: IsoDate }[];
  /** The next time of each, the nearest first; those without a day last. */
  readonly coming: readonly { readonly measure: MeasureFact; readonly date?: IsoDate; readonly late?: true }[];
}

/**
 * What may be told to everybody (product.md §3): of measures that the plan says are communicated, in whole or in part.
 * Never of one marked *kommuniceras ej* or internal, nor of one where the plan does not say.
 * @param current the measures as they are now: one that has been closed since is left out
 */
export function publicCommunication(
  facts: AgreementFacts,
  today: IsoDate,
  current: readonly { readonly id: string; readonly state: MeasureState }[],
): PublicCommunication {
  const openNow = new Set(current.filter(({ state }) => isForPublic(state)).map(({ id }) => id));
  const open = facts.measures.filter(({ id, state }) => isForPublic(state) && openNow.has(id));
  return {
    done: open
      .flatMap((measure) => toldOn(measure.state, today).map((date) => ({ measure, date })))
      .sort((a, b) => compare(a.date, b.date)),
    coming: open
      .flatMap((measure): PublicCommunication['coming'] => {
        const { state } = measure;
        const late = missedCommunication(state, today, facts);
        const next = nextCommunication(state, today, facts);
        if (late !== undefined || next !== undefined)
          return [
            ...(late === undefined ? [] : [{ measure, date: late, late: true as const }]),
            ...(next === undefined ? [] : [{ measure, date: next }]),
          ];
        const waits =
          isRunning(measure, today) && communicationsOf(state, facts).length === 0 && toldOn(state, today).length === 0;
        return waits ? [{ measure }] : [];
      })
      .sort((a, b) => compare(a.date ?? '9999', b.date ?? '9999')),
  };
}

function isForPublic({ plan }: MeasureState): boolean {
  const { decision } = plan.communication;
  return decision === 'yes' || decision === 'partly';
}

/** The days on which it was told of, each once. */
function toldOn({ communicated }: MeasureState, today: IsoDate): readonly IsoDate[] {
  return [...new Set(communicated.map(({ on }) => on))].filter((on) => on <= today).sort();
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
