import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lexicon } from '../../src/app/commands/index.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { metricsOf, type Scraped } from '../helpers/metrics.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const token = 'en-nyckel-som-bara-provas-1234';

let place: SlackPlace;
/** Milliseconds that the steady clock is ahead. */
let later = 0;
const steady = performance.now.bind(performance);
const read = () => metricsOf(place.bot.port, token);

/** How much a figure has grown while something was done. */
async function grown(run: () => Promise<unknown>): Promise<(name: string, labels?: Record<string, string>) => number> {
  const before = await read();
  await run();
  const after = await read();
  return (name, labels) => after.value(name, labels) - before.value(name, labels);
}

function ask(port: number, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; text: string; authenticate: string | undefined }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/metrics', method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, authenticate: response.headers['www-authenticate'] }),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}

beforeAll(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => steady() + later);
  place = await startSlackPlace({ environment: { METRICS_TOKEN: token } });
  await place.person('U0PARK', 'Verksamhetschef socialtjänst vuxna');
  await place.person('U0KOM', 'Samordnare i kommunen');
  await place.channel('C0EST', 'EST strategisk');
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await place.close();
});

describe('/metrics', () => {
  it('is read with the token, and with nothing else', async () => {
    const { port } = place.bot;
    const refused: Record<string, string>[] = [
      {},
      { authorization: 'Bearer' },
      { authorization: `Bearer ${token.slice(0, -1)}` },
      { authorization: `Bearer ${token}x` },
      { authorization: `Bearer ${token} x` },
      { authorization: `Basic ${Buffer.from(`a:${token}`).toString('base64')}` },
      { authorization: token },
      { 'x-forwarded-for': '127.0.0.1', host: `127.0.0.1:${port}` },
      { cookie: `token=${token}` },
    ];
    for (const headers of refused) {
      const { status, text, authenticate } = await ask(port, headers);
      expect([headers, status]).toEqual([headers, 401]);
      expect(authenticate).toBe('Bearer');
      expect(text).not.toContain('samverkan_');
    }
    expect((await ask(port, { authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await ask(port, { authorization: `bearer  ${token} ` })).status).toBe(200);
    expect((await ask(port, { authorization: `Bearer ${token}` }, 'POST')).status).toBe(405);
  });

  it('is not there without a token in the configuration, whoever asks', async () => {
    const closed = await startSlackPlace({ example: false });
    try {
      const local = { host: `127.0.0.1:${closed.bot.port}` };
      for (const headers of [{}, local, { authorization: 'Bearer ' }, { authorization: 'Bearer undefined' }])
        expect((await ask(closed.bot.port, headers)).status).toBe(404);
    } finally {
      await closed.close();
    }
  });

  it('gives each name once with its help, and says whose figure it is', async () => {
    const { text } = await read();
    const helps = [...text.matchAll(/^# HELP (samverkan_\w+) (.*)$/gm)];
    expect(helps.length).toBeGreaterThan(25);
    expect(new Set(helps.map(([, name]) => name)).size).toBe(helps.length);
    for (const [, name, help] of helps)
      expect(`${name}: ${help}`).toMatch(/\(this process\)|\(whole installation: the same from every process\)/);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });
});

describe('what people ask for', () => {
  it('is counted by the command’s name and how it went', async () => {
    const more = await grown(async () => {
      await place.type('U0PARK', '/insats 1.3 Åtta av tio klara');
      await place.type('U0PARK', '/insats 1.3 Nio av tio klara');
      await place.type('U0PARK', '/insats');
    });
    expect(more('samverkan_commands_total', { command: 'note', outcome: 'done' })).toBe(2);
    expect(more('samverkan_command_duration_seconds_count')).toBe(3);
    expect(more('samverkan_http_request_duration_seconds_count', { endpoint: '/slack/events', code: '200' })).toBe(3);
  });

  it('is counted when it is refused, by why', async () => {
    const more = await grown(async () => {
      await place.type('U0PARK', '/insats 1.3 Ring 070-174 06 05 om det');
      await place.type('U0PARK', '/samverkan påminnelser paus');
      await place.type('U0FREMLING', '/insats 1.3 Klart');
      await place.type('U0PARK', '/insats 77.7 Klart i dag');
      await place.type('U0PARK', `/insats 1.3 ${'lång text '.repeat(500)}`);
    });
    const kinds = Object.fromEntries(
      ['privacy', 'right', 'unknown', 'too-long'].map((kind) => [kind, more('samverkan_refusals_total', { kind })]),
    );
    expect(kinds).toEqual({ privacy: 1, right: 1, unknown: 1, 'too-long': 1 });
  });

  it('never has a word that was typed in it', async () => {
    for (const line of [
      '/insats lampräfsa',
      '/samverkan lampräfsa',
      '/insats 1.3 lampräfsa är klart',
      '/samverkan x{"y"}',
    ])
      await place.type('U0PARK', line);
    const { text } = await read();
    expect(text).not.toContain('lampräfsa');
    expect(text).not.toMatch(/U0PARK|C0EST|T0KOMMUN/);
    const named = [...text.matchAll(/^samverkan_commands_total\{command="([^"]*)"/gm)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(2);
    const registered = lexicon.commands.map(({ name }) => name);
    for (const name of named) expect([...registered, 'none']).toContain(name);
  });

  it('with a signature that is wrong, old or missing is counted apart, and is no command', async () => {
    const more = await grown(async () => {
      for (const headers of [{}, { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': '1' }])
        await fetch(`http://127.0.0.1:${place.bot.port}/slack/events`, { method: 'POST', body: 'text=x', headers });
    });
    expect(more('samverkan_signatures_refused_total', { platform: 'slack' })).toBe(2);
    expect(more('samverkan_command_duration_seconds_count')).toBe(0);
  });
});

describe('what is sent', () => {
  it('is counted when it has come', async () => {
    await place.posted();
    const more = await grown(async () => {
      await place.type('U0PARK', '/insats 2.4 Tre av tio klara');
      await place.posted();
    });
    expect(more('samverkan_sends_total', { result: 'sent' })).toBeGreaterThanOrEqual(1);
    expect(more('samverkan_send_delay_seconds_count')).toBeGreaterThanOrEqual(1);
  });

  it('waits, is late after a quarter of an hour, and is given up in the end', async () => {
    const { pool } = place.bot.running;
    await place.posted();
    const none = await fresh(place);
    expect(none.value('samverkan_deliveries_waiting')).toBe(0);
    expect(none.value('samverkan_oldest_unsent_seconds')).toBe(0);
    place.slack.weather((method) =>
      method === 'chat.postMessage' ? { kind: 'error', error: 'ratelimited' } : { kind: 'none' },
    );
    await place.type('U0PARK', '/insats 2.4 Fyra av tio klara');
    const waiting = await fresh(place);
    expect(waiting.value('samverkan_deliveries_waiting')).toBeGreaterThanOrEqual(1);
    expect(waiting.value('samverkan_deliveries_late')).toBe(0);
    place.bot.clock.set('2021-11-10T09:20');
    const late = await fresh(place);
    expect(late.value('samverkan_deliveries_late')).toBeGreaterThanOrEqual(1);
    expect(late.value('samverkan_oldest_unsent_seconds')).toBeGreaterThanOrEqual(1200);
    const doubt = "UPDATE delivery SET in_doubt = true WHERE state = 'waiting' AND kind = 'news'";
    await pool.query(doubt);
    expect((await fresh(place)).value('samverkan_deliveries_in_doubt')).toBe(1);
    await pool.query(
      "UPDATE delivery SET state = 'failed', reason = 'uncertain' WHERE state = 'waiting' AND kind = 'news'",
    );
    const given = await fresh(place);
    expect(given.value('samverkan_deliveries_uncertain')).toBe(1);
    expect(given.value('samverkan_deliveries_failed')).toBe(0);
    place.slack.mend();
    place.slack.weather(() => ({ kind: 'none' }));
    await pool.query("UPDATE delivery SET not_before = NULL WHERE state = 'waiting'");
    await place.bot.running.tick();
    await place.posted();
    expect((await fresh(place)).value('samverkan_deliveries_waiting')).toBe(0);
  });

  it('again as an edit is as old as the edit, not as the post', async () => {
    await place.posted();
    place.bot.clock.set('2021-11-12T10:00');
    place.slack.weather((method) =>
      method === 'chat.update' ? { kind: 'error', error: 'ratelimited' } : { kind: 'none' },
    );
    await place.type('U0PARK', '/insats 2.4 läge röd väntar på lokal');
    const { rows } = await place.bot.running.pool.query<{ kind: string }>(
      "SELECT kind FROM delivery WHERE state = 'waiting' AND message_id IS NOT NULL",
    );
    expect(rows.map(({ kind }) => kind)).toContain('group-list');
    const edited = await fresh(place);
    expect(edited.value('samverkan_oldest_unsent_seconds')).toBeLessThan(60);
    place.slack.weather(() => ({ kind: 'none' }));
  });
});

describe('the clockwork', () => {
  it('tells when it last ended a round, and how many failed', async () => {
    const { pool } = place.bot.running;
    await place.bot.running.tick();
    const done = await read();
    expect(done.value('samverkan_clockwork_last_tick_timestamp_seconds')).toBeGreaterThan(1_600_000_000);
    expect(done.value('samverkan_clockwork_lag_seconds')).toBe(0);
    const more = await grown(async () => {
      await pool.query('ALTER TABLE planning RENAME TO planning_away');
      await place.bot.running.tick().finally(() => pool.query('ALTER TABLE planning_away RENAME TO planning'));
    });
    expect(more('samverkan_clockwork_failures_total')).toBe(1);
    expect(more('samverkan_clockwork_last_tick_timestamp_seconds')).toBe(0);
    expect(more('samverkan_database_query_failures_total')).toBeGreaterThanOrEqual(1);
  });
});

describe('the database', () => {
  it('is asked once in five seconds however often /metrics is, and what its self-checks and backups say is shown', async () => {
    const { pool } = place.bot.running;
    const [agreement] = await place.bot.app.store.agreements();
    await pool.query(
      `INSERT INTO self_check (agreement_id, day, at, missing, unsent, doubtful)
        VALUES ($1, '2021-12-09', '2021-12-09T05:00Z', 9, 9, 9), ($1, '2021-12-10', '2021-12-10T05:00Z', 1, 2, 3)
        ON CONFLICT (agreement_id, day) DO UPDATE SET missing = excluded.missing, unsent = excluded.unsent, doubtful = excluded.doubtful`,
      [agreement?.id],
    );
    await pool.query(
      "INSERT INTO installation (id, backup_at) VALUES (1, '2021-11-10T03:00Z') ON CONFLICT (id) DO UPDATE SET backup_at = excluded.backup_at",
    );
    await fresh(place);
    const asked: string[] = [];
    const { query } = pool;
    const counted = (...given: Parameters<typeof query>) => {
      asked.push(String(given[0]));
      return query.apply(pool, given);
    };
    Object.assign(pool, { query: counted });
    const began = performance.now();
    const all: Scraped[] = await Promise.all(Array.from({ length: 100 }, read)).finally(() =>
      Object.assign(pool, { query }),
    );
    const most = Math.floor((performance.now() - began) / 5_000) + (performance.now() - began > 4_000 ? 1 : 0);
    expect(asked.filter((sql) => sql.includes('self_check')).length).toBeLessThanOrEqual(most);
    const values = (name: string) => [...new Set(all.map((each) => each.value(name)))];
    expect(values('samverkan_database_up')).toEqual([1]);
    expect(values('samverkan_self_check_missing')).toEqual([1]);
    expect(values('samverkan_self_check_unsent')).toEqual([2]);
    expect(values('samverkan_self_check_doubtful')).toEqual([3]);
    expect(values('samverkan_self_check_timestamp_seconds')).toEqual([Date.parse('2021-12-10T05:00Z') / 1000]);
    expect(values('samverkan_backup_timestamp_seconds')).toEqual([Date.parse('2021-11-10T03:00Z') / 1000]);
  });
});

describe('local mode', () => {
  let local: TestBot;
  beforeAll(async () => {
    local = await startBot({}, { example: false });
  }, 60_000);
  afterAll(() => local.close());

  it('shows /metrics to this machine alone, by the page’s own checks', async () => {
    const { port } = local;
    expect((await ask(port, {})).status).toBe(200);
    expect((await ask(port, { host: `localhost:${port}` })).status).toBe(200);
    expect((await ask(port, { host: 'elak.exempel.invalid' })).status).toBe(403);
    expect((await ask(port, { origin: 'https://elak.exempel.invalid' })).status).toBe(403);
    expect((await ask(port, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

/** What is so just now: figures from the database are kept for some seconds, which pass at once here. */
async function fresh({ bot }: SlackPlace): Promise<Scraped> {
  later += 6_000;
  return metricsOf(bot.port, token);
}
