import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { slackText } from './slack-text.ts';

/** What a page says. None holds anything that came with the request. */
export type Page =
  | 'installed'
  | 'foreign'
  | 'foreignKept'
  | 'whole'
  | 'cancelled'
  | 'expired'
  | 'refused'
  | 'later'
  | 'unreachable';

const style =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;color:#1d2733;background:#fff}';
const styleHash = createHash('sha256').update(style).digest('base64');

/** Writes a page of plain words, and takes the browser's cookie away: each errand is run once. */
export function createPage(withoutCookie: string): (response: ServerResponse, page: Page) => void {
  return (response, page) => {
    const { status, title, text } = contents(page);
    response
      .writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'set-cookie': withoutCookie,
      })
      .end(
        `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>\n`,
      );
  };
}

function contents(page: Page): { readonly status: number; readonly title: string; readonly text: string } {
  const text = slackText('sv').install;
  switch (page) {
    case 'installed':
      return { status: 200, title: text.installedTitle, text: text.installed };
    case 'foreign':
      return { status: 403, title: text.foreignTitle, text: text.foreign };
    case 'foreignKept':
      return { status: 403, title: text.foreignTitle, text: text.foreignKept };
    case 'whole':
      return { status: 403, title: text.wholeTitle, text: text.whole };
    case 'cancelled':
      return { status: 200, title: text.cancelledTitle, text: text.cancelled };
    case 'expired':
      return { status: 400, title: text.expiredTitle, text: text.expired };
    case 'refused':
      return { status: 400, title: text.refusedTitle, text: text.refused };
    case 'later':
      return { status: 503, title: text.laterTitle, text: text.later };
    case 'unreachable':
      return { status: 502, title: text.laterTitle, text: text.unreachable };
  }
}
