import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

type CalendarEffect = Extract<
  Effect,
  {
    kind:
      | 'give-calendar'
      | 'revoke-calendar'
      | 'add-calendar-source'
      | 'remove-calendar-source'
      | 'calendar-source-tried';
  }
>;

/** Addresses that calendar programs read, and calendars that we read. Neither a secret nor an address is in the log. */
export function commitCalendarEffect(write: Write, commit: Commit, effect: CalendarEffect): readonly Audited[] {
  const agreementId = commit.agreementId ?? null;
  const now = commit.recordedAt;
  switch (effect.kind) {
    case 'give-calendar': {
      const { tokenHash, groupId, holder } = effect;
      write`INSERT INTO calendar_token (token_hash, agreement_id, group_id, holder, created_at)
        VALUES (${tokenHash}, ${agreementId}::uuid, ${groupId ?? null}::uuid, ${holder}::uuid, ${now}::timestamptz)`;
      return [{ kind: 'calendar-given', subject: groupId === undefined ? {} : { group: groupId } }];
    }
    case 'revoke-calendar':
      write`UPDATE calendar_token SET revoked_at = ${now}::timestamptz WHERE token_hash = ${effect.tokenHash} AND agreement_id = ${agreementId}::uuid AND revoked_at IS NULL`;
      return [{ kind: 'calendar-revoked', subject: {} }];
    case 'add-calendar-source': {
      const { id, groupId, url } = effect;
      write`INSERT INTO calendar_source (id, agreement_id, group_id, url, read_at, tried_at)
        VALUES (${id}::uuid, ${agreementId}::uuid, ${groupId}::uuid, ${url}, ${now}::timestamptz, ${now}::timestamptz)`;
      return [{ kind: 'calendar-source-added', subject: { calendar: id, group: groupId } }];
    }
    case 'remove-calendar-source':
      write`UPDATE calendar_source SET removed_at = ${now}::timestamptz WHERE id = ${effect.id}::uuid AND agreement_id = ${agreementId}::uuid AND removed_at IS NULL`;
      return [{ kind: 'calendar-source-removed', subject: { calendar: effect.id } }];
    case 'calendar-source-tried':
      if (effect.fault === undefined)
        write`UPDATE calendar_source SET read_at = ${now}::timestamptz, tried_at = ${now}::timestamptz, fault = NULL, fault_since = NULL, failures = 0, told_at = NULL
          WHERE id = ${effect.id}::uuid AND agreement_id = ${agreementId}::uuid`;
      else
        write`UPDATE calendar_source SET tried_at = ${now}::timestamptz, fault = ${effect.fault}, fault_since = coalesce(fault_since, ${now}::timestamptz),
            failures = failures + 1, told_at = coalesce(told_at, ${effect.told ? now : null}::timestamptz)
          WHERE id = ${effect.id}::uuid AND agreement_id = ${agreementId}::uuid`;
      // Reading a calendar changes nothing; what it changed is written as meetings' changes.
      return [];
  }
}
