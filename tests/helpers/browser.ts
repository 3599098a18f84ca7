import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

/** Debian's Chromium (`apt-get install chromium`). Playwright's own download is not needed. */
const chromiumPath = process.env.SAMVERKAN_CHROMIUM ?? '/usr/bin/chromium';

const outputDirectory = new URL('../output/', import.meta.url).pathname;

/**
 * A suite that needs a browser: skipped where there is none, and failed where `SAMVERKAN_REQUIRE_BROWSER=1` says that
 * there must be one.
 */
export function describeInBrowser(name: string, suite: () => void): void {
  if (existsSync(chromiumPath)) return void describe(name, suite);
  if (process.env.SAMVERKAN_REQUIRE_BROWSER !== '1') return void describe.skip(name, suite);
  test(`${name}: there is a browser`, () =>
    expect.fail(`Chromium is missing at ${chromiumPath}: apt-get install chromium`));
}

export function launchBrowser(): Promise<Browser> {
  // Containers run as root, where Chromium's sandbox does not start.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
}

export interface WatchedPage {
  readonly page: Page;
  /** What went wrong in the page: exceptions, errors on the console, and requests to anywhere but this machine. */
  readonly problems: readonly string[];
}

/** A page in a context of its own, which may reach nothing but this machine. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 800 }, ...options });
  const problems: string[] = [];
  await context.route(
    (url) => !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname),
    (route) => {
      problems.push(`asked for ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  return { page, problems };
}

/** Saves what the page looks like as tests/output/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(outputDirectory, { recursive: true });
  await page.screenshot({ path: `${outputDirectory}${name}.png` });
}
