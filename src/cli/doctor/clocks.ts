import type { Config } from '../../config.ts';
import { type ClockOffset, refusedFrom, serverOffset, wrongFrom } from '../../infra/clock-offset.ts';
import { sv } from '../../text/sv.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

/** This machine's clock against the database's, Slack's and Microsoft's. */
export async function checkClocks(
  { slack, teams }: Pick<Config, 'slack' | 'teams'>,
  database: ClockOffset | undefined,
): Promise<readonly Finding[]> {
  const offsets = await Promise.all([
    database,
    slack && serverOffset('slack', slack.apiUrl),
    teams && serverOffset('teams', teams.openIdMetadataUrl ?? teams.serviceUrl),
  ]);
  return offsets.flatMap((offset) => (offset ? [checkOffset(offset)] : []));
}

function checkOffset({ against, seconds }: ClockOffset): Finding {
  const t = sv.doctor.clock;
  const far = Math.abs(seconds);
  if (far < wrongFrom) return ok(t.right(t.whose[against]));
  const about = t.wrong(t.whose[against], seconds);
  return far >= refusedFrom ? fault(about, t.refusedTodo) : warning(about, t.todo);
}
