import type pg from 'pg';
import { z } from 'zod';
import type { HoldingRow, Reads, Situation } from '../../app/ports.ts';
import type { AccountRef, ChannelRef } from '../../chat/incoming.ts';
import type { HeldFunction } from '../../domain/policy.ts';
import { readRows } from './rows.ts';

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
});
const boundRow = z.object({
  platform,
  tenant: z.string(),
  id: z.string(),
  agreementId: z.string(),
  groupId: z.string(),
  name: z.string().nullable(),
});
const situationRow = z.object({
  personId: z.string().nullable(),
  held: z.array(heldRow).nullable(),
  bound: boundRow.nullable(),
});

const situationSql = `
  SELECT a.person_id AS "personId",
         (SELECT json_agg(json_build_object('agreementId', h.agreement_id, 'id', f.id, 'name', f.name, 'party', f.party, 'roles', f.roles, 'confirmed', h.confirmed_at IS NOT NULL))
            FROM holding h JOIN function f ON f.id = h.function_id WHERE h.person_id = a.person_id AND h.ended_at IS NULL) AS held,
         (SELECT json_build_object('platform', c.platform, 'tenant', c.tenant, 'id', c.id, 'agreementId', c.agreement_id, 'groupId', c.group_id, 'name', c.name)
            FROM channel c WHERE c.platform = $4 AND c.tenant = $5 AND c.id = $6) AS bound
    FROM (SELECT 1) one LEFT JOIN account a ON a.platform = $1 AND a.tenant = $2 AND a.id = $3`;

/** On the page and the command line one is a function, by name; the tenant is an agreement's key, or `local` for any. */
const actingSql = `
  SELECT NULL AS "personId",
         (SELECT json_agg(json_build_object('agreementId', f.agreement_id, 'id', f.id, 'name', f.name, 'party', f.party, 'roles', f.roles, 'confirmed', true))
            FROM function f JOIN agreement a ON a.id = f.agreement_id
           WHERE ($1 = 'local' OR a.key = $1) AND (f.name = $2 OR $2 = ANY (f.aliases))) AS held,
         (SELECT json_build_object('platform', 'local', 'tenant', 'local', 'id', g.name, 'agreementId', g.agreement_id, 'groupId', g.id, 'name', g.name)
            FROM working_group g JOIN agreement a ON a.id = g.agreement_id
           WHERE ($1 = 'local' OR a.key = $1) AND (g.name = $3 OR $3 = ANY (g.aliases)) ORDER BY a.valid_to DESC LIMIT 1) AS bound`;

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
  SELECT h.id, h.person_id AS "personId", h.function_id AS "functionId", f.name AS "functionName", f.party, h.agreement_id AS "agreementId", h.confirmed_at IS NOT NULL AS confirmed,
         (SELECT json_agg(json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id)) FROM account a WHERE a.person_id = h.person_id) AS accounts
    FROM holding h JOIN function f ON f.id = h.function_id WHERE h.ended_at IS NULL`;

type PeopleReads = Pick<Reads, 'situation' | 'holdings' | 'holdingsOfPerson' | 'accountsOf' | 'linkCode'>;

export function peopleReads(pool: pg.Pool, options: { readonly localChannels: boolean }): PeopleReads {
  const holdings = async (where: string, value: string): Promise<HoldingRow[]> =>
    (await readRows(pool, holdingRow, `${holdingSql} AND ${where} ORDER BY h.created_at`, [value])).map((row) => ({
      ...row,
      accounts: row.accounts ?? [],
    }));
  return {
    situation: (from, channel) => situation(pool, from, channel),
    holdings: (agreementId) => holdings('h.agreement_id = $1', agreementId),
    holdingsOfPerson: (personId) => holdings('h.person_id = $1', personId),
    accountsOf: async (functionIds) => {
      if (functionIds.length === 0) return [];
      const row = z.object({ functionId: z.string(), personId: z.string(), account });
      const people = await readRows(
        pool,
        row,
        `SELECT DISTINCT ON (h.function_id, h.person_id) h.function_id AS "functionId", h.person_id AS "personId",
                json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id) AS account
           FROM holding h JOIN account a ON a.person_id = h.person_id
          WHERE h.ended_at IS NULL AND h.confirmed_at IS NOT NULL AND h.function_id = ANY ($1::uuid[]) ORDER BY h.function_id, h.person_id, a.platform`,
        [functionIds],
      );
      return options.localChannels ? [...people, ...(await actingFunctions(pool, functionIds))] : people;
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

async function situation(pool: pg.Pool, from: AccountRef, channel: ChannelRef | undefined): Promise<Situation> {
  const acting = from.platform === 'local' || from.platform === 'cli';
  const values = acting
    ? [from.tenant, from.id, channel?.id ?? '']
    : [from.platform, from.tenant, from.id, channel?.platform ?? '', channel?.tenant ?? '', channel?.id ?? ''];
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
        functions: held
          .filter((entry) => entry.agreementId === agreementId)
          .map(({ agreementId: _id, ...entry }): HeldFunction => entry),
      },
    })),
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

/** On the page every function has one holder: the one who says that they are it. */
async function actingFunctions(pool: pg.Pool, functionIds: readonly string[]) {
  const row = z.object({ id: z.string(), name: z.string() });
  const functions = await readRows(pool, row, 'SELECT id, name FROM function WHERE id = ANY ($1::uuid[])', [
    functionIds,
  ]);
  return functions.map(({ id, name }) => ({
    functionId: id,
    personId: `local:${id}`,
    account: { platform: 'local' as const, tenant: 'local', id: name },
  }));
}
