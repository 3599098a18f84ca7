import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/app/dispatch.ts';
import type { Application } from '../../src/application.ts';
import type { AccountRef } from '../../src/chat/incoming.ts';
import { readConfig } from '../../src/config.ts';
import { instantToIso, isoDateOf, readLocalTime } from '../../src/domain/time.ts';
import type { MovableClock } from '../../src/infra/clock.ts';
import type { Reach } from '../../src/infra/fetch-calendar.ts';
import type { Timing } from '../../src/infra/timing.ts';
import { loadExample } from '../../src/load-example.ts';
import { type Running, serve } from '../../src/serve.ts';
import { migratedPlace } from './database.ts';
import { freePort } from './free-port.ts';
import { quickTiming } from './timing.ts';

/** A clock that stands still until a test moves it. */
export interface SteppedClock extends MovableClock {
  /** Local time in Stockholm, such as 2021-11-10T09:00. */
  set(local: string): void;
}

function steppedClock(local = '2021-11-10T09:00'): SteppedClock {
  let now = instantToIso(readLocalTime(local));
  return {
    now: () => now,
    moveTo: (instant) => {
      now = instant;
    },
    set: (next) => {
      now = instantToIso(readLocalTime(next));
    },
  };
}

/** A log line as it was written, to be searched for what must not be there. */
export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly facts: unknown;
}

export interface TestBot {
  readonly running: Running;
  readonly app: Application;
  readonly port: number;
  readonly clock: SteppedClock;
  readonly log: readonly LogLine[];
  /** Its database, and the folder beside it. */
  readonly place: { readonly url: string } | { readonly directory: string };
  readonly dataFolder: string;
  close(): Promise<void>;
}

/**
 * The whole bot as `npm start` runs it, on a database of its own, with a clock that stands at 2021-11-10 09:00. With
 * `example` the Upplands Väsby agreement and plan are loaded; without platform variables it is local mode.
 */
export async function startBot(
  environment: Readonly<Record<string, string>> = {},
  options: {
    readonly example?: boolean;
    readonly at?: string;
    readonly administrators?: readonly AccountRef[];
    /** By which pauses between sendings are counted; twenty times as fast as the machine's unless told. */
    readonly timing?: Timing;
    /** What of the network calendars may be read from. */
    readonly reach?: Reach;
    /** An equal on the same database, with the same clock; it is closed after this one. */
    readonly beside?: TestBot;
    /** Where log lines go, instead of being gathered. */
    readonly logTo?: Log;
  } = {},
): Promise<TestBot> {
  const { beside } = options;
  const { place, remove } = beside
    ? { place: beside.place, remove: async () => {} }
    : await migratedPlace(process.env.TEST_DATABASE_URL ? 'postgres' : 'embedded');
  const port = await freePort();
  const ownFolder = 'url' in place ? await mkdtemp(join(tmpdir(), 'samverkan-test-')) : place.directory;
  const dataFolder = beside?.dataFolder ?? ownFolder;
  const own = { SAMVERKAN_DATA: dataFolder, ...('url' in place ? { DATABASE_URL: place.url } : {}) };
  const reading = readConfig({ ...own, PORT: String(port), ...environment });
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  const clock = beside?.clock ?? steppedClock(options.at);
  const log: LogLine[] = [];
  const write = (level: string) => (event: string, facts?: unknown) => void log.push({ level, event, facts });
  const config = {
    ...reading.config,
    administrators: [...reading.config.administrators, ...(options.administrators ?? [])],
  };
  const running = await serve(config, {
    clock,
    // Its clock stands still: what falls due is told when a test says so, not when the machine's minute turns.
    stepped: true,
    timing: options.timing ?? quickTiming(20),
    log: options.logTo ?? { info: write('info'), warn: write('warn'), error: write('error') },
    ...(options.reach ? { reach: options.reach } : {}),
  });
  if (!beside && (options.example ?? true)) await loadExample(running.app);
  return {
    running,
    app: running.app,
    port,
    clock,
    log,
    place,
    dataFolder,
    close: async () => {
      await running.stop();
      await remove();
      await rm(ownFolder, { recursive: true, force: true });
    },
  };
}

/** A person whose function is confirmed, without the first hour's steps. */
export async function holdFunction(app: Application, account: AccountRef, functionName: string): Promise<void> {
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  const held = agreement?.functions.find((entry) => entry.name === functionName);
  if (!agreement || !held) throw new Error(`no function ${functionName}`);
  const newId = app.handling.newIds(`test ${account.platform}/${account.tenant}/${account.id}/${functionName}`);
  const known = await app.store.situation(account, undefined, isoDateOf(app.clock.now()));
  const personId = known.personId ?? newId();
  await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: app.clock.now(),
    recordedAt: app.clock.now(),
    actor: 'operator',
    effects: [
      ...(known.personId ? [] : [{ kind: 'add-person' as const, personId, account }]),
      { kind: 'hold', holdingId: newId(), personId, functionId: held.id, confirmed: true },
    ],
  });
}

/** Binds a channel to a group, without the first hour's steps. */
export async function bindChannel(app: Application, channel: AccountRef, groupName: string): Promise<void> {
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  const group = agreement?.groups.find((entry) => entry.name === groupName);
  if (!agreement || !group) throw new Error(`no group ${groupName}`);
  await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: app.clock.now(),
    recordedAt: app.clock.now(),
    actor: 'operator',
    effects: [
      { kind: 'bind-channel', bound: { channel, agreementId: agreement.id, groupId: group.id, name: groupName } },
    ],
  });
}
