import type { Application, Parts } from './application.ts';
import type { Poster } from './chat/incoming.ts';
import type { Config } from './config.ts';
import { isReminderTime } from './domain/reminder-time.ts';
import type { Database } from './infra/database/open-database.ts';
import type { Jobs } from './infra/jobs.ts';
import { createMailer } from './infra/mail.ts';
import { createOutbox } from './infra/outbox.ts';
import type { Timing } from './infra/timing.ts';

export interface Sending {
  /** What the application needs to send. */
  readonly parts: NonNullable<Parts['sending']>;
  /** Takes up what waits, and goes on until it is stopped. */
  start(app: Application, posters: readonly Poster[]): Promise<void>;
  /** Gives a job to what is due and has none, and wakes in time what is due before the next look. */
  resume(app: Application): Promise<void>;
  /** Sends nothing more, and waits for what is being sent. What people still do is stored with its jobs. */
  rest(): Promise<void>;
  /** Makes no more jobs either. */
  stop(): Promise<void>;
}

interface Needs {
  readonly config: Pick<Config, 'mail'>;
  readonly database: Pick<Database, 'embedded'>;
  readonly jobs?: Jobs | undefined;
  readonly timing: Timing;
  readonly onError: (error: Error) => void;
}

/** Milliseconds: what waits is looked for every minute. */
const lookAhead = 90_000;

/** Everything that sends deliveries, around the jobs in the database. Without jobs (local mode) nothing is sent. */
export function createSending({ config, database, jobs, timing, onError }: Needs): Sending {
  let send: (deliveryId: string) => Promise<void> = async () => undefined;
  const outbox = createOutbox({ send: (id) => send(id), timing, onError });
  const mailer = config.mail ? createMailer(config.mail) : undefined;

  async function resume(app: Application): Promise<void> {
    if (!jobs) return;
    await timing.agree?.();
    const now = timing.now();
    await jobs.enqueueAll(await app.deliveries.due(now, !isReminderTime(app.clock.now())));
    const soon = new Date(Date.parse(now) + lookAhead).toISOString();
    for (const { id, at } of await app.deliveries.dueLater(now, soon)) outbox.wakeAt(id, at);
  }

  return {
    parts: { machine: timing, wakeAt: outbox.wakeAt, ...(mailer ? { mailer } : {}) },
    start: async (app, posters) => {
      send = (id) => app.send(id, posters);
      await timing.agree?.();
      // The embedded database has one process: what an earlier one was sending is nobody's.
      if (database.embedded) await app.deliveries.voidClaims();
      await jobs?.work(outbox.accept);
      await resume(app);
    },
    resume,
    rest: async () => {
      await Promise.all([jobs?.rest(), outbox.stop()]);
    },
    stop: async () => jobs?.stop(),
  };
}
