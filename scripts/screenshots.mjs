/**
 * Takes the README's and the guides' pictures with Debian's Chromium, on a database of its own with the example agreement on
 * 6 December 2021, when the plan has ratings to show. The printed page is drawn by poppler's `pdftoppm`.
 *
 * node --import tsx scripts/screenshots.mjs
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { serve } from '../src/serve.ts';
import { playPartA } from '../tests/helpers/part-a.ts';
import { talk } from '../tests/helpers/talk.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const executablePath = process.env.SAMVERKAN_CHROMIUM ?? '/usr/bin/chromium';

await mkdir(images, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'samverkan-screenshots-'));
const port = await freePort();
const clock = { now: () => '2021-12-06T08:00:00.000Z' };
const { config } = readConfig({ SAMVERKAN_DATA: data, PORT: String(port) });
const running = await serve(config, { clock, log: { info() {}, warn() {}, error() {} } });
// Containers run as root, where Chromium's sandbox does not start.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ locale: 'sv-SE', viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${port}/`);
  const box = page.getByRole('textbox', { name: /^Meddelande i/ });
  const say = async (line, answer) => {
    await box.fill(line);
    await box.press('Escape');
    await box.press('Enter');
    await page.getByRole('log').getByText(answer).last().waitFor();
    await page.waitForTimeout(500);
  };
  await say('/insats 1.3 Åtta av tio klara, resten v 50', 'Sparat: anteckning på 1.3.');
  await say('/insats 1.3 Sista två är klara nästa fredag', 'Menar du');
  await page.screenshot({ path: join(images, 'local-slack.png') });
  await page.reload();
  await page.getByRole('radio', { name: 'Teams' }).check({ force: true });
  await say('/samverkan översikt', 'Gäller från och med');
  await page.screenshot({ path: join(images, 'local-teams.png') });
  await summary();
} finally {
  await browser.close();
  await running.stop();
  await rm(data, { recursive: true });
}

/** The steering group's page as it is posted and printed: the example's notes of a year, approved by both coordinators. */
async function summary() {
  const { app } = running;
  const people = talk({ app });
  await playPartA(people);
  const coordinators = ['Samordnare i kommunen', 'Samordnare i polisen'];
  await people.say(coordinators[0], '/samverkan möte ny Styrgrupp 8 december 2021 kl 13-14');
  await people.say(coordinators[0], '/samverkan utkast ny');
  for (const coordinator of coordinators) await people.say(coordinator, '/samverkan godkänn 1');
  const [{ id }] = await app.store.agreements();
  const issue = await app.store.latestIssue(id, { kind: 'summary', for: '2021-12-08' });
  const pdf = await app.file(`follow-up/${issue.id}/pdf`);
  await writeFile(join(data, 'page.pdf'), pdf.bytes);
  spawnSync('pdftoppm', [
    '-r',
    '80',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    '-png',
    join(data, 'page.pdf'),
    join(images, 'sammanfattning-papper'),
  ]);
  for (const [name, radio] of [
    ['slack', 'Slack'],
    ['teams', 'Teams'],
  ]) {
    const page = await browser.newPage({ locale: 'sv-SE', viewport: { width: 1100, height: 1500 } });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByRole('radio', { name: radio }).check({ force: true });
    await page.getByText('Styrgrupp', { exact: true }).first().click();
    const post = page.getByRole('log').getByText('Sammanfattning till styrgruppen').last();
    await post.waitFor();
    await post.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(images, `sammanfattning-${name}.png`) });
    await page.close();
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
