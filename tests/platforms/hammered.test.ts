import { createServer, request } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';
import { signedHeaders } from '../helpers/slack-signed.ts';
import { closeServer, listen } from '../helpers/teams-proxy.ts';

const clientId = '22222222-0000-4000-8000-000000000002';
const form =
  'command=%2Finsats&text=1.3+Klart&user_id=U0PARK&team_id=T0KOMMUN&trigger_id=1&response_url=http%3A%2F%2F127.0.0.1%3A9';
const activity = JSON.stringify({
  type: 'message',
  id: 'm1',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: '29:anna', aadObjectId: '33333333-0000-4000-8000-000000000003' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:own', tenantId: '11111111-0000-4000-8000-000000000001', conversationType: 'personal' },
  text: '1.3 Klart',
});
const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
const asJson = { 'content-type': 'application/json' };

/** What strangers send, and what they are told. */
const strangers: readonly { path: string; headers: Record<string, string>; body: string; told: number }[] = [
  { path: '/slack/events', headers: asForm, body: form, told: 401 },
  { path: '/slack/events', headers: { ...asForm, 'x-slack-signature': 'v0=1' }, body: form, told: 401 },
  { path: '/slack/events', headers: signedHeaders('0'.repeat(32), form), body: form, told: 401 },
  { path: '/slack/events', headers: signedHeaders('0'.repeat(32), form, { timestamp: 1 }), body: form, told: 401 },
  { path: '/slack/events', headers: asJson, body: 'x'.repeat(100_000), told: 401 },
  { path: '/api/messages', headers: asJson, body: activity, told: 401 },
  { path: '/api/messages', headers: { ...asJson, authorization: 'Bearer a.b.c' }, body: activity, told: 401 },
  { path: '/metrics', headers: {}, body: '', told: 404 },
  { path: '/anything', headers: asJson, body: activity, told: 404 },
];

/** Microsoft's keys: how often they are asked for. */
let keysAsked = 0;
const keys = createServer((request, response) => {
  if (request.url?.endsWith('/keys')) keysAsked += 1;
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"keys":[]}');
});

/** A token that says all that Microsoft's do, signed by nobody. */
function forged(keyId: string, claims: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said = { iss: 'https://api.botframework.com', aud: clientId, exp: Math.floor(Date.now() / 1000) + 3600 };
  return `Bearer ${part({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${part({ ...said, ...claims })}.c2lnbmVk`;
}

let place: SlackPlace;

beforeAll(async () => {
  const keysPort = await listen(keys);
  place = await startSlackPlace({
    environment: {
      TEAMS_CLIENT_ID: clientId,
      TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
      TEAMS_TENANT_ID: '11111111-0000-4000-8000-000000000001',
      TEAMS_SERVICE_URL: 'http://127.0.0.1:9',
      TEAMS_OPENID_METADATA_URL: `http://127.0.0.1:${keysPort}/openidconfiguration`,
    },
  });
  await place.person('U0PARK', 'Gatu- och parkchef');
  await place.channel('C0EST', 'EST strategisk');
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await place.close();
  await closeServer(keys);
});

function knock({ path, headers, body }: (typeof strangers)[number]): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port: place.bot.port, host: '127.0.0.1', path, method: 'POST', headers: { ...headers, connection: 'close' } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

/** Eight letters, for a calendar's address that nobody has been given. */
function toLetters(number: number): string {
  return [...String(number).padStart(8, '0')].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
}

/** What the database is asked while something is done, but for what the queue of jobs asks by itself. */
async function asked(run: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = [];
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given as [string | { text?: string } | undefined];
    texts.push((typeof first === 'string' ? first : first?.text) ?? '');
    return Reflect.apply(query, this, given);
  });
  await run().finally(() => spy.mockRestore());
  return texts.filter((text) => !text.includes('pgboss'));
}

