import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './free-port.ts';
import { closeServer, listen, startTeamsProxy, type TeamsProxy } from './teams-proxy.ts';
import { readTextSocket } from './text-socket.ts';

export const playgroundTenant = '11111111-0000-4000-8000-000000000001';
const playgroundClientId = '22222222-0000-4000-8000-000000000002';
/** The one who `say`s and presses: the Playground speaks as its current user only. */
export const playgroundUser = '33333333-0000-4000-8000-000000000000';

export const personalChat = 'personal-chat-id';
export const groupChat = 'group-chat-id';
export const channel = 'channel-id';
/** The team's General channel, which the bot is added in. */
export const general = 'team-id';

const bot = { id: 'bot-id', name: 'Samverkan' };

/** A message from the bot as the client last showed it. */
export interface BotMessage {
  readonly id: string;
  /** The conversation that it stands in; in a channel with its thread. */
  readonly conversation: string;
  readonly text?: string;
  readonly card?: AdaptiveJson;
  readonly attachments: readonly { readonly contentType: string; readonly content?: unknown }[];
  /** How many times it has been edited. */
  readonly updates: number;
}

export interface AdaptiveJson {
  readonly type?: string;
  readonly [key: string]: unknown;
}

export interface ExecuteAnswer {
  readonly type?: string;
  readonly value?: unknown;
}

export interface Playground {
  /** What the bot's environment needs to be reached and to reach back. */
  readonly env: Readonly<Record<string, string>>;
  readonly proxy: TeamsProxy;
  /** Types as the current user. In a group chat and a channel the bot must be mentioned to hear it. */
  say(conversation: string, text: string, options?: { mention?: boolean }): Promise<string>;
  /** Presses a button (Action.Execute) by its title, with what the form's inputs hold. Answers as the bot did. */
  press(message: BotMessage, title: string, inputs?: Record<string, string>): Promise<ExecuteAnswer>;
  /** Sends a button's data as an Action.Submit. */
  submit(message: BotMessage, data: object): Promise<void>;
  /** Adds the bot to the conversation, as a person would. */
  install(conversation: string): Promise<void>;
  /** The bot's messages in a conversation (and, for a channel, its threads), oldest first. */
  messages(conversation: string): readonly BotMessage[];
  /** All the bot's messages, in any conversation. */
  allMessages(): readonly BotMessage[];
  /** Waits until a message of the conversation fits, and gives the newest that does. */
  waitFor(conversation: string, fits: (message: BotMessage) => boolean): Promise<BotMessage>;
  /** Sends any activity, over a sensible start for the conversation. */
  customActivity(conversation: string, activity: object): Promise<void>;
  /** Sends a file in personal chat; it lies on the loopback until closed. */
  sendFile(name: string, bytes: Uint8Array, options?: { conversation?: string; url?: string }): Promise<void>;
  close(): Promise<void>;
}

