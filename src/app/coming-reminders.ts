import { isPaused } from '../domain/agreement-record.ts';
import type { IsoDate } from '../domain/time.ts';
import { gatherFacts } from './facts.ts';
import type { Agreement, Reads } from './ports.ts';
import { type Candidate, candidates } from './reminders/candidates.ts';

/** What the facts give from one day to another, both included, outside a pause, and has not been handled, soonest first. */
export async function comingReminders(
  agreement: Agreement,
  reads: Reads,
  today: IsoDate,
  last: IsoDate,
): Promise<readonly Candidate[]> {
  const facts = await gatherFacts(agreement, reads, today);
  const all = candidates(facts, today, { first: today, last });
  const rows = await reads.remindersWithKeys(
    agreement.id,
    all.map(({ key }) => key),
  );
  const known = new Set(rows.map(({ key }) => key));
  return all
    .filter(({ key, pauses, sendOn }) => !known.has(key) && !(pauses && isPaused(facts.record, sendOn)))
    .sort((a, b) => (a.sendOn === b.sendOn ? (a.time < b.time ? -1 : 1) : a.sendOn < b.sendOn ? -1 : 1));
}

export function recipientName({ functions, groups }: Agreement, to: Candidate['to']): string {
  const found =
    to.kind === 'function'
      ? functions.find(({ id }) => id === to.functionId)
      : groups.find(({ id }) => id === to.groupId);
  return found?.name ?? '';
}
