import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentAddress } from '../../../src/platforms/local/index.ts';
import { aFile, keptFiles } from '../../helpers/chart-message.ts';
import { type ServedLocal, serveLocal } from './serve-local.ts';
import { createStandIn, type StandIn, say } from './stand-in.ts';

let root: string;
let standIn: StandIn;
let served: ServedLocal;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samverkan-page-'));
  const folder = join(root, 'page');
  await mkdir(folder);
  await writeFile(join(root, 'secret.txt'), 'hemligt');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Samverkan</title>');
  standIn = createStandIn();
  served = await serveLocal(standIn.deps, folder);
});

afterEach(async () => {
  await served[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

/** A request as it stands, without what fetch adds or forbids (Host, a path with dots). */
function raw(method: string, path: string, headers: Record<string, string> = {}, body = '') {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: served.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  raw('POST', path, { 'content-type': 'application/json', origin: served.url, ...headers }, JSON.stringify(body));

const speaker = { as: 'Gatu- och parkchef', channel: 'EST strategisk' };
const line = (text: string) => ({ id: randomUUID(), ...speaker, text, language: 'sv' });

describe('who may ask', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])('the page is served at %s', async (host) => {
    const answer = await raw('GET', '/', { host: `${host}:${served.port}` });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test.each(['evil.example', '127.0.0.1:1', '127.0.0.1.evil.example'])(
    'a host name of another is refused: %s',
    async (host) => {
      const answer = await raw('GET', '/', { host });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('Sidan svarar bara på http://127.0.0.1:');
    },
  );

  test.each(['http://evil.example', 'null', 'https://127.0.0.1'])('another origin is refused: %s', async (origin) => {
    for (const method of ['GET', 'POST']) {
      const answer = await raw(method, '/api/directory', { host: `127.0.0.1:${served.port}`, origin });
      expect(answer.status).toBe(403);
    }
  });

  test('what changes something must say where it comes from', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await raw('POST', '/api/say', headers, JSON.stringify(line('/insats')))).status).toBe(403);
    const sameOrigin = { ...headers, 'sec-fetch-site': 'same-origin' };
    expect((await raw('POST', '/api/say', sameOrigin, JSON.stringify(line('/insats')))).status).toBe(200);
    expect(standIn.heard).toHaveLength(1);
  });

  test('another site may link to the page but not read the conversation', async () => {
    const crossSite = { 'sec-fetch-site': 'cross-site' };
    expect((await raw('GET', '/', crossSite)).status).toBe(200);
    expect((await raw('GET', '/api/channel?as=Kommunpolis', crossSite)).status).toBe(403);
  });

  test('nothing from elsewhere may be loaded, framed or run', async () => {
    const { headers } = await raw('GET', '/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
});

describe('files', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..\\..\\secret.txt',
    '//etc/passwd.txt',
    '/.env.txt',
    '/index.html/.',
    '/%00.html',
  ])('no path leads out of the folder: %s', async (path) => {
    const answer = await raw('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('hemligt');
  });
});

describe('documents of messages', () => {
  const get = (ref: string, headers: Record<string, string> = {}) => raw('GET', `/${documentAddress(ref)}`, headers);

  beforeEach(() => {
    for (const [ref, file] of keptFiles()) standIn.files.set(ref, file);
  });

  test('a PDF and a picture are shown, and Word is downloaded under its name', async () => {
    const pdf = await get(aFile('pdf').ref);
    expect(pdf).toMatchObject({ status: 200, body: 'pdf version 1' });
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "inline; filename*=UTF-8''sammanfattning-2021-12.pdf",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect((await get(aFile('png').ref)).headers['content-type']).toBe('image/png');
    const word = await get(aFile('docx').ref);
    expect(word.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''sammanfattning-2021-12.docx",
    });
  });

  test('what a browser could run is never shown, whatever it is called', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const name = 'å"\r\nset-cookie: x=1;.html';
    standIn.files.set('evil', { name, mediaType: 'text/html', bytes });
    const { headers } = await get('evil');
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%C3%A5%22%0D%0Aset-cookie%3A%20x%3D1%3B.html",
    );
    expect(headers['set-cookie']).toBeUndefined();
  });

  test.each(['../secret.txt', '/etc/passwd', 'follow-up/../../secret.txt', 'nothing'])(
    'a reference is no path: %s',
    async (ref) => {
      const answer = await get(ref);
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain('hemligt');
    },
  );

  test('a reference is required, and not a long one', async () => {
    expect((await raw('GET', '/api/document')).status).toBe(400);
    expect((await get('x'.repeat(501))).status).toBe(400);
  });

  test('another site can’t fetch them', async () => {
    const { ref } = aFile('pdf');
    expect((await get(ref, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get(ref, { host: 'evil.example' })).status).toBe(403);
  });
});

