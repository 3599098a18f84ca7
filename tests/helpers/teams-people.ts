import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AccountRef } from '../../src/chat/incoming.ts';
import {
  type AdaptiveJson,
  type BotMessage,
  buttons,
  type ExecuteAnswer,
  type Playground,
  playgroundTenant,
} from './teams-playground.ts';
import { closeServer, listen } from './teams-proxy.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

export interface Place {
  readonly id: string;
  readonly name: string;
}

/** Somebody besides the Playground's own user, with a chat of their own with the bot. */
export interface Person {
  readonly account: AccountRef;
  /** Types in a channel with the bot mentioned, or without a channel in their own chat. */
  say(text: string, channel?: Place): Promise<void>;
  /** Sends a file in their own chat. */
  send(fileName: string, bytes: Uint8Array): Promise<void>;
  /** Presses a button of a message in their own chat, with what the form's inputs hold. */
  press(message: BotMessage, title: string, inputs?: Readonly<Record<string, string>>): Promise<ExecuteAnswer>;
  /** The bot's messages in their own chat, oldest first. */
  messages(): readonly BotMessage[];
}

export interface TeamsPeople {
  /** The same name is the same person. */
  person(name: string): Promise<Person>;
  /** One more shared conversation: the Playground has only two channels and a group chat. */
  room(name: string): Place;
  messages(room: Place): readonly BotMessage[];
  close(): Promise<void>;
}

/**
 * More people than the Playground knows (one who speaks, and five others). Their activities go to the bot signed as its
 * proxy signs. Their own chats are kept here; what the bot posts in the Playground's conversations goes on to it.
 */
export async function startTeamsPeople(playground: Playground): Promise<TeamsPeople> {
  const connector = playground.env.TEAMS_SERVICE_URL ?? '';
  const messageById = new Map<string, BotMessage>();
  const files = new Map<string, Uint8Array>();
  const server = createServer(async (request, response) => {
    const file = files.get(request.url ?? '');
    if (file) return void response.end(file);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = decodeURIComponent(request.url ?? '');
    const kept = answerHere(messageById, path, body);
    const answer = kept
      ? { status: 200, text: JSON.stringify(kept) }
      : await passOn(`${connector}${request.url}`, request.method ?? 'GET', body);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
  });
  const serviceUrl = `http://127.0.0.1:${await listen(server)}`;
  const personByName = new Map<string, Promise<Person>>();
  const messagesIn = (conversation: string) =>
    [...messageById.values()].filter((message) => message.conversation === conversation);

  async function arrive(name: string): Promise<Person> {
    const id = `33333333-0000-4000-8000-${String(100 + personByName.size).padStart(12, '0')}`;
    const tenant = { id: playgroundTenant };
    const personal = { conversation: { id: `own:${id}`, conversationType: 'personal', tenantId: tenant.id } };
    const post = async (what: object) => {
      const sender = { from: { id, name, aadObjectId: id }, recipient: { id: 'bot-id' } };
      const activity = {
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl,
        ...sender,
        channelData: { tenant },
        ...what,
      };
      const { status, body } = await playground.proxy.post(activity);
      if (status >= 300) throw new Error(`The bot answered ${status} to ${JSON.stringify(what).slice(0, 300)}`);
      return body;
    };
    await post({ type: 'installationUpdate', action: 'add', ...personal });
    return {
      account: { platform: 'teams', tenant: tenant.id, id },
      async say(text, channel) {
        if (!channel) return void (await post({ type: 'message', text, ...personal }));
        const mention = '<at>Samverkan</at>';
        await post({
          type: 'message',
          text: `${mention} ${text}`,
          entities: [{ type: 'mention', text: mention, mentioned: { id: 'bot-id' } }],
          conversation: { id: channel.id, conversationType: 'channel', tenantId: tenant.id },
          channelData: { tenant, team: { id: 'team-id', name: 'EST' }, channel },
        });
      },
      async send(name, bytes) {
        const path = `/files/${randomUUID()}/${encodeURIComponent(name)}`;
        files.set(path, bytes);
        const content = { downloadUrl: `${serviceUrl}${path}`, uniqueId: '1', fileType: name.split('.').at(-1) };
        const contentType = 'application/vnd.microsoft.teams.file.download.info';
        await post({ type: 'message', attachments: [{ contentType, name, content }], ...personal });
      },
      async press(message, title, inputs = {}) {
        const button = buttons(message.card).find((each) => each.title === title);
        if (!button) throw new Error(`No button ${title} among ${buttons(message.card).map((each) => each.title)}`);
        const data = { ...(button.data as object), ...(button.associatedInputs === 'none' ? {} : inputs) };
        const value = { action: { type: 'Action.Execute', verb: button.verb, title, data }, trigger: 'manual' };
        const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: message.id, value };
        return (await post({ ...invoke, ...personal })) as ExecuteAnswer;
      },
      messages: () => messagesIn(`own:${id}`),
    };
  }

  return {
    person(name) {
      const known = personByName.get(name) ?? arrive(name);
      personByName.set(name, known);
      return known;
    },
    room: (name) => ({ id: `own:${randomUUID()}`, name }),
    messages: (room) => messagesIn(room.id),
    close: () => closeServer(server),
  };
}

async function passOn(url: string, method: string, body: string): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json' };
  const passed = await fetch(url, { method, headers, ...(body === '' ? {} : { body }) });
  return { status: passed.status, text: await passed.text() };
}

/** The connector's answer in a conversation that is kept here: a new message or an edited one. */
function answerHere(messageById: Map<string, BotMessage>, path: string, body: string): { id: string } | undefined {
  const [, conversation, edited] =
    /^\/v3\/conversations\/(own:[^/;]+)[^/]*\/activities(?:\/([^/]+))?$/u.exec(path) ?? [];
  if (conversation === undefined || body === '') return undefined;
  const sent = JSON.parse(body) as { text?: string; attachments?: BotMessage['attachments'] };
  const id = edited ?? randomUUID();
  const card = sent.attachments?.find((attachment) => attachment.contentType === cardType);
  messageById.set(id, {
    id,
    conversation,
    ...(sent.text === undefined ? {} : { text: sent.text }),
    ...(card === undefined ? {} : { card: card.content as AdaptiveJson }),
    attachments: sent.attachments ?? [],
    updates: (messageById.get(id)?.updates ?? -1) + 1,
  });
  return { id };
}
