import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryKind, DeliveryRow, DeliverySubject, DeliveryTarget, Mailer } from '../../src/app/ports.ts';
import { type Application, createApplication } from '../../src/application.ts';
import type { Poster, PostResult } from '../../src/chat/incoming.ts';
import { isReminderTime } from '../../src/domain/reminder-time.ts';
import { clockStandingAt } from '../../src/infra/clock.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { idsFrom } from '../../src/infra/ids.ts';
import { loadExample } from '../../src/load-example.ts';
import { type SteppedTiming, steppedTiming } from './timing.ts';

/** A post as it was made: when by the stepped clock, by which worker, and how it went. */
export interface Posted {
  readonly at: string;
  readonly target: string;
  readonly delivery: string;
  readonly worker: number;
  readonly result: PostResult['kind'];
}

/** The application without the clockwork around it: whoever tests decides when something is sent, and what time it is. */
export interface Delivering {
  readonly app: Application;
  readonly timing: SteppedTiming;
  readonly posted: readonly Posted[];
  /** Stores deliveries, as a command does. Returns their ids. */
  put(...given: readonly Given[]): Promise<readonly string[]>;
  row(id: string): Promise<DeliveryRow>;
  /** How deliveries of a kind have ended, the oldest first. */
  ended(kind: DeliveryKind): Promise<readonly { state: string; reason: string | null; way: string }[]>;
  /** Sends it with a worker; the first unless told. */
  send(id: string, worker?: number): Promise<void>;
  /** Sends everything, stepping the clock to when the next may be sent, until nothing waits or the hours are over. */
  run(hours?: number): Promise<void>;
  close(): Promise<void>;
}

export interface Given {
  readonly kind?: DeliveryKind;
  readonly subject?: DeliverySubject;
  readonly target?: Partial<DeliveryTarget>;
}

export const team = 'T0KOMMUN';

interface Options {
  /** How many processes work on the one database. */
  readonly workers?: number;
  readonly mailer?: Mailer;
}

export async function startDelivering(
  database: Database,
  posters: readonly Poster[],
  { workers = 1, mailer }: Options = {},
): Promise<Delivering> {
  const timing = steppedTiming();
  const posted: Posted[] = [];
  const dataFolder = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const apps = Array.from({ length: workers }, () =>
    createApplication({
      database,
      clock: clockStandingAt('2021-11-10T08:00:00.000Z'),
      log,
      administrators: [],
      local: false,
      sending: { machine: timing, wakeAt: () => {}, ...(mailer ? { mailer } : {}) },
      dataFolder,
    }),
  );
  const [app] = apps;
  if (!app) throw new Error('no worker');
  await loadExample(app);
  const [agreement] = await app.store.agreements();
  const watched = apps.map((_, worker) => posters.map((poster) => watch(poster, worker)));
  let count = 0;

  function watch(poster: Poster, worker: number): Poster {
    return {
      ...poster,
      post: async (target, message, delivery) => {
        const at = timing.now();
        const place = target.kind === 'channel' ? target.channel : target.account;
        const result = await poster.post(target, message, delivery);
        posted.push({
          at,
          target: `${place.platform}/${place.tenant}/${place.id}`,
          delivery,
          worker,
          result: result.kind,
        });
        return result;
      },
    };
  }

  const resting = () => !isReminderTime(app.clock.now());
  const send = async (id: string, worker = 0) => apps[worker]?.send(id, watched[worker] ?? []);
  return {
    app,
    timing,
    posted,
    put: async (...given) => {
      const newId = idsFrom(`delivering ${count++}`);
      const deliveries = given.map(({ kind = 'welcome', subject = {}, target = {} }) => {
        const id = newId();
        const place = { kind: 'channel', platform: 'slack', tenant: team, id: 'C0EST', ...target } as const;
        return { id, key: id, kind, subject, target: place };
      });
      await app.store.commit({
        outcome: 'done',
        ...(agreement ? { agreementId: agreement.id } : {}),
        at: app.clock.now(),
        recordedAt: app.clock.now(),
        actor: 'operator',
        effects: deliveries.map((delivery) => ({ kind: 'post', delivery })),
      });
      return deliveries.map(({ id }) => id);
    },
    row: async (id) => {
      const row = await app.deliveries.delivery(id);
      if (!row) throw new Error(`no delivery ${id}`);
      return row;
    },
    ended: async (kind) => {
      const sql = 'SELECT state, reason, way FROM delivery WHERE kind = $1 ORDER BY seq';
      return (await database.pool.query<{ state: string; reason: string | null; way: string }>(sql, [kind])).rows;
    },
    send,
    run: async (hours = 200) => {
      const end = Date.parse(timing.now()) + hours * 3_600_000;
      for (let round = 0; ; round += 1) {
        const due = await app.deliveries.due(timing.now(), resting());
        // Everybody tries everything, and another one is first each time.
        const order = apps.map((_, worker) => (worker + round) % apps.length);
        await Promise.all(due.flatMap((id) => order.map((worker) => send(id, worker))));
        if ((await app.deliveries.due(timing.now(), resting())).length > 0) continue;
        const [next] = await app.deliveries.dueLater(timing.now(), new Date(end).toISOString());
        if (!next) return;
        timing.step(Math.max(1, Date.parse(next.at) - Date.parse(timing.now())));
      }
    },
    close: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
