import { uncertain } from './delivery-plan.ts';
import type { Log } from './dispatch.ts';
import type { Meter, SendResult } from './meter.ts';
import type { Clock, DeliveryOutcome, DeliveryRow } from './ports.ts';

/** Nothing is left to say of it: it was settled in the meantime, or its measure is gone. */
export const nothingLeft = 'nothing-left';
/** A fault of ours. */
export const fault = 'fault';

/** What every log line of a sending begins with. */
export function idsOf({ id, correlation }: Pick<DeliveryRow, 'id' | 'correlation'>) {
  return { delivery: id, ...(correlation === undefined ? {} : { correlation }) };
}

/** A line in the log and a count for how a try to send ended. What waits for its place's turn has not been tried. */
export function noteEnd(
  row: DeliveryRow,
  outcome: DeliveryOutcome,
  { log, meter, clock }: { readonly log: Log; readonly meter: Meter; readonly clock: Clock },
): void {
  if (outcome.kind === 'wait' && outcome.reason === undefined) return;
  const result = resultOf(outcome);
  const { kind, way, target, attempts, subject } = row;
  const reason = 'reason' in outcome ? { reason: outcome.reason } : {};
  const facts = { ...idsOf(row), kind, way, platform: target.platform, attempts, ...reason };
  if (result === 'sent') log.info('delivery.sent', facts);
  // Of a try that failed there is a line already, with the platform's reason or the fault.
  else if (result !== 'waits' && result !== 'fault') log.warn(`delivery.${result}`, facts);
  const first = result === 'sent' && subject.edit === undefined;
  meter.tried(result, first ? Date.parse(clock.now()) - Date.parse(row.at) : undefined);
}

function resultOf(outcome: DeliveryOutcome): SendResult {
  switch (outcome.kind) {
    case 'wait':
      return outcome.reason === fault ? 'fault' : 'waits';
    case 'failed':
      if (outcome.reason === nothingLeft) return 'dropped';
      return outcome.reason === uncertain ? 'uncertain' : 'failed';
    case 'sent':
    case 'moved':
    case 'unreachable':
      return outcome.kind;
  }
}
