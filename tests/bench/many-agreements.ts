import { tmpdir } from 'node:os';
import type pg from 'pg';
import type { NewMeetingChange } from '../../src/app/effects.ts';
import type { Agreement, Clock } from '../../src/app/ports.ts';
import { type Application, createApplication } from '../../src/application.ts';
import { foldMeeting } from '../../src/domain/fold-meeting.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import type { Jobs } from '../../src/infra/jobs.ts';
import { seedPlan } from './seed.ts';

const quiet = { info() {}, warn() {}, error() {} };

export function applicationOn(database: Database, clock: Clock, jobs?: Jobs): Application {
  return createApplication({
    database,
    clock,
    log: quiet,
    administrators: [],
    local: false,
    ...(jobs ? { jobs } : {}),
    dataFolder: tmpdir(),
  });
}

const author = { function: 'Samordnare i kommunen', platform: 'slack' };

/** Ten series in the agreement's groups, on different weekdays and at different paces. */
async function bookSeries(app: Application, agreement: Agreement): Promise<void> {
  const year = agreement.definition.validFrom.year;
  const groups = agreement.groups.filter(({ kind }) => kind !== 'preparatory');
  const at = app.clock.now();
  for (let index = 0; index < 10; index++) {
    const group = groups[index % groups.length];
    if (!group) throw new Error('the example has no groups');
    const plan = {
      groupId: group.id,
      start: `${year}-01-${String(11 + index).padStart(2, '0')}T09:00`,
      minutes: 60,
      rule: `FREQ=WEEKLY;INTERVAL=${group.kind === 'steering' ? 26 : 2 + (index % 3)}`,
    };
    const change: NewMeetingChange = { version: 1, author, body: { kind: 'booked', plan }, at };
    const state = foldMeeting([{ ...change, at, recordedAt: at }]);
    const meetingId = app.handling.newIds(`bench meeting ${agreement.id} ${index}`)();
    await app.store.commit({
      outcome: 'done',
      agreementId: agreement.id,
      at,
      recordedAt: at,
      actor: 'operator',
      effects: [{ kind: 'book-meeting', meetingId, groupId: group.id, changes: [change], state }],
    });
  }
}

/** Every function has a holder, every group a channel. */
async function settleIn(app: Application, agreement: Agreement): Promise<void> {
  const newId = app.handling.newIds(`bench people ${agreement.id}`);
  const now = app.clock.now();
  const people = agreement.functions.flatMap((entry, index) => {
    const personId = newId();
    const account = { platform: 'slack' as const, tenant: 'T0MANY', id: `U${index}${agreement.id.slice(0, 8)}` };
    return [
      { kind: 'add-person' as const, personId, account },
      { kind: 'hold' as const, holdingId: newId(), personId, functionId: entry.id, confirmed: true },
    ];
  });
  const channels = agreement.groups.map((group, index) => ({
    kind: 'bind-channel' as const,
    bound: {
      channel: { platform: 'slack' as const, tenant: 'T0MANY', id: `C${index}${agreement.id.slice(0, 8)}` },
      agreementId: agreement.id,
      groupId: group.id,
      name: group.name,
    },
  }));
  await app.store.commit({
    outcome: 'done',
    agreementId: agreement.id,
    at: now,
    recordedAt: now,
    actor: 'operator',
    effects: [...people, ...channels],
  });
}

/** One agreement of so many measures with ten series, and as many copies of it as are asked for in all. */
export async function seedMany(app: Application, pool: pg.Pool, count: number, measures: number): Promise<string> {
  const { id } = await seedPlan(app, 'forebild', measures);
  const read = async () => {
    const agreement = await app.store.agreement(id);
    if (!agreement) throw new Error('the agreement was not stored');
    return agreement;
  };
  await settleIn(app, await read());
  await bookSeries(app, await read());
  await copies(pool, id, 1, count);
  return id;
}

/** Copies an agreement with everything of it, each row under an id made of its own and the copy's number. */
export async function copies(pool: pg.Pool, id: string, from: number, to: number): Promise<void> {
  // So many at a time that no statement reaches the pool's time limit.
  for (let first = from; first < to; first += 100) await copySome(pool, id, first, Math.min(first + 100, to));
  await pool.query('ANALYZE');
}

