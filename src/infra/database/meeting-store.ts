import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import type { Author } from '../../domain/measure.ts';
import type { Meeting, MeetingChange, MeetingChangeBody, MeetingState } from '../../domain/meeting.ts';
import { instant, readRows } from './rows.ts';

const stateFrame = z.looseObject({
  plan: z.looseObject({ groupId: z.string(), start: z.string(), minutes: z.number() }),
  cancelled: z.array(z.string()),
});
const bodyFrame = z.looseObject({ kind: z.string() });
const masked = z.object({ by: z.string(), at: z.string(), why: z.string() });
const authorFrame = z.looseObject({ function: z.string(), platform: z.string() });

const meetingRow = z
  .object({
    id: z.string(),
    version: z.number(),
    state: z.custom<MeetingState>((json) => stateFrame.safeParse(json).success),
  })
  .transform((row): Meeting => row);

const changeRow = z
  .object({
    meeting_id: z.string(),
    version: z.number(),
    at: instant,
    recorded_at: instant,
    function_id: z.string().nullable(),
    author: z.custom<Author>((json) => authorFrame.safeParse(json).success),
    body: z.custom<MeetingChangeBody>((json) => bodyFrame.safeParse(json).success),
    masked: masked.nullable(),
  })
  .transform(
    ({ meeting_id, recorded_at, function_id, masked: mask, ...row }): MeetingChange & { meetingId: string } => ({
      ...(mask === null ? {} : { masked: mask }),
      ...row,
      meetingId: meeting_id,
      recordedAt: recorded_at,
      ...(function_id === null ? {} : { functionId: function_id }),
    }),
  );

export function meetingReads(pool: pg.Pool): Pick<Reads, 'meetings' | 'meetingChanges'> {
  return {
    meetings: (agreementId) =>
      readRows(
        pool,
        meetingRow,
        `SELECT id, version, state FROM meeting WHERE agreement_id = $1 ORDER BY state->>'bookedAt', id`,
        [agreementId],
      ),
    meetingChanges: (agreementId) =>
      readRows(
        pool,
        changeRow,
        `SELECT meeting_id, version, at, recorded_at, function_id, author, body, masked FROM meeting_change
          WHERE agreement_id = $1 ORDER BY meeting_id, version`,
        [agreementId],
      ),
  };
}
