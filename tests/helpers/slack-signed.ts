import { createHmac } from 'node:crypto';

/** The headers of a request that Slack signed (docs.slack.dev/authentication/verifying-requests-from-slack). Seconds since 1970. */
export function signedHeaders(
  signingSecret: string,
  body: string,
  options: { timestamp?: number; contentType?: string } = {},
): Record<string, string> {
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
  };
}

export interface CommandBody {
  command: string;
  text: string;
  user: string;
  channel: string;
  channelName?: string;
  team: string;
  triggerId: string;
  responseUrl: string;
}

/** The body of a slash command, as Slack writes it. */
export function commandBody(command: CommandBody): string {
  return new URLSearchParams({
    token: 'deprecated',
    team_id: command.team,
    team_domain: 'upplands-vasby',
    channel_id: command.channel,
    channel_name: command.channelName ?? 'est-strategisk',
    user_id: command.user,
    user_name: 'deprecated',
    command: command.command,
    text: command.text,
    api_app_id: 'A0SAMVERKAN',
    is_enterprise_install: 'false',
    response_url: command.responseUrl,
    trigger_id: command.triggerId,
  }).toString();
}
