import { foldChanges } from '../domain/fold-changes.ts';
import { foldMeeting } from '../domain/fold-meeting.ts';
import { textOf, withoutText } from '../domain/masking.ts';
import type { Change } from '../domain/measure.ts';
import { type DueDisposal, dueDisposals, type RetentionType } from '../domain/record/retention.ts';
import { meetingTextsOf, meetingWithoutTexts } from '../domain/record-masking.ts';
import { type IsoDate, type IsoInstant, instantToIso, isoDateOf, readLocalTime } from '../domain/time.ts';
import { wallClock } from '../domain/wall-clock.ts';
import { textsIn } from '../text/texts.ts';
import type { Commit, DisposeEffect } from './effects.ts';
import type { Agreement, Clock, DisposalRegister, Store } from './ports.ts';

/** Local time from which the day's disposal is done. */
const fromTime = '03:00';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

/** What is to go: all of a type that is from before an instant. */
interface Disposal {
  readonly agreementId: string;
  readonly type: RetentionType;
  readonly decision: string;
  readonly before: IsoInstant;
}

/**
 * Disposes, once a day, of what has come of age by a disposal decision that two parties have recorded. Gives how many texts and rows
 * went. Called as often as one likes: it looks once a day.
 */
export function createDisposals(deps: Deps, register: DisposalRegister): () => Promise<number> {
  let lookedOn: IsoDate | undefined;
  return async () => {
    const [today = '', time = ''] = wallClock(deps.clock.now()).split('T');
    if (today === lookedOn || time < fromTime) return 0;
    let count = 0;
    for (const { id } of await deps.store.agreements()) {
      await completeRegister(id, deps.store, register);
      count += await disposeIn(id, today, deps);
    }
    lookedOn = today;
    return count;
  };
}

async function disposeIn(agreementId: string, today: IsoDate, deps: Deps): Promise<number> {
  const { record } = await deps.store.record(agreementId);
  if (record.retention.every(({ rule }) => rule === undefined)) return 0;
  const agreement = await deps.store.agreement(agreementId);
  if (!agreement) return 0;
  let count = 0;
  for (const due of dueDisposals(record.retention, lastDayOf(agreement), today)) {
    const gone = await dispose({ agreementId, ...due, before: beginningOf(due) }, deps);
    // Somebody may have turned it off just then: what is true now decides.
    if (gone === 'conflict') return count + (await disposeIn(agreementId, today, deps));
    count += gone;
  }
  return count;
}

/** The agreement's last day, or the day that it was stopped. */
export function lastDayOf({ definition, stoppedAt }: Pick<Agreement, 'definition' | 'stoppedAt'>): IsoDate {
  const validTo = definition.validTo.toString();
  const stopped = stoppedAt === undefined ? validTo : isoDateOf(stoppedAt);
  return [stopped, validTo].sort()[0] ?? validTo;
}

function beginningOf({ before }: DueDisposal): IsoInstant {
  return instantToIso(readLocalTime(`${before}T00:00`));
}

/** One type in one agreement, in one transaction. */
async function dispose(disposal: Disposal, deps: Deps): Promise<number | 'conflict'> {
  const { store, clock } = deps;
  const effect = await effectOf(disposal, store, isoDateOf(clock.now()));
  if (!effect) return 0;
  const { agreementId } = disposal;
  const now = clock.now();
  const commit: Commit = { outcome: 'done', agreementId, at: now, recordedAt: now, actor: 'clock', effects: [effect] };
  const result = await store.commit(commit);
  return result.kind === 'conflict' ? 'conflict' : effect.count;
}

async function effectOf(disposal: Disposal, store: Store, on: IsoDate): Promise<DisposeEffect | undefined> {
  const { agreementId, type, decision, before } = disposal;
  const texts = textsIn('sv').retention;
  const { version: expected } = await store.record(agreementId);
  const [measures, meetings, followUps, rows] = await Promise.all([
    type === 'notes' ? notesOf(agreementId, before, store) : [],
    type === 'meetings' ? meetingsOf(agreementId, before, store) : [],
    type === 'follow-ups' ? followUpsOf(agreementId, before, store) : [],
    type === 'reminders' || type === 'calendars' ? store.disposableRows(agreementId, type, before) : 0,
  ]);
  const notes = measures.reduce((sum, { versions }) => sum + versions.length, 0);
  const lines = meetings.reduce((sum, entry) => sum + entry.texts.length, 0);
  const count = notes + lines + followUps.length + rows;
  if (count === 0) return undefined;
  const told = { by: texts.by, why: texts.why(decision) };
  return { kind: 'dispose', type, decision, before, expected, measures, meetings, followUps, rows, count, on, ...told };
}

