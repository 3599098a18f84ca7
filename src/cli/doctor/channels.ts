import type { Config } from '../../config.ts';
import { checkSlackChannels, type InstalledWorkspace } from '../../platforms/slack/check-channels.ts';
import { teamsMemberships } from '../../platforms/teams/check-channels.ts';
import { sv } from '../../text/sv.ts';
import type { ExaminedAgreement, ExaminedChannel } from './examine.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

interface Bound extends ExaminedChannel {
  readonly title: string;
}

type Membership = { readonly kind: 'member' | 'not-member' | 'archived' } | { readonly kind: 'unknown'; why: string };

/** Whether the bot is in each group's channel, on its own platform. */
export async function checkChannels(
  { slack, teams }: Pick<Config, 'slack' | 'teams'>,
  agreements: readonly ExaminedAgreement[],
  workspaces: readonly InstalledWorkspace[],
): Promise<readonly Finding[]> {
  const bound = agreements
    .filter(({ ended }) => !ended)
    .flatMap(({ title, channels }) => channels.map((channel): Bound => ({ ...channel, title })));
  const inSlack = bound.filter(({ platform }) => platform === 'slack');
  const inTeams = bound.filter(({ platform }) => platform === 'teams');
  const [found, foundInTeams] = await Promise.all([
    slack ? checkSlackChannels(slack, inSlack, workspaces) : inSlack.map(notConfigured),
    teams
      ? teamsMemberships(
          teams,
          inTeams.map(({ id }) => id),
        )
      : inTeams.map(notConfigured),
  ]);
  return [
    ...inSlack.map((channel, index) => say(channel, found[index])),
    ...inTeams.map((channel, index) => say(channel, foundInTeams[index])),
  ];
}

function notConfigured(): Membership {
  return { kind: 'unknown', why: 'not-configured' };
}

function say({ platform, title, group, name, id }: Bound, found: Membership = notConfigured()): Finding {
  const t = sv.doctor.channels;
  const where = platform === 'slack' ? t.slack(name ?? id) : t.teams(name ?? '');
  switch (found.kind) {
    case 'member':
      return ok(t.member(title, group, where));
    case 'not-member':
      return fault(t.notMember(title, group, where), t.notMemberTodo(group));
    case 'archived':
      return fault(t.archived(title, group, where), t.archivedTodo(group));
    case 'unknown':
      return warning(t.unknown(title, group, where, t.why[found.why] ?? found.why), t.unknownTodo);
  }
}