/** Microsoft's own client without a browser, in front of a bot on a loopback port, with signatures checked. */
export async function startPlayground(options: { botPort: number }): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'teams-playground-'));
  await writeFile(join(folder, '.m365agentsplayground.yml'), stringify(playgroundConfig()));
  const proxy = await startTeamsProxy({ clientId: playgroundClientId, botPort: options.botPort });
  const wanted = await freePort();
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const child = spawn(
    process.execPath,
    [cli, '-e', proxy.endpoint, '-c', 'msteams', '-p', String(wanted), '--disable-telemetry'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const heard = /Listening on (\d+)/u.exec(output);
      if (heard) resolve(Number(heard[1]));
    });
    exited.then(() => reject(new Error(`The Playground ended: ${output}`)));
  });
  const base = `http://localhost:${port}`;
  const messageById = new Map<string, BotMessage>();
  const closeSocket = await readTextSocket(`ws://localhost:${port}/_ws_conversation/v1/conversations/stream`, (text) =>
    take(messageById, text),
  );
  const files = new Map<string, Uint8Array>();
  const fileServer = createServer((request, response) => {
    const bytes = files.get(request.url ?? '');
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  const filePort = await listen(fileServer);

  async function send(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  // The Playground asks the bot's address for any answer before it works.
  await fetch(`${base}/_internal/v1/config`);

  const messages = (conversation: string) =>
    [...messageById.values()].filter((message) => message.conversation.split(';')[0] === conversation.split(';')[0]);

  async function customActivity(conversation: string, activity: object): Promise<void> {
    const template = await fetch(
      `${base}/_internal/v1/customActivities/template?conversationId=${encodeURIComponent(conversation)}`,
    );
    const start = (await template.json()) as Record<string, unknown>;
    const passed = proxy.passed.length;
    await send('/_internal/v1/customActivities', {
      channelData: { tenant: { id: playgroundTenant } },
      ...start,
      ...activity,
    });
    await until(() => proxy.passed.length > passed);
  }

  return {
    env: {
      TEAMS_CLIENT_ID: playgroundClientId,
      TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
      TEAMS_TENANT_ID: playgroundTenant,
      TEAMS_SERVICE_URL: `${base}/_connector`,
      TEAMS_OPENID_METADATA_URL: proxy.openIdMetadataUrl,
    },
    proxy,
    async say(conversation, text, { mention = false } = {}) {
      const at = `<at>${bot.name}</at>`;
      const answer = (await send(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
        text: mention ? `${at} ${text}` : text,
        textFormat: 'plain',
        from: { id: 'user-id-0' },
        mentions: mention ? [{ mentioned: { id: bot.id }, text: at }] : [],
      })) as { messageId: string; postConversationId?: string };
      return answer.postConversationId ?? conversation;
    },
    async press(message, title, inputs = {}) {
      const button = buttons(message.card).find((each) => each.title === title);
      if (button === undefined)
        throw new Error(`No button ${title} among ${buttons(message.card).map((each) => each.title)}`);
      const data = { ...(button.data as object), ...(button.associatedInputs === 'none' ? {} : inputs) };
      const answer = (await send('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        replyToId: message.id,
        conversation: { id: message.conversation },
        from: { id: 'user-id-0' },
        value: { action: { type: 'Action.Execute', verb: button.verb, title, data }, trigger: 'manual' },
      })) as ExecuteAnswer;
      return answer;
    },
    async submit(message, data) {
      await send('/_conversation/v1/submit', {
        replyToId: message.id,
        conversation: { id: message.conversation },
        from: { id: 'user-id-0' },
        value: data,
      });
    },
    async install(conversation) {
      const passed = proxy.passed.length;
      await send(`/_debug/conversation/${encodeURIComponent(conversation)}/installation`, {});
      // It comes as an installationUpdate and a conversationUpdate.
      await until(() => proxy.passed.length >= passed + 2);
    },
    messages,
    allMessages: () => [...messageById.values()],
    async waitFor(conversation, fits) {
      await until(() => messages(conversation).some(fits));
      const found = messages(conversation).filter(fits).at(-1);
      if (found === undefined) throw new Error('No such message');
      return found;
    },
    customActivity,
    async sendFile(name, bytes, { conversation = personalChat, url } = {}) {
      const path = `/${files.size}/${encodeURIComponent(name)}`;
      files.set(path, bytes);
      await customActivity(conversation, {
        type: 'message',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name,
            content: {
              downloadUrl: url ?? `http://127.0.0.1:${filePort}${path}`,
              uniqueId: '1',
              fileType: name.split('.').at(-1),
            },
          },
        ],
      });
    },
    async close() {
      closeSocket();
      child.kill();
      await exited;
      await closeServer(fileServer);
      await proxy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every button of a card, wherever it stands. */
export function buttons(card: unknown): readonly AdaptiveJson[] {
  return elements(card).filter((element) => element.type === 'Action.Execute');
}

/** Everything that the card says, one element after the other. */
export function wordsOf(card: unknown): string {
  return elements(card)
    .flatMap((element) => [element.text, element.title, element.value].filter((word) => typeof word === 'string'))
    .join('\n');
}

async function until(isSo: () => boolean, seconds = 10): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Not so after ${seconds} s: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function elements(json: unknown): AdaptiveJson[] {
  if (Array.isArray(json)) return json.flatMap(elements);
  if (typeof json !== 'object' || json === null) return [];
  return [json as AdaptiveJson, ...Object.values(json).flatMap(elements)];
}

function take(messageById: Map<string, BotMessage>, text: string): void {
  const event = JSON.parse(text) as {
    action: string;
    actionConversationId: string;
    message?: {
      messageId: string;
      text?: string;
      attachments?: BotMessage['attachments'];
      postConversationId?: string;
    };
  };
  if (event.message === undefined || !['createMessage', 'updateMessage'].includes(event.action)) return;
  const { messageId, text: line, attachments = [], postConversationId } = event.message;
  const before = messageById.get(messageId);
  const card = attachments.find((attachment) => attachment.contentType === 'application/vnd.microsoft.card.adaptive');
  messageById.set(messageId, {
    id: messageId,
    conversation: before?.conversation ?? postConversationId ?? event.actionConversationId,
    ...(line === undefined ? {} : { text: line }),
    ...(card === undefined ? {} : { card: card.content as AdaptiveJson }),
    attachments,
    updates: before ? before.updates + 1 : 0,
  });
}

function playgroundConfig() {
  const user = (index: number) => ({
    id: `user-id-${index}`,
    name: `Person ${index}`,
    userPrincipleName: `person${index}@example.com`,
    aadObjectId: `33333333-0000-4000-8000-00000000000${index}`,
    givenName: 'Person',
    surname: String(index),
    email: `person${index}@example.com`,
  });
  return {
    version: '0.1.0',
    tenantId: playgroundTenant,
    bot,
    currentUser: user(0),
    users: [1, 2, 3, 4, 5].map(user),
    personalChat: { id: personalChat },
    groupChat: { id: groupChat, name: 'EST fördjupning' },
    team: {
      id: general,
      name: 'EST',
      aadGroupId: '44444444-0000-4000-8000-000000000001',
      channels: [{ id: channel, name: 'EST strategisk' }],
    },
  };
}
