import type { Commit, ForgetPerson } from '../../app/effects.ts';
import type { AccountRef } from '../../chat/incoming.ts';
import { appendAudit } from './audit.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

/**
 * A person's identity goes, in one agreement or altogether: who held, who was told, what they chose. Rows of what happened stay
 * without the person. The log of each agreement concerned says that somebody's identity was removed, never whose.
 */
export function commitForget(write: Write, commit: Commit, effect: ForgetPerson): readonly Audited[] {
  const { personId, accounts, until, instead, concerns } = effect;
  const only = effect.in ?? null;
  if (personId !== undefined) {
    write`DELETE FROM holding WHERE person_id = ${personId}::uuid AND created_at <= ${until}::timestamptz AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
    write`DELETE FROM reminder_later WHERE person_id = ${personId} AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
    write`DELETE FROM calendar_token WHERE holder = ${personId}::uuid AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
    write`UPDATE reminder SET person_id = CASE WHEN person_id <> ${personId} THEN person_id END, key = replace(key, ${personId}, ${instead})
      WHERE (person_id = ${personId} OR strpos(key, ${personId}) > 0) AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
    write`UPDATE delivery SET key = replace(key, ${personId}, ${instead})
      WHERE strpos(key, ${personId}) > 0 AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
  }
  for (const account of accounts) forgetPlaces(write, account, only, instead);
  if (personId !== undefined) forgetWholly(write, personId);
  const told = (functions: readonly string[]): Audited => ({ kind: 'person-forgotten', subject: { functions } });
  for (const { agreementId, functions } of concerns) {
    if (agreementId === commit.agreementId) continue;
    const { at, recordedAt, actor } = commit;
    appendAudit(write, { agreementId, at, recordedAt, functionId: null, actor, ...told(functions), contentHash: null });
  }
  return concerns
    .filter(({ agreementId }) => agreementId === commit.agreementId)
    .map(({ functions }) => told(functions));
}

/** Where the account is told of as a place to send to, or in a key; and what it has been asked and not answered. */
function forgetPlaces(write: Write, { platform, tenant, id }: AccountRef, only: string | null, instead: string): void {
  write`UPDATE delivery SET target_id = '', thread = NULL, channel_id = NULL, message_id = NULL, key = ${instead} || '/' || id, subject = subject - 'tried',
      claimed_by = NULL, claimed_until = NULL,
      reason = CASE WHEN state = 'waiting' THEN 'forgotten' ELSE reason END, state = CASE WHEN state = 'waiting' THEN 'unreachable' ELSE state END
    WHERE target_kind = 'person' AND platform = ${platform} AND tenant = ${tenant} AND target_id = ${id} AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
  const tried = JSON.stringify([{ platform, tenant, id }]);
  write`UPDATE delivery SET subject = subject - 'tried' WHERE subject->'tried' @> ${tried}::jsonb AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
  const place = `/${platform}/${tenant}/${id}`;
  write`UPDATE delivery SET key = replace(key, ${place}, '/' || ${instead}) || '/' || id
    WHERE (strpos(key, ${`${place}/`}) > 0 OR right(key, ${place.length}) = ${place}) AND target_kind = 'person' AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
  write`DELETE FROM pending_question WHERE account = ${`${platform}/${tenant}/${id}`} AND (${only}::uuid IS NULL OR agreement_id = ${only}::uuid)`;
}

/** What belongs to no agreement, once the person holds nothing anywhere. */
function forgetWholly(write: Write, personId: string): void {
  write`DELETE FROM pace p USING account a WHERE a.person_id = ${personId}::uuid AND p.platform = a.platform AND p.tenant = a.tenant AND p.target_id = a.id
    AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid)`;
  // Once the address was stored beside the functions too.
  write`DELETE FROM reminder_choice WHERE email = (SELECT email FROM reminder_choice WHERE person_id = ${personId})
    AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid) AND person_id LIKE 'local:%'`;
  write`DELETE FROM reminder_choice WHERE person_id = ${personId} AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid)`;
  write`DELETE FROM link_code WHERE person_id = ${personId}::uuid AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid)`;
  write`DELETE FROM account WHERE person_id = ${personId}::uuid AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid)`;
  write`DELETE FROM person WHERE id = ${personId}::uuid AND NOT EXISTS (SELECT FROM holding WHERE person_id = ${personId}::uuid)`;
}
