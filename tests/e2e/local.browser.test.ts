import { mkdir, readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { describeInBrowser, launchBrowser, openPage, screenshot } from '../helpers/browser.ts';

const output = new URL('../output/', import.meta.url).pathname;

describeInBrowser('the bot on the local page', () => {
  let browser: Browser;
  let bot: TestBot;
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    bot = await startBot();
    await open();
  });
  afterEach(async () => {
    await page.context().close();
    await bot.close();
    expect(problems).toEqual([]);
  });

  async function open(options = {}) {
    await page?.context().close();
    ({ page, problems } = await openPage(browser, options));
    await page.goto(`http://127.0.0.1:${bot.port}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  const box = () => page.getByRole('textbox', { name: /^Meddelande i/ });
  const log = () => page.getByRole('log');
  const last = () => log().getByRole('article').last();
  const reply = (words: string | RegExp) => log().getByRole('article').filter({ hasText: words }).last();
  const drawAs = (name: string) => page.getByRole('radio', { name }).check({ force: true });

  async function say(line: string) {
    await box().fill(line);
    await box().press('Escape');
    await box().press('Enter');
  }

  async function become(name: string) {
    await page.getByRole('combobox', { name: 'Jag är' }).click();
    await page.getByRole('combobox').last().fill(name);
    await page.getByRole('option', { name }).first().click();
  }

  test('a newcomer records a note from what the page suggests, and sees it in both drawings', async () => {
    await page.getByText('onsdag 10 november 2021 kl. 09.00').waitFor();
    await screenshot(page, 'real-start');
    await page.getByRole('button', { name: /^\/insats 1\.3 / }).click();
    await page.keyboard.press('Enter');

    await reply('Sparat: anteckning på 1.3.').waitFor();
    await reply('Åtta av tio klara, resten v 48').waitFor();
    await reply('Sparat: anteckning på 1.3.').getByRole('button', { name: 'Mått: 8 av 10' }).click();
    await reply('Antal klara platser: 8 av 10').waitFor();
    await say('/insats 1.3');
    await reply(/Status:\s*pågår, försenad/).waitFor();
    await screenshot(page, 'real-slack');
    await drawAs('Teams');
    await page.locator('.ac-adaptiveCard').last().getByText('8 av 10').waitFor();
    await screenshot(page, 'real-teams');
  });

  test('a question back is answered with a button', async () => {
    await say('/insats 1.3 Vi är klara nästa fredag');
    await reply('Menar du fredag 12 november 2021 eller fredag 19 november 2021?').waitFor();
    await screenshot(page, 'real-question');
    await last().getByRole('button', { name: 'Ja, fredag 19 november 2021' }).click();
    await reply('Förslag sparat: 1.3 får nytt slutdatum fredag 19 november 2021').waitFor();
    expect(await page.getByRole('button', { name: /^Ja, fredag/ }).count()).toBe(0);
  });

  test('a coordinator fills in a form, with a fault and then right', async () => {
    await become('Samordnare i kommunen');
    await say('/insats ny');
    const form = page.getByRole('dialog', { name: 'Ny insats' });
    await form.getByRole('textbox', { name: /^Nummer/ }).fill('1.3');
    await form.getByRole('textbox', { name: /^Insats/ }).fill('Tryggare väg till stationen');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.getByText('Numret 1.3 finns redan.').first().waitFor();
    await screenshot(page, 'real-form-fault');
    await form.getByRole('textbox', { name: /^Nummer/ }).fill('1.8');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'hidden' });
    await reply('Sparat: ny insats 1.8 Tryggare väg till stationen.').waitFor();
  });

  test('a meeting’s run goes through the group’s measures to its end', async () => {
    await say('/samverkan genomgång');
    await reply('Genomgång: 1 av 4').waitFor();
    await last().getByRole('button', { name: 'Nästa' }).click();
    await reply('Genomgång: 2 av 4').waitFor();
    await screenshot(page, 'real-run-through');
    for (const at of [3, 4]) {
      await last().getByRole('button', { name: 'Nästa' }).click();
      await reply(`Genomgång: ${at} av 4`).waitFor();
    }
    await last().getByRole('button', { name: 'Nästa' }).click();
    await reply('Genomgången är klar: 4 insatser.').waitFor();
  });

  test('a note about a person leaves no text on the page, in its history or in the log', async () => {
    await say('/insats 1.3 Pratade med 19121212-1212 om att lämna miljön.');
    await reply('Texten ser ut att innehålla ett personnummer.').waitFor();
    await reply('Texten visas inte').waitFor();
    expect(await page.content()).not.toContain('19121212');
    expect(JSON.stringify(bot.log)).not.toContain('19121212');
    await say('/insats 1.3 historik');
    await reply('Historik för 1.3').waitFor();
    expect(await page.content()).not.toContain('lämna miljön');
  });

  test('what is refused for another reason stays, so that nobody has to write it again', async () => {
    await say('/insats 1.99 Åtta av tio klara på den här platsen');
    await reply('Insats 1.99 finns inte i planen.').waitFor();
    await reply('Åtta av tio klara på den här platsen').waitFor();
  });

  test('what another function writes appears without anybody reloading', async () => {
    const other = await openPage(browser);
    await other.page.goto(`http://127.0.0.1:${bot.port}/`);
    await other.page.getByRole('heading', { level: 1 }).waitFor();
    await say('/insats 1.3 Två platser väntar på elanslutning');
    await other.page.getByRole('log').getByText('Två platser väntar på elanslutning').waitFor();
    await other.page.context().close();
  });

  test('on a phone nothing is wider than the screen, in either drawing', async () => {
    await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    for (const drawing of ['Slack', 'Teams']) {
      await drawAs(drawing);
      for (const line of ['/samverkan', '/insats 1.3']) {
        await say(line);
        await page.waitForTimeout(500);
      }
      await screenshot(page, `real-phone-${drawing.toLowerCase()}`);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(tooWide).toBe(0);
    }
  });

  async function drawBoth(name: string) {
    for (const drawing of ['Slack', 'Teams']) {
      await drawAs(drawing);
      await page.waitForTimeout(300);
      await last().screenshot({ path: `${output}long-${name}-${drawing.toLowerCase()}.png` });
    }
    await drawAs('Slack');
  }

  test('the long messages are drawn whole in both drawings', async () => {
    await mkdir(output, { recursive: true });
    await page.setViewportSize({ width: 1280, height: 2600 });
    await become('Samordnare i kommunen');
    for (const [name, line, words] of long) {
      await say(line);
      await reply(words).waitFor();
      await drawBoth(name);
    }
    const plan = await readFile(new URL('../../examples/upplands-vasby/atgardsplan.csv', import.meta.url), 'utf8');
    const changed = plan.replace('Förbättra belysningen på tio platser', 'Förbättra belysningen på tolv platser');
    const buffer = Buffer.from(changed.replace(/^1\.7;/mu, '1.8;'));
    await page.locator('input[type=file]').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer });
    await box().press('Enter');
    await reply('1 ny, 1 ändrad, 16 oförändrade. Inget är sparat än.').waitFor();
    await drawBoth('import');
    expect(await page.getByText('Meddelandet gick inte att rita så.').count()).toBe(0);
  });
});

const long = [
  ['clock', '/samverkan', 'klocka'],
  ['overview', '/samverkan översikt', 'Gäller från och med'],
  ['all', '/insats alla', 'Alla insatser (18)'],
  ['help', '/samverkan hjälp', 'Prova först'],
  ['members', '/samverkan medlemmar', 'Medlemmar i'],
  ['check', '/samverkan kontroll', 'ontroll'],
  ['log', '/samverkan logg', 'ogg'],
  ['picture', '/samverkan lägesbild', 'ägesbild'],
  ['export', '/samverkan export', 'format'],
] as const;
