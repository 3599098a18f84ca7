import { expect, vi } from 'vitest';
import type { Log } from '../../src/app/dispatch.ts';
import type { Timing } from '../../src/infra/timing.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from './bot.ts';
import { type Exchange, type FakeMessage, type FakeView, type SlackFake, startSlackFake } from './slack-fake/index.ts';
import { installIn, oauthEnvironment } from './slack-oauth.ts';

/** What a person in Slack sees of an answer: on the command's own reply, in its place, as a private line, or a modal. */
export interface Answer {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly blocks: unknown;
  /** The modal that was opened or changed. */
  readonly view?: FakeView;
  /** Faults shown in the open modal, by field. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Whether it took the place of the message whose button was pressed. */
  readonly replaces: boolean;
  readonly exchange: Exchange;
}

interface Where {
  readonly channel?: string;
  /** The workspace, if not the first one. */
  readonly team?: string;
  /** The same trigger or event id again is the same thing again. */
  readonly id?: string;
}

/** The whole bot beside our own Slack, and people who speak with it there. */
export interface SlackPlace {
  readonly slack: SlackFake;
  readonly bot: TestBot;
  /** Starts another bot on the same database, which Slack does not call until it is aimed there. */
  beside(): Promise<TestBot>;
  /** A slash command, such as `/insats 1.3 …`. */
  type(user: string, line: string, where?: Where): Promise<Answer>;
  press(user: string, on: { readonly blocks: unknown }, label: string, where?: Where): Promise<Answer>;
  submit(user: string, on: Answer, values: Record<string, unknown>, where?: Where): Promise<Answer>;
  /** A mention or a direct message, and what was said back to the person. */
  write(user: string, event: Record<string, unknown>, where?: Pick<Where, 'team'>): Promise<Answer>;
  /** A file sent to the bot in a direct message. */
  send(user: string, name: string, bytes: Uint8Array): Promise<Answer>;
  /** Waits until nothing is left to be posted. */
  posted(): Promise<void>;
  direct(user: string): readonly FakeMessage[];
  /** A person with a confirmed function, without the first hour's steps. */
  person(user: string, functionName: string, inTeam?: string): Promise<void>;
  channel(id: string, groupName: string, inTeam?: string): Promise<void>;
  /** Goes through the installation in a browser, and presses Allow in that workspace. */
  install(inTeam: string | undefined): Promise<{ readonly status: number; readonly page: string }>;
  close(): Promise<void>;
}

export const team = 'T0KOMMUN';

interface Options {
  readonly mode?: 'http' | 'socket';
  /** What is done to Slack before the bot starts. */
  readonly before?: (slack: SlackFake) => void;
  readonly example?: boolean;
  /** User ids of the administrators. */
  readonly administrators?: readonly string[];
  /** By which pauses between sendings are counted. */
  readonly timing?: Timing;
  /** Where log lines go, instead of being gathered. */
  readonly logTo?: Log;
  /** Configuration beside Slack's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The workspaces that may install the app: there is then no token in the configuration, unless `ownToken`. */
  readonly workspaces?: readonly string[];
  readonly ownToken?: boolean;
}