async function copySome(pool: pg.Pool, id: string, from: number, to: number): Promise<void> {
  const made = (column: string) => `md5(${column}::text || n)::uuid`;
  const each = `generate_series(${from}, ${to - 1}) n`;
  const statements = [
    `INSERT INTO agreement SELECT ${made('id')}, key || '-' || n, jsonb_set(definition, '{key}', to_jsonb(key || '-' || n)), valid_from, valid_to, stopped_at, revision, created_at FROM agreement, ${each} WHERE id = '${id}'`,
    `INSERT INTO function (id, agreement_id, name, party, roles, aliases, from_plan) SELECT ${made('id')}, ${made('agreement_id')}, name, party, roles, aliases, from_plan FROM function, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO working_group (id, agreement_id, name, kind, aliases, from_plan) SELECT ${made('id')}, ${made('agreement_id')}, name, kind, aliases, from_plan FROM working_group, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO function_group (function_id, group_id) SELECT ${made('m.function_id')}, ${made('m.group_id')} FROM function_group m JOIN working_group g ON g.id = m.group_id, ${each} WHERE g.agreement_id = '${id}'`,
    `INSERT INTO person (id, created_at) SELECT ${made('h.person_id')}, h.created_at FROM holding h, ${each} WHERE h.agreement_id = '${id}'`,
    `INSERT INTO account (platform, tenant, id, person_id) SELECT a.platform, a.tenant, a.id || '-' || n, ${made('a.person_id')} FROM account a JOIN holding h ON h.person_id = a.person_id, ${each} WHERE h.agreement_id = '${id}'`,
    `INSERT INTO holding (id, person_id, function_id, agreement_id, created_at, confirmed_at) SELECT ${made('id')}, ${made('person_id')}, ${made('function_id')}, ${made('agreement_id')}, created_at, confirmed_at FROM holding, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO channel (platform, tenant, id, agreement_id, group_id, name, bound_at) SELECT platform, tenant, id || '-' || n, ${made('agreement_id')}, ${made('group_id')}, name, bound_at FROM channel, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO measure (id, agreement_id, group_id, number, position, version, state) SELECT ${made('id')}, ${made('agreement_id')}, CASE WHEN group_id IS NULL THEN NULL ELSE ${made('group_id')} END, number, position, version, state FROM measure, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO measure_function (measure_id, function_id, part) SELECT ${made('l.measure_id')}, ${made('l.function_id')}, l.part FROM measure_function l JOIN measure m ON m.id = l.measure_id, ${each} WHERE m.agreement_id = '${id}'`,
    `INSERT INTO measure_change (measure_id, version, agreement_id, kind, at, recorded_at, author, body) SELECT ${made('measure_id')}, version, ${made('agreement_id')}, kind, at, recorded_at, author, body FROM measure_change, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO meeting (id, agreement_id, group_id, version, state) SELECT ${made('id')}, ${made('agreement_id')}, ${made('group_id')}, version, jsonb_set(state, '{plan,groupId}', to_jsonb(${made('group_id')})) FROM meeting, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO meeting_change (meeting_id, version, agreement_id, kind, at, recorded_at, author, body) SELECT ${made('c.meeting_id')}, c.version, ${made('c.agreement_id')}, c.kind, c.at, c.recorded_at, c.author, jsonb_set(c.body, '{plan,groupId}', to_jsonb(${made('m.group_id')})) FROM meeting_change c JOIN meeting m ON m.id = c.meeting_id, ${each} WHERE c.agreement_id = '${id}'`,
    `INSERT INTO audit_head (agreement_id, seq, hash) SELECT ${made('agreement_id')}, seq, hash FROM audit_head, ${each} WHERE agreement_id = '${id}'`,
    `INSERT INTO unplanned (agreement_id) SELECT ${made('agreement_id')} FROM audit_head, ${each} WHERE agreement_id = '${id}'`,
  ];
  for (const statement of statements) await pool.query(statement);
}
