import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { IsoInstant } from '../../domain/time.ts';
import type { Write } from './transaction.ts';

/** A row of the audit log before it has its place: ids and kinds, never what a person wrote. */
export interface NewAuditEntry {
  readonly agreementId: string;
  /** When the change applies. */
  readonly at: IsoInstant;
  /** When it was recorded. */
  readonly recordedAt: IsoInstant;
  readonly functionId: string | null;
  readonly actor: string;
  readonly kind: string;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly contentHash: string | null;
}

/** An audit row with every value as the text that its hash is made from. */
export interface AuditRow {
  readonly agreement_id: string;
  readonly seq: number;
  readonly at: string;
  readonly recorded_at: string;
  readonly function_id: string | null;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  readonly content_hash: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

/**
 * Where the chain breaks first. `hash`: the row was altered. `gap`: a row is missing before this one. `order`: the row
 * does not follow the one before it. `head`: the last rows were removed, or rows added past the chain's end.
 */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number }
  | {
      readonly ok: false;
      readonly agreementId: string;
      readonly seq: number;
      readonly fault: 'hash' | 'gap' | 'head' | 'order';
    };

const FIRST_PREVIOUS_HASH = '0'.repeat(64);
const PAGE_ROWS = 1_000;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * Appends to the agreement's chain. Call it last in the transaction: from there to the commit, every other change of the
 * same agreement waits.
 */
export function appendAudit(write: Write, entry: NewAuditEntry): void {
  write`SELECT append_audit(
    ${entry.agreementId}::uuid, ${entry.at}::timestamptz, ${entry.recordedAt}::timestamptz,
    ${entry.functionId}::uuid, ${entry.actor}::text, ${entry.kind}::text, ${JSON.stringify(entry.subject)}::jsonb,
    ${entry.contentHash}::text)`;
}

/**
 * The SHA-256, in hex, that a row must carry: over each value in turn as `length:value;` (bytes of UTF-8), or `-;`
 * without a value. The migration `audit_chain` computes the same in the database.
 */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const values = [
    row.agreement_id,
    String(row.seq),
    row.at,
    row.recorded_at,
    row.function_id,
    row.actor,
    row.kind,
    row.subject,
    row.content_hash,
    row.previous_hash,
  ];
  const text = values.map((value) => (value === null ? '-;' : `${Buffer.byteLength(value)}:${value};`)).join('');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Recomputes one agreement's chain, or every chain, and tells where the first one breaks. Reads page by page and may
 * run while the log grows: each chain is checked up to where it ended when its turn came.
 */
export async function verifyAudit(pool: pg.Pool, agreementId?: string): Promise<AuditVerdict> {
  const chains = agreementId === undefined ? await agreementsWithAudit(pool) : [agreementId];
  let rows = 0;
  for (const chain of chains) {
    const verdict = await verifyChain(pool, chain);
    if (!verdict.ok) return verdict;
    rows += verdict.rows;
  }
  return { ok: true, rows };
}

async function verifyChain(pool: pg.Pool, agreementId: string): Promise<AuditVerdict> {
  const end = await endOfChain(pool, agreementId);
  const broken = (seq: number, fault: 'hash' | 'gap' | 'head' | 'order'): AuditVerdict => ({
    ok: false,
    agreementId,
    seq,
    fault,
  });
  if (end.firstSeq !== null && end.firstSeq !== 1) return broken(end.firstSeq, 'gap');
  let previous = { seq: 0, hash: FIRST_PREVIOUS_HASH };
  while (previous.seq < end.lastSeq) {
    const page = await readPage(pool, agreementId, previous.seq);
    const [first] = page;
    if (first?.seq !== previous.seq + 1) return broken(await nextSeq(pool, agreementId, previous.seq), 'gap');
    for (const row of page) {
      if (row.seq !== previous.seq + 1) return broken(row.seq, 'gap');
      if (row.hash !== auditHash(row)) return broken(row.seq, 'hash');
      if (row.previous_hash !== previous.hash) return broken(row.seq, 'order');
      previous = row;
      if (row.seq === end.lastSeq) break;
    }
  }
  if (previous.seq !== end.headSeq || previous.hash !== end.headHash) return broken(previous.seq, 'head');
  return { ok: true, rows: previous.seq };
}

async function agreementsWithAudit(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ agreement_id: string }>(
    'SELECT agreement_id FROM audit_head UNION SELECT agreement_id FROM audit_log ORDER BY agreement_id',
  );
  return rows.map((row) => row.agreement_id);
}

interface ChainEnd {
  readonly headSeq: number;
  readonly headHash: string;
  readonly firstSeq: number | null;
  readonly lastSeq: number;
}

/** The head and the outermost rows, from one statement so that they belong together. */
async function endOfChain(pool: pg.Pool, agreementId: string): Promise<ChainEnd> {
  const { rows } = await pool.query<{
    seq: number | null;
    hash: string | null;
    first: number | null;
    last: number | null;
  }>(
    `SELECT head.seq, head.hash,
       (SELECT min(seq) FROM audit_log WHERE agreement_id = $1::uuid) AS first,
       (SELECT max(seq) FROM audit_log WHERE agreement_id = $1::uuid) AS last
     FROM (SELECT 1) AS one LEFT JOIN audit_head AS head ON head.agreement_id = $1::uuid`,
    [agreementId],
  );
  const [end] = rows;
  return {
    headSeq: end?.seq ?? 0,
    headHash: end?.hash ?? FIRST_PREVIOUS_HASH,
    firstSeq: end?.first ?? null,
    lastSeq: end?.last ?? 0,
  };
}

/** The rows numbered from after `seq`, at most a page: a range of numbers, since a LIMIT would sort the whole chain. */
async function readPage(pool: pg.Pool, agreementId: string, seq: number): Promise<AuditRow[]> {
  const { rows } = await pool.query<AuditRow>(
    `SELECT agreement_id::text, seq, to_char(at AT TIME ZONE 'UTC', ${ISO}) AS at,
       to_char(recorded_at AT TIME ZONE 'UTC', ${ISO}) AS recorded_at,
       function_id::text, actor, kind, subject::text, content_hash, previous_hash, hash
     FROM audit_log WHERE agreement_id = $1::uuid AND seq BETWEEN $2 AND $3 ORDER BY audit_log.seq`,
    [agreementId, seq + 1, seq + PAGE_ROWS],
  );
  return rows;
}

async function nextSeq(pool: pg.Pool, agreementId: string, seq: number): Promise<number> {
  const { rows } = await pool.query<{ next: number | null }>(
    'SELECT min(seq) AS next FROM audit_log WHERE agreement_id = $1::uuid AND seq > $2',
    [agreementId, seq],
  );
  return rows[0]?.next ?? seq + 1;
}
