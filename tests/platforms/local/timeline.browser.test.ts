import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type {
  LocalTimeline,
  LocalTimelineItem,
  LocalTimelineKind,
  LocalTimelineState,
} from '../../../src/platforms/local/timeline.ts';
import { describeInBrowser, launchBrowser, openPage, screenshot } from '../../helpers/browser.ts';
import { faintTexts } from '../../helpers/contrast.ts';
import { type ServedLocal, serveLocal } from './serve-local.ts';
import { createStandIn, type StandIn } from './stand-in.ts';

const configFile = new URL('../../../src/platforms/local/page/vite.config.ts', import.meta.url).pathname;

const words: Record<LocalTimelineState, string> = {
  met: 'Klart',
  upcoming: 'Kommande',
  missed: 'Missat',
  unsaid: 'Blev det av?',
  off: 'Blev inte av',
};
const validity = { today: '2021-11-10', validFrom: '2021-01-01', validTo: '2022-12-31' };

function anItem(date: string, state: LocalTimelineState, kind: LocalTimelineKind, label: string): LocalTimelineItem {
  return { date, state, kind, label, word: words[state] };
}

/** Every kind and every state once. */
const one: LocalTimeline = {
  ...validity,
  items: [
    anItem('2021-03-18', 'met', 'steering-meeting', 'Möte: Styrgrupp'),
    anItem('2021-05-31', 'met', 'summary', 'Sammanfattning för första halvåret 2021'),
    anItem('2021-06-28', 'missed', 'reported', 'Rapportering av sammanfattningen 31 maj 2021'),
    anItem('2021-09-14', 'off', 'meeting', 'Möte: EST strategisk'),
    anItem('2021-10-05', 'unsaid', 'meeting', 'Möte: EST strategisk'),
    anItem('2021-10-20', 'met', 'follow-up', 'Uppföljning av insats 1.1'),
    anItem('2021-12-07', 'upcoming', 'meeting', 'Möte: EST strategisk'),
    anItem('2021-12-17', 'upcoming', 'review', 'Halvtidsuppföljning'),
    anItem('2022-02-15', 'upcoming', 'communication', 'Kommunikation om insats 1.4'),
    anItem('2022-06-30', 'upcoming', 'consultation', 'Samråd om förlängning'),
    anItem('2022-10-01', 'upcoming', 'situation-picture', 'Uppdatering av lägesbilden'),
    anItem('2022-12-31', 'upcoming', 'expiry', 'Överenskommelsens sista dag'),
  ],
};

/** Sixty measures followed up each month for four years, and three groups that meet every other week. */
function overfull(): LocalTimeline {
  const day = (n: number) => new Date(Date.UTC(2020, 6, 1 + n)).toISOString().slice(0, 10);
  const states: readonly LocalTimelineState[] = ['met', 'missed', 'met', 'met'];
  const items = Array.from({ length: 1460 }, (_, n): readonly LocalTimelineItem[] => {
    const state = n < 700 ? (states[n % 4] ?? 'met') : 'upcoming';
    const followUps = [`${(n % 3) + 1}.${n % 20}`, `${(n % 3) + 1}.${(n + 7) % 20}`].map((number) =>
      anItem(
        day(n),
        state,
        'follow-up',
        `Uppföljning av insats ${number} som har ett mycket långt namn för att prova hur raden bryts`,
      ),
    );
    const meeting =
      n % 5 === 0 ? [anItem(day(n), n < 700 ? 'met' : 'upcoming', 'meeting', 'Möte: EST fördjupning')] : [];
    return [...followUps, ...meeting];
  });
  return { today: day(700), validFrom: day(0), validTo: day(1459), items: items.flat() };
}

describeInBrowser('the timeline on the local page', () => {
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
  });
  afterEach(async () => {
    await page.context().close();
    await served[Symbol.asyncDispose]();
    expect(problems).toEqual([]);
  });

  async function open(shown: LocalTimeline, options: BrowserContextOptions = {}) {
    standIn.timeline = shown;
    ({ page, problems } = await openPage(browser, options));
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Tidslinje' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Tidslinje' }).waitFor();
  }

  const items = () => page.getByRole('listitem').filter({ has: page.locator('time') });
  const choose = (name: RegExp) => page.getByRole('radio', { name }).check({ force: true });
  const tooWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test('each state has a shape and a word, and a list that says the same', async () => {
    await open(one);
    await choose(/^Allt/);
    expect(await items().count()).toBe(one.items.length);
    for (const { label, word } of one.items)
      await items().filter({ hasText: label }).filter({ hasText: word }).first().waitFor();
    expect(await page.locator('.timeline-lane').allTextContents()).toEqual([
      'Styrgruppens möten',
      'Sammanfattningar',
      'Rapportering',
      'Uppföljning av helheten',
      'Förlängning och slut',
      'Lägesbild',
      'Insatsernas uppföljning',
      'Kommunikation',
      'Arbetsgruppernas möten',
    ]);
    await choose(/^Möten/);
    expect(await items().allTextContents()).toEqual([
      'tors 18 marsMöte: StyrgruppKlart',
      'tis 14 sep.Möte: EST strategiskBlev inte av',
      '?tis 5 okt.Möte: EST strategiskBlev det av?',
      'tis 7 dec.Möte: EST strategiskKommande',
    ]);
    await screenshot(page, 'timeline-states');
  });

  test('without anything it says so', async () => {
    await open({ ...validity, items: [] });
    await page.getByText('Överenskommelsen har inget på sin tidslinje än.').waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    await screenshot(page, 'timeline-empty');
  });

  test('a single thing far after the end is within the drawing', async () => {
    await open({ ...validity, items: [anItem('2023-02-10', 'upcoming', 'reported', 'Rapportering: slutrapport')] });
    const [drawing, mark] = [page.locator('.timeline-drawing svg'), page.locator('.timeline-drawing .glyph')];
    await mark.waitFor();
    const [frame, box] = [await drawing.boundingBox(), await mark.boundingBox()];
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0));
  });

  test.each([
    ['a wide screen', { viewport: { width: 1280, height: 800 } }],
    ['a telephone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ])('with three thousand things it is still read on %s', async (screen, options) => {
    await open(overfull(), options);
    await page.locator('.timeline-drawing .glyph').first().waitFor();
    expect(await tooWide()).toBe(0);
    await screenshot(page, `timeline-overfull-${screen.replace(/\W/g, '-')}`);
    await choose(/^Missat/);
    expect(await items().count()).toBe(200);
    await page.getByRole('button', { name: 'Visa 150 till' }).click();
    expect(await items().count()).toBe(350);
    expect(await faintTexts(page)).toEqual([]);
  });

  test('nothing is told by colour alone: without colours the shapes differ', async () => {
    await open(one);
    const shapes = await page
      .locator('.timeline-drawing .glyph')
      .evaluateAll((glyphs) =>
        glyphs.map((glyph) => [
          glyph.classList.item(1),
          [...glyph.children]
            .map(
              ({ tagName, textContent }) =>
                tagName + textContent + (glyph.querySelector('path')?.getAttribute('d') ?? ''),
            )
            .join(' '),
        ]),
      );
    const byState = new Map(shapes.map(([state = '', shape = '']) => [state, shape]));
    expect(byState.size).toBe(5);
    expect(new Set(byState.values()).size).toBe(5);
  });
});
