import type pg from 'pg';
import { z } from 'zod';
import type { FormerHolding, Identity, PersonalData, Reads, ReminderChoice } from '../../app/ports.ts';
import type { AccountRef } from '../../chat/incoming.ts';
import { reminderNames } from '../../domain/reminder-settings.ts';
import { readRows } from './rows.ts';

const platform = z.enum(['slack', 'teams', 'local', 'cli']);
const account = z.object({ platform, tenant: z.string(), id: z.string() });
const isoInstant = z.string().transform((text) => new Date(text).toISOString());

const heldRow = z.object({
  id: z.string(),
  personId: z.string(),
  functionId: z.string(),
  functionName: z.string(),
  party: z.string(),
  agreementId: z.string(),
  confirmed: z.boolean(),
  ended: z.boolean(),
  accounts: z.array(account).nullable(),
});

const identityRow = account
  .extend({
    personId: z.string(),
    since: isoInstant,
    holdings: z.array(z.object({ agreementId: z.string(), since: isoInstant })).nullable(),
  })
  .transform(
    ({ personId, since, holdings, ...ref }): Identity => ({ personId, since, account: ref, holdings: holdings ?? [] }),
  );

const holdingRow = z
  .object({
    agreementId: z.string(),
    agreement: z.string(),
    functionId: z.string(),
    functionName: z.string(),
    party: z.string(),
    since: isoInstant,
    confirmedAt: isoInstant.nullable(),
    endedAt: isoInstant.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .transform(({ confirmedAt, endedAt, from, to, ...row }) => ({
    ...row,
    ...(confirmedAt === null ? {} : { confirmedAt }),
    ...(endedAt === null ? {} : { endedAt }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  }));

const choiceRow = z.object({
  without: z.array(z.enum(reminderNames).catch('follow-up')),
  platform: platform.nullable(),
  email: z.string().nullable(),
});

const personRow = z.object({
  personId: z.string().nullable(),
  since: isoInstant.nullable(),
  accounts: z.array(account).nullable(),
  holdings: z.array(holdingRow).nullable(),
  choice: choiceRow.nullable(),
  putOff: z.number(),
  calendars: z.number(),
  questions: z.number(),
  messages: z.number(),
  reminders: z.number(),
});

const personSql = `
  WITH one AS (SELECT person_id AS id FROM account WHERE platform = $1 AND tenant = $2 AND id = $3),
       mine AS (SELECT platform, tenant, id FROM account WHERE person_id = (SELECT id FROM one) UNION SELECT $1, $2, $3)
  SELECT (SELECT id FROM one) AS "personId",
         (SELECT to_json(created_at)#>>'{}' FROM person WHERE id = (SELECT id FROM one)) AS since,
         (SELECT json_agg(json_build_object('platform', platform, 'tenant', tenant, 'id', id) ORDER BY platform, tenant, id) FROM account WHERE person_id = (SELECT id FROM one)) AS accounts,
         (SELECT json_agg(json_build_object('agreementId', h.agreement_id, 'agreement', a.definition->>'title', 'functionId', f.id, 'functionName', f.name, 'party', f.party,
                   'since', h.created_at, 'confirmedAt', h.confirmed_at, 'endedAt', h.ended_at, 'from', h.valid_from, 'to', h.valid_to) ORDER BY h.created_at, h.id)
            FROM holding h JOIN function f ON f.id = h.function_id JOIN agreement a ON a.id = h.agreement_id WHERE h.person_id = (SELECT id FROM one)) AS holdings,
         (SELECT json_build_object('without', without, 'platform', platform, 'email', email) FROM reminder_choice WHERE person_id = (SELECT id FROM one)::text) AS choice,
         (SELECT count(*)::int FROM reminder_later WHERE person_id = (SELECT id FROM one)::text) AS "putOff",
         (SELECT count(*)::int FROM calendar_token WHERE holder = (SELECT id FROM one) AND revoked_at IS NULL) AS calendars,
         (SELECT count(*)::int FROM pending_question q JOIN mine m ON q.account = m.platform || '/' || m.tenant || '/' || m.id) AS questions,
         (SELECT count(*)::int FROM delivery d JOIN mine m ON d.target_kind = 'person' AND d.platform = m.platform AND d.tenant = m.tenant AND d.target_id = m.id) AS messages,
         (SELECT count(*)::int FROM reminder WHERE person_id = (SELECT id FROM one)::text) AS reminders`;

/** What is stored about who people are. */
export function personReads(pool: pg.Pool): Pick<Reads, 'personalData' | 'everHeld' | 'identities'> {
  return {
    personalData: (ref) => personalData(pool, ref),
    everHeld: async (agreementId) =>
      (
        await readRows(
          pool,
          heldRow,
          `SELECT h.id, h.person_id AS "personId", h.function_id AS "functionId", f.name AS "functionName", f.party, h.agreement_id AS "agreementId",
                  h.confirmed_at IS NOT NULL AS confirmed, h.ended_at IS NOT NULL AS ended,
                  (SELECT json_agg(json_build_object('platform', a.platform, 'tenant', a.tenant, 'id', a.id)) FROM account a WHERE a.person_id = h.person_id) AS accounts
             FROM holding h JOIN function f ON f.id = h.function_id WHERE h.agreement_id = $1 ORDER BY h.created_at, h.id`,
          [agreementId],
        )
      ).map((row): FormerHolding => ({ ...row, accounts: row.accounts ?? [] })),
    identities: () =>
      readRows(
        pool,
        identityRow,
        `SELECT a.platform, a.tenant, a.id, a.person_id AS "personId", to_json(p.created_at)#>>'{}' AS since,
                (SELECT json_agg(json_build_object('agreementId', h.agreement_id, 'since', h.created_at)) FROM holding h WHERE h.person_id = p.id) AS holdings
           FROM account a JOIN person p ON p.id = a.person_id ORDER BY a.platform, a.tenant, a.id`,
      ),
  };
}

async function personalData(
  pool: pg.Pool,
  { platform: on, tenant, id }: AccountRef,
): Promise<PersonalData | undefined> {
  const [row] = await readRows(pool, personRow, personSql, [on, tenant, id]);
  if (!row) return undefined;
  const { personId, since, accounts, holdings, choice, ...counts } = row;
  if (personId === null && counts.questions + counts.messages === 0) return undefined;
  return {
    ...(personId === null ? {} : { personId }),
    ...(since === null ? {} : { since }),
    accounts: accounts ?? [{ platform: on, tenant, id }],
    holdings: holdings ?? [],
    ...(choice === null ? {} : { choice: choiceOf(choice) }),
    ...counts,
  };
}

function choiceOf({ without, platform: on, email }: z.output<typeof choiceRow>): ReminderChoice {
  return { without, ...(on === null ? {} : { platform: on }), ...(email === null ? {} : { email }) };
}