describe('an endpoint that strangers hammer', () => {
  it('asks the database nothing for them, and everything as usual for who signs', async () => {
    await place.posted();
    const told = new Map<string, Set<number>>();
    const questions = await asked(async () => {
      for (let round = 0; round < 20; round += 1)
        await Promise.all(
          strangers.map(async (stranger, index) => {
            const name = `${index} ${stranger.path}`;
            told.set(name, (told.get(name) ?? new Set()).add(await knock(stranger)));
          }),
        );
    });
    expect(questions).toEqual([]);
    expect([...told].map(([name, codes]) => [name, ...codes])).toEqual(
      strangers.map(({ path, told: code }, index) => [`${index} ${path}`, code]),
    );
    const own = await asked(() => place.type('U0PARK', '/insats 1.3'));
    expect(own.length).toBeGreaterThan(0);
  });

  it('asks the database a bounded number of times for calendars, and those who have read theirs get them all the same', async () => {
    const given = await place.type('U0PARK', '/samverkan kalender EST strategisk');
    const own = /\/calendar\/[a-z2-7]{32}\.ics/.exec(JSON.stringify(given.blocks))?.[0] ?? '';
    const read = (path: string) =>
      fetch(`http://127.0.0.1:${place.bot.port}${path}`, { headers: { connection: 'close' } });
    expect((await read(own)).status).toBe(200);
    const malformed = await asked(() =>
      Promise.all(['nosuch1', 'A'.repeat(32), 'a'.repeat(33), ''].map((token) => read(`/calendar/${token}.ics`))),
    );
    expect(malformed).toEqual([]);

    const codes = new Set<number>();
    const started = performance.now();
    const questions = await asked(() =>
      Promise.all(
        Array.from({ length: 200 }, async (_, number) => {
          const { status, headers } = await read(`/calendar/${'abcdefghijklmnopqrstuvwx'}${toLetters(number)}.ics`);
          codes.add(status);
          if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        }),
      ),
    );
    const seconds = (performance.now() - started) / 1000;
    expect([...codes].sort()).toEqual([404, 429]);
    expect(questions.length).toBeLessThanOrEqual(40 + 20 * seconds + 1);
    expect((await read(own)).status).toBe(200);
  });

  it('asks Microsoft for its keys a few times a minute, however many are named, and never for what is not for this bot', async () => {
    const asking = (authorization: string) =>
      knock({ path: '/api/messages', headers: { ...asJson, authorization }, body: activity, told: 401 });
    for (const claims of [{ aud: 'other' }, { iss: 'https://other.example' }, { exp: 1 }, { exp: undefined }])
      expect(await asking(forged('first', claims))).toBe(401);
    expect(keysAsked).toBe(0);
    const started = performance.now();
    const codes = await Promise.all(Array.from({ length: 50 }, (_, number) => asking(forged(`key-${number}`))));
    for (let number = 50; number < 60; number += 1) codes.push(await asking(forged(`key-${number}`)));
    expect(new Set(codes)).toEqual(new Set([401]));
    expect(keysAsked).toBeGreaterThan(0);
    expect(keysAsked).toBeLessThanOrEqual(1 + Math.floor((performance.now() - started) / 10_000));
  });

  it('stores nothing of theirs, and answers the others meanwhile', async () => {
    let goesOn = true;
    let knocks = 0;
    const hammering = Array.from({ length: 16 }, async (_, index) => {
      while (goesOn) {
        await knock(strangers[(index + knocks) % strangers.length] ?? (strangers[0] as (typeof strangers)[number]));
        knocks += 1;
      }
    });
    for (let time = 0; time < 5; time += 1) {
      const answer = await place.type('U0PARK', `/insats 1.3 Lampa ${time} är bytt`);
      expect(answer.text).toContain('Sparat');
    }
    goesOn = false;
    await Promise.all(hammering);
    expect(knocks).toBeGreaterThan(20);
    const answer = await place.type('U0PARK', '/insats 1.3 historik');
    expect(answer.text).toContain('Lampa 4');
    expect(answer.text).not.toContain('Klart');
  });
});
