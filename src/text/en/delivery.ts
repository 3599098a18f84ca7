import type { delivery as swedish } from '../sv/delivery.ts';

const causes: readonly (readonly [RegExp, string])[] = [
  [/^is_archived$/, 'the channel is archived'],
  [/^not_in_channel$|BotNotInConversationRoster/, 'I am not a member there'],
  [/^channel_not_found$|ConversationNotFound|^404/, 'the channel is gone, or I am not a member of it'],
  [/^user_(not_found|disabled|not_visible)$/, 'the account is gone'],
  [/^(cannot_dm_bot|messages_tab_disabled)$|MessageWritesBlocked|Blocked/, 'the recipient takes no messages from me'],
  [/^restricted_action/, 'only some may write there'],
  [/BotDisabledByAdmin|AppNotAllowed/, 'an administrator has shut the app out'],
  [
    /^(token_|invalid_auth|account_inactive|not_authed|missing_scope|team_access|app_not)|^token |^401/,
    'my access is gone',
  ],
  [/^mail-refused$/, 'the address takes no e-mail'],
  [/^mail-login$/, 'the e-mail server does not let me log in'],
  [/^(msg_|invalid_|no_text|413)/, 'the message could not be shown'],
  [/^message_not_found$|NotFound/, 'the message is gone'],
  [/^(rate_limited|ratelimited|http_429|429)/, 'the platform asked me to wait'],
];

const own: Readonly<Record<string, string>> = {
  uncertain: 'nobody knows whether it came',
  'tried-too-often': 'it has not worked for several days',
  'nothing-left': 'there was nothing left to say',
  'not-configured': 'the platform is not set up here',
  fault: 'something went wrong with me',
  forgotten: 'the recipient’s details have been removed',
  restored: 'it was waiting when the backup was made, and may have arrived before that was restored',
};

export const delivery: typeof swedish = {
  why: (reason) =>
    own[reason] ?? causes.find(([pattern]) => pattern.test(reason))?.[1] ?? 'the platform did not answer as it should',
  to: (name) => `To ${name}:`,
  unreachable: {
    person: (who, platform, why) => `I can't reach ${who} in ${platform}: ${why}.`,
    personMail: (who, why) => `I can't reach ${who} by e-mail: ${why}.`,
    channel: (group, platform, why) => `I can't write in the channel of ${group} in ${platform}: ${why}.`,
    installation: (platform, why) => `I can't get into ${platform} any more: ${why}.`,
    uncertain: (who) => `I don't know whether what I sent to ${who} came. It is not sent again, so look there.`,
    instead: {
      direct: "It goes to the person's other account instead.",
      group: "It is written in the group's channel instead.",
      'e-mail': 'It goes by e-mail instead.',
      '': 'What was to go there does not arrive.',
    },
    otherwise: 'What can go another way goes that way. The rest does not arrive.',
    personTodo: (who) =>
      `Has somebody else taken over? Ask them to write “members” and choose ${who}, and confirm them then.`,
    channelTodo: (group) => `Invite me to the group's channel and write “connect ${group}” there.`,
    installationTodo: 'Ask whoever runs the bot to install the app again or replace its credentials.',
    once: 'I say this once, until it has worked again.',
  },
  mail: {
    footer: "You get this by e-mail because I can't reach you in the chat. Answer there, not to this letter.",
    from: 'Samverkan',
  },
};
