import { createHash } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import type { ChangePlace, Reads } from '../../app/ports.ts';
import { instant, isId, readRows } from './rows.ts';

const row = z.object({ version: z.number(), recorded_at: instant, hash_key: z.string().nullable() });

/** Hexadecimal digits of a mark: enough to be one change's own. */
const length = 32;

/** The mark is a hash of the change's own random key, and not the key: with that, whoever has the log could guess a short text. */
export function markReads(pool: pg.Pool): Pick<Reads, 'changeMarks'> {
  return {
    changeMarks: async (agreementId, place, versions) => {
      const { table, id, where } = tableOf(place);
      if (id !== undefined && !isId(id)) return [];
      const rows = await readRows(
        pool,
        row,
        `SELECT version, recorded_at, hash_key FROM ${table} WHERE agreement_id = $1::uuid AND version = ANY ($2::int[])${where} ORDER BY version`,
        [agreementId, versions, ...(id === undefined ? [] : [id])],
      );
      return rows.map(({ version, recorded_at, hash_key }) => ({
        version,
        recordedAt: recorded_at,
        ...(hash_key === null ? {} : { mark: createHash('sha256').update(hash_key).digest('hex').slice(0, length) }),
      }));
    },
  };
}

function tableOf(place: ChangePlace): { readonly table: string; readonly id?: string; readonly where: string } {
  if (place === 'record') return { table: 'agreement_change', where: '' };
  return 'measureId' in place
    ? { table: 'measure_change', id: place.measureId, where: ' AND measure_id = $3::uuid' }
    : { table: 'meeting_change', id: place.meetingId, where: ' AND meeting_id = $3::uuid' };
}
