import { type Ack, acknowledge, answerAction, answerCommand, answerSubmission, sentence } from './answer.ts';
import { answerNotice, answerTalk, type EventTools } from './answer-event.ts';
import { bodyToWork } from './body-to-work.ts';
import type { InFlight } from './in-flight.ts';
import { renderMessage } from './render.ts';
import { slackText } from './slack-text.ts';

/** Takes the body of a request that is verified to be Slack's. Throws `Stopping` for what Slack should send again. */
export type Receive = (body: Readonly<Record<string, unknown>>, ack: Ack) => Promise<void>;

export class Stopping extends Error {}

export interface ReceiveTools extends EventTools {
  readonly inFlight: InFlight;
  readonly isStopping: () => boolean;
  /** Keys the ids of submissions. */
  readonly secret: string;
}

export function createReceive(tools: ReceiveTools): Receive {
  return async (body, ack) => {
    const work = bodyToWork(body, tools.secret);
    if (tools.isStopping()) {
      if (work.kind !== 'command') throw new Stopping();
      const message = sentence(slackText(work.language).restarting, work.language);
      return void (await acknowledge(ack, { response_type: 'ephemeral', ...renderMessage(message) }));
    }
    await tools.inFlight.track(async () => {
      switch (work.kind) {
        case 'command':
          return answerCommand(work, ack, tools);
        case 'action':
          return answerAction(work, ack, tools);
        case 'submission':
          return answerSubmission(work, ack, tools);
        case 'talk':
          return answerTalk(work, ack, tools);
        case 'notice':
          return answerNotice(work, ack, tools);
        case 'ignored':
          tools.log.info('slack-ignored', { what: work.what });
          return void (await acknowledge(ack));
      }
    });
  };
}
