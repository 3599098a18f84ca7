import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRef } from '../../src/chat/incoming.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';
import {
  buttons,
  channel,
  type Playground,
  personalChat,
  playgroundTenant,
  playgroundUser,
  startPlayground,
  wordsOf,
} from '../helpers/teams-playground.ts';
import { closeServer, listen } from '../helpers/teams-proxy.ts';

/** Freezes the next summary, lets both parties approve it, and moves the clock to when it is posted. */
async function publish(bot: TestBot, ours: AccountRef, police: AccountRef): Promise<void> {
  const [agreement] = await bot.app.store.agreements();
  if (!agreement) throw new Error('no agreement');
  let count = 0;
  const act = async (account: AccountRef, command: string, args: Record<string, string | number> = {}) => {
    count += 1;
    const origin = { account, visible: false };
    const action = { command, agreement: agreement.id, args };
    const reply = await bot.app.dispatch({ id: `publish/${count}`, origin, kind: 'action', action });
    if (reply.outcome !== 'done') throw new Error(reply.message.summary);
    return reply;
  };
  const { kind, for: day, version } = (await act(ours, 'freeze-follow-up')).data as Record<string, string>;
  const ref = { kind: kind ?? '', for: day ?? '', version: Number(version) };
  await act(ours, 'approve-follow-up', ref);
  await act(police, 'approve-follow-up', ref);
  bot.clock.set(`${day}T12:00`);
  while ((await bot.app.planReminders()) > 0);
}

const account = (id: string) => ({ platform: 'slack', tenant: 'T0KOMMUN', id }) as const;

describe('a summary where the steering group has no channel', () => {
  let place: SlackPlace;
  beforeAll(async () => {
    place = await startSlackPlace();
    await place.person('U0KOM', 'Samordnare i kommunen');
    await place.person('U0POL', 'Samordnare i polisen');
    await place.person('U0CHEF', 'Kommundirektör');
    await publish(place.bot, account('U0KOM'), account('U0POL'));
  });
  afterAll(() => place.close());

  const summaries = (user: string) =>
    place
      .direct(user)
      .map((each) => JSON.stringify(each))
      .filter((each) => each.includes('Sammanfattning'))
      .filter((each) => each.includes('Version 1'));

  it('goes to the leader in private, and to the coordinator of the party whose leader nobody is, who is told why', async () => {
    await expect.poll(() => summaries('U0POL'), { timeout: 30_000 }).toHaveLength(1);
    expect(summaries('U0POL')[0]).toContain(
      'Ingen har funktionen Lokalpolisområdeschef, och styrgruppen har ingen kanal. Därför får du det här',
    );
    await expect.poll(() => summaries('U0CHEF'), { timeout: 30_000 }).toHaveLength(1);
    expect(summaries('U0CHEF')[0]).not.toContain('Därför får du det här');
    expect(summaries('U0KOM')).toEqual([]);
    const status = await place.type('U0KOM', '/samverkan utkast');
    expect(status.text).toContain('Samordnare i polisen (Slack)');
    expect(status.text).toContain('Kommundirektör (Slack)');
  });
});

