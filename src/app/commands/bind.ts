import { z } from 'zod';
import type { Button } from '../../chat/message.ts';
import { actsByName } from '../acts-by-name.ts';
import type { Effect } from '../effects.ts';
import { findGroup } from '../find-group.ts';
import { nearestNames } from '../nearest-names.ts';
import type { Group } from '../ports.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  /** The group's name as typed. */
  name: z.string().max(200).optional(),
  /** Id of the group. */
  group: z.string().optional(),
  rebind: z.boolean().optional(),
});

/** Binds the channel to a group: from then on the group's news is posted there, and its people may note there. */
export const bind = agreementCommand({
  name: 'bind',
  root: 'agreement',
  words: { sv: ['koppla'], en: ['connect', 'bind'] },
  right: 'bind-channel',
  changes: false,
  args,
  texts: ({ name }) => [name ?? ''],
  read: (rest) => (rest === '' ? {} : { name: rest.slice(0, 200) }),
  run: async (context, { name, group: id, rebind }) => {
    const { t, agreement, origin } = context;
    const { groups } = agreement;
    if (actsByName(context.origin))
      return { outcome: 'refused', message: context.t.say(context.t.people.local.bind), data: { rule: 'local' } };
    if (!origin.channel)
      return { outcome: 'refused', message: t.say(t.people.bind.personal), data: { rule: 'personal-chat' } };
    if (groups.length === 0)
      return { outcome: 'refused', message: t.say(t.people.bind.noGroups), data: { rule: 'no-groups' } };
    if (name === undefined && id === undefined) {
      return {
        outcome: 'asked',
        message: t.asking([t.people.bind.whichGroup], groupButtons(context)),
        data: { groups: groups.map((group) => group.name) },
      };
    }
    const group = name === undefined ? groups.find((entry) => entry.id === id) : findGroup(name, groups);
    if (group && (await isOthers(context)))
      return { outcome: 'refused', message: t.say(t.refusals.oldButton), data: { rule: 'other-agreement' } };
    if (group) return bindTo(context, group, rebind === true);
    const near = nearestNames(name ?? '', groups);
    const message = t.asking(
      [
        t.people.bind.unknownGroup(
          name ?? '',
          near.map((entry) => entry.name),
        ),
      ],
      groupButtons(context, near),
    );
    return { outcome: 'refused', message, data: { rule: 'unknown-group', nearest: near.map((entry) => entry.name) } };
  },
});

/** Whether the channel is another agreement's: it is not taken from there, whoever has an old button. */
async function isOthers({ reads, origin, today, agreement }: CommandContext): Promise<boolean> {
  const { bound } = await reads.situation(origin.account, origin.channel, today);
  return bound !== undefined && bound.agreementId !== agreement.id;
}

function bindTo(context: CommandContext, group: Group, rebind: boolean): CommandResult {
  const { t, agreement, origin } = context;
  const { channel } = origin;
  if (!channel) throw new Error('a channel is bound in a channel');
  const { platform, tenant, id, name, team } = channel;
  const isHere = (other: { platform: string; tenant: string; id: string }) =>
    other.platform === platform && other.tenant === tenant && other.id === id;
  const bound = agreement.channels.find((entry) => isHere(entry.channel));
  if (bound?.groupId === group.id) {
    return {
      outcome: 'done',
      message: t.say(t.people.bind.already(group.name)),
      data: { group: group.name, unchanged: true },
    };
  }
  const former = agreement.groups.find((entry) => entry.id === bound?.groupId);
  if (former && !rebind) {
    const move: Button = {
      label: t.people.bind.rebindButton(group.name).slice(0, 75),
      action: { command: 'bind', agreement: agreement.id, args: { group: group.id, rebind: true } },
      style: 'primary',
    };
    const keep: Button = { label: t.common.cancel, action: { command: 'drop', agreement: agreement.id } };
    return {
      outcome: 'asked',
      message: t.asking([t.people.bind.rebind(former.name, group.name)], [move, keep]),
      data: { group: group.name, from: former.name },
    };
  }
  const effects: readonly Effect[] = [
    {
      kind: 'bind-channel',
      bound: {
        channel: { platform, tenant, id },
        agreementId: agreement.id,
        groupId: group.id,
        ...(name === undefined ? {} : { name }),
        ...(team === undefined ? {} : { team }),
      },
    },
    {
      kind: 'post',
      delivery: {
        id: context.newId(),
        key: `welcome/${platform}/${tenant}/${id}`,
        kind: 'welcome',
        subject: { groupId: group.id },
        target: { kind: 'channel', platform, tenant, id },
      },
    },
  ];
  return {
    outcome: 'done',
    message: t.say(t.people.bind.done(group.name), t.people.bind.next),
    data: { group: group.name, bound: true },
    effects,
  };
}

/** A button per group; the nearest ones only, when there are any. */
export function groupButtons(
  { agreement }: Pick<CommandContext, 'agreement'>,
  near: readonly Group[] = [],
): readonly Button[] {
  return (near.length > 0 ? near : agreement.groups).slice(0, 20).map((group) => ({
    label: group.name.slice(0, 75),
    action: { command: 'bind', agreement: agreement.id, args: { group: group.id } },
  }));
}
