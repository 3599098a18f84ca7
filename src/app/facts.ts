import type { AgreementFacts, MeasureFact } from '../domain/facts.ts';
import type { AgreementHistory } from '../domain/history.ts';
import type { IsoDate } from '../domain/time.ts';
import { isoDateOf } from '../domain/time.ts';
import type { Agreement, HoldingRow, MeasureIndex, Reads, SituationReference } from './ports.ts';

/** What the clock and the reminders of an agreement are computed from, as it is now. */
export async function gatherFacts(agreement: Agreement, reads: Reads, today: IsoDate): Promise<AgreementFacts> {
  const [measures, meetings, { record }, references, holders] = await Promise.all([
    reads.measures(agreement.id),
    reads.meetings(agreement.id),
    reads.record(agreement.id),
    reads.references(agreement.id),
    reads.accountsOf(
      agreement.id,
      agreement.functions.map(({ id }) => id),
      today,
    ),
  ]);
  const entries = new Map(agreement.index.map((entry) => [entry.id, entry]));
  return {
    ...baseOf(agreement, references, new Set(holders.map(({ functionId }) => functionId))),
    ...(agreement.stoppedAt !== undefined ? { stoppedOn: isoDateOf(agreement.stoppedAt) } : {}),
    measures: measures.flatMap(({ id, state }) => {
      const entry = entries.get(id);
      return entry ? [{ ...factOf(entry), state }] : [];
    }),
    meetings,
    record,
  };
}

/** Everything recorded of an agreement. `everyoneHeld`: as if every function had a holder and every group a channel. */
export async function gatherHistory(
  agreement: Agreement,
  reads: Reads,
  everyoneHeld: boolean,
): Promise<AgreementHistory> {
  const [changes, meetingChanges, record, references, holdings] = await Promise.all([
    reads.allChanges(agreement.id),
    reads.meetingChanges(agreement.id),
    reads.agreementChanges(agreement.id),
    reads.references(agreement.id),
    everyoneHeld ? ([] as readonly HoldingRow[]) : reads.holdings(agreement.id),
  ]);
  const changesByMeasure = grouped(changes, ({ measureId }) => measureId);
  const changesByMeeting = grouped(meetingChanges, ({ meetingId }) => meetingId);
  const held = everyoneHeld ? agreement.functions.map(({ id }) => id) : holdings.map(({ functionId }) => functionId);
  const base = baseOf(agreement, references, new Set(held));
  return {
    base: everyoneHeld ? { ...base, groups: base.groups.map((group) => ({ ...group, bound: true })) } : base,
    ...(agreement.stoppedAt === undefined ? {} : { stoppedAt: agreement.stoppedAt }),
    measures: agreement.index.map((entry) => ({ ...factOf(entry), changes: changesByMeasure.get(entry.id) ?? [] })),
    meetings: [...changesByMeeting].map(([id, all]) => ({ id, changes: all })),
    record,
  };
}

function baseOf(
  agreement: Agreement,
  references: readonly SituationReference[],
  held: ReadonlySet<string>,
): AgreementHistory['base'] {
  const { definition, functions, groups, channels } = agreement;
  return {
    definition,
    validFrom: definition.validFrom.toString(),
    validTo: definition.validTo.toString(),
    functions: functions.map(({ id, name, party, roles }) => ({ id, name, party, roles, held: held.has(id) })),
    groups: groups.map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      bound: channels.some(({ groupId }) => groupId === id),
    })),
    pictureDates: references.flatMap(({ date }) => date ?? []),
  };
}

function factOf({ id, number, groupId, parts }: MeasureIndex): Omit<MeasureFact, 'state'> {
  const withPart = (part: string) => parts.filter((link) => link.part === part).map(({ functionId }) => functionId);
  return {
    id,
    number,
    ...(groupId === undefined ? {} : { groupId }),
    responsible: withPart('responsible'),
    communicates: withPart('communicates'),
  };
}

function grouped<T>(all: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const entry of all) {
    const list = found.get(keyOf(entry));
    if (list) list.push(entry);
    else found.set(keyOf(entry), [entry]);
  }
  return found;
}
