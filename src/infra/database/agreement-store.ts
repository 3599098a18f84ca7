import type pg from 'pg';
import { z } from 'zod';
import type { Agreement, Reads } from '../../app/ports.ts';
import { readDefinition } from './agreement-rows.ts';
import { instant, isId, readRows } from './rows.ts';

const uuid = z.string();
const agreementRow = z.object({
  id: uuid,
  definition: z.unknown(),
  stopped_at: instant.nullable(),
  revision: z.number(),
});
const functionRow = z.object({
  id: uuid,
  name: z.string(),
  party: z.string(),
  roles: z.array(z.enum(['member', 'coordinator', 'steering', 'reader'])),
  aliases: z.array(z.string()),
  from_plan: z.boolean(),
});
const groupRow = z.object({ id: uuid, name: z.string(), kind: z.string(), aliases: z.array(z.string()) });
const memberRow = z.object({ function_id: uuid, group_id: uuid });
const channelRow = z.object({
  platform: z.enum(['slack', 'teams', 'local', 'cli']),
  tenant: z.string(),
  id: z.string(),
  agreement_id: uuid,
  group_id: uuid,
  name: z.string().nullable(),
  team: z.string().nullable(),
});
const indexRow = z.object({
  id: uuid,
  number: z.string(),
  group_id: uuid.nullable(),
  parts: z.array(z.object({ functionId: uuid, part: z.enum(['responsible', 'contributes', 'communicates']) })),
});

/** How many agreements are kept in memory, the most recently used. */
const kept = 200;

/** Agreements with their register of functions, groups, channels and measures; kept in memory while their revision stands. */
export function agreementReads(
  pool: pg.Pool,
  options: { readonly localChannels: boolean },
): Pick<Reads, 'agreements' | 'agreement'> {
  const cache = new Map<string, { revision: number; agreement: Agreement }>();
  return {
    agreements: async () => {
      const row = z.object({ id: uuid, key: z.string(), title: z.string(), validTo: z.string() });
      return readRows(
        pool,
        row,
        `SELECT id, key, definition->>'title' AS title, valid_to::text AS "validTo" FROM agreement ORDER BY valid_from, key`,
      );
    },
    agreement: async (id, revision) => {
      if (!isId(id)) return undefined;
      const current = revision ?? (await revisionOf(pool, id));
      if (current === undefined) return undefined;
      const known = cache.get(id);
      cache.delete(id);
      const entry = known?.revision === current ? known : await load(pool, id, options.localChannels);
      if (!entry) return undefined;
      cache.set(id, entry);
      const oldest = cache.keys().next().value;
      if (cache.size > kept && oldest !== undefined) cache.delete(oldest);
      return entry.agreement;
    },
  };
}

const revisionRow = z.object({ revision: z.number() });

async function revisionOf(pool: pg.Pool, id: string): Promise<number | undefined> {
  const [row] = await readRows(pool, revisionRow, 'SELECT revision FROM agreement WHERE id = $1', [id]);
  return row?.revision;
}

async function load(
  pool: pg.Pool,
  id: string,
  localChannels: boolean,
): Promise<{ revision: number; agreement: Agreement } | undefined> {
  const [row] = await readRows(
    pool,
    agreementRow,
    'SELECT id, definition, stopped_at, revision FROM agreement WHERE id = $1',
    [id],
  );
  if (!row) return undefined;
  const [functions, groups, members, channels, index] = await Promise.all([
    readRows(
      pool,
      functionRow,
      'SELECT id, name, party, roles, aliases, from_plan FROM function WHERE agreement_id = $1 ORDER BY from_plan, name',
      [id],
    ),
    readRows(
      pool,
      groupRow,
      'SELECT id, name, kind, aliases FROM working_group WHERE agreement_id = $1 ORDER BY from_plan, name',
      [id],
    ),
    readRows(
      pool,
      memberRow,
      'SELECT m.function_id, m.group_id FROM function_group m JOIN working_group g ON g.id = m.group_id WHERE g.agreement_id = $1',
      [id],
    ),
    readRows(
      pool,
      channelRow,
      'SELECT platform, tenant, id, agreement_id, group_id, name, team FROM channel WHERE agreement_id = $1',
      [id],
    ),
    readRows(
      pool,
      indexRow,
      `SELECT m.id, m.number, m.group_id,
              coalesce((SELECT json_agg(json_build_object('functionId', p.function_id, 'part', p.part)) FROM measure_function p WHERE p.measure_id = m.id), '[]') AS parts
         FROM measure m WHERE m.agreement_id = $1 ORDER BY m.position`,
      [id],
    ),
  ]);
  const bound = channels.map((channel) => ({
    channel: { platform: channel.platform, tenant: channel.tenant, id: channel.id },
    agreementId: channel.agreement_id,
    groupId: channel.group_id,
    ...(channel.name === null ? {} : { name: channel.name }),
    ...(channel.team === null ? {} : { team: channel.team }),
  }));
  const local = localChannels
    ? groups.map((group) => ({
        channel: { platform: 'local' as const, tenant: 'local', id: group.name },
        agreementId: id,
        groupId: group.id,
        name: group.name,
      }))
    : [];
  const agreement: Agreement = {
    id,
    definition: readDefinition(row.definition),
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
    functions: functions.map(({ from_plan, ...entry }) => ({ ...entry, fromPlan: from_plan })),
    groups,
    groupMembers: members.map((entry) => ({ functionId: entry.function_id, groupId: entry.group_id })),
    channels: [...bound, ...local],
    index: index.map(({ group_id, ...entry }) => ({ ...entry, ...(group_id === null ? {} : { groupId: group_id }) })),
  };
  return { revision: row.revision, agreement };
}
