import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

type ReminderEffect = Extract<
  Effect,
  { kind: 'remind' | 'planned' | 'self-checked' | 'remind-later' | 'choose-reminders' }
>;

/** Reminders are their own record: a row a key, stored before anything is sent. People's own choices are not the log's. */
export function commitReminderEffect(write: Write, commit: Commit, effect: ReminderEffect): readonly Audited[] {
  const agreementId = commit.agreementId ?? null;
  switch (effect.kind) {
    case 'remind':
      write`INSERT INTO reminder (agreement_id, key, kind, function_id, group_id, person_id, subject, reason, due, planned_on, state, why, late, quiet, delivery_id, at)
        SELECT ${agreementId}::uuid, r.key, r.kind, r."functionId", r."groupId", r."personId", r.subject, r.reason, r.due, r."plannedOn", r.state, r.why, r.late, r.quiet, r."deliveryId", ${commit.at}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(effect.reminders)}::jsonb) AS r(key text, kind text, "functionId" uuid, "groupId" uuid, "personId" text, subject jsonb, reason jsonb, due date, "plannedOn" date, state text, why text, late boolean, quiet boolean, "deliveryId" uuid)`;
      return [];
    case 'planned':
      write`INSERT INTO planning (agreement_id, through, next_at)
        VALUES (${agreementId}::uuid, ${effect.through}::timestamptz, ${effect.nextAt}::timestamptz)
        ON CONFLICT (agreement_id) DO UPDATE SET through = excluded.through, next_at = excluded.next_at`;
      // With the head locked no change is on its way: what has come beyond what this run saw keeps the mark.
      write`SELECT seq FROM audit_head WHERE agreement_id = ${agreementId}::uuid FOR UPDATE`;
      write`DELETE FROM unplanned WHERE agreement_id = ${agreementId}::uuid
        AND NOT EXISTS (SELECT FROM audit_head WHERE agreement_id = ${agreementId}::uuid AND seq > ${effect.seenSeq})`;
      return [];
    // Of two processes the second fails on the day's row, and tells nobody.
    case 'self-checked':
      write`INSERT INTO self_check (agreement_id, day, at, missing, unsent, doubtful)
        VALUES (${agreementId}::uuid, ${effect.day}::date, ${commit.at}::timestamptz, ${effect.missing}, ${effect.unsent}, ${effect.doubtful})`;
      return [];
    case 'remind-later':
      for (const { key, plannedOn } of effect.reminders)
        write`INSERT INTO reminder_later (agreement_id, key, person_id, until, planned_on, at)
          VALUES (${agreementId}::uuid, ${key}, ${effect.personId}, ${effect.until}::date, ${plannedOn}::date, ${commit.at}::timestamptz)
          ON CONFLICT (agreement_id, key, person_id) DO UPDATE SET until = excluded.until, at = excluded.at`;
      // Planning must look again: putting off is no change of the agreement's facts.
      write`UPDATE planning SET next_at = least(next_at, ${commit.at}::timestamptz) WHERE agreement_id = ${agreementId}::uuid`;
      return [];
    case 'choose-reminders': {
      const { without, platform, email } = effect.choice;
      write`INSERT INTO reminder_choice (person_id, without, platform, email)
        VALUES (${effect.personId}, ${[...without]}::text[], ${platform ?? null}, ${email ?? null})
        ON CONFLICT (person_id) DO UPDATE SET without = excluded.without, platform = excluded.platform, email = excluded.email`;
      return [];
    }
  }
}
