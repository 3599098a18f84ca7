import { communicationsOf, missedCommunication, nextCommunication } from '../communications.ts';
import type { AgreementFacts, MeasureFact } from '../facts.ts';
import { statusOn } from '../measure.ts';
import type { IsoDate } from '../time.ts';

/** A day by which a measure is to be told of, and the day on which it was. */
export interface MeasureCommunication {
  readonly measure: MeasureFact;
  readonly date: IsoDate;
  readonly toldOn?: IsoDate;
}

/** Per measure the latest communication whose day has passed or that has been done, and the next one that has not. */
export function measureCommunications(facts: AgreementFacts, today: IsoDate): readonly MeasureCommunication[] {
  return facts.measures.flatMap((measure) => {
    const { state } = measure;
    if (statusOn(state, today) === 'cancelled') return [];
    const missed = missedCommunication(state, today, facts);
    const next = nextCommunication(state, today, facts);
    const done = communicationsOf(state, facts).findLast((each) => each.done)?.date;
    const told = state.communicated
      .map(({ on }) => on)
      .sort()
      .at(-1);
    return [
      ...(done !== undefined && told !== undefined && missed === undefined
        ? [{ measure, date: done, toldOn: told }]
        : []),
      ...[missed, next].flatMap((date) => (date === undefined ? [] : [{ measure, date }])),
    ];
  });
}
