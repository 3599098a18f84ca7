import type pg from 'pg';
import { z } from 'zod';
import type { PutOff, Reads, ReminderChoice, ReminderRow } from '../../app/ports.ts';
import { reminderNames } from '../../domain/reminder-settings.ts';
import { instant, isoDate, readRows } from './rows.ts';

const subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measure'), measureId: z.string() }),
  z.object({ kind: z.literal('meeting'), meetingId: z.string(), occurrence: z.string() }),
  z.object({ kind: z.literal('obligation'), obligation: z.string(), detail: z.string().exactOptional() }),
]);
const reason = z.object({
  step: z.string(),
  count: z.number().exactOptional(),
  figures: z.array(z.number()).exactOptional(),
});

const platform = z.enum(['slack', 'teams', 'local', 'cli']);

const reminderRow = z
  .object({
    key: z.string(),
    kind: z.enum(reminderNames),
    function_id: z.string().nullable(),
    group_id: z.string().nullable(),
    person_id: z.string().nullable(),
    subject,
    reason,
    due: isoDate,
    planned_on: isoDate,
    state: z.enum(['sent', 'missed', 'skipped']),
    why: z.string().nullable(),
    late: z.boolean(),
    quiet: z.boolean(),
    delivery_id: z.string().nullable(),
    at: instant,
    delivery_state: z.enum(['waiting', 'sent', 'unreachable', 'failed']).nullable(),
    attempts: z.number().nullable(),
    delivery_reason: z.string().nullable(),
    sent_at: instant.nullable(),
    possible_doubles: z.number().nullable(),
    platform: platform.nullable(),
  })
  .transform(
    (row): ReminderRow => ({
      key: row.key,
      kind: row.kind,
      subject: row.subject,
      reason: row.reason,
      due: row.due,
      plannedOn: row.planned_on,
      state: row.state,
      late: row.late,
      quiet: row.quiet,
      at: row.at,
      ...(row.function_id === null ? {} : { functionId: row.function_id }),
      ...(row.group_id === null ? {} : { groupId: row.group_id }),
      ...(row.person_id === null ? {} : { personId: row.person_id }),
      ...(row.why === null ? {} : { why: row.why }),
      ...(row.delivery_id === null ? {} : { deliveryId: row.delivery_id }),
      ...(row.delivery_state === null || row.platform === null
        ? {}
        : {
            delivery: {
              state: row.delivery_state,
              attempts: row.attempts ?? 0,
              possibleDoubles: row.possible_doubles ?? 0,
              platform: row.platform,
              ...(row.delivery_reason === null ? {} : { reason: row.delivery_reason }),
              ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
            },
          }),
    }),
  );

const columns = `r.key, r.kind, r.function_id, r.group_id, r.person_id, r.subject, r.reason, r.due::text AS due, r.planned_on::text AS planned_on,
  r.state, r.why, r.late, r.quiet, r.delivery_id, r.at, d.state AS delivery_state, d.attempts, d.reason AS delivery_reason, d.sent_at,
  d.possible_doubles, d.platform FROM reminder r LEFT JOIN delivery d ON d.id = r.delivery_id`;

const putOffRow = z
  .object({ key: z.string(), person_id: z.string(), until: isoDate, planned_on: isoDate })
  .transform(
    ({ key, person_id, until, planned_on }): PutOff => ({ key, personId: person_id, until, plannedOn: planned_on }),
  );

const choiceRow = z.object({
  person_id: z.string(),
  without: z.array(z.enum(reminderNames)),
  platform: platform.nullable(),
  email: z.string().nullable(),
});

type ReminderReads = Pick<
  Reads,
  'remindersWithKeys' | 'remindersPlanned' | 'remindersOfBundle' | 'putOff' | 'reminderChoices'
>;

export function reminderReads(pool: pg.Pool): ReminderReads {
  return {
    remindersWithKeys: async (agreementId, keys) =>
      keys.length === 0
        ? []
        : readRows(pool, reminderRow, `SELECT ${columns} WHERE r.agreement_id = $1 AND r.key = ANY ($2::text[])`, [
            agreementId,
            keys,
          ]),
    remindersPlanned: (agreementId, first, last) =>
      readRows(
        pool,
        reminderRow,
        `SELECT ${columns} WHERE r.agreement_id = $1 AND r.planned_on BETWEEN $2::date AND $3::date ORDER BY r.at, r.key`,
        [agreementId, first, last],
      ),
    remindersOfBundle: (agreementId, deliveryId) =>
      readRows(
        pool,
        reminderRow,
        `SELECT ${columns} WHERE r.delivery_id = $1 AND r.agreement_id = $2 ORDER BY r.due, r.key`,
        [deliveryId, agreementId],
      ),
    putOff: (agreementId) =>
      readRows(
        pool,
        putOffRow,
        'SELECT key, person_id, until::text AS until, planned_on::text AS planned_on FROM reminder_later WHERE agreement_id = $1 ORDER BY until, key',
        [agreementId],
      ),
    reminderChoices: async (personIds) => {
      if (personIds.length === 0) return new Map();
      const rows = await readRows(
        pool,
        choiceRow,
        'SELECT person_id, without, platform, email FROM reminder_choice WHERE person_id = ANY ($1::text[])',
        [personIds],
      );
      return new Map(
        rows.map(({ person_id, without, platform: chosen, email }): [string, ReminderChoice] => [
          person_id,
          { without, ...(chosen === null ? {} : { platform: chosen }), ...(email === null ? {} : { email }) },
        ]),
      );
    },
  };
}
