import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import type { Author, Change, ChangeBody, Measure, MeasureState } from '../../domain/measure.ts';
import { instant, isId, type Queryable, readRows } from './rows.ts';

const stateFrame = z.looseObject({
  plan: z.looseObject({ title: z.string() }),
  values: z.array(z.unknown()),
  proposals: z.array(z.unknown()),
});
const bodyFrame = z.looseObject({ kind: z.string() });
const authorFrame = z.looseObject({ function: z.string(), platform: z.string() });

/** A state or a change that this program wrote: its frame is checked, and its inside has passed a schema on its way in. */
const state = z.custom<MeasureState>((json) => stateFrame.safeParse(json).success);
const body = z.custom<ChangeBody>((json) => bodyFrame.safeParse(json).success);
const author = z.custom<Author>((json) => authorFrame.safeParse(json).success);
const masked = z.object({ by: z.string(), at: z.string(), why: z.string() });

/** A row of `measureColumns`. */
export const measureRow = z
  .object({
    id: z.string(),
    agreement_id: z.string(),
    group_id: z.string().nullable(),
    group: z.string().nullable(),
    number: z.string(),
    position: z.number(),
    version: z.number(),
    state,
  })
  .transform(
    ({ agreement_id, group_id, group, ...row }): Measure => ({
      ...row,
      agreementId: agreement_id,
      ...(group_id === null ? {} : { groupId: group_id }),
      ...(group === null ? {} : { group }),
    }),
  );

export const measureColumns =
  'm.id, m.agreement_id, m.group_id, g.name AS "group", m.number, m.position, m.version, m.state';
const measureSelect = `SELECT ${measureColumns} FROM measure m LEFT JOIN working_group g ON g.id = m.group_id`;

const changeRow = z
  .object({
    measure_id: z.string(),
    version: z.number(),
    at: instant,
    recorded_at: instant,
    function_id: z.string().nullable(),
    author,
    body,
    masked: masked.nullable(),
  })
  .transform(({ measure_id, recorded_at, function_id, masked: mask, ...row }): Change & { measureId: string } => ({
    ...row,
    measureId: measure_id,
    recordedAt: recorded_at,
    ...(function_id === null ? {} : { functionId: function_id }),
    ...(mask === null ? {} : { masked: mask }),
  }));

const changeColumns = 'measure_id, version, at, recorded_at, function_id, author, body, masked FROM measure_change';

type MeasureReads = Pick<Reads, 'measure' | 'measureIn' | 'measures' | 'changes' | 'latestNotes' | 'allChanges'>;

export function measureReads(pool: pg.Pool, often: Queryable): MeasureReads {
  const measureIn = async (agreementIds: readonly string[], id: string) =>
    isId(id)
      ? (
          await readRows(often, measureRow, `${measureSelect} WHERE m.id = $1 AND m.agreement_id = ANY ($2::uuid[])`, [
            id,
            agreementIds.filter(isId),
          ])
        )[0]
      : undefined;
  return {
    measure: (agreementId, id) => measureIn([agreementId], id),
    measureIn,
    measures: (agreementId) =>
      readRows(pool, measureRow, `${measureSelect} WHERE m.agreement_id = $1 ORDER BY m.position`, [agreementId]),
    changes: (agreementId, measureId) =>
      readRows(
        pool,
        changeRow,
        `SELECT ${changeColumns} WHERE measure_id = $1 AND agreement_id = $2 ORDER BY version`,
        [measureId, agreementId],
      ),
    latestNotes: (agreementId, measureId, count) =>
      readRows(
        pool,
        changeRow,
        `SELECT ${changeColumns} c WHERE measure_id = $1 AND agreement_id = $3 AND kind = 'note'
           AND NOT EXISTS (SELECT 1 FROM measure_change u WHERE u.measure_id = c.measure_id AND u.kind = 'undone' AND (u.body->>'version')::int = c.version)
          ORDER BY at DESC, version DESC LIMIT $2`,
        [measureId, count, agreementId],
      ),
    allChanges: (agreementId) =>
      readRows(
        pool,
        changeRow,
        `SELECT ${changeColumns} WHERE agreement_id = $1 ORDER BY recorded_at, measure_id, version`,
        [agreementId],
      ),
  };
}
