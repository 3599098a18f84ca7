import { z } from 'zod';
import { gatherHistory } from '../../src/app/facts.ts';
import { simulate } from '../../src/app/simulate.ts';
import { type DatabasePlace, openDatabase } from '../../src/infra/database/open-database.ts';
import { readRows } from '../../src/infra/database/rows.ts';
import type { SlackFake } from '../helpers/slack-fake/index.ts';
import type { Note } from './notes.ts';
import { type Delivered, type Received, receivedBySlack, receivedByTeams } from './received.ts';
import { firstStart, type Seeded, withApplication } from './seed.ts';
import type { TeamsFake } from './teams-fake.ts';

/** What came of the reminders that were to go one way, and of the messages that carried them. */
export interface Platform {
  readonly platform: string;
  /** Reminders, each counted once for every message that carries it. */
  readonly occurrences: number;
  readonly delivered: number;
  /** By the reason that stands in the database. */
  readonly failed: ReadonlyMap<string, number>;
  /** What stands as sent and was never received, or still waits, or has no reason. */
  readonly lost: number;
  /** Messages of every kind, reminders or not. */
  readonly messages: number;
  /** Those that were lost: what they are, and how they stand in the database. */
  readonly lostMessages: readonly string[];
  /** Messages received once more than they may have been. */
  readonly doubled: readonly string[];
  /** Messages received more than once, which the database counts as possible doubles. */
  readonly countedDoubles: number;
  /** What the database counts as possible doubles, received twice or not. */
  readonly possibleDoubles: number;
}

export interface Counted {
  readonly platforms: readonly Platform[];
  /** Keys in the database. */
  readonly keys: number;
  /** Reminders that were not sent, by the reason that stands in the database. */
  readonly unsent: ReadonlyMap<string, number>;
  /** Keys that a run without kills gives, and that stand nowhere in the database. */
  readonly missing: readonly string[];
  readonly notes: {
    readonly typed: number;
    readonly acknowledged: number;
    readonly lost: number;
    readonly twice: number;
  };
  /** The audit chain is whole, and agrees with what is stored. */
  readonly logIsWhole: boolean;
  /** What Slack would have refused for its looks. */
  readonly refused: readonly string[];
}

interface Evidence {
  readonly place: DatabasePlace;
  readonly dataFolder: string;
  readonly slack: SlackFake;
  readonly teams: TeamsFake;
  readonly seeded: Seeded;
  readonly notes: readonly Note[];
  readonly until: string;
}

const deliverySchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  platform: z.string(),
  target: z.string(),
  targetKind: z.string(),
  messageId: z.string().nullable(),
  possibleDoubles: z.number(),
  reason: z.string().nullable(),
  bundle: z.string().nullable(),
});
const reminderSchema = z.object({
  key: z.string(),
  state: z.string(),
  why: z.string().nullable(),
  deliveryId: z.string().nullable(),
});
const noteSchema = z.object({ text: z.string() });

/** Holds what stands in the database against what the platforms received, and against a run without kills. */
export async function countUp({ place, dataFolder, slack, teams, seeded, notes, until }: Evidence): Promise<Counted> {
  const database = await openDatabase(place);
  const read = <Row extends z.ZodType>(row: Row, sql: string) => readRows(database.pool, row, sql);
  const stored = {
    deliveries: await read(
      deliverySchema,
      `SELECT id, kind, state, platform, target_id AS target, target_kind AS "targetKind", message_id AS "messageId",
         possible_doubles AS "possibleDoubles", reason, subject->'facts'->>'bundle' AS bundle FROM delivery`,
    ),
    reminders: await read(reminderSchema, 'SELECT key, state, why, delivery_id AS "deliveryId" FROM reminder'),
    notes: await read(noteSchema, `SELECT body->>'text' AS text FROM measure_change WHERE kind = 'note'`),
  };
  await database.close();
  const { deliveries, reminders } = stored;
  const received = {
    slack: receivedBySlack(slack, seeded),
    teams: receivedByTeams(teams, deliveries),
  };
  const platforms = (['slack', 'teams'] as const).flatMap((platform) => {
    const own = deliveries.filter((delivery) => delivery.platform === platform);
    return own.length > 0 ? [platformOf(platform, own, reminders, received[platform])] : [];
  });
  const keys = new Set(reminders.map(({ key }) => key));
  const { expected, logIsWhole } = await withApplication(place, dataFolder, async (app, agreement) => {
    const history = await gatherHistory(await agreement(), app.store, true);
    const range = { from: firstStart.slice(0, 10), to: until.slice(0, 10) };
    const all = [...simulate(history, range)].filter(({ at }) => at <= until).map(({ item }) => item.key);
    const { chain, contentFaults } = await app.verifyLog();
    return { expected: all, logIsWhole: chain.ok && contentFaults === 0 };
  });
  return {
    platforms,
    keys: keys.size,
    unsent: tally(reminders.filter(({ state }) => state !== 'sent').map(({ state, why }) => `${state}: ${why ?? ''}`)),
    missing: [...new Set(expected)].filter((key) => !keys.has(key)),
    notes: notesOf(notes, stored.notes),
    logIsWhole,
    refused: slack.refused(),
  };
}

function platformOf(
  platform: string,
  deliveries: readonly Delivered[],
  reminders: readonly z.output<typeof reminderSchema>[],
  received: Received,
): Platform {
  const outcomes = reminders
    .filter(({ state }) => state === 'sent')
    .flatMap(({ deliveryId }) => deliveries.filter(({ bundle }) => bundle === deliveryId))
    .map((delivery) => outcomeOf(delivery, received));
  return {
    platform,
    occurrences: outcomes.length,
    delivered: outcomes.filter((outcome) => outcome === 'delivered').length,
    failed: tally(outcomes.filter((outcome) => outcome !== 'delivered' && outcome !== 'lost')),
    lost: outcomes.filter((outcome) => outcome === 'lost').length,
    messages: deliveries.length,
    lostMessages: deliveries
      .filter((delivery) => outcomeOf(delivery, received) === 'lost')
      .map(({ id, kind, state, reason }) => `${kind} ${id} ${state} ${reason ?? ''}`.trim()),
    doubled: received.doubled,
    countedDoubles: received.countedDoubles,
    possibleDoubles: deliveries.reduce((sum, { possibleDoubles }) => sum + possibleDoubles, 0),
  };
}

function outcomeOf(delivery: Delivered, { isThere }: Received): string {
  const { state, reason } = delivery;
  if (state === 'sent') return isThere(delivery) ? 'delivered' : 'lost';
  return state !== 'waiting' && reason !== null ? `${state}: ${reason}` : 'lost';
}

function notesOf(typed: readonly Note[], stored: readonly { readonly text: string }[]): Counted['notes'] {
  const times = tally(stored.map(({ text }) => text));
  const acknowledged = typed.filter((note) => note.acknowledged);
  return {
    typed: typed.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ text }) => !times.has(text)).length,
    twice: typed.filter(({ text }) => (times.get(text) ?? 0) > 1).length,
  };
}

function tally(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
