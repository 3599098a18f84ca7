-- The same hash and the same chain as before, in PL/pgSQL: a session plans its expressions once, whereas a function in
-- SQL that calls others is parsed and planned anew by every row, while every other change of the agreement waits.

CREATE OR REPLACE FUNCTION audit_field(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || ';';
END
$$;

CREATE OR REPLACE FUNCTION audit_time(value timestamptz) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN to_char(value AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
END
$$;

CREATE OR REPLACE FUNCTION audit_hash(entry audit_log) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN encode(sha256(convert_to(
    audit_field(entry.agreement_id::text) || audit_field(entry.seq::text) ||
    audit_field(audit_time(entry.at)) || audit_field(audit_time(entry.recorded_at)) ||
    audit_field(entry.function_id::text) || audit_field(entry.actor) || audit_field(entry.kind) ||
    audit_field(entry.subject::text) || audit_field(entry.content_hash) || audit_field(entry.previous_hash),
    'UTF8')), 'hex');
END
$$;

CREATE OR REPLACE FUNCTION append_audit(
  p_agreement_id uuid, p_at timestamptz, p_recorded_at timestamptz, p_function_id uuid,
  p_actor text, p_kind text, p_subject jsonb, p_content_hash text
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
  entry audit_log;
BEGIN
  SELECT * INTO head FROM audit_head WHERE agreement_id = p_agreement_id FOR UPDATE;
  IF NOT FOUND THEN
    -- Two that start a chain at once: one makes the head, and the other waits for it here.
    INSERT INTO audit_head (agreement_id, seq, hash) VALUES (p_agreement_id, 0, repeat('0', 64)) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_head WHERE agreement_id = p_agreement_id FOR UPDATE;
  END IF;
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
