import type pg from 'pg';
import { z } from 'zod';
import type { DeputyRow, HoldingRow, Reads, Situation } from '../../app/ports.ts';
import type { AccountRef, ChannelRef } from '../../chat/incoming.ts';
import type { HeldFunction } from '../../domain/policy.ts';
import type { IsoDate } from '../../domain/time.ts';
import { measureColumns, measureRow } from './measure-store.ts';
import { isoDate, type Queryable, readRows } from './rows.ts';

const platform = z.enum(['slack', 'teams', 'local', 'cli']);
const account = z.object({ platform, tenant: z.string(), id: z.string() });
const roles = z.array(z.enum(['member', 'coordinator', 'steering', 'reader']));

const heldRow = z.object({
  agreementId: z.string(),
  id: z.string(),
  name: z.string(),
  party: z.string(),
  roles,
  confirmed: z.boolean(),
  deputy: z.boolean(),
});
const boundRow = z.object({
  platform,
  tenant: z.string(),
  id: z.string(),
  agreementId: z.string(),
  groupId: z.string(),
  name: z.string().nullable(),
  revision: z.number().nullish(),
});
const situationRow = z
  .looseObject({
    personId: z.string().nullable(),
    held: z.array(heldRow).nullable(),
    bound: boundRow.nullable(),
    id: z.string().nullish(),
  })
  .transform(({ personId, held, bound, ...measure }) => ({
    personId,
    held,
    bound,
    measure: typeof measure.id === 'string' ? measureRow.parse(measure) : undefined,
  }));

const situationSql = `
  SELECT a.person_id AS "personId",
         (SELECT json_agg(json_build_object('agreementId', h.agreement_id, 'id', f.id, 'name', f.name, 'party', f.party, 'roles', f.roles, 'confirmed', h.confirmed_at IS NOT NULL, 'deputy', h.valid_from IS NOT NULL))
            FROM holding h JOIN function f ON f.id = h.function_id
           WHERE h.person_id = a.person_id AND h.ended_at IS NULL AND (h.valid_from IS NULL OR $7::date BETWEEN h.valid_from AND h.valid_to)) AS held,
         CASE WHEN c.id IS NOT NULL THEN json_build_object('platform', c.platform, 'tenant', c.tenant, 'id', c.id, 'agreementId', c.agreement_id, 'groupId', c.group_id, 'name', c.name, 'revision', (SELECT revision FROM agreement WHERE id = c.agreement_id)) END AS bound,
         ${measureColumns}
    FROM (SELECT 1) one
    LEFT JOIN account a ON a.platform = $1 AND a.tenant = $2 AND a.id = $3
    LEFT JOIN channel c ON c.platform = $4 AND c.tenant = $5 AND c.id = $6
    LEFT JOIN measure m ON m.agreement_id = c.agreement_id AND m.number = $8
    LEFT JOIN working_group g ON g.id = m.group_id`;

/** On the page and the command line one is a function, by name; the tenant is an agreement's key, or `local` for any. */
const actingSql = `
  SELECT NULL AS "personId",
         (SELECT json_agg(json_build_object('agreementId', f.agreement_id, 'id', f.id, 'name', f.name, 'party', f.party, 'roles', f.roles, 'confirmed', true, 'deputy', false))
            FROM function f JOIN agreement a ON a.id = f.agreement_id
           WHERE ($1 = 'local' OR a.key = $1) AND (f.name = $2 OR $2 = ANY (f.aliases))) AS held,
         (SELECT json_build_object('platform', 'local', 'tenant', 'local', 'id', g.name, 'agreementId', g.agreement_id, 'groupId', g.id, 'name', g.name)
            FROM working_group g JOIN agreement a ON a.id = g.agreement_id
           WHERE ($1 = 'local' OR a.key = $1) AND (g.name = $3 OR $3 = ANY (g.aliases)) 
           ORDER BY EXISTS (SELECT 1 FROM function f WHERE f.agreement_id = a.id AND (f.name = $2 OR $2 = ANY (f.aliases))) DESC, a.valid_to DESC LIMIT 1) AS bound`;

const holdingRow = z.object({
  id: z.string(),
  personId: z.string(),
  functionId: z.string(),
  functionName: z.string(),
  party: z.string(),
  agreementId: z.string(),
  confirmed: z.boolean(),
  accounts: z.array(account).nullable(),
});
const holdingSql = `
  SELECT h.id, h.person_id AS "personId", h.function_id AS "functionId", f.name AS "functionName", f.party, h.agreement_id AS "agreementId", h.confirmed_at IS NOT NULL AS confirmed, h.valid_from::text AS "from", h.valid_to::text AS "to",
         (SELECT json_agg(json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id)) FROM account a WHERE a.person_id = h.person_id) AS accounts
    FROM holding h JOIN function f ON f.id = h.function_id WHERE h.ended_at IS NULL`;

type PeopleReads = Pick<Reads, 'situation' | 'holdings' | 'holdingsOfPerson' | 'deputies' | 'accountsOf' | 'linkCode'>;