describe('what is said', () => {
  test.each([
    ['/insats 1.3 Åtta av tio klara', { root: 'measure', text: '1.3 Åtta av tio klara', language: 'sv' }],
    ['/MEASURE 1.3', { root: 'measure', text: '1.3', language: 'en' }],
    ['  /samverkan', { root: 'agreement', text: '' }],
    ['/agreement\nreview', { root: 'agreement', text: 'review' }],
    ['1.3 Klart', { text: '1.3 Klart' }],
    ['/insatser', { text: '/insatser' }],
  ])('%s is understood as typed', async (text, expected) => {
    await post('/api/say', line(text));
    expect(standIn.heard[0]).toMatchObject({ kind: 'typed', ...expected });
    expect('root' in (standIn.heard[0] ?? {})).toBe('root' in expected);
  });

  test('it comes from the function, in the group', async () => {
    const said = line('/insats');
    await post('/api/say', said);
    expect(standIn.heard[0]).toMatchObject({
      id: `local:${said.id}`,
      origin: {
        account: { platform: 'local', tenant: 'local', id: 'Gatu- och parkchef' },
        channel: { platform: 'local', tenant: 'local', id: 'EST strategisk' },
        visible: false,
      },
    });
  });

  test('a direct message has no channel', async () => {
    await post('/api/say', { ...line('/insats'), channel: null });
    expect(standIn.heard[0]?.origin).not.toHaveProperty('channel');
  });

  test('the reply is drawn as both platforms would have it', async () => {
    const reply = JSON.parse((await post('/api/say', line('/insats'))).body);
    expect(reply.outcome).toBe('done');
    expect(reply.drawn.neutral.blocks[0]).toEqual({ kind: 'title', text: 'Dina insatser' });
    expect(reply.drawn.slack.blocks[0].type).toBe('header');
    expect(reply.drawn.teams.type).toBe('AdaptiveCard');
  });

  test('the same line sent again is the same line', async () => {
    const said = line('/insats 1.3 Klart');
    const first = await post('/api/say', said);
    const again = await post('/api/say', said);
    expect(again.body).toBe(first.body);
    expect(standIn.heard).toHaveLength(1);
  });

  test('a button brings back its action, and only one that was written here', async () => {
    const action = JSON.stringify({ command: 'confirm', measure: 'm', args: { option: 1 } });
    expect((await post('/api/act', { id: randomUUID(), ...speaker, action })).status).toBe(200);
    expect(standIn.heard[0]).toMatchObject({ kind: 'action', action: JSON.parse(action) });
    expect((await post('/api/act', { id: randomUUID(), ...speaker, action: '{"x":1}' })).status).toBe(400);
  });

  test('a form comes back with its faults', async () => {
    const action = JSON.stringify({ command: 'rate' });
    const values = { rating: 'yellow', why: '880101-1234', with: ['a', 'b'] };
    const reply = JSON.parse((await post('/api/submit', { id: randomUUID(), ...speaker, action, values })).body);
    expect(standIn.heard[0]).toMatchObject({ kind: 'submission', values });
    expect(reply.fieldErrors.why).toContain('personnummer');
  });

  test('a file arrives as it was, and files come back', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x4e, 0x72]);
    await post('/api/file', {
      id: randomUUID(),
      ...speaker,
      fileName: 'plan.csv',
      text: '',
      base64: bytes.toString('base64'),
    });
    expect(standIn.heard[0]).toMatchObject({ kind: 'file', fileName: 'plan.csv', bytes: new Uint8Array(bytes) });
    const reply = JSON.parse((await post('/api/say', line('/samverkan export'))).body);
    expect(Buffer.from(reply.files[0].base64, 'base64').toString()).toContain('1.3;Förbättra');
  });

  test('a fault of ours is a sentence, and the log has no text', async () => {
    const answer = await post('/api/say', line('/insats krasch'));
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body).error).toContain('Något gick fel');
    expect(standIn.logged).toEqual(['local page request failed']);
  });
});

