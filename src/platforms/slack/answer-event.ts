import type { Incoming, Reply } from '../../chat/incoming.ts';
import { type Ack, type AnswerTools, acknowledge, ask, sentence, withFormButton, within } from './answer.ts';
import { type FileFetcher, fileMegabytes } from './fetch-file.ts';
import type { SlackFile } from './payloads.ts';
import { slackText } from './slack-text.ts';
import { cut } from './text-pieces.ts';
import type { Work } from './work.ts';

type WorkOf<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

/** Slack sends an event again after 3 s: past 2 s it is answered before the work is done. */
const ackAfter = 2000;
const mostFiles = 5;
const longestName = 200;

/** Slack is to send it again. */
class NotTaken extends Error {}

export interface EventTools extends AnswerTools {
  readonly fetchFile: FileFetcher;
}

/** A mention, a direct message or files shared with the bot. The request is answered when what it asked for is stored. */
export async function answerTalk(work: WorkOf<'talk'>, ack: Ack, tools: EventTools): Promise<void> {
  const answers = work.files.length === 0 ? typed(work, tools).then((reply) => [reply]) : allFiles(work, tools);
  await within(answers, ackAfter);
  await acknowledge(ack);
  for (const answer of await answers) {
    // A form needs a trigger, and an event has none: it opens with a button.
    const reply = answer.form === undefined ? answer : withFormButton(answer);
    await tools.speaker.say(work.back, reply.message);
    if (reply.files !== undefined && reply.files.length > 0) {
      const { language } = reply.message;
      const text = slackText(language);
      const sent = await tools.speaker.sendFiles(work.back.user, reply.files);
      await tools.speaker.say(work.back, sentence(sent ? text.filesSent : text.filesFailed, language));
    }
  }
}

/** The bot was invited or removed. Only the one who invited it is answered. */
export async function answerNotice(work: WorkOf<'notice'>, ack: Ack, tools: EventTools): Promise<void> {
  const answer = ask(work.incoming, 'sv', tools);
  const early = await within(answer, ackAfter);
  // Nobody would do it again: Slack does, after a minute and after five.
  if (early?.outcome === 'failed') throw new NotTaken();
  await acknowledge(ack);
  const reply = await answer;
  if (work.back !== undefined) await tools.speaker.say(work.back, reply.message);
}

function typed(work: WorkOf<'talk'>, tools: EventTools): Promise<Reply> {
  return ask({ id: work.id, origin: work.origin, kind: 'typed', text: work.text }, 'sv', tools);
}

async function allFiles(work: WorkOf<'talk'>, tools: EventTools): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const file of work.files.slice(0, mostFiles)) replies.push(await oneFile(work, file, tools));
  return replies;
}

async function oneFile(work: WorkOf<'talk'>, file: SlackFile, tools: EventTools): Promise<Reply> {
  const fileName = cut(file.name ?? file.id, longestName);
  const fetched = await tools.fetchFile(file);
  const text = slackText('sv');
  switch (fetched.kind) {
    case 'too-large':
      return { outcome: 'refused', message: sentence(text.fileTooLarge(fileName, fileMegabytes), 'sv') };
    case 'unreachable':
      tools.log.warn('slack-file-unreachable', { reason: fetched.reason });
      return { outcome: 'failed', message: sentence(text.fileUnreachable(fileName), 'sv') };
    case 'fetched': {
      const incoming: Incoming = {
        id: `${work.id}:${file.id}`,
        origin: work.origin,
        kind: 'file',
        fileName,
        bytes: fetched.bytes,
        ...(work.text === '' ? {} : { text: work.text }),
      };
      return ask(incoming, 'sv', tools);
    }
  }
}
