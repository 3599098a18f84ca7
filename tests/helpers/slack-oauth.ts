import type { SlackFake } from './slack-fake/index.ts';

export const oauthAddress = 'https://samverkan.example.se';
const sealingKey = Buffer.alloc(32, 7).toString('base64');

/** What the environment says when workspaces are installed by OAuth. */
export function oauthEnvironment(slack: SlackFake, workspaces: readonly string[]): Record<string, string> {
  return {
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_WORKSPACES: workspaces.join(','),
    SAMVERKAN_KEY: sealingKey,
    PUBLIC_URL: oauthAddress,
  };
}

interface Served {
  readonly port: number;
}

/** A browser asks the bot to install the app. Gives where it is sent, and what it is told to remember. */
export async function beginInstall({ port }: Served): Promise<{ address: string; cookie: string; set: string }> {
  const begun = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
  const set = begun.headers.get('set-cookie') ?? '';
  return { address: begun.headers.get('location') ?? '', cookie: set.split(';')[0] ?? '', set };
}

/** The browser comes back from Slack to that address, through the proxy in front of the bot. */
export async function endInstall({ port }: Served, address: string, cookie: string) {
  const { pathname, search } = new URL(address);
  const answer = await fetch(`http://127.0.0.1:${port}${pathname}${search}`, { headers: { cookie } });
  return { status: answer.status, page: await answer.text(), headers: answer.headers };
}

/** The whole way, with Allow pressed in that workspace, or for a whole organisation. */
export async function installIn(slack: SlackFake, bot: Served, team: string | undefined) {
  const { address, cookie } = await beginInstall(bot);
  return endInstall(bot, slack.approve(address, team), cookie);
}
