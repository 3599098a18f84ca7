import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Incoming, OutgoingFile, Platform, Reply } from '../../../src/chat/incoming.ts';
import type { Message } from '../../../src/chat/message.ts';
import type { SlackConfig } from '../../../src/platforms/slack/config.ts';
import { createSlack, slackEndpoint } from '../../../src/platforms/slack/index.ts';
import { type SlackFake, startSlackFake } from '../../helpers/slack-fake/index.ts';

export interface Bot {
  /** Where Slack's requests come, in HTTP mode. */
  readonly url: string;
  readonly slack: SlackFake;
  readonly platform: Platform;
  /** What was dispatched, in order. */
  readonly heard: Incoming[];
  readonly logged: { event: string; facts: Readonly<Record<string, unknown>> }[];
  /** The kept files by their ref. */
  readonly files: Map<string, OutgoingFile>;
  /** What the next and all following dispatches answer. */
  answer(answer: (incoming: Incoming) => Reply | Promise<Reply>): void;
  close(): Promise<void>;
}

/** The bot with Slack over HTTP or Socket Mode, and a dispatch that repeats what it heard. */
export async function startBot(mode: 'http' | 'socket' = 'http'): Promise<Bot> {
  const slack = await startSlackFake();
  const heard: Incoming[] = [];
  const files = new Map<string, OutgoingFile>();
  const logged: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const log = (event: string, facts: Readonly<Record<string, unknown>>) => void logged.push({ event, facts });
  let answer: (incoming: Incoming) => Reply | Promise<Reply> = echo;
  const config: SlackConfig = {
    botToken: slack.botToken,
    teams: [slack.team, 'T0POLISEN'],
    apiUrl: slack.apiUrl,
    mode:
      mode === 'http'
        ? { kind: 'http', signingSecret: slack.signingSecret }
        : { kind: 'socket', appToken: slack.appToken },
  };
  const platform = await createSlack(config, {
    dispatch: async (incoming) => {
      heard.push(incoming);
      return answer(incoming);
    },
    log: { info: log, warn: log, error: log },
    now: () => Date.now(),
    files: async (ref) => files.get(ref),
    // Slack's own pace would make the tests slow: what is waited for is counted, not waited for.
    wait: async () => undefined,
  });
  const server = createServer((request, response) => platform.endpoints[0]?.listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${slackEndpoint}`;
  if (mode === 'http') slack.aim(url);
  await platform.start();
  return {
    url,
    slack,
    platform,
    heard,
    logged,
    files,
    answer: (next) => {
      answer = next;
    },
    async close() {
      await platform.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
}

export function says(text: string, rest: Partial<Reply> = {}): Reply {
  return { outcome: 'done', message: aMessage(text), ...rest };
}

export function aMessage(text: string): Message {
  return { language: 'sv', summary: text, blocks: [{ kind: 'text', text }] };
}

function echo(incoming: Incoming): Reply {
  switch (incoming.kind) {
    case 'typed':
      return says(`Du skrev: ${incoming.text}`);
    case 'action':
      return says(`Du tryckte: ${incoming.action.command}`);
    case 'submission':
      return says(`Du fyllde i: ${JSON.stringify(incoming.values)}`);
    case 'file':
      return says(`Filen ${incoming.fileName} har ${incoming.bytes.byteLength} byte.`);
    case 'invited':
    case 'removed':
      return says(incoming.kind);
  }
}
