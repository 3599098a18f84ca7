import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostTarget } from '../../../src/chat/incoming.ts';
import type { Message } from '../../../src/chat/message.ts';
import { keptFiles, withFiles } from '../../helpers/chart-message.ts';
import type { FakeMessage, Fault } from '../../helpers/slack-fake/index.ts';
import { wordsIn } from '../../helpers/slack-place.ts';
import { aMessage, type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  keep();
});
afterEach(() => bot.close());

const channel = { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST' } as const;
const inChannel: PostTarget = { kind: 'channel', channel };
const toAnna: PostTarget = { kind: 'person', account: { ...channel, id: 'U0ANNA' } };
const noPicture = /gick inte att visa som bild/;
const noDocuments = /gick inte att lägga i tråden/;

function keep(version = 1): void {
  for (const [ref, file] of keptFiles(version)) bot.files.set(ref, file);
}

/** Posts it and puts its documents there, as the delivery queue does. */
async function post(message: Message, target = inChannel): Promise<FakeMessage> {
  const sent = await bot.platform.post(target, message, 'delivery-1');
  if (sent.kind !== 'sent') throw new Error(sent.reason);
  await attach(message, sent.messageId, false, sent.channelId);
  return theMessage(sent.channelId);
}

async function attach(message: Message, ts: string, again: boolean, id: string = channel.id, thread?: string) {
  await bot.platform.attach?.({ ...channel, id, ...(thread === undefined ? {} : { thread }) }, ts, message, again);
}

function theMessage(place: string = channel.id): FakeMessage {
  const [first] = bot.slack.messages(place);
  if (!first) throw new Error('Nothing was posted.');
  return first;
}

function inThread(ts: string, place: string = channel.id): FakeMessage[] {
  return bot.slack.messages(place).filter((one) => one.thread_ts === ts);
}

/** What the thread's documents hold. */
function documents(ts: string, place?: string): string[] {
  const ids = inThread(ts, place).flatMap(({ files = [] }) => files.map(({ id }) => id));
  return ids.flatMap((id) => bot.slack.file(id)?.bytes.toString() ?? []);
}

const words = ({ blocks }: FakeMessage) => wordsIn(blocks);
const pictures = ({ blocks }: FakeMessage) =>
  blocks.flatMap((block) => (block as { slack_file?: { id: string } }).slack_file ?? []);

describe('a chart in Slack', () => {
  it('is a picture in the message, which nobody gets as a file of its own', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    const [picture] = pictures(posted);
    expect(bot.slack.file(picture?.id ?? '')).toMatchObject({ bytes: Buffer.from('png version 1'), completed: true });
    expect(bot.slack.file(picture?.id ?? '')).not.toHaveProperty('channel');
    expect(posted.blocks).toContainEqual(
      expect.objectContaining({ type: 'image', alt_text: 'Fyra av tio klara', slack_file: picture }),
    );
    expect(words(posted)).not.toMatch(noPicture);
    expect(bot.slack.refused()).toEqual([]);
  });

  it('is put at Slack once for all channels', async () => {
    bot.slack.addChannel('C0STYR');
    await Promise.all([
      post(withFiles('Sammanfattningen')),
      post(withFiles('Sammanfattningen'), { kind: 'channel', channel: { ...channel, id: 'C0STYR' } }),
    ]);
    expect(bot.slack.files().filter(({ name }) => name.endsWith('.png'))).toHaveLength(1);
    expect(pictures(theMessage('C0STYR'))).toEqual(pictures(theMessage()));
  });

  it.each([3, 7])('waits when Slack is asked %i times before the picture can be shown', async (looks) => {
    bot.slack.works(looks);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(pictures(posted)).toHaveLength(1);
    expect(bot.slack.messages('C0EST').filter(({ text }) => text === 'Sammanfattningen')).toHaveLength(1);
  });

  it('goes out in words when Slack never gets done with the picture', async () => {
    bot.slack.works(100);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(pictures(posted)).toEqual([]);
    expect(words(posted)).toMatch(noPicture);
    expect(words(posted)).toContain('Fyra av tio klara');
  });

  it.each<[string, string, Fault]>([
    ['it may not upload', 'files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' }],
    ['it is busy', 'files.getUploadURLExternal', { kind: 'rate-limited', retryAfter: 30 }],
    ['the bytes are not taken', 'upload', { kind: 'http', status: 500, when: 'before' }],
    ['the bytes are lost on the way', 'upload', { kind: 'drop', when: 'before' }],
    ['the upload is not completed', 'files.completeUploadExternal', { kind: 'http', status: 500, when: 'before' }],
    ['it can’t be asked for the file', 'files.info', { kind: 'drop', when: 'before' }],
  ])('goes out in words, once, when %s', async (_, method, fault) => {
    bot.slack.fail(method, fault);
    const sent = await bot.platform.post(inChannel, withFiles('Sammanfattningen'), 'd1');
    expect(sent.kind).toBe('sent');
    expect(bot.slack.messages('C0EST')).toHaveLength(1);
    expect(words(theMessage())).toMatch(noPicture);
    expect(JSON.stringify(bot.logged)).not.toContain('Sammanfattningen');
  });

  it('goes out in words when the picture is not kept, or the store is away', async () => {
    bot.files.clear();
    await bot.platform.post(inChannel, withFiles('Sammanfattningen'), 'd1');
    expect(words(theMessage())).toMatch(noPicture);
  });

  it('is tried again at the next message', async () => {
    bot.slack.fail('upload', { kind: 'http', status: 500, when: 'before' });
    await bot.platform.post(inChannel, withFiles('Första'), 'd1');
    await bot.platform.post(inChannel, withFiles('Andra'), 'd2');
    expect(bot.slack.messages('C0EST').map((one) => pictures(one).length)).toEqual([0, 1]);
  });

  it('is never posted twice when the answer to the message is lost', async () => {
    bot.slack.fail('chat.postMessage', { kind: 'drop', when: 'after' });
    const sent = await bot.platform.post(inChannel, withFiles('Sammanfattningen'), 'd1');
    expect(sent.kind).toBe('ambiguous');
    expect(bot.slack.messages('C0EST')).toHaveLength(1);
  });
});

