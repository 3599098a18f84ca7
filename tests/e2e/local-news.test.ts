import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';

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
