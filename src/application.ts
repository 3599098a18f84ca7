import { randomUUID } from 'node:crypto';
import { agreementReader } from './app/agreement-file/read-agreement.ts';
import type { Calendars } from './app/calendars/ports.ts';
import { readCalendars } from './app/calendars/read-sources.ts';
import { correlated } from './app/correlation.ts';
import { type Delivering, deliver } from './app/deliver.ts';
import { createDispatch, type Log } from './app/dispatch.ts';
import { createDisposals, reapplyDisposals, registerDisposals } from './app/dispose.ts';
import type { Effect } from './app/effects.ts';
import { fileOf } from './app/follow-ups/file.ts';
import { withMaskedFollowUps } from './app/follow-ups/mask-issues.ts';
import { withGroupLists } from './app/group-lists.ts';
import { reapplyForgotten, registerForgotten } from './app/keep-forgotten.ts';
import { reapplyMasks, registerMasks } from './app/keep-masks.ts';
import { type Meter, noMeter } from './app/meter.ts';
import { planDue } from './app/plan-agreement.ts';
import type { Clock, DeliveryStore, Mailer, Store } from './app/ports.ts';
import { createListMornings } from './app/revise-group-lists.ts';
import type { Handling } from './app/scene.ts';
import { createSelfChecks } from './app/self-check/self-check.ts';
import { settleQuestions } from './app/settle-questions.ts';
import { type Restored, type Settled, settleRestored } from './app/settle-restored.ts';
import type { AccountRef, Dispatch, Poster, ResolveFile } from './chat/incoming.ts';
import type { IsoInstant } from './domain/time.ts';
import { createCalendars } from './infra/calendars.ts';
import { elapsedMilliseconds, systemClock } from './infra/clock.ts';
import { type AuditVerdict, verifyAudit } from './infra/database/audit.ts';
import { dumpDatabase } from './infra/database/backup-dump.ts';
import { deliveryStore } from './infra/database/delivery-store.ts';
import { keepFollowUpFile } from './infra/database/follow-up-store.ts';
import { keepBackupAt } from './infra/database/installation-store.ts';
import type { Database } from './infra/database/open-database.ts';
import { planningStore } from './infra/database/planning-store.ts';
import { type RecordSelection, readRecords } from './infra/database/records/read-records.ts';
import { selfCheckStore } from './infra/database/self-check-store.ts';
import { readStanding, type Standing } from './infra/database/standing-store.ts';
import { createStore } from './infra/database/store.ts';
import { countContentFaults } from './infra/database/verify-content.ts';
import { disposalRegister } from './infra/disposal-register.ts';
import { parseYaml } from './infra/documents/agreement-yaml.ts';
import { createDocuments } from './infra/documents/documents.ts';
import { forgottenRegister } from './infra/forgotten-register.ts';
import { hash, idsFrom, newSecret } from './infra/ids.ts';
import type { Jobs } from './infra/jobs.ts';
import { maskRegister } from './infra/mask-register.ts';
import { exportRecords, type RecordHeading, type RecordPiece } from './infra/records-export.ts';
import { planTemplateSv } from './text/plan-template.sv.ts';
import type { Texts } from './text/texts.ts';

type Watcher = (effects: readonly Effect[]) => void;

/** Everything behind the platforms and the command line, on one open database. */
export interface Application {
  readonly dispatch: Dispatch;
  readonly store: Store;
  readonly deliveries: DeliveryStore;
  readonly handling: Handling & { readonly store: Store };
  readonly clock: Clock;
  /** The bytes of a file that a message speaks of (`FileRef`). */
  readonly file: ResolveFile;
  /** Sends one delivery, if it is to be sent now and nobody else is sending it. */
  send(deliveryId: string, posters: readonly Poster[]): Promise<void>;
  /** Plans the reminders of every agreement with a changed fact or an occurrence that has come. Gives how many were planned. */
  planReminders(): Promise<number>;
  /** Reads the calendars whose turn it is. Gives how many were asked. */
  readCalendars(): Promise<number>;
  /** Settles what nobody has answered by an instant; by now unless told. */
  settleQuestions(by?: IsoInstant): Promise<number>;
  /** Edits, once every working morning, the groups' lists of measures that a passing day has changed. Gives how many. */
  reviseGroupLists(): Promise<number>;
  /** Compares, once every working day, what should have been sent with what was. Gives how many agreements were checked. */
  selfCheck(): Promise<number>;
  /** How sending goes, and what the installation knows of its backups and secrets: for `doctor`. */
  standing(): Promise<Standing>;
  /** Remembers that a backup was made and read back, by the machine's clock. */
  keepBackupAt(at: IsoInstant): Promise<void>;
  /** Calls the watcher with what was done each time that something has been committed. */
  watch(watcher: Watcher): void;
  /** Checks the audit log's chain, and what is stored against it. */
  verifyLog(): Promise<{ readonly chain: AuditVerdict; readonly contentFaults: number }>;
  /** Everything in the database at one moment, as the lines of a backup, a page at a time. */
  dump(): AsyncIterable<string>;
  /** Everything about an agreement as files, a piece at a time: `samverkan export --all`. */
  exportRecords(t: Texts, heading: RecordHeading, selection: RecordSelection): AsyncIterable<RecordPiece>;
  /** Settles what may have been sent between a backup and its restore; before anything is sent. */
  settleRestored(restored: Restored): Promise<Settled>;
  /** Masks, disposes of and forgets again what a restored backup has brought back; before anything is read. Gives how many were masked. */
  reapplyMasks(): Promise<number>;
  /** Forgets again whom a restored backup has brought back. */
  reapplyForgotten(): Promise<number>;
  /** Disposes again of what a restored backup has brought back. Gives how much. */
  reapplyDisposals(): Promise<number>;
  /** Disposes, once a day, of what has come of age by a disposal decision. Gives how much. */
  dispose(): Promise<number>;
  /** No platform is configured: the page on this machine, with its own clock. */
  readonly local: boolean;
}

