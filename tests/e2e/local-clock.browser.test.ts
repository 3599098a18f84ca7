import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { describeInBrowser, launchBrowser, openPage, screenshot } from '../helpers/browser.ts';
import { faintTexts } from '../helpers/contrast.ts';

describeInBrowser('the clock on the local page', () => {
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

  async function open(options: BrowserContextOptions = {}) {
    await page?.context().close();
    ({ page, problems } = await openPage(browser, options));
    await page.goto(`http://127.0.0.1:${bot.port}/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  const bar = () => page.getByRole('region', { name: 'Sidans klocka' });
  const next = () => bar().getByRole('button', { name: 'Nästa meddelande' });
  const shown = (time: string) => bar().getByText(time, { exact: true }).waitFor();
  const summary = (words: string | RegExp) => page.getByRole('region', { name: words });
  const log = () => page.getByRole('log');
  const unread = (name: string) => page.getByRole('button', { name: `${name} nytt` });
  const timeline = () => page.getByRole('region', { name: 'Tidslinje' });
  /** The clock stands again. */
  const arrived = () => page.locator('.clock[data-moving=false]').waitFor({ timeout: 60_000 });

  async function moveTo(date: string) {
    const field = bar().getByLabel('Flytta klockan till klockan 09.00 den');
    if (!(await field.isVisible())) await bar().getByRole('button', { name: 'Till ett datum' }).click();
    await field.fill(date);
    await bar().getByRole('button', { name: 'Flytta', exact: true }).click();
  }

  async function become(name: string) {
    await page.getByRole('combobox', { name: 'Jag är' }).click();
    await page.getByRole('combobox').last().fill(name);
    await page.getByRole('option', { name }).first().click();
  }

  test('a newcomer sees what the bot sends next, to whom, and answers it', async () => {
    await next().click();
    await summary(/^\d+ meddelanden till \d+ mottagare onsdag 10 november 2021 kl\. 09\.00$/).waitFor();
    await page.getByText(/^\d+ andra funktioner har fått något nytt$/).waitFor();
    await next().click();
    await shown('fredag 12 november 2021 kl. 09.00');
    const sent = summary('2 meddelanden till 2 mottagare fredag 12 november 2021 kl. 09.00');
    await sent.getByText('Hur går det med 1.3 Förbättra belysningen').waitFor();
    await unread('Direktmeddelanden').waitFor();
    await screenshot(page, 'clock-next-message');

    await sent.getByRole('button', { name: /^Gatu- och parkchef/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Direktmeddelanden' }).waitFor();
    const message = log().getByRole('article').filter({ hasText: 'Uppföljning senast onsdag 17 november 2021' }).last();
    await message.waitFor();
    expect(await unread('Direktmeddelanden').count()).toBe(0);
    await screenshot(page, 'clock-conversation');
    await message.getByRole('button', { name: 'Inget nytt' }).click();
    await log().getByText(/1\.3/).last().waitFor();
  });

  test('another function’s conversation is one press away, as that function', async () => {
    await next().click();
    await summary(/^\d+ meddelanden/)
      .getByRole('button', { name: /^Visa \d+ mottagare till$/ })
      .click();
    await screenshot(page, 'clock-all-recipients');
    await summary(/^\d+ meddelanden/)
      .getByRole('button', { name: /^HR-direktör/ })
      .click();
    await page.getByText('Bara HR-direktör och Samverkan').waitFor();
    await log().getByText('3.4 Utbilda chefer om otillåten påverkan').first().waitFor();
    const others = await page.getByText(/^\d+ andra funktioner har fått något nytt$/).textContent();
    await page.getByRole('combobox', { name: 'Jag är' }).click();
    expect(await page.getByRole('option').filter({ hasText: 'nytt' }).count()).toBe(Number.parseInt(others ?? '', 10));
    await screenshot(page, 'clock-picker');
  });

  test('five months pass before one’s eyes: messages come while the clock goes', async () => {
    await become('Samordnare i kommunen');
    await page.getByRole('button', { name: 'Direktmeddelanden' }).click();
    await moveTo('2022-04-08');
    await expect.poll(() => log().getByRole('article').count(), { timeout: 20_000 }).toBeGreaterThan(3);
    await bar().getByText('Klockan går till fredag 8 april 2022 kl. 09.00 …').waitFor();
    expect(await next().getAttribute('aria-disabled')).toBe('true');
    await next().click({ force: true });
    await screenshot(page, 'clock-on-the-way');
    await arrived();
    await shown('fredag 8 april 2022 kl. 09.00');
    const sent = summary(/^\d+ meddelanden till \d+ mottagare 10 november 2021–8 april 2022$/);
    const mine = await sent.getByRole('button', { name: /^Samordnare i kommunen/ }).textContent();
    const count = Number(/kommunen(\d+)/.exec(mine ?? '')?.[1]);
    expect(count).toBeGreaterThan(15);
    await expect.poll(() => log().getByRole('article').count()).toBe(count);
    await screenshot(page, 'clock-five-months');
  }, 90_000);

  test('with the keyboard alone, and what happened is read out', async () => {
    await next().focus();
    await page.keyboard.press('Enter');
    const status = bar().getByRole('status');
    await expect
      .poll(() => status.textContent())
      .toMatch(/^Klockan är nu onsdag 10 november 2021 kl\. 09\.00\. \d+ meddelanden till \d+ mottagare\.$/);
    expect(await next().evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => status.textContent())
      .toBe('Klockan är nu torsdag 11 november 2021 kl. 09.00. Inget skickades.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('date');
  });

  test('a day that has been is refused where it was asked for, and so is none', async () => {
    await moveTo('2021-11-09');
    await bar()
      .getByText(/^Klockan är redan 10 november 2021 kl\. 09\.00 och går bara framåt\./)
      .waitFor();
    (problems as string[]).length = 0; // The browser reports the refusal on the console.
    await moveTo('');
    await bar().getByText('Välj ett datum.').waitFor();
    await screenshot(page, 'clock-refused');
    await moveTo('2021-11-11');
    await shown('torsdag 11 november 2021 kl. 09.00');
    expect(await bar().getByRole('alert').allTextContents()).toEqual(['']);
    expect(await bar().getByLabel('Flytta klockan till').count()).toBe(0);
  });

  test('another page that is open follows', async () => {
    const other = await openPage(browser);
    await other.page.goto(`http://127.0.0.1:${bot.port}/`);
    await other.page.getByText('onsdag 10 november 2021 kl. 09.00').waitFor();
    await moveTo('2021-11-12');
    await other.page.getByText('fredag 12 november 2021 kl. 09.00').first().waitFor();
    await other.page.getByRole('region', { name: /^\d+ meddelanden till/ }).waitFor();
    await other.page.context().close();
  });

  test('the timeline shows what is met, upcoming and missed, in words too, and follows the clock', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Tidslinje' }).click();
    await timeline()
      .getByRole('img', { name: /^Diagram från fredag 1 januari 2021 till lördag 31 december 2022/ })
      .waitFor();
    const items = () => timeline().getByRole('listitem');
    const upcoming = await items().count();
    expect(
      await timeline()
        .getByRole('radio', { name: /^Kommande/ })
        .isChecked(),
    ).toBe(true);
    expect(await items().filter({ hasText: 'Kommande' }).count()).toBe(upcoming);
    await timeline()
      .getByRole('radio', { name: `Kommande ${upcoming}` })
      .waitFor();
    await items()
      .filter({ hasText: /30 juni.*Samråd om förlängning/ })
      .waitFor();
    await screenshot(page, 'clock-timeline');

    await page.keyboard.press('Tab');
    await timeline()
      .getByRole('radio', { name: /^Kommande/ })
      .focus();
    await page.keyboard.press('ArrowRight');
    await timeline().getByRole('heading', { level: 2, name: 'maj 2021' }).waitFor();
    await items()
      .filter({ hasText: 'Sammanfattning för första halvåret 2021' })
      .filter({ hasText: 'Missat' })
      .waitFor();
    const missed = await items().count();

    await moveTo('2022-02-01');
    await arrived();
    await timeline()
      .getByRole('img', { name: /i dag, tisdag 1 februari 2022/ })
      .waitFor();
    await items().filter({ hasText: 'Halvtidsuppföljning' }).waitFor();
    expect(await items().count()).toBeGreaterThan(missed);
    await screenshot(page, 'clock-timeline-later');
    await page.getByRole('button', { name: 'EST strategisk' }).click();
    await log().waitFor();
  });

  test.each(['light', 'dark'] as const)('text stands out from its ground: %s', async (colorScheme) => {
    await open({ colorScheme });
    await next().click();
    await summary(/^\d+ meddelanden/).waitFor();
    await bar().getByRole('button', { name: 'Till ett datum' }).click();
    await bar().getByRole('button', { name: 'Tidslinje' }).click();
    await timeline().getByRole('img').waitFor();
    expect(await faintTexts(page)).toEqual([]);
    await screenshot(page, `clock-${colorScheme}`);
  });

  test('in a telephone nothing is wider than the screen', async () => {
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await next().tap();
    await summary(/^\d+ meddelanden/).waitFor();
    await screenshot(page, 'clock-phone');
    await bar().getByRole('button', { name: 'Till ett datum' }).tap();
    await bar().getByRole('button', { name: 'Tidslinje' }).tap();
    await timeline().getByRole('img').waitFor();
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await tooWide()).toBe(0);
    await page.getByRole('button', { name: 'Stäng sammanfattningen' }).tap();
    await screenshot(page, 'clock-phone-timeline');
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(tooWide).toBe(0);
  });

  test('the page’s English has it all', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Next message' }).click();
    await page
      .getByRole('region', { name: /^\d+ messages to \d+ recipients Wednesday 10 November 2021, 09:00$/ })
      .waitFor();
    await page.getByRole('button', { name: 'Timeline' }).first().click();
    await page
      .getByRole('listitem')
      .filter({ hasText: /Consultation on extension.*Upcoming/ })
      .waitFor();
    await screenshot(page, 'clock-english');
  });
});
