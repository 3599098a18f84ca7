import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DrawnPost } from '../../src/platforms/local/wire.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { talk } from '../helpers/talk.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

it('an open page is told at once where there is something new', async () => {
  const page = await openPage();
  await say('Gatu- och parkchef', 'EST strategisk', '/insats 1.3 Åtta av tio klara');
  await expect.poll(page.told).toContainEqual({ kind: 'posted', channel: 'EST strategisk' });
  page.close();
});

it('an open page is told of a message to one person', async () => {
  const page = await openPage();
  await say('Kommunpolis', 'EST strategisk', '/insats 1.2 Tredje vandringen gjord, nu är allt klart.');
  await expect.poll(page.told).toContainEqual({ kind: 'direct', function: 'Samordnare i kommunen' });
  page.close();
});

it('an open page is told of a list that was edited, and gets it in its place', async () => {
  const [list, ...others] = await posts(0);
  expect(list?.drawn.neutral.summary).toBe('Insatser i EST strategisk');
  const last = Math.max(...[list, ...others].map((post) => Math.max(post?.seq ?? 0, post?.updatedSeq ?? 0)));
  const page = await openPage();
  await say('Gatu- och parkchef', 'EST strategisk', '/insats 1.3 status pausad');
  await expect.poll(page.told).toContainEqual({ kind: 'posted', channel: 'EST strategisk' });
  page.close();
  const [edited, news] = await posts(last);
  expect(edited?.seq).toBe(list?.seq);
  expect(edited?.updatedSeq).toBeGreaterThan(last);
  expect(JSON.stringify(edited?.drawn.slack)).toContain('pausad, försenad, klart senast 29 oktober');
  expect(JSON.stringify(news?.drawn.slack)).toContain('status pausad');
});

it('an open page is told of a text that was masked, and gets the post without it', async () => {
  await say('Gatu- och parkchef', 'EST strategisk', '/insats 1.3 Det här skulle inte ha stått här');
  const [note] = (await posts(0)).filter(({ drawn }) => JSON.stringify(drawn).includes('skulle inte ha stått'));
  const page = await openPage();
  const { version } = (await talk(bot).changes('1.3')).at(-1) ?? {};
  await say('Samordnare i kommunen', 'EST strategisk', `/insats 1.3 maska ${version} pekade ut en plats`);
  await expect.poll(page.told).toContainEqual({ kind: 'posted', channel: 'EST strategisk', edited: true });
  page.close();
  const [masked, ...others] = await posts(note?.seq ?? 0);
  expect(others).toEqual([]);
  expect(masked?.seq).toBe(note?.seq);
  expect(JSON.stringify(masked)).toContain('borttagen');
});

async function posts(after: number): Promise<readonly DrawnPost[]> {
  const query = new URLSearchParams({ as: 'Gatu- och parkchef', id: 'EST strategisk', after: String(after) });
  const response = await fetch(`http://127.0.0.1:${bot.port}/api/channel?${query}`);
  return ((await response.json()) as { posts: DrawnPost[] }).posts;
}

async function say(as: string, channel: string, text: string): Promise<void> {
  const origin = `http://127.0.0.1:${bot.port}`;
  const response = await fetch(`${origin}/api/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ id: randomUUID(), as, channel, text, language: 'sv' }),
  });
  expect(await response.json()).toMatchObject({ outcome: 'done' });
}

async function openPage() {
  const stop = new AbortController();
  const { body } = await fetch(`http://127.0.0.1:${bot.port}/api/events`, { signal: stop.signal });
  let heard = '';
  const read = async () => {
    for await (const chunk of body ?? []) heard += Buffer.from(chunk).toString('utf8');
  };
  read().catch(() => undefined);
  await expect.poll(() => heard).toContain('clock');
  const told = () => [...heard.matchAll(/^data: (.*)$/gmu)].map(([, data = '']) => JSON.parse(data) as object);
  return { told, close: () => stop.abort() };
}
