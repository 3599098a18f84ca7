import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chartSvg } from '../../../src/infra/documents/report/chart.ts';
import { toPng } from '../../../src/infra/documents/report/picture.ts';
import { documentAddress } from '../../../src/platforms/local/index.ts';
import { describeInBrowser, launchBrowser, openPage, screenshot } from '../../helpers/browser.ts';
import { aChart, aFile, keptFiles, withFiles } from '../../helpers/chart-message.ts';
import { faintTexts } from '../../helpers/contrast.ts';
import { type ServedLocal, serveLocal } from './serve-local.ts';
import { createStandIn, type StandIn, say } from './stand-in.ts';

const configFile = new URL('../../../src/platforms/local/page/vite.config.ts', import.meta.url).pathname;

describeInBrowser('the local page', () => {
  let browser: Browser;
  let pageDirectory: string;
  let standIn: StandIn;
  let served: ServedLocal;
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    pageDirectory = await mkdtemp(join(tmpdir(), 'samverkan-page-'));
    await build({ configFile, logLevel: 'error', build: { outDir: pageDirectory } });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await rm(pageDirectory, { recursive: true });
  });

  beforeEach(async () => {
    standIn = createStandIn();
    served = await serveLocal(standIn.deps, pageDirectory);
    standIn.onPost = (id, message, deliveryId) =>
      void served.local.post(
        { kind: 'channel', channel: { platform: 'local', tenant: 'local', id } },
        message,
        deliveryId,
      );
    await open();
  });

  afterEach(async () => {
    await page.context().close();
    await served[Symbol.asyncDispose]();
    expect(problems).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}) {
    await page?.context().close();
    ({ page, problems } = await openPage(browser, options));
    await page.goto(served.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  const box = () => page.getByRole('textbox', { name: /^Meddelande i/ });
  const log = () => page.getByRole('log');
  const lastMessage = () => log().getByRole('article').last();

  async function say_(line: string) {
    await box().fill(line);
    await box().press('Escape');
    await box().press('Enter');
  }

  test('a new user records a note from what is suggested', async () => {
    await page.getByText('onsdag 10 november 2021 kl. 09.00').waitFor();
    await screenshot(page, 'local-start');
    await page.getByRole('button', { name: /^\/insats 1\.3 / }).click();
    await page.keyboard.press('Enter');

    await log().getByText('Gatu- och parkchef · 10 november 2021').waitFor();
    await log().getByRole('button', { name: 'Stämmer' }).first().waitFor();
    expect(standIn.heard).toMatchObject([
      { kind: 'typed', root: 'measure', text: '1.3 Åtta av tio klara, resten v 48' },
    ]);
    expect(await log().getByText('Bara du ser det här').count()).toBe(1);
    await screenshot(page, 'local-note');
  });

  test('a question back is answered with a button, which is then gone', async () => {
    await say_('/insats Klart vid stationen');
    await lastMessage().getByRole('button', { name: '1.2' }).click();
    await log().getByText('Sparat på 1.2.').waitFor();
    expect(await log().getByRole('button', { name: '1.1' }).count()).toBe(0);
    expect(standIn.heard[1]).toMatchObject({ kind: 'action', action: { command: 'choose', args: { number: '1.2' } } });
  });

  test('a double click is one press', async () => {
    await say_('/insats 1.3');
    await lastMessage().getByRole('button', { name: 'Inget nytt' }).dblclick();
    await log().getByText('Gjort: nothing-new.').first().waitFor();
    const ids = new Set(standIn.heard.filter(({ kind }) => kind === 'action').map(({ id }) => id));
    expect(ids.size).toBe(1);
  });

  test('refused text does not stay on the screen', async () => {
    await say_('/insats 1.3 Boende 880101-1234 var nöjd');
    await log().getByText('Texten visas inte').waitFor();
    expect(await page.content()).not.toContain('880101');
  });

  test('a form shows its faults in place and takes what is right', async () => {
    await say_('/insats 1.3');
    await lastMessage().getByRole('button', { name: 'Ändra läge' }).click();
    const form = page.getByRole('dialog', { name: 'Läge för 1.3' });
    await form.waitFor();

    await form.getByRole('button', { name: 'Spara' }).click();
    await form.getByText('2 fält behöver rättas.').waitFor();
    expect(await focusedLabel(page)).toBe('Läge');
    expect(standIn.heard.filter(({ kind }) => kind === 'submission')).toHaveLength(0);

    await form.getByRole('combobox', { name: 'Läge' }).selectOption('Gult');
    await form.getByRole('textbox', { name: 'Varför' }).fill('Boende 880101-1234');
    await form.getByRole('checkbox', { name: 'Kommunpolis' }).check();
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.getByText('Texten innehåller ett personnummer.').waitFor();
    expect(await focusedLabel(page)).toBe('Varför');
    await screenshot(page, 'local-form-fault');

    await form.getByRole('textbox', { name: 'Varför' }).fill('Två platser väntar på markavtal');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'hidden' });
    await log().getByText('Sparat. Läget för 1.3 är gult.').waitFor();
    expect(standIn.heard.at(-1)).toMatchObject({
      action: { command: 'rate', version: 4 },
      values: {
        rating: 'yellow',
        why: 'Två platser väntar på markavtal',
        due: '2021-12-03',
        with: ['bostad', 'polis'],
      },
    });
  });

  test('a form keeps the focus inside and gives it back', async () => {
    await say_('/insats 1.3');
    const opener = lastMessage().getByRole('button', { name: 'Ändra läge' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      // Between its last and first control the browser lets the focus visit its own tool bar (body).
      expect(
        await page.evaluate(
          () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('both drawings show the same, and their buttons work', async () => {
    await say_('/insats 1.3');
    await log().locator('.slack_blocks_to_jsx__header').waitFor();
    expect(
      await log().getByText('Sju av tio platser klara. *Tunneln* vid <Marabou> & två platser återstår.').count(),
    ).toBe(1);
    await screenshot(page, 'local-slack');

    await page.getByRole('radio', { name: 'Teams' }).check({ force: true });
    await log().locator('.ac-adaptiveCard').waitFor();
    expect(
      await log().getByText('Sju av tio platser klara. *Tunneln* vid <Marabou> & två platser återstår.').count(),
    ).toBe(1);
    await screenshot(page, 'local-teams');
    await log().getByRole('button', { name: 'Inget nytt' }).click();
    await log().getByText('Gjort: nothing-new.').waitFor();
    expect(standIn.heard.at(-1)).toMatchObject({
      kind: 'action',
      action: { command: 'nothing-new', measure: 'm-1-3' },
    });

    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('radio', { name: 'Teams' }).isChecked()).toBe(true);
  });

  test('one becomes another function, found by a few letters', async () => {
    const who = page.getByRole('combobox', { name: 'Jag är' });
    expect(await who.inputValue()).toBe('Gatu- och parkchef');
    await who.click();
    await who.fill('sakerhet');
    await who.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Myndighetsgrupp tillsyn (exempel)' }).waitFor();
    await say_('/insats');
    await log().getByText('Dina insatser', { exact: true }).waitFor();
    expect(standIn.heard[0]?.origin).toMatchObject({
      account: { id: 'Säkerhetschef' },
      channel: { id: 'Myndighetsgrupp tillsyn (exempel)' },
    });
  });

  test('direct messages are one’s own, and news elsewhere is marked', async () => {
    await page.getByRole('button', { name: 'Direktmeddelanden' }).click();
    await page.getByText('Bara Gatu- och parkchef och Samverkan').waitFor();
    standIn.post('EST fördjupning', say('Nytt i gruppen'));
    await page.getByRole('button', { name: 'EST fördjupning nytt' }).click();
    await log().getByText('Nytt i gruppen').waitFor();
    expect(await page.getByRole('button', { name: 'EST fördjupning' }).textContent()).toBe('EST fördjupning');
  });

  test('a file is attached, and one comes back', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('Nr;Insats') });
    await box().press('Enter');
    await log().getByText('Förhandsvisning av plan.csv').waitFor();
    expect(standIn.heard[0]).toMatchObject({ kind: 'file', fileName: 'plan.csv' });

    await say_('/samverkan export');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      log().getByRole('link', { name: 'Hämta åtgärdsplan.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('åtgärdsplan.csv');
  });

  test('a file dropped anywhere is attached, and can be taken away', async () => {
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Nr;Insats'], 'plan.csv'));
      return transfer;
    });
    await log().dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('button', { name: 'Ta bort plan.csv' }).click();
    expect(await page.getByText('plan.csv').count()).toBe(0);
  });

  describe('a summary with a chart and documents', () => {
    beforeEach(() => {
      for (const [ref, file] of keptFiles()) standIn.files.set(ref, file);
      standIn.files.set(aFile('png').ref, {
        name: 'd.png',
        mediaType: 'image/png',
        bytes: toPng(chartSvg(aChart.chart)),
      });
      standIn.post('EST strategisk', withFiles('Sammanfattning till styrgruppen'));
    });

    test('is drawn with its picture in Slack, and says it in words to who can’t see it', async () => {
      const picture = log().getByRole('img', { name: 'Fyra av tio klara' });
      await picture.waitFor();
      expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
      await log().getByRole('button', { name: 'Hämta docx' }).waitFor();
      await screenshot(page, 'local-chart-slack');
    });

    test('is drawn with bars in Teams, whose figures are words', async () => {
      await page.getByText('Teams', { exact: true }).click();
      const chart = log().getByRole('figure', { name: /^Läge per målområde/ });
      await chart.waitFor();
      expect(await chart.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringContaining('1 Trygghet i centrum: 3 grönt'),
        expect.stringContaining('2 Ungas trygghet: 1 grönt, 2 rött'),
      ]);
      expect(await chart.ariaSnapshot()).not.toMatch(/: "?[0-9]+"?$/m);
      expect(await faintTexts(page)).toEqual([]);
      await screenshot(page, 'local-chart-teams');
      await open({ colorScheme: 'dark' });
      await page.getByText('Teams', { exact: true }).click();
      await log().getByRole('figure').waitFor();
      expect(await faintTexts(page)).toEqual([]);
      await screenshot(page, 'local-chart-teams-dark');
    });

    test('opens the PDF beside the page and downloads Word, by keyboard too', async () => {
      const documents = log().getByRole('list', { name: 'Dokument' });
      const word = documents.getByRole('link', { name: 'Hämta sammanfattning-2021-12.docx' });
      const [download] = await Promise.all([page.waitForEvent('download'), word.click()]);
      expect(download.suggestedFilename()).toBe('sammanfattning-2021-12.docx');
      expect(await readFile(await download.path(), 'utf8')).toBe('docx version 1');
      const pdf = documents.getByRole('link', { name: 'Öppna sammanfattning-2021-12.pdf i en ny flik' });
      await pdf.focus();
      const [request] = await Promise.all([
        page.context().waitForEvent('request', (each) => each.url().includes('pdf')),
        page.keyboard.press('Enter'),
      ]);
      expect(request.url()).toBe(`${served.url}/${documentAddress(aFile('pdf').ref)}`);
      expect((await request.response())?.status()).toBe(200);
    });
  });

  test('a line that could not be sent is sent again as the same line', async () => {
    await page.route('**/api/say', (route) => route.abort(), { times: 1 });
    await say_('/insats');
    await log().getByRole('button', { name: 'Skicka igen' }).click();
    await log().getByText('Dina insatser', { exact: true }).waitFor();
    expect(await log().getByText('Gick inte att skicka').count()).toBe(0);
    expect(standIn.heard).toHaveLength(1);
    (problems as string[]).length = 0; // The browser reports the aborted request on the console.
  });

  test('all of it goes with the keyboard alone', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter'); // Hoppa till meddelanderutan
    expect(await box().evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.type('/ins');
    await page.keyboard.press('Enter'); // completes the word
    await page.keyboard.type(' belys');
    await page.getByRole('option', { name: /1\.3/ }).waitFor();
    await screenshot(page, 'local-suggestions');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box().inputValue()).toBe('/insats 1.3 ');
    await page.keyboard.type('Åtta av tio klara');
    await page.keyboard.press('Enter');
    const confirm = log().getByRole('button', { name: 'Stämmer' }).first();
    await confirm.waitFor();

    await page.keyboard.press('Tab');
    for (let presses = 0; presses < 60; presses += 1) {
      if (await confirm.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await log().getByText('Sparat. Utfallet är 8 av 10.').waitFor();
    // The button is gone; the focus stays at the message and is not lost to the page.
    expect(await page.evaluate(() => document.activeElement?.matches('article.message'))).toBe(true);
  });

  test('Tab leaves the box even with suggestions open, after Escape', async () => {
    await box().fill('/insats ');
    await page.getByRole('listbox', { name: 'Förslag' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await box().evaluate((element) => element === document.activeElement)).toBe(false);
  });

  test('the page speaks English too', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Wednesday 10 November 2021, 09:00').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: /^\/measure 1\.3/ }).click();
    await page.keyboard.press('Enter');
    await log().getByText('Utfall 8 av 10').waitFor();
    expect(standIn.heard[0]).toMatchObject({ language: 'en', root: 'measure' });
  });

  describe('in a telephone', () => {
    beforeEach(() => open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

    test('the groups fold away, and nothing reaches outside the screen', async () => {
      const menu = page.getByRole('button', { name: 'Visa grupper' });
      await say_('/insats 1.3');
      await lastMessage().getByRole('button', { name: 'Anteckna' }).waitFor();
      await screenshot(page, 'local-phone-slack');
      await page.getByText('Teams', { exact: true }).tap();
      await log().locator('.ac-adaptiveCard').waitFor();
      await screenshot(page, 'local-phone-teams');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

      await menu.tap();
      await page.getByRole('button', { name: 'EST fördjupning' }).waitFor();
      await page.waitForTimeout(300);
      await screenshot(page, 'local-phone-menu');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'EST fördjupning' }).waitFor({ state: 'hidden' });
      expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true);

      await menu.tap();
      await page.getByRole('button', { name: 'EST fördjupning' }).tap();
      await page.getByRole('heading', { level: 1, name: 'EST fördjupning' }).waitFor();
    });
  });

  test.each(['light', 'dark'] as const)('text stands out from its ground: %s', async (colorScheme) => {
    await open({ colorScheme });
    await say_('/insats 1.3');
    await say_('/samverkan export');
    await log().getByRole('link').waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await page.getByText('Teams', { exact: true }).click();
    await log().locator('.ac-adaptiveCard').first().waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await screenshot(page, `local-${colorScheme}`);
    await say_('/insats ny');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('button', { name: 'Spara' }).click();
    expect(await faintTexts(page, 'dialog')).toEqual([]);
  });
});

/** The label of the field that has the focus. */
function focusedLabel(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const { activeElement } = document;
    return activeElement instanceof HTMLSelectElement || activeElement instanceof HTMLTextAreaElement
      ? activeElement.labels[0]?.textContent
      : undefined;
  });
}
