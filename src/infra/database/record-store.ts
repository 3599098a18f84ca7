import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import {
  type AgreementChange,
  type AgreementChangeBody,
  applyAgreementChange,
  emptyRecord,
} from '../../domain/agreement-record.ts';
import type { Author } from '../../domain/measure.ts';
import { isoDateOf } from '../../domain/time.ts';
import { instant, readRows } from './rows.ts';

const bodyFrame = z.looseObject({ kind: z.string() });
const masked = z.object({ by: z.string(), at: z.string(), why: z.string() });
const authorFrame = z.looseObject({ function: z.string(), platform: z.string() });

const changeRow = z
  .object({
    version: z.number(),
    at: instant,
    recorded_at: instant,
    function_id: z.string().nullable(),
    author: z.custom<Author>((json) => authorFrame.safeParse(json).success),
    body: z.custom<AgreementChangeBody>((json) => bodyFrame.safeParse(json).success),
    masked: masked.nullable(),
  })
  .transform(
    ({ recorded_at, function_id, masked: mask, ...row }): AgreementChange => ({
      ...row,
      recordedAt: recorded_at,
      ...(mask === null ? {} : { masked: mask }),
      ...(function_id === null ? {} : { functionId: function_id }),
    }),
  );

export function recordReads(pool: pg.Pool): Pick<Reads, 'agreementChanges' | 'record'> {
  const changes = (agreementId: string) =>
    readRows(
      pool,
      changeRow,
      'SELECT version, at, recorded_at, function_id, author, body, masked FROM agreement_change WHERE agreement_id = $1 ORDER BY at, version',
      [agreementId],
    );
  return {
    agreementChanges: changes,
    record: async (agreementId) => {
      const all = await changes(agreementId);
      return {
        version: Math.max(0, ...all.map(({ version }) => version)),
        record: all.reduce((record, change) => applyAgreementChange(record, change, isoDateOf(change.at)), emptyRecord),
      };
    },
  };
}
