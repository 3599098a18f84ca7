import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import { instant, readRows } from './rows.ts';

const reference = z
  .object({
    id: z.string(),
    kind: z.enum(['est_analysis', 'staff_dialogue', 'citizen_survey', 'other']),
    date: z.string().nullable(),
    owner: z.string(),
    place: z.string(),
    goal_areas: z.array(z.number()),
  })
  .transform(({ date, place, goal_areas, ...row }) => ({
    ...row,
    where: place,
    goalAreas: goal_areas,
    ...(date === null ? {} : { date }),
  }));

const auditRow = z
  .object({
    seq: z.number(),
    at: instant,
    recorded_at: instant,
    name: z.string().nullable(),
    actor: z.string(),
    kind: z.string(),
    subject: z.record(z.string(), z.unknown()),
  })
  .transform(({ recorded_at, name, ...row }) => ({
    ...row,
    recordedAt: recorded_at,
    ...(name === null ? {} : { functionName: name }),
  }));

export function referenceReads(pool: pg.Pool): Pick<Reads, 'references' | 'auditPage'> {
  return {
    references: (agreementId) =>
      readRows(
        pool,
        reference,
        'SELECT id, kind, date::text, owner, place, goal_areas FROM situation_reference WHERE agreement_id = $1 ORDER BY recorded_at, id',
        [agreementId],
      ),
    auditPage: (agreementId, before, count) =>
      readRows(
        pool,
        auditRow,
        `SELECT a.seq, a.at, a.recorded_at, f.name, a.actor, a.kind, a.subject FROM audit_log a LEFT JOIN function f ON f.id = a.function_id
          WHERE a.agreement_id = $1 AND a.seq < $2 ORDER BY a.seq DESC LIMIT $3`,
        [agreementId, before ?? 2_147_483_647, count],
      ),
  };
}