export async function startSlackPlace(options: Options = {}): Promise<SlackPlace> {
  const slack = await startSlackFake();
  options.before?.(slack);
  const { mode = 'http', administrators = [], example = true, timing } = options;
  const environment = {
    ...(mode === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
    ...(options.workspaces === undefined || options.ownToken ? { SLACK_BOT_TOKEN: slack.botToken } : {}),
    ...(options.workspaces === undefined ? {} : oauthEnvironment(slack, options.workspaces)),
    SLACK_API_URL: slack.apiUrl,
    ...options.environment,
    ...(administrators.length > 0 ? { ADMIN_SLACK: administrators.map((id) => `${team}/${id}`).join(',') } : {}),
  };
  const bot = await startBot(environment, {
    example,
    ...(timing ? { timing } : {}),
    ...(options.logTo ? { logTo: options.logTo } : {}),
  });
  if (mode === 'http') slack.aim(`http://127.0.0.1:${bot.port}/slack/events`);
  else await vi.waitFor(() => expect(slack.socketCount()).toBe(1), { timeout: 10_000 });

  const direct = (user: string) => slack.messages(`D${user.slice(1)}`);
  const here = { channel: 'C0EST' };

  async function answerTo(exchange: Exchange, user: string, opened: number, heard: unknown[]): Promise<Answer> {
    const view = slack.views()[opened];
    if (view) return seen(view.view, exchange, { view });
    const { ack } = exchange;
    if (isRecord(ack) && Array.isArray(ack.blocks)) return seen(ack, exchange, {});
    if (isRecord(ack) && ack.response_action === 'errors')
      return { ...seen({}, exchange, {}), errors: ack.errors as Readonly<Record<string, string>> };
    const news = () => [...exchange.responses, ...saidTo(user).filter((one) => !heard.includes(one))];
    await expect.poll(() => news().length, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0);
    const [body] = news();
    return seen(body, exchange, { replaces: isRecord(body) && body.replace_original === true });
  }
  // What the delivery queue posts carries metadata; an answer doesn't.
  const saidTo = (user: string) => [
    ...slack.ephemerals(user),
    ...direct(user).filter(({ metadata }) => metadata === undefined),
  ];

  async function exchanging(user: string, run: () => Promise<Exchange>): Promise<Answer> {
    const [opened, heard] = [slack.views().length, saidTo(user)];
    return answerTo(await run(), user, opened, heard);
  }

  const place: SlackPlace = {
    slack,
    bot,
    beside: () => startBot(environment, { beside: bot, ...(timing ? { timing } : {}) }),
    type(user, line, where = {}) {
      const [command = '', text] = splitOnce(line);
      return exchanging(user, () => slack.send.command({ ...here, ...where, user, command, text }));
    },
    press(user, { blocks }, label, where = {}) {
      return exchanging(user, () => slack.send.action({ ...here, ...where, user, blocks, label }));
    },
    submit(user, { view }, values, where = {}) {
      if (!view) throw new Error('No modal is open.');
      return exchanging(user, () => slack.send.submit({ viewId: view.id, user, values, ...where }));
    },
    write(user, event, where) {
      return exchanging(user, () => slack.send.event({ user, ...event }, where));
    },
    send(user, name, bytes) {
      const file = slack.addFile(name, bytes);
      const event = { type: 'message', channel_type: 'im', subtype: 'file_share', text: '', files: [file] };
      return exchanging(user, () => slack.send.event({ user, channel: `D${user.slice(1)}`, ...event }));
    },
    async posted() {
      await expect.poll(() => bot.app.deliveries.waiting(100), { timeout: 25_000, interval: 100 }).toEqual([]);
    },
    direct,
    person: (user, functionName, inTeam = team) => {
      slack.addUser(user, inTeam);
      slack.addChannel(`D${user.slice(1)}`, { team: inTeam });
      return holdFunction(bot.app, { platform: 'slack', tenant: inTeam, id: user }, functionName);
    },
    channel(id, groupName, inTeam = team) {
      slack.addChannel(id, { name: id.toLowerCase(), team: inTeam });
      return bindChannel(bot.app, { platform: 'slack', tenant: inTeam, id }, groupName);
    },
    install: (inTeam) => installIn(slack, bot, inTeam),
    async close() {
      await bot.close().finally(() => slack.close());
    },
  };
  return place;
}

function seen(body: unknown, exchange: Exchange, more: Partial<Answer>): Answer {
  const buttons: string[] = [];
  const { blocks, title } = isRecord(body) ? body : { blocks: undefined, title: undefined };
  const text = [wordsIn(title), wordsIn(blocks, buttons)].filter(Boolean).join('\n');
  return { text, buttons, blocks, replaces: false, exchange, ...more };
}

/** Everything that blocks say, one after the other; what stands in one line is not torn apart. */
export function wordsIn(value: unknown, buttons: string[] = []): string {
  if (Array.isArray(value))
    return value
      .map((inner) => wordsIn(inner, buttons))
      .filter(Boolean)
      .join('\n');
  if (!isRecord(value)) return '';
  const { type, text, elements, label } = value;
  if (type === 'rich_text_section' || type === 'rich_text_quote')
    return (elements as { text: string }[]).map((run) => run.text).join('');
  if (type === 'button') {
    buttons.push(wordsIn(text));
    return `[${wordsIn(text)}]`;
  }
  if (typeof text === 'string') return type === 'mrkdwn' ? unescaped(text) : text;
  return Object.values({ label, ...value })
    .map((inner) => (typeof inner === 'object' ? wordsIn(inner, buttons) : ''))
    .filter(Boolean)
    .join('\n');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
