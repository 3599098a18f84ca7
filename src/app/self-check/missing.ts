import type { AgreementHistory } from '../../domain/history.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { simulate } from '../simulate.ts';

interface Period {
  /** First and last day, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** What was due before has been compared before. */
  readonly since: IsoInstant;
}

/** Minutes between when a change applies and when it is recorded, from which it came late. */
const lateAfterMinutes = 10;

/**
 * Keys of everything that the planner would have handled in a period, by the facts as they were: sent, or listed as missed.
 * What a change that was recorded afterwards makes look due then is left out: nobody could have known.
 */
export function* expectedKeys(history: AgreementHistory, { from, to, since }: Period) {
  const rewritten = rewrittenPeriods(history);
  for (const { at, item } of simulate(history, { from, to })) {
    if (at < since || rewritten.some(({ first, last }) => first <= at && at <= last)) continue;
    yield { key: item.key, due: instantAt(item.sendOn, item.time), at };
  }
}

function rewrittenPeriods({ measures, meetings, record }: AgreementHistory) {
  const changes = [...measures.flatMap((each) => each.changes), ...meetings.flatMap((each) => each.changes), ...record];
  return changes.flatMap(({ at, recordedAt }) =>
    Date.parse(recordedAt) - Date.parse(at) > lateAfterMinutes * 60_000 ? [{ first: at, last: recordedAt }] : [],
  );
}