describe('a summary in Slack', () => {
  let place: SlackPlace;

  beforeAll(async () => {
    place = await startSlackPlace();
    await place.person('U0KOM', 'Samordnare i kommunen');
    await place.person('U0POL', 'Samordnare i polisen');
    await place.person('U0CHEF', 'Kommundirektör');
    await place.channel('C0STYR', 'Styrgrupp');
    await place.person('U0PARK', 'Gatu- och parkchef');
    await place.channel('C0EST', 'EST strategisk');
    await place.type('U0PARK', `/insats 1.3 läge röd ${reason}`, { channel: 'C0EST' });
    await publish(place.bot, account('U0KOM'), account('U0POL'));
  });
  afterAll(() => place.close());

  const reason = 'Grannen vid tunneln klagar på belysningen igen.';
  const summary = () => place.slack.messages('C0STYR').find(({ text }) => text.startsWith('Sammanfattning'));
  const shared = () =>
    place.slack
      .messages('C0STYR')
      .flatMap(({ thread_ts, files = [] }) => files.map((file) => ({ thread_ts, ...file })));

  it('is posted with its picture, and Word and PDF in its thread', async () => {
    await expect.poll(shared, { timeout: 30_000 }).toHaveLength(2);
    const [picture] = (summary()?.blocks ?? []).flatMap(
      (block) => (block as { slack_file?: { id: string } }).slack_file ?? [],
    );
    expect(
      place.slack
        .file(picture?.id ?? '')
        ?.bytes.subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(shared().map(({ thread_ts, name }) => [thread_ts, name])).toEqual([
      [summary()?.ts, expect.stringMatching(/^sammanfattning-.*-v1\.docx$/)],
      [summary()?.ts, expect.stringMatching(/^sammanfattning-.*-v1\.pdf$/)],
    ]);
    const [word, pdf] = shared().map(({ id }) => place.slack.file(id)?.bytes);
    expect(word?.subarray(0, 2).toString()).toBe('PK');
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(place.slack.refused()).toEqual([]);
  });

  it('gives whoever presses its button the very file that lies there, in private', async () => {
    const [word] = shared();
    const message = summary();
    if (!word || !message) throw new Error('There is no summary.');
    await place.press('U0CHEF', message, 'Hämta Word', { channel: 'C0STYR' });
    const own = () => place.slack.files().find(({ channel: where, name }) => where === 'D0CHEF' && name === word.name);
    await expect.poll(own, { timeout: 15_000 }).toBeDefined();
    expect(own()?.bytes.equals(place.slack.file(word.id)?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(shared()).toHaveLength(2);
  });

  it('whose text is masked gets other documents in the place of those that have it', async () => {
    expect(JSON.stringify(summary()?.blocks)).toContain(reason);
    const before = shared();
    const { app } = place.bot;
    const [agreement] = await app.store.agreements();
    const measure = (await app.store.measures(agreement?.id ?? '')).find(({ number }) => number === '1.3');
    const changes = await app.store.changes(agreement?.id ?? '', measure?.id ?? '');
    const { version } = changes.findLast(({ body }) => body.kind === 'rating') ?? {};
    const masked = await place.type('U0KOM', `/insats 1.3 maska ${version} pekar ut någon`, { channel: 'C0EST' });
    expect(masked.text).toContain('Sparat');
    const there = () => shared().filter(({ name }) => name !== undefined);
    await expect
      .poll(() => there().some(({ id }) => before.some((old) => old.id === id)), { timeout: 30_000 })
      .toBe(false);
    await expect.poll(there, { timeout: 30_000 }).toHaveLength(2);
    for (const { id } of before) expect(place.slack.file(id)).toBeUndefined();
    expect(there().map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(JSON.stringify(summary()?.blocks)).not.toContain(reason);
    expect(place.slack.messages('C0STYR').filter(({ text }) => text.startsWith('Sammanfattning'))).toHaveLength(1);
  });
});

describe('a summary in Teams', () => {
  let playground: Playground;
  let bot: TestBot;
  let port: number;
  let oneDrive: Server;
  let oneDriveUrl: string;
  const saved: { path: string; bytes: Buffer }[] = [];
  const account = (id: string) => ({ platform: 'teams', tenant: playgroundTenant, id }) as const;

  beforeAll(async () => {
    oneDrive = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === 'PUT') saved.push({ path: request.url ?? '', bytes: Buffer.concat(chunks) });
      response.end();
    });
    oneDriveUrl = `http://127.0.0.1:${await listen(oneDrive)}`;
    port = await freePort();
    playground = await startPlayground({ botPort: port });
    bot = await startBot({ ...playground.env, PORT: String(port) });
    await holdFunction(bot.app, account(playgroundUser), 'Samordnare i kommunen');
    await holdFunction(bot.app, account('33333333-0000-4000-8000-000000000001'), 'Samordnare i polisen');
    await bindChannel(bot.app, account(channel), 'Styrgrupp');
    // Who the person is and where their own chat lies.
    await playground.say(personalChat, 'hjälp');
    await playground.waitFor(personalChat, () => true);
    await publish(bot, account(playgroundUser), account('33333333-0000-4000-8000-000000000001'));
  });
  afterEach(() => void saved.splice(0));
  afterAll(async () => {
    await bot.close();
    await playground.close();
    await closeServer(oneDrive);
  });

  const summary = () => playground.waitFor(channel, ({ card }) => wordsOf(card).includes('Hämta Word'));
  const offer = async () => {
    await expect.poll(offers, { timeout: 20_000 }).not.toEqual([]);
    return offers().at(-1);
  };
  const offers = () =>
    playground
      .messages(personalChat)
      .flatMap(({ id, attachments }) =>
        attachments.flatMap(({ contentType, content }) =>
          contentType === 'application/vnd.microsoft.teams.card.file.consent'
            ? [{ id, context: (content as { acceptContext: unknown }).acceptContext }]
            : [],
        ),
      );
  const answer = (action: 'accept' | 'decline', given: { id: string; context: unknown } | undefined) =>
    playground.customActivity(personalChat, {
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: given?.id,
      value: {
        type: 'fileUpload',
        action,
        context: given?.context,
        ...(action === 'accept'
          ? {
              uploadInfo: {
                contentUrl: `${oneDriveUrl}/seen.docx`,
                uploadUrl: `${oneDriveUrl}/upload`,
                name: 'sammanfattning.docx',
                uniqueId: 'u1',
                fileType: 'docx',
              },
            }
          : {}),
      },
    });

  it('has a chart of Teams’ own with its figures in words, and a button for each document', async () => {
    const { card } = await summary();
    const drawn = JSON.stringify(card);
    expect(drawn).toContain('"type":"Chart.HorizontalBar.Stacked"');
    expect(buttons(card).map(({ title }) => title)).toEqual(expect.arrayContaining(['Hämta Word', 'Hämta PDF']));
    expect(drawn.length * 2).toBeLessThan(28 * 1024);
  });

  it('offers the document to whoever presses, in their own chat, and saves it when they allow it, once', async () => {
    const pressed = await playground.press(await summary(), 'Hämta Word');
    expect(pressed.value).toBe('Jag svarade dig i vår chatt.');
    const given = await offer();
    await answer('accept', given);
    expect(saved).toMatchObject([{ path: '/upload' }]);
    expect(saved[0]?.bytes.subarray(0, 2).toString()).toBe('PK');
    await answer('accept', given);
    expect(saved).toHaveLength(1);
    await playground.waitFor(personalChat, ({ text }) => text?.startsWith('Du har redan fått filen') === true);
    expect(JSON.stringify(playground.messages(channel))).not.toContain('file.consent');
  });

  it('is not saved for who says no', async () => {
    await playground.press(await summary(), 'Hämta PDF');
    await expect.poll(offers, { timeout: 20_000 }).toHaveLength(2);
    await answer('decline', await offer());
    await playground.waitFor(personalChat, ({ text }) => text === 'Filen sparades inte.');
    expect(saved).toEqual([]);
  });
});
