import type pg from 'pg';
import { z } from 'zod';
import type { FollowUpIssue, FollowUpWording, Reads } from '../../app/ports.ts';
import type { ReportDocument } from '../../app/reports/report.ts';
import { instant, isId, readRows } from './rows.ts';

const documentFrame = z.looseObject({
  kind: z.string(),
  title: z.string(),
  lead: z.array(z.unknown()),
  sections: z.array(z.unknown()),
});
const wordingFrame = z.looseObject({
  judgement: z.string().optional(),
  deviations: z.record(z.string(), z.string()).optional(),
});

const issueRow = z
  .object({
    id: z.string(),
    agreement_id: z.string(),
    kind: z.enum(['summary', 'review']),
    for_day: z.string(),
    version: z.number(),
    status_at: instant,
    document: z.custom<ReportDocument>((json) => documentFrame.safeParse(json).success),
    hash: z.string(),
    wording: z.custom<FollowUpWording>((json) => wordingFrame.safeParse(json).success),
    masked_on: z.string().nullable(),
  })
  .transform(
    ({ id, agreement_id, kind, for_day, version, status_at, document, hash, wording, masked_on }): FollowUpIssue => ({
      id,
      agreementId: agreement_id,
      ref: { kind, for: for_day },
      version,
      status: status_at,
      document,
      hash,
      wording,
      ...(masked_on === null ? {} : { maskedOn: masked_on }),
    }),
  );

const columns =
  'id, agreement_id, kind, for_day, version, status_at, document, hash, wording, masked_on::text AS masked_on';
const fileRow = z.object({ bytes: z.instanceof(Uint8Array) });

export function followUpReads(
  pool: pg.Pool,
): Pick<Reads, 'followUpIssues' | 'followUpIssue' | 'issueOfFile' | 'latestIssue' | 'followUpFile'> {
  const one = async (where: string, values: readonly unknown[]) =>
    (await readRows(pool, issueRow, `SELECT ${columns} FROM follow_up WHERE ${where}`, values))[0];
  return {
    followUpIssues: (agreementId) =>
      readRows(
        pool,
        issueRow,
        `SELECT ${columns} FROM follow_up WHERE agreement_id = $1 ORDER BY status_at, for_day, version`,
        [agreementId],
      ),
    followUpIssue: async (agreementId, id) =>
      isId(id) ? one('id = $1 AND agreement_id = $2', [id, agreementId]) : undefined,
    issueOfFile: async (id) => (isId(id) ? one('id = $1', [id]) : undefined),
    latestIssue: (agreementId, { kind, for: day }, version) =>
      one(
        'agreement_id = $1 AND kind = $2 AND for_day = $3 AND ($4::int IS NULL OR version = $4) ORDER BY version DESC LIMIT 1',
        [agreementId, kind, day, version ?? null],
      ),
    followUpFile: async (agreementId, issueId, format, edition) =>
      (
        await readRows(
          pool,
          fileRow,
          `SELECT bytes FROM follow_up_file WHERE follow_up_id = $1 AND format = $2 AND edition = $3
            AND EXISTS (SELECT 1 FROM follow_up WHERE id = $1 AND agreement_id = $4)`,
          [issueId, format, edition, agreementId],
        )
      )[0]?.bytes,
  };
}

/** Keeps a file that was made; one that is there already stays. */
export async function keepFollowUpFile(
  pool: pg.Pool,
  file: { readonly issueId: string; readonly format: string; readonly edition: string; readonly bytes: Uint8Array },
): Promise<void> {
  await pool.query(
    'INSERT INTO follow_up_file (follow_up_id, format, edition, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [file.issueId, file.format, file.edition, Buffer.from(file.bytes)],
  );
}