describe('documents in Slack', () => {
  it.each([
    ['a channel', inChannel, 'C0EST'],
    ['a person’s direct messages', toAnna, 'D0ANNA'],
  ])('lie in the thread of a message in %s', async (_, target, place) => {
    const posted = await post(withFiles('Sammanfattningen'), target);
    expect(inThread(posted.ts, place)).toMatchObject([
      {
        files: [
          { name: 'sammanfattning-2021-12.docx', title: 'sammanfattning-2021-12.docx' },
          { name: 'sammanfattning-2021-12.pdf', title: 'sammanfattning-2021-12.pdf' },
        ],
      },
    ]);
    expect(documents(posted.ts, place)).toEqual(['docx version 1', 'pdf version 1']);
    expect(words(posted)).toContain('[Hämta docx]');
  });

  it('of a message in a thread lie in that thread', async () => {
    const root = await post(aMessage('Tråden'));
    const sent = await bot.platform.post({ ...inChannel, thread: root.ts }, withFiles('I tråden'), 'd2');
    await attach(withFiles('I tråden'), sent.kind === 'sent' ? sent.messageId : '', false, 'C0EST', root.ts);
    expect(documents(root.ts)).toEqual(['docx version 1', 'pdf version 1']);
  });

  it('are not asked for where there are none', async () => {
    await post(aMessage('Hej'));
    expect(bot.slack.calls('files.getUploadURLExternal')).toEqual([]);
    expect(bot.slack.calls('conversations.replies')).toEqual([]);
  });

  it('are put there once when the delivery was in doubt, whatever was there already', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    await attach(withFiles('Sammanfattningen'), posted.ts, true);
    expect(documents(posted.ts)).toEqual(['docx version 1', 'pdf version 1']);
    // A process that died in between has put only one there.
    const [reply] = inThread(posted.ts);
    reply?.files?.pop();
    await attach(withFiles('Sammanfattningen'), posted.ts, true);
    expect(documents(posted.ts)).toEqual(['docx version 1', 'pdf version 1']);
  });

  it.each<Fault>([
    { kind: 'drop', when: 'after' },
    { kind: 'http', status: 500, when: 'after' },
    { kind: 'drop', when: 'before' },
    { kind: 'error', error: 'internal_error' },
  ])('are put there once when Slack’s answer is %o', async (fault) => {
    bot.slack.pass('files.completeUploadExternal');
    bot.slack.fail('files.completeUploadExternal', fault);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(documents(posted.ts)).toEqual(['docx version 1', 'pdf version 1']);
    expect(inThread(posted.ts)).toHaveLength(1);
  });

  it('are not doubled when Slack can’t say whether they are there', async () => {
    bot.slack.pass('files.completeUploadExternal');
    bot.slack.fail('files.completeUploadExternal', { kind: 'drop', when: 'after' });
    bot.slack.fail('conversations.replies', { kind: 'rate-limited', retryAfter: 60 }, 10);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(documents(posted.ts)).toEqual(['docx version 1', 'pdf version 1']);
    expect(inThread(posted.ts)).toHaveLength(1);
  });

  it('are tried again a few times', async () => {
    // The first of them is the picture's.
    bot.slack.pass('upload');
    bot.slack.fail('upload', { kind: 'http', status: 500, when: 'before' }, 3);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(documents(posted.ts).sort()).toEqual(['docx version 1', 'pdf version 1']);
    expect(inThread(posted.ts).map(words).join()).not.toMatch(noDocuments);
  });

  it('that can’t be put there are spoken of in the thread, once, and the message is not posted again', async () => {
    bot.slack.scopes(['chat:write']);
    const posted = await post(withFiles('Sammanfattningen'));
    await attach(withFiles('Sammanfattningen'), posted.ts, true);
    expect(inThread(posted.ts).map(({ text }) => text)).toEqual([expect.stringMatching(noDocuments)]);
    expect(bot.slack.messages('C0EST').filter(({ text }) => text === 'Sammanfattningen')).toHaveLength(1);
    expect(words(posted)).toContain('[Hämta docx]');
  });

  it('that are partly not kept are spoken of, and the others are there', async () => {
    const [[first]] = keptFiles() as [[string, unknown]];
    bot.files.delete(first);
    const posted = await post(withFiles('Sammanfattningen'));
    expect(documents(posted.ts)).toEqual(['pdf version 1']);
    expect(inThread(posted.ts).map(({ text }) => text)).toContainEqual(expect.stringMatching(noDocuments));
  });
});

