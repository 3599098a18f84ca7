import type { Commit, Effect } from '../../app/effects.ts';
import type { Audited } from './commit.ts';
import type { Write } from './transaction.ts';

type PeopleEffect = Extract<
  Effect,
  {
    kind:
      | 'add-person'
      | 'hold'
      | 'confirm-holding'
      | 'end-holding'
      | 'name-deputy'
      | 'end-deputy'
      | 'make-link-code'
      | 'link-account'
      | 'ask'
      | 'close-question';
  }
>;

/** People and their functions. Questions are kept out of the log: what they are about is not stored yet. */
export function commitPeopleEffect(write: Write, commit: Commit, effect: PeopleEffect): readonly Audited[] {
  const now = commit.recordedAt;
  switch (effect.kind) {
    case 'add-person': {
      const { platform, tenant, id } = effect.account;
      write`INSERT INTO person (id, created_at) VALUES (${effect.personId}::uuid, ${now}::timestamptz)`;
      write`INSERT INTO account (platform, tenant, id, person_id) VALUES (${platform}, ${tenant}, ${id}, ${effect.personId}::uuid)`;
      // The log can never be changed, so it has no id of a person.
      return [{ kind: 'person-added', subject: {} }];
    }
    case 'hold': {
      const { holdingId, personId, functionId, confirmed } = effect;
      write`INSERT INTO holding (id, person_id, function_id, agreement_id, created_at, confirmed_at)
        VALUES (${holdingId}::uuid, ${personId}::uuid, ${functionId}::uuid, ${commit.agreementId ?? null}::uuid, ${now}::timestamptz, ${confirmed ? now : null}::timestamptz)`;
      return [
        {
          kind: confirmed ? 'function-held' : 'function-claimed',
          subject: { holding: holdingId, function: functionId },
        },
      ];
    }
    case 'confirm-holding':
      write`UPDATE holding SET confirmed_at = ${now}::timestamptz WHERE id = ${effect.holdingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND confirmed_at IS NULL`;
      return [{ kind: 'function-confirmed', subject: { holding: effect.holdingId } }];
    case 'end-holding':
      write`UPDATE holding SET ended_at = ${now}::timestamptz WHERE id = ${effect.holdingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND ended_at IS NULL`;
      return [{ kind: 'function-ended', subject: { holding: effect.holdingId } }];
    case 'name-deputy': {
      const { holdingId, personId, functionId, from, to } = effect;
      write`INSERT INTO holding (id, person_id, function_id, agreement_id, created_at, confirmed_at, valid_from, valid_to)
        VALUES (${holdingId}::uuid, ${personId}::uuid, ${functionId}::uuid, ${commit.agreementId ?? null}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${from}::date, ${to}::date)`;
      return [{ kind: 'deputy-named', subject: { holding: holdingId, function: functionId, from, to } }];
    }
    case 'end-deputy':
      write`UPDATE holding SET ended_at = ${now}::timestamptz WHERE id = ${effect.holdingId}::uuid AND agreement_id = ${commit.agreementId ?? null}::uuid AND ended_at IS NULL`;
      return [{ kind: 'deputy-ended', subject: { holding: effect.holdingId } }];
    case 'make-link-code':
      write`DELETE FROM link_code WHERE person_id = ${effect.personId}::uuid`;
      write`INSERT INTO link_code (code_hash, person_id, expires_at) VALUES (${effect.codeHash}, ${effect.personId}::uuid, ${effect.expiresAt}::timestamptz)`;
      return [{ kind: 'link-code-made', subject: {} }];
    case 'link-account':
      return linkAccount(write, effect);
    case 'ask':
      ask(write, effect.question);
      return [];
    case 'close-question':
      closeQuestion(write, effect.questionId);
      return [];
  }
}

/** The account, and what its former person held, become the person's who made the code. */
function linkAccount(write: Write, effect: Extract<Effect, { kind: 'link-account' }>): readonly Audited[] {
  const { codeHash, account, personId, formerPersonId } = effect;
  // Used meanwhile: nothing is deleted, and the division fails.
  write`WITH used AS (DELETE FROM link_code WHERE code_hash = ${codeHash} RETURNING 1) SELECT 1 / count(*) FROM used`;
  if (formerPersonId !== undefined) {
    write`UPDATE holding SET person_id = ${personId}::uuid WHERE person_id = ${formerPersonId}::uuid`;
    write`UPDATE calendar_token SET holder = ${personId}::uuid WHERE holder = ${formerPersonId}::uuid`;
    write`UPDATE reminder SET person_id = ${personId} WHERE person_id = ${formerPersonId}`;
    write`DELETE FROM reminder_later WHERE person_id = ${formerPersonId}`;
    write`DELETE FROM reminder_choice WHERE person_id = ${formerPersonId}`;
    write`UPDATE account SET person_id = ${personId}::uuid WHERE person_id = ${formerPersonId}::uuid`;
    write`DELETE FROM link_code WHERE person_id = ${formerPersonId}::uuid`;
    write`DELETE FROM person WHERE id = ${formerPersonId}::uuid`;
  }
  write`INSERT INTO account (platform, tenant, id, person_id) VALUES (${account.platform}, ${account.tenant}, ${account.id}, ${personId}::uuid)
    ON CONFLICT (platform, tenant, id) DO UPDATE SET person_id = excluded.person_id`;
  return [{ kind: 'accounts-linked', subject: {} }];
}

function ask(write: Write, question: Extract<Effect, { kind: 'ask' }>['question']): void {
  const { id, agreementId, account, kind, options, otherwise, origin, askedAt, settlesAt, expiresAt } = question;
  const body = JSON.stringify({ options, ...(otherwise ? { otherwise } : {}), origin });
  write`INSERT INTO pending_question (id, agreement_id, account, kind, body, asked_at, settles_at, expires_at)
    VALUES (${id}::uuid, ${agreementId ?? null}::uuid, ${account}, ${kind}, ${body}::jsonb, ${askedAt}::timestamptz, ${settlesAt ?? null}::timestamptz, ${expiresAt}::timestamptz)`;
}

/** Answered once: whoever comes second decides again, and finds it answered. */
function closeQuestion(write: Write, id: string): void {
  write`WITH closed AS (DELETE FROM pending_question WHERE id = ${id}::uuid RETURNING 1) SELECT 1 / count(*) FROM closed`;
}
