import { originOf } from './identity.ts';
import type { SlackEnvelope, SlackTalk } from './payloads.ts';
import { slackToPlain, withoutMention } from './plain-text.ts';
import { backOf, type Work } from './work.ts';

/** What an event asks for. Slack also tells of our own messages, edits, joins of others and much else: ignored. */
export function eventToWork(envelope: SlackEnvelope): Work {
  const { event } = envelope;
  switch (event.type) {
    case 'app_mention':
      return talkToWork(envelope, event);
    case 'message':
      // In channels only what mentions the bot concerns it, and that comes as app_mention.
      return event.channel_type === 'im' ? talkToWork(envelope, event) : ignored(event.type);
    case 'member_joined_channel': {
      if (event.user !== botUserOf(envelope)) return ignored(event.type);
      const back = event.inviter === undefined ? undefined : backOf(event.inviter, event.channel, undefined);
      return {
        kind: 'notice',
        team: teamOf(envelope),
        incoming: { ...noticeOf(envelope, event.inviter ?? event.user, event.channel), kind: 'invited' },
        ...(back === undefined ? {} : { back }),
      };
    }
    case 'member_left_channel':
      if (event.user !== botUserOf(envelope)) return ignored(event.type);
      return removed(envelope, event.user, event.channel);
    case 'channel_left':
    case 'group_left':
    case 'channel_archive':
    case 'group_archive':
    case 'channel_deleted':
    case 'group_deleted':
      return removed(envelope, event.actor_id ?? event.user, event.channel);
    case 'app_uninstalled':
      return removed(envelope, undefined, undefined);
    case 'tokens_revoked':
      return event.tokens.bot?.length ? removed(envelope, undefined, undefined) : ignored(event.type);
  }
}

function talkToWork(envelope: SlackEnvelope, event: SlackTalk): Work {
  const botUser = botUserOf(envelope);
  const { user, channel, thread_ts: thread, subtype } = event;
  const ours = event.bot_id !== undefined || user === botUser;
  if (user === undefined || ours || event.hidden || (subtype !== undefined && subtype !== 'file_share')) {
    return ignored(event.type);
  }
  const text = event.type === 'app_mention' ? withoutMention(event.text, botUser) : event.text;
  return {
    kind: 'talk',
    team: teamOf(envelope),
    id: `slack:${envelope.event_id}`,
    origin: originOf({
      team: teamOf(envelope),
      // In a shared channel (Slack Connect) these name the writer's own workspace.
      userTeam: event.user_team ?? event.source_team ?? event.team ?? envelope.team_id,
      user,
      channel,
      thread,
      visible: true,
    }),
    text: slackToPlain(text),
    files: event.files ?? [],
    back: backOf(user, channel, thread),
  };
}

function removed(envelope: SlackEnvelope, user: string | undefined, channel: string | undefined): Work {
  const what = channel === undefined ? 'installation' : 'channel';
  return {
    kind: 'notice',
    team: teamOf(envelope),
    incoming: { ...noticeOf(envelope, user, channel), kind: 'removed', what },
  };
}

function noticeOf(envelope: SlackEnvelope, user: string | undefined, channel: string | undefined) {
  const team = teamOf(envelope);
  // Nobody is named when the app is uninstalled: the bot itself stands for it.
  const account = user ?? botUserOf(envelope) ?? 'slack';
  return {
    id: `slack:${envelope.event_id}`,
    origin: originOf({ team, userTeam: team, user: account, channel, visible: false }),
  };
}

/** The installation that the event is for: in a shared channel it may have happened in another workspace. */
function teamOf(envelope: SlackEnvelope): string {
  return envelope.authorizations?.[0]?.team_id ?? envelope.team_id;
}

function botUserOf(envelope: SlackEnvelope): string | undefined {
  return envelope.authorizations?.find((one) => one.is_bot !== false)?.user_id ?? undefined;
}

function ignored(what: string): Work {
  return { kind: 'ignored', what };
}