describe('what is not taken', () => {
  const big = 'x'.repeat(101 * 1024);

  test('a body over 100 KB', async () => {
    expect((await post('/api/say', line(big))).status).toBe(413);
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await post('/api/say', line(big), chunked)).status).toBe(413);
  });

  test('a file over 10 MB', async () => {
    const file = (size: number) => ({
      id: randomUUID(),
      ...speaker,
      fileName: 'plan.csv',
      text: '',
      base64: Buffer.alloc(size).toString('base64'),
    });
    expect((await post('/api/file', file(10 * 1024 * 1024))).status).toBe(200);
    expect((await post('/api/file', file(10 * 1024 * 1024 + 1))).status).toBe(413);
  });

  test.each([
    ['no id', { id: undefined }],
    ['an id of another kind', { id: '1' }],
    ['no function', { as: '' }],
    ['something more', { admin: true }],
  ])('%s', async (_what, change) => {
    const answer = await post('/api/say', { ...line('hemlig text'), ...change });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain('hemlig text');
    expect(standIn.heard).toHaveLength(0);
  });

  test('what is not JSON', async () => {
    const headers = { origin: served.url };
    expect((await raw('POST', '/api/say', { ...headers, 'content-type': 'text/plain' }, '{}')).status).toBe(415);
    expect((await raw('POST', '/api/say', { ...headers, 'content-type': 'application/json' }, '{')).status).toBe(400);
  });

  test('unknown endpoints and methods', async () => {
    expect((await raw('GET', '/api/nothing')).status).toBe(404);
    expect((await raw('DELETE', '/', { origin: served.url })).status).toBe(405);
  });
});

describe('the clock', () => {
  test.each([{ to: 'next-message' }, { to: 'next-day' }, { to: 'date', date: '2021-12-01' }])(
    'is moved as it is asked: %j',
    async (target) => {
      const answer = await post('/api/clock', { ...target, language: 'sv' });
      expect(answer.status).toBe(200);
      expect(standIn.moves).toEqual([target]);
    },
  );

  test.each([
    ['nowhere', {}],
    ['an unknown place', { to: 'yesterday' }],
    ['no date', { to: 'date' }],
    ['a time of day', { to: 'date', date: '2021-12-01T09:00' }],
    ['something more', { to: 'next-day', days: 9 }],
    ['an unknown language', { to: 'next-day', language: 'xx' }],
  ])('stays where it is for %s', async (_what, target) => {
    expect((await post('/api/clock', { language: 'sv', ...target })).status).toBe(400);
    expect(standIn.moves).toEqual([]);
  });

  test('is not moved by another page', async () => {
    const target = { to: 'next-day', language: 'sv' };
    expect((await post('/api/clock', target, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('/api/clock', target, { host: 'evil.example' })).status).toBe(403);
    expect(standIn.moves).toEqual([]);
  });
});

describe('posts', () => {
  const channel = { platform: 'local', tenant: 'local', id: 'EST strategisk' } as const;
  const postsIn = async (query: string) => JSON.parse((await raw('GET', `/api/channel?${query}`)).body).posts;

  test('are the channel’s, after the one last seen', async () => {
    standIn.post('EST strategisk', say('Ett'));
    standIn.post('EST strategisk', say('Två'));
    standIn.post('direct:Kommunpolis', say('Bara till dig'));
    const found = await postsIn('id=EST+strategisk&as=Kommunpolis');
    expect(found.map(({ drawn }: { drawn: { neutral: { summary: string } } }) => drawn.neutral.summary)).toEqual([
      'Ett',
      'Två',
    ]);
    expect(await postsIn('id=EST+strategisk&as=Kommunpolis&after=1')).toHaveLength(1);
    expect((await postsIn('as=Kommunpolis'))[0].drawn.neutral.summary).toBe('Bara till dig');
    expect(await postsIn('as=Fritidschef')).toHaveLength(0);
  });

  test('are sent when their delivery is, and the open pages are told', async () => {
    const stream = await fetch(`${served.url}/api/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => JSON.parse((await reader?.read())?.value?.replace(/^data: /, '') ?? 'null');
    expect(await next()).toEqual({ kind: 'clock', now: '2021-11-10T09:00:00+01:00[Europe/Stockholm]' });

    const { local } = served;
    const result = await local.post({ kind: 'channel', channel }, say('Nytt'), 'delivery-1');
    expect(result).toEqual({ kind: 'sent', messageId: 'delivery-1', channelId: 'EST strategisk' });
    expect(await next()).toEqual({ kind: 'posted', channel: 'EST strategisk' });

    const account = { platform: 'local', tenant: 'local', id: 'Kommunpolis' } as const;
    await local.post({ kind: 'person', account }, say('Nytt'), 'delivery-2');
    expect(await next()).toEqual({ kind: 'direct', function: 'Kommunpolis' });

    await local.stop();
    expect((await reader?.read())?.done).toBe(true);
    expect((await raw('GET', '/api/directory')).status).toBe(503);
  });
});