describe('an edited message with documents', () => {
  async function edit(ts: string, message: Message): Promise<void> {
    expect(await bot.platform.update(channel, ts, message)).toMatchObject({ kind: 'sent' });
    await attach(message, ts, true);
  }

  it('keeps those it has, and its picture', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    const before = pictures(posted);
    await edit(posted.ts, withFiles('Sammanfattningen, rapporterad'));
    await edit(posted.ts, withFiles('Sammanfattningen, rapporterad igen'));
    expect(documents(posted.ts)).toEqual(['docx version 1', 'pdf version 1']);
    expect(pictures(theMessage())).toEqual(before);
    expect(theMessage().text).toBe('Sammanfattningen, rapporterad igen');
    expect(await bot.platform.findPost(inChannel, 'delivery-1')).toMatchObject({ kind: 'found', messageId: posted.ts });
  });

  it('gets new ones when they have been made anew, once, and the old ones are taken away', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    keep(2);
    await edit(posted.ts, withFiles('Maskerad', 2));
    await edit(posted.ts, withFiles('Maskerad och rapporterad', 2));
    expect(documents(posted.ts)).toEqual(['docx version 2', 'pdf version 2']);
    keep(3);
    await edit(posted.ts, withFiles('Maskerad igen', 3));
    expect(documents(posted.ts)).toEqual(['docx version 3', 'pdf version 3']);
    expect(await bot.platform.findPost(inChannel, 'delivery-1')).toMatchObject({ kind: 'found', messageId: posted.ts });
  });

  it('gets new ones once when the process dies between the edit and them', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    keep(2);
    await bot.platform.update(channel, posted.ts, withFiles('Maskerad', 2));
    await edit(posted.ts, withFiles('Maskerad', 2));
    expect(documents(posted.ts)).toEqual(['docx version 2', 'pdf version 2']);
  });

  it('in a thread gets new ones there', async () => {
    const root = await post(aMessage('Tråden'));
    const sent = await bot.platform.post({ ...inChannel, thread: root.ts }, withFiles('I tråden'), 'd2');
    const ts = sent.kind === 'sent' ? sent.messageId : '';
    await attach(withFiles('I tråden'), ts, false, 'C0EST', root.ts);
    keep(2);
    expect(await bot.platform.update(channel, ts, withFiles('Maskerad', 2))).toMatchObject({ kind: 'sent' });
    await attach(withFiles('Maskerad', 2), ts, true, 'C0EST', root.ts);
    expect(documents(root.ts)).toEqual(['docx version 2', 'pdf version 2']);
  });

  it('loses the old ones also when the new ones can’t be put there', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    bot.slack.fail('files.delete', { kind: 'http', status: 500, when: 'before' });
    await edit(posted.ts, withFiles('Maskerad', 2));
    expect(documents(posted.ts)).toEqual([]);
    expect(inThread(posted.ts).map(({ text }) => text)).toContainEqual(expect.stringMatching(noDocuments));
  });

  it('leaves what people have put there alone, whatever it is called', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    const own = { id: 'F00000999', name: 'sammanfattning-2021-12.docx', title: 'Min kopia', user: 'U0ANNA' };
    const [reply] = inThread(posted.ts);
    reply?.files?.push(own);
    keep(2);
    await edit(posted.ts, withFiles('Maskerad', 2));
    expect(bot.slack.calls('files.delete')).toHaveLength(2);
    expect(reply?.files?.at(-1)).toEqual(own);
    expect(documents(posted.ts)).toEqual(['docx version 2', 'pdf version 2']);
  });

  it('is edited again later when Slack can’t say what it has', async () => {
    const posted = await post(withFiles('Sammanfattningen'));
    bot.slack.fail('conversations.replies', { kind: 'http', status: 500, when: 'before' });
    expect(await bot.platform.update(channel, posted.ts, withFiles('Ny'))).toMatchObject({ kind: 'retry' });
    expect(theMessage().text).toBe('Sammanfattningen');
  });
});
