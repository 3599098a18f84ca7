import type pg from 'pg';
import { z } from 'zod';
import type { Reads } from '../../app/ports.ts';
import { readRows } from './rows.ts';

const listRow = z
  .object({
    group_id: z.string(),
    platform: z.enum(['slack', 'teams', 'local', 'cli']),
    tenant: z.string(),
    target_id: z.string(),
    as_of: z.string(),
  })
  .transform(({ group_id, platform, tenant, target_id, as_of }) => ({
    groupId: group_id,
    channel: { platform, tenant, id: target_id },
    asOf: as_of,
  }));

/** The groups' lists of measures: deliveries that are edited for as long as the channel is the group's. */
export function listReads(pool: pg.Pool): Pick<Reads, 'groupLists'> {
  return {
    groupLists: (agreementId) =>
      readRows(
        pool,
        listRow,
        `SELECT subject->>'groupId' AS group_id, platform, tenant, target_id, subject->'facts'->>'asOf' AS as_of
           FROM delivery WHERE agreement_id = $1 AND kind = 'group-list'`,
        [agreementId],
      ),
  };
}