/** Notes, questions and reasons; what the plan itself says is kept. */
async function notesOf(agreementId: string, before: IsoInstant, store: Store): Promise<DisposeEffect['measures']> {
  const byMeasure = new Map<string, Change[]>();
  for (const { measureId, ...change } of await store.allChanges(agreementId))
    byMeasure.set(measureId, [...(byMeasure.get(measureId) ?? []), change]);
  const goes = ({ recordedAt, body }: Change) =>
    recordedAt < before && body.kind !== 'planned' && body.kind !== 'edited' && (textOf(body) ?? '') !== '';
  return (await store.measures(agreementId)).flatMap(({ id, version }) => {
    const changes = byMeasure.get(id) ?? [];
    const versions = changes.filter(goes).map((change) => change.version);
    if (versions.length === 0) return [];
    const left = changes.map((change) => (goes(change) ? { ...change, body: withoutText(change.body) } : change));
    return [{ measureId: id, expected: version, versions, state: foldChanges(left) }];
  });
}

async function meetingsOf(agreementId: string, before: IsoInstant, store: Store): Promise<DisposeEffect['meetings']> {
  const all = await store.meetingChanges(agreementId);
  return (await store.meetings(agreementId)).flatMap(({ id, version }) => {
    const changes = all.filter(({ meetingId }) => meetingId === id);
    const texts = changes
      .filter(({ recordedAt }) => recordedAt < before)
      .map((change) => ({
        version: change.version,
        parts: meetingTextsOf(change.body, id).map(({ part }) => part),
      }))
      .filter(({ parts }) => parts.length > 0);
    if (texts.length === 0) return [];
    const left = changes.map((change) => {
      const { parts = [] } = texts.find((entry) => entry.version === change.version) ?? {};
      return { ...change, body: meetingWithoutTexts(change.body, parts) };
    });
    return [{ meetingId: id, expected: version, texts, state: foldMeeting(left) }];
  });
}

/** The documents: what they were about, when and by what hash stays. */
async function followUpsOf(agreementId: string, before: IsoInstant, store: Store): Promise<DisposeEffect['followUps']> {
  return (await store.followUpIssues(agreementId)).flatMap(({ id, status, document }) =>
    status < before && document.lead.length + document.sections.length > 0
      ? [{ issueId: id, document: { ...document, lead: [], sections: [] } }]
      : [],
  );
}

/**
 * Writes what has been disposed of in the register, once the database has done it: a line too many would dispose of what nobody has
 * decided on. One that a crash has left out is written by the next day's run (`completeRegister`).
 */
export async function registerDisposals(
  { agreementId, effects, at }: Commit,
  register: DisposalRegister,
): Promise<void> {
  if (agreementId === undefined) return;
  for (const effect of effects) {
    if (effect.kind !== 'dispose') continue;
    const { type, decision, before } = effect;
    await register.add({ agreementId, disposed: type, decision, before, at });
  }
}

async function completeRegister(agreementId: string, store: Store, register: DisposalRegister): Promise<void> {
  const { record } = await store.record(agreementId);
  if (record.retention.every(({ last }) => last === undefined)) return;
  const known = (await register.all()).filter((entry) => entry.agreementId === agreementId);
  for (const { type, last } of record.retention) {
    if (!last || known.some(({ disposed, before }) => disposed === type && before >= last.before)) continue;
    const { decision, before } = last;
    await register.add({ agreementId, disposed: type, decision, before, at: before });
  }
}

/**
 * Disposes again of what a restored backup has brought back, also where the backup is older than the decision. Local mode's clock goes
 * back with its database: what is written before the day that was disposed of is let be. Gives how much.
 */
export async function reapplyDisposals(deps: Deps, register: DisposalRegister): Promise<number> {
  const latest = new Map<string, Disposal>();
  for (const { agreementId, disposed: type, decision, before } of await register.all()) {
    const key = `${agreementId}/${type}`;
    const known = latest.get(key);
    if (!known || known.before < before) latest.set(key, { agreementId, type, decision, before });
  }
  const there = new Set((await deps.store.agreements()).map(({ id }) => id));
  let count = 0;
  for (const disposal of latest.values()) {
    if (!there.has(disposal.agreementId) || deps.clock.now() < disposal.before) continue;
    let gone = await dispose(disposal, deps);
    while (gone === 'conflict') gone = await dispose(disposal, deps);
    count += gone;
  }
  return count;
}
