import type { Message } from '../../chat/message.ts';
import { type Ack, acknowledge, answerAction, answerCommand, answerSubmission, sentence } from './answer.ts';
import { answerNotice, answerTalk, type EventTools } from './answer-event.ts';
import { bodyToWork } from './body-to-work.ts';
import type { Desk } from './desk.ts';
import type { InFlight } from './in-flight.ts';
import { renderMessage } from './render.ts';
import { renderMessageView } from './render-form.ts';
import { slackText } from './slack-text.ts';
import type { Work } from './work.ts';

/** Takes the body of a request that is verified to be Slack's. Throws `Stopping` for what Slack should send again. */
export type Receive = (body: Readonly<Record<string, unknown>>, ack: Ack) => Promise<void>;

export class Stopping extends Error {}

export interface ReceiveTools extends Omit<EventTools, 'speaker' | 'fetchFile'> {
  /** What answers in a workspace; undefined where the app is not installed or not allowed. Throws while nobody knows. */
  readonly deskOf: (team: string) => Promise<Pick<Desk, 'speaker' | 'fetchFile'> | undefined>;
  /** Whether people of that workspace are spoken with. */
  readonly isAllowed: (team: string) => Promise<boolean>;
  /** Whether the app is really gone from a workspace that says so: it may have been installed again since. */
  readonly isGone: (team: string) => Promise<boolean>;
  readonly forget: (team: string) => void;
  /** Answers at the address that came with a press, which needs no token. */
  readonly respondAt: (url: string, message: Message) => Promise<void>;
  readonly inFlight: InFlight;
  readonly isStopping: () => boolean;
  /** Keys the ids of submissions. */
  readonly secret: string;
}

type Asked = Exclude<Work, { kind: 'ignored' }>;

export function createReceive(tools: ReceiveTools): Receive {
  return async (body, ack) => {
    const work = bodyToWork(body, tools.secret);
    if (tools.isStopping()) return comeBack(work, ack);
    await tools.inFlight.track(async () => {
      if (work.kind === 'ignored') {
        tools.log.info('slack-ignored', { what: work.what });
        return void (await acknowledge(ack));
      }
      const admitted = await admit(work, tools).catch(() => 'unknown' as const);
      if (admitted === 'unknown') return comeBack(work, ack);
      if (admitted === undefined) return refuse(work, ack, tools);
      return answer(work, ack, { ...tools, ...admitted });
    });
  };
}

/** Whose right it is asked by; nobody's where a button is not ours. */
function personOf(work: Asked): string | undefined {
  return (work.kind === 'talk' ? work.origin : work.incoming?.origin)?.account.tenant;
}

/** The workspace must have the app, and the person, whose own workspace may be another (Slack Connect), must be of one of ours. */
async function admit(work: Asked, tools: ReceiveTools) {
  const isRemoval = work.kind === 'notice' && work.incoming.kind === 'removed';
  // A removal ends the token that would tell whose it is: Slack's signature is enough to let go of what is kept of a workspace.
  const asked = isRemoval ? [] : [work.team, personOf(work) ?? work.team];
  for (const team of new Set(asked)) if (!(await tools.isAllowed(team))) return undefined;
  const desk = await tools.deskOf(work.team);
  return desk && { speaker: desk.speaker, fetchFile: desk.fetchFile };
}

async function answer(work: Asked, ack: Ack, tools: ReceiveTools & EventTools): Promise<void> {
  switch (work.kind) {
    case 'command':
      return answerCommand(work, ack, tools);
    case 'action':
      return answerAction(work, ack, tools);
    case 'submission':
      return answerSubmission(work, ack, tools);
    case 'talk':
      return answerTalk(work, ack, tools);
    case 'notice': {
      const { incoming } = work;
      const whole = incoming.kind === 'removed' && incoming.what === 'installation';
      if (!whole) return answerNotice(work, ack, tools);
      if (await tools.isGone(work.team)) {
        await answerNotice(work, ack, tools);
        return tools.forget(work.team);
      }
      tools.log.info('slack-ignored', { what: 'removed-before' });
      return void (await acknowledge(ack));
    }
  }
}

/** A command is told to come back, and Slack sends anything else again. */
async function comeBack(work: Work, ack: Ack): Promise<void> {
  if (work.kind !== 'command') throw new Stopping();
  const message = sentence(slackText(work.language).restarting, work.language);
  await acknowledge(ack, { response_type: 'ephemeral', ...renderMessage(message) });
}

/** Nothing is read or stored for a workspace that is not ours: the sentence needs no token. */
async function refuse(work: Asked, ack: Ack, tools: ReceiveTools): Promise<void> {
  tools.log.warn('slack-request-refused', { kind: 'unknown-workspace' });
  const language = work.kind === 'command' || work.kind === 'submission' ? work.language : 'sv';
  const message = sentence(slackText(language).notInstalled, language);
  switch (work.kind) {
    case 'command':
      return void (await acknowledge(ack, { response_type: 'ephemeral', ...renderMessage(message) }));
    case 'submission':
      return void (await acknowledge(ack, { response_action: 'update', view: renderMessageView(message) }));
    case 'action':
      await acknowledge(ack);
      // Without a token there is only the address that came with the press.
      if (work.responseUrl !== undefined) await tools.respondAt(work.responseUrl, message).catch(() => undefined);
      return;
    case 'talk':
    case 'notice':
      return void (await acknowledge(ack));
  }
}
