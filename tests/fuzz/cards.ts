import fc from 'fast-check';
import { bodyToWork } from '../../src/platforms/slack/body-to-work.ts';
import { activitySchema } from '../../src/platforms/teams/activity.ts';
import { placeOf } from '../../src/platforms/teams/place.ts';
import { readActivity } from '../../src/platforms/teams/receive.ts';
import { hold } from './hold.ts';
import { bentBody, slackBodies, teamsBodies, tenant } from './payloads.ts';
import { type Result, watch } from './watch.ts';

const body = fc.oneof(
  bentBody(slackBodies).map((payload) => ({ platform: 'slack' as const, payload })),
  bentBody(teamsBodies).map((payload) => ({ platform: 'teams' as const, payload })),
);

/** Bodies of buttons, forms, commands and events through the platforms' own reading, as they come out of JSON. */
export async function fuzzCards(seed: number, runs: number): Promise<Result> {
  const seen = watch("cards: the platforms' own reading");
  return hold(
    seen,
    { seed, runs, arbitrary: body },
    ({ payload }) => JSON.stringify(payload),
    (text, { platform }) => {
      const payload = parsed(text);
      if (platform === 'slack') readSlack(payload, seen.count);
      else readTeams(payload, seen.count);
    },
  );
}

/** What is no JSON never comes so far. */
function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function readSlack(payload: Record<string, unknown>, count: (what: string) => void): void {
  const work = bodyToWork(payload, 'xoxb-secret');
  count(`Slack ${work.kind}`);
  if (!('incoming' in work) || work.incoming === undefined) return;
  const { id, origin } = work.incoming;
  if (!id.startsWith('slack:')) throw new Error(`an inbox id ${id}`);
  if (origin.account.platform !== 'slack' || typeof origin.account.id !== 'string')
    throw new Error('an account of nobody');
}

function readTeams(payload: unknown, count: (what: string) => void): void {
  const read = activitySchema.safeParse(payload);
  if (!read.success) {
    count('Teams unreadable');
    return;
  }
  const received = readActivity(read.data, [tenant], (stamp, account) => placeOf(stamp, account, 'secret'));
  count(`Teams ${received.kind}`);
  if (!('incoming' in received)) return;
  const { account, channel } = received.incoming.origin;
  // Whatever else is bent: nobody of another tenant is heard, and no stamp that isn't ours names a place.
  if (account.tenant !== tenant || (channel && channel.tenant !== tenant)) throw new Error('heard from another tenant');
}
