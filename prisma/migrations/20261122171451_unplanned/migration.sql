-- AlterTable
ALTER TABLE "planning" DROP COLUMN "seen_seq";

-- CreateTable
CREATE TABLE "unplanned" (
    "agreement_id" UUID NOT NULL,

    CONSTRAINT "unplanned_pkey" PRIMARY KEY ("agreement_id")
);

-- Every agreement is looked at once more.
INSERT INTO unplanned (agreement_id) SELECT id FROM agreement;

-- The audit log's row is what makes an agreement due for planning: with the head locked the mark is made, or is there.
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
  INSERT INTO unplanned (agreement_id) VALUES (p_agreement_id) ON CONFLICT DO NOTHING;
  RETURN entry.seq;
END
$$;
