import type { AgreementFacts, MeasureFact } from '../facts.ts';
import { followUpDates, isReported, nextFollowUp } from '../follow-up.ts';
import { isActive, statusOn } from '../measure.ts';
import { type IsoDate, isoDateOf } from '../time.ts';

/** A date on which an active measure is followed up, and the day on which it was. */
export interface MeasureFollowUp {
  readonly measure: MeasureFact;
  readonly date: IsoDate;
  readonly reportedOn?: IsoDate;
}

/**
 * Per active measure the latest date that has passed, reported for or not, and the next one; a date ahead that a report has
 * met already is given too. Dates further back have been overtaken by these.
 */
export function measureFollowUps({ measures, validTo }: AgreementFacts, today: IsoDate): readonly MeasureFollowUp[] {
  return measures.flatMap((measure) => {
    const { state } = measure;
    if (!isActive(statusOn(state, today))) return [];
    const dates = followUpDates(state, validTo);
    const next = nextFollowUp(state, today, validTo);
    const passed = dates.filter((date) => date < today).at(-1);
    const chosen = dates.filter(
      (date) => date === passed || date === next || (date >= today && isReported(state, date, validTo)),
    );
    const reported = state.reported && isoDateOf(state.reported.at);
    return chosen.map((date) =>
      reported !== undefined && isReported(state, date, validTo)
        ? { measure, date, reportedOn: reported }
        : { measure, date },
    );
  });
}
