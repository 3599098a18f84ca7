-- The audit log can only be added to, and each row carries the hash of the one before it in the same agreement.
-- src/infra/database/audit.ts computes the same hash, byte for byte.

-- A value with its length in bytes, so that no two rows give the same text.
CREATE FUNCTION audit_field(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || ';'
$$;

CREATE FUNCTION audit_time(value timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT to_char(value AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION audit_hash(entry audit_log) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(
    audit_field(entry.agreement_id::text) || audit_field(entry.seq::text) ||
    audit_field(audit_time(entry.at)) || audit_field(audit_time(entry.recorded_at)) ||
    audit_field(entry.function_id::text) || audit_field(entry.actor) || audit_field(entry.kind) ||
    audit_field(entry.subject::text) || audit_field(entry.content_hash) || audit_field(entry.previous_hash),
    'UTF8')), 'hex')
$$;

-- Appends a row and moves the head, in one statement. Call it last in a transaction: until the end of it, the head's
-- row is locked and every other change of the same agreement waits.
CREATE FUNCTION append_audit(
  p_agreement_id uuid, p_at timestamptz, p_recorded_at timestamptz, p_function_id uuid,
  p_actor text, p_kind text, p_subject jsonb, p_content_hash text
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
  entry audit_log;
BEGIN
  INSERT INTO audit_head (agreement_id, seq, hash) VALUES (p_agreement_id, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
  SELECT * INTO STRICT head FROM audit_head WHERE agreement_id = p_agreement_id FOR UPDATE;
  entry.agreement_id := p_agreement_id;
  entry.seq := head.seq + 1;
  entry.at := p_at;
  entry.recorded_at := p_recorded_at;
  entry.function_id := p_function_id;
  entry.actor := p_actor;
  entry.kind := p_kind;
  entry.subject := p_subject;
  entry.content_hash := p_content_hash;
  entry.previous_hash := head.hash;
  entry.hash := audit_hash(entry);
  INSERT INTO audit_log SELECT entry.*;
  UPDATE audit_head SET seq = entry.seq, hash = entry.hash WHERE agreement_id = p_agreement_id;
  RETURN entry.seq;
END
$$;

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log can only be added to: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