export function peopleReads(
  pool: pg.Pool,
  often: Queryable,
  options: { readonly localChannels: boolean },
): PeopleReads {
  const holdings = async (where: string, value: string): Promise<HoldingRow[]> =>
    (
      await readRows(pool, holdingRow, `${holdingSql} AND h.valid_from IS NULL AND ${where} ORDER BY h.created_at`, [
        value,
      ])
    ).map((row) => ({
      ...row,
      accounts: row.accounts ?? [],
    }));
  return {
    situation: (from, channel, on, number) => situation(often, from, channel, on, number),
    holdings: (agreementId) => holdings('h.agreement_id = $1', agreementId),
    holdingsOfPerson: (personId) => holdings('h.person_id = $1', personId),
    deputies: (agreementId, on) => deputies(pool, agreementId, on),
    accountsOf: async (agreementId, functionIds, on) => {
      if (functionIds.length === 0) return [];
      const row = z.object({ functionId: z.string(), personId: z.string(), account });
      const people = await readRows(
        pool,
        row,
        `SELECT DISTINCT ON (h.function_id, h.person_id) h.function_id AS "functionId", h.person_id AS "personId",
                json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id) AS account
           FROM holding h JOIN account a ON a.person_id = h.person_id
          WHERE h.ended_at IS NULL AND h.confirmed_at IS NOT NULL AND h.function_id = ANY ($1::uuid[]) AND h.agreement_id = $3
            AND (h.valid_from IS NULL OR $2::date BETWEEN h.valid_from AND h.valid_to) ORDER BY h.function_id, h.person_id, a.platform`,
        [functionIds, on, agreementId],
      );
      return options.localChannels ? [...people, ...(await actingFunctions(pool, agreementId, functionIds))] : people;
    },
    linkCode: async (codeHash, now) =>
      (
        await readRows(
          pool,
          z.object({ personId: z.string() }),
          'SELECT person_id AS "personId" FROM link_code WHERE code_hash = $1 AND expires_at > $2',
          [codeHash, now],
        )
      )[0],
  };
}

/** Those that stand in on the day or later, first day first. */
async function deputies(pool: pg.Pool, agreementId: string, on: IsoDate): Promise<DeputyRow[]> {
  const row = holdingRow.extend({ from: isoDate, to: isoDate });
  const sql = `${holdingSql} AND h.agreement_id = $1 AND h.valid_to >= $2::date ORDER BY h.valid_from, h.created_at`;
  const rows = await readRows(pool, row, sql, [agreementId, on]);
  return rows.map((each) => ({ ...each, accounts: each.accounts ?? [] }));
}

async function situation(
  pool: Queryable,
  from: AccountRef,
  channel: ChannelRef | undefined,
  on: IsoDate,
  number: string | undefined,
): Promise<Situation> {
  const acting = from.platform === 'local' || from.platform === 'cli';
  const values = acting
    ? [from.tenant, from.id, channel?.id ?? '']
    : [
        from.platform,
        from.tenant,
        from.id,
        channel?.platform ?? '',
        channel?.tenant ?? '',
        channel?.id ?? '',
        on,
        number ?? null,
      ];
  const [row] = await readRows(pool, situationRow, acting ? actingSql : situationSql, values);
  const held = row?.held ?? [];
  const person = row?.personId ? { personId: row.personId } : {};
  const agreements = [...new Set(held.map((entry) => entry.agreementId))];
  const bound = row?.bound;
  return {
    ...person,
    actors: agreements.map((agreementId) => ({
      agreementId,
      actor: {
        ...person,
        administrator: false,
        functions: heldIn(agreementId, held),
      },
    })),
    ...(typeof bound?.revision === 'number' ? { revision: bound.revision } : {}),
    ...(row?.measure ? { measure: row.measure } : {}),
    ...(bound
      ? {
          bound: {
            channel: { platform: bound.platform, tenant: bound.tenant, id: bound.id },
            agreementId: bound.agreementId,
            groupId: bound.groupId,
            ...(bound.name === null ? {} : { name: bound.name }),
          },
        }
      : {}),
  };
}

/** A deputy is one only while a function of their own at that party is confirmed, and never of one that they hold. */
function heldIn(agreementId: string, rows: readonly z.infer<typeof heldRow>[]): readonly HeldFunction[] {
  const held = rows.filter((entry) => entry.agreementId === agreementId);
  const own = held.filter(({ deputy, confirmed }) => !deputy && confirmed);
  const counts = (entry: (typeof held)[number]) =>
    !entry.deputy || (own.some(({ party }) => party === entry.party) && !own.some(({ id }) => id === entry.id));
  return held
    .filter(counts)
    .map(({ agreementId: _id, deputy, ...entry }): HeldFunction => ({ ...entry, ...(deputy ? { deputy } : {}) }));
}

/** On the page every function has one holder: the one who says that they are it. */
async function actingFunctions(pool: pg.Pool, agreementId: string, functionIds: readonly string[]) {
  const row = z.object({ id: z.string(), name: z.string() });
  const functions = await readRows(
    pool,
    row,
    'SELECT id, name FROM function WHERE id = ANY ($1::uuid[]) AND agreement_id = $2',
    [functionIds, agreementId],
  );
  return functions.map(({ id, name }) => ({
    functionId: id,
    personId: `local:${id}`,
    account: { platform: 'local' as const, tenant: 'local', id: name },
  }));
}