export interface Parts {
  readonly database: Pick<Database, 'pool' | 'pipelines'> & Partial<Pick<Database, 'embedded'>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly administrators: readonly AccountRef[];
  /** Every group has a channel on the local page, and every function a holder. */
  readonly local: boolean;
  readonly jobs?: Jobs;
  /** How deliveries are sent; without it as a process that sends nothing of itself. */
  readonly sending?: Pick<Delivering, 'machine' | 'wakeAt'> & { readonly mailer?: Mailer };
  /** Folder outside the database, for what must outlive it. */
  readonly dataFolder: string;
  /** Without it calendars have no address of their own. */
  readonly calendars?: Calendars;
  /** Counts what is answered and sent. */
  readonly meter?: Meter;
}

export function createApplication({
  database,
  clock,
  log,
  administrators,
  local,
  jobs,
  sending = { machine: systemClock, wakeAt: () => undefined },
  dataFolder,
  calendars = createCalendars(undefined),
  meter = noMeter,
}: Parts): Application {
  const watchers = new Set<Watcher>();
  const masks = maskRegister(dataFolder);
  const forgotten = forgottenRegister(dataFolder);
  const disposals = disposalRegister(dataFolder);
  const stored = createStore(database, { localChannels: local, enqueue: jobs?.enqueue ?? (async () => undefined) });
  const forgetAgain = () => reapplyForgotten(stored, forgotten, { clock, newId: randomUUID });
  const disposeAgain = () => reapplyDisposals({ store: stored, clock }, disposals);
  const lists = { newIds: idsFrom, clock, machine: sending.machine };
  const store: Store = {
    ...stored,
    commit: async (given) => {
      const commit = correlated(given, hash);
      await registerMasks(commit, masks, stored);
      await registerForgotten(commit, forgotten);
      const masked = await withMaskedFollowUps(commit, stored);
      const whole = await withGroupLists(masked, { ...lists, reads: stored, localChannels: local });
      const result = await stored.commit(whole);
      if (result.kind !== 'committed') return result;
      await registerDisposals(commit, disposals);
      const { actor, agreementId, correlation } = commit;
      const posts = whole.effects.filter(({ kind }) => kind === 'post' || kind === 'repost').length;
      // What people ask for has a line of its own (dispatch.ts).
      if (actor === 'clock' && posts > 0) log.info('clock.posts', { agreement: agreementId, posts, correlation });
      for (const effect of whole.effects)
        if (effect.kind === 'post' && effect.renewsAt) sending.wakeAt(effect.delivery.id, effect.renewsAt);
      for (const watcher of watchers) watcher(whole.effects);
      return result;
    },
  };
  const planning = planningStore(database.pool, { localChannels: local });
  const deliveries = deliveryStore(database.pool);
  const documents = createDocuments(planTemplateSv, agreementReader(parseYaml));
  const filing = {
    reads: stored,
    documents,
    hash,
    keep: (file: Parameters<typeof keepFollowUpFile>[1]) => keepFollowUpFile(database.pool, file),
  };
  const handling = {
    store,
    clock,
    documents,
    file: (ref: string) => fileOf(ref, filing),
    calendars,
    newIds: idsFrom,
    newSecret,
    hash,
    isAdministrator: (account: AccountRef) =>
      administrators.some(
        (known) => known.platform === account.platform && known.tenant === account.tenant && known.id === account.id,
      ),
  };
  const delivering = {
    ...sending,
    reads: store,
    deliveries,
    clock,
    process: randomUUID(),
    random: Math.random,
    newIds: idsFrom,
    log,
    meter,
  };
  return {
    dispatch: createDispatch({ ...handling, log, meter, elapsed: elapsedMilliseconds }),
    store,
    deliveries,
    handling,
    clock,
    send: (id, posters) => deliver(id, { ...delivering, posters }),
    planReminders: () => planDue({ store, planning, clock, newIds: handling.newIds, hash, log }),
    file: (ref) => fileOf(ref, filing),
    readCalendars: () => readCalendars({ store, calendars, clock, newIds: idsFrom, log }),
    settleQuestions: (by) => settleQuestions(handling, by ?? clock.now()),
    reviseGroupLists: createListMornings({ ...lists, store }),
    selfCheck: createSelfChecks({
      store,
      planning,
      checks: selfCheckStore(database.pool),
      clock,
      newIds: idsFrom,
      log,
    }),
    standing: () => readStanding(database, clock.now()),
    keepBackupAt: (at) => keepBackupAt(database.pool, at),
    watch: (watcher) => void watchers.add(watcher),
    reapplyMasks: async () => {
      await forgetAgain();
      await disposeAgain();
      return reapplyMasks(stored, masks, clock);
    },
    reapplyForgotten: forgetAgain,
    reapplyDisposals: disposeAgain,
    dispose: createDisposals({ store, clock }, disposals),
    local,
    settleRestored: (restored) => settleRestored(restored, { store, planning, clock, newIds: handling.newIds, hash }),
    dump: () => dumpDatabase(database.pool, { at: clock.now(), made: systemClock.now() }),
    exportRecords: (t, heading, selection) => exportRecords(t, heading, readRecords(database.pool, selection)),
    verifyLog: async () => ({
      chain: await verifyAudit(database.pool),
      contentFaults: await countContentFaults(database.pool),
    }),
  };
}
