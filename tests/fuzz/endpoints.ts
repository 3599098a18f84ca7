import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { bindChannel, holdFunction, startBot, type TestBot } from '../helpers/bot.ts';
import { databaseText } from '../helpers/database-text.ts';
import { freePort } from '../helpers/free-port.ts';
import { startSlackFake } from '../helpers/slack-fake/index.ts';
import { signedHeaders } from '../helpers/slack-signed.ts';
import { startTeamsProxy } from '../helpers/teams-proxy.ts';
import { startConnectorFake } from '../platforms/teams/connector-fake.ts';
import { bentBody, slackBodies, teamsBodies, tenant } from './payloads.ts';
import { line, refusedNotes } from './texts.ts';
import { type Result, shown, type Watch, watch } from './watch.ts';

/** Milliseconds after which nobody waits for an answer any more. */
const unanswered = 20_000;
/** How many requests there are at a time. */
const atOnce = 4;
const clientId = '22222222-0000-4000-8000-000000000002';

const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'x',
  '',
];

const body: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: bentBody(slackBodies).map((each) =>
      'command' in each ? form(each) : `payload=${encodeURIComponent(JSON.stringify(each))}`,
    ),
  },
  { weight: 4, arbitrary: bentBody(slackBodies).map((each) => JSON.stringify(each)) },
  { weight: 8, arbitrary: bentBody(teamsBodies).map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: line },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '{',
      '[]',
      'null',
      '{"a":',
      'payload=',
      'payload={',
      'payload=%',
      'command=',
      '%%%',
      '\u0000',
      '1',
    ),
  },
  { weight: 1, arbitrary: bentBody(teamsBodies).map((each) => JSON.stringify(each).slice(0, -9)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...refusedNotes).map((text) => form({ ...slackBodies[0], text: `1.3 ${text}` })),
  },
);

const sent = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH'),
  path: line,
  type: fc.constantFrom(...types),
  signed: fc.boolean(),
  body,
  /** A few are cut short or come slowly, are huge, or are not HTTP at all. */
  manner: fc.oneof(
    { weight: 300, arbitrary: fc.constant('whole' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'cut' as const,
        'slow' as const,
        'huge' as const,
        'chunked' as const,
        'no-http' as const,
      ),
    },
  ),
});
type Sent = (typeof sent extends fc.Arbitrary<infer Value> ? Value : never) & { readonly mark: string };

interface Target {
  readonly name: string;
  readonly pathOf: (given: Sent) => string;
  readonly headersOf: (given: Sent, body: string) => Record<string, string>;
  /** Whether a body is made to be this endpoint's own. */
  readonly bodyOf?: (given: Sent) => string;
  /** Where the bot is to answer, instead of where Microsoft's connector is. */
  readonly serviceUrl?: string;
}

function form(each: object): string {
  return new URLSearchParams(Object.entries(each).map(([key, value]) => [key, String(value)])).toString();
}

/** So many requests at every endpoint of a bot with both platforms, and of one in local mode. */
export async function fuzzEndpoints(seed: number, runs: number): Promise<Result> {
  const seen = watch('endpoints: HTTP');
  const slack = await startSlackFake();
  const connector = await startConnectorFake();
  const port = await freePort();
  const proxy = await startTeamsProxy({ clientId, botPort: port });
  const bot = await startBot({
    PORT: String(port),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    SLACK_CLIENT_ID: '123.456',
    SLACK_CLIENT_SECRET: 'a-client-secret-of-somebody',
    SLACK_WORKSPACES: 'T0KOMMUN',
    SAMVERKAN_KEY: Buffer.alloc(32, 7).toString('base64'),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TEAMS_CLIENT_ID: clientId,
    TEAMS_CLIENT_SECRET: 'not-used-on-loopback',
    TEAMS_TENANT_ID: tenant,
    TEAMS_SERVICE_URL: connector.serviceUrl,
    TEAMS_OPENID_METADATA_URL: proxy.openIdMetadataUrl,
    METRICS_TOKEN: 'prometheus-asks-with-this',
  });
  await holdFunction(bot.app, { platform: 'slack', tenant: 'T0KOMMUN', id: 'U0ANNA' }, 'Gatu- och parkchef');
  await holdFunction(bot.app, { platform: 'teams', tenant, id: '33333333-0000-4000-8000-000000000003' }, 'Kommunpolis');
  await bindChannel(bot.app, { platform: 'slack', tenant: 'T0KOMMUN', id: 'C0EST' }, 'EST strategisk');
  slack.addUser('U0ANNA');
  slack.addChannel('C0EST');
  const targets: readonly Target[] = [
    {
      name: '/slack/events',
      pathOf: () => '/slack/events',
      headersOf: ({ signed, type, method }, text) =>
        signed && method === 'POST'
          ? signedHeaders(slack.signingSecret, text, {
              contentType: text.startsWith('{') ? 'application/json' : type || 'x',
            })
          : { ...signedHeaders('another-secret', text), 'content-type': type },
    },
    {
      name: '/api/messages',
      pathOf: () => '/api/messages',
      serviceUrl: connector.serviceUrl,
      headersOf: ({ signed, type }, text) => ({
        'content-type': type,
        ...(signed
          ? { authorization: `Bearer ${proxy.token({ serviceurl: serviceUrlOf(text) })}` }
          : { authorization: `Bearer ${text.slice(0, 40).replace(/[^\w.]/g, '')}` }),
      }),
    },
    {
      name: '/calendar/',
      pathOf: ({ path }) => `/calendar/${addressOf(path)}`,
      headersOf: ({ type }) => ({ 'content-type': type }),
    },
    {
      name: '/metrics',
      pathOf: ({ path }) => `/metrics?${addressOf(path)}`,
      headersOf: ({ path }) => ({ authorization: `Bearer ${addressOf(path).slice(0, 50)}` }),
    },
    {
      name: '/slack/install, /slack/oauth',
      pathOf: ({ path, signed }) =>
        `/slack/${signed ? 'install' : 'oauth'}?code=${addressOf(path)}&state=${addressOf(path).slice(0, 30)}`,
      headersOf: ({ type }) => ({ 'content-type': type }),
    },
    {
      name: 'other paths, /healthz, /readyz',
      pathOf: ({ path, signed }) => (signed ? '/readyz' : `/${addressOf(path)}`),
      headersOf: ({ type }) => ({ 'content-type': type }),
    },
  ];
  for (const [index, target] of targets.entries()) await fire(seen, target, port, bot, seed + index, runs);
  await search(seen, bot, slack.refused());
  await bot.close();
  await Promise.all([slack.close(), connector.close(), proxy.close()]);

  const local = await startBot();
  for (const [index, target] of localTargets(local.port).entries())
    await fire(seen, target, local.port, local, seed + 100 + index, runs);
  await search(seen, local, []);
  await local.close();
  return seen.result();
}

function localTargets(port: number): readonly Target[] {
  const here = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' };
  const speaker = (mark: string) => ({
    id: `00000000-0000-4000-8000-${mark
      .padEnd(12, '0')
      .replace(/[^\da-f]/g, 'a')
      .slice(-12)}`,
    as: 'Kommunpolis',
    channel: 'EST strategisk',
  });
  const posts: Readonly<Record<string, (given: Sent) => object>> = {
    say: ({ path, mark }) => ({ ...speaker(mark), text: path || 'x', language: 'sv' }),
    act: ({ body: text, mark }) => ({ ...speaker(mark), action: text.slice(0, 2500) }),
    submit: ({ path, mark }) => ({ ...speaker(mark), action: '{"command":"note"}', values: { text: path } }),
    file: ({ path, mark }) => ({
      ...speaker(mark),
      fileName: `${addressOf(path).slice(0, 40)}.csv`,
      text: '',
      base64: Buffer.from(path).toString('base64'),
    }),
    clock: ({ path }) => ({ to: 'date', date: path.slice(0, 12), language: 'sv' }),
  };
  const posted = Object.entries(posts).map(
    ([name, bodyFor]): Target => ({
      name: `local /api/${name}`,
      pathOf: () => `/api/${name}`,
      headersOf: ({ signed, type }) => (signed ? here : { 'content-type': type, origin: 'http://ond.example' }),
      bodyOf: (given) => (given.signed && given.body.length % 3 > 0 ? JSON.stringify(bodyFor(given)) : given.body),
    }),
  );
  return posted.concat(
    ['directory', 'channel', 'timeline', 'document'].map((name) => ({
      name: `local /api/${name}`,
      pathOf: ({ path }) =>
        `/api/${name}?as=${addressOf(path)}&id=${addressOf(path)}&after=${path.length}&language=sv&ref=${addressOf(path)}`,
      headersOf: () => here,
      bodyOf: () => '',
    })),
  );
}

function serviceUrlOf(text: string): string {
  return /"serviceUrl":"([^"]*)"/.exec(text)?.[1] ?? '';
}

/** As it can stand in a request's first line. */
function addressOf(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%2F', '/').replaceAll('%25', '%').slice(0, 3000);
}

async function fire(
  seen: Watch,
  target: Target,
  port: number,
  bot: TestBot,
  seed: number,
  runs: number,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const all = fc.sample(sent, { seed, numRuns: Math.min(runs, 5000) });
  let next = 0;
  const one = async () => {
    for (let index = next++; index < runs; index = next++) {
      // What is sent once more is what a replay is.
      const given = { ...(all[index % all.length] as Sent), mark: index.toString(16) };
      await send(seen, target, port, agent, given).catch((error: unknown) =>
        seen.fault(
          `${target.name}: ${error instanceof Error ? error.message : error} at ${shown(JSON.stringify(given))}`,
        ),
      );
      seen.count('in all');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
  process.stderr.write(
    `  ${target.name}: ${runs.toLocaleString('en')}, ${seen.result().faults.length} faults so far\n`,
  );
  const alive = await fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.status,
    () => 0,
  );
  if (alive !== 200) seen.fault(`${target.name}: /healthz answers ${alive} afterwards`);
  for (const entry of bot.log) if (entry.level === 'error') seen.count(`logged ${entry.event}`);
}

async function send(seen: Watch, target: Target, port: number, agent: Agent, given: Sent): Promise<void> {
  const made = given.manner === 'huge' ? 'x'.repeat(3_000_000) : (target.bodyOf?.(given) ?? given.body);
  const text = target.serviceUrl ? made.replaceAll('https://smba.trafficmanager.net/emea/', target.serviceUrl) : made;
  const told = `${target.name} ${given.manner} ${given.method} ${given.signed ? 'signed' : 'unsigned'} ${text}`;
  if (given.manner === 'cut' || given.manner === 'no-http' || given.manner === 'slow' || given.manner === 'chunked') {
    const answered = await raw(port, rawBytes(target, given, text), given.manner === 'slow');
    seen.count(`${given.manner}: ${answered}`);
    return;
  }
  const status = await seen.waited(told, () => exchange(target, port, agent, given, text));
  seen.count(`${target.name} ${status}`);
  if (status >= 500 && status !== 503) seen.fault(`${target.name} answers ${status}: ${shown(told)}`);
}

function exchange(target: Target, port: number, agent: Agent, given: Sent, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(text);
    const headers = { ...target.headersOf(given, text), 'content-length': String(bytes.length) };
    const asked = request(
      { port, host: '127.0.0.1', agent, method: given.method, path: target.pathOf(given), headers },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', reject);
      },
    );
    asked.setTimeout(unanswered, () => asked.destroy(new Error(`no answer in ${unanswered} ms`)));
    // A body that is far too large may be cut off before all of it is sent.
    asked.once('error', (error) => (given.manner === 'huge' ? resolve(413) : reject(error)));
    asked.end(bytes);
  });
}

function rawBytes(target: Target, given: Sent, text: string): string {
  const host = 'host: 127.0.0.1\r\n';
  switch (given.manner) {
    case 'cut':
      return `POST ${target.pathOf(given)} HTTP/1.1\r\n${host}content-length: ${text.length + 1000}\r\n\r\n${text}`;
    case 'chunked':
      return `POST ${target.pathOf(given)} HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nzz\r\n${text}`;
    case 'slow':
      return `POST ${target.pathOf(given)} HTTP/1.1\r\n${host}content-length: 40\r\n\r\n${'x'.repeat(40)}`;
    default:
      return (
        [
          'GET // HTTP/1.1\r\nhost: x\r\n\r\n',
          'GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n',
          'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n',
          'GET /%c0%ae%c0%ae/ HTTP/1.1\r\nhost: x\r\n\r\n',
          'GET /\\..\\.. HTTP/1.1\r\nhost: x\r\n\r\n',
          `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
          '\u0000\u0001\u0002\r\n\r\n',
          text,
        ][text.length % 8] ?? text
      );
  }
}

/** Bytes on a connection that is broken off afterwards: whether anything was answered, which it need not be. */
function raw(port: number, bytes: string, isSlow: boolean): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answered = 'broken off';
    socket.once('data', () => {
      answered = 'answered';
    });
    socket.once('close', () => resolve(answered));
    socket.on('error', () => undefined);
    if (!isSlow) {
      socket.write(bytes);
      setTimeout(() => socket.destroy(), 60);
      return;
    }
    let at = 0;
    const timer = setInterval(() => {
      socket.write(bytes.slice(at, at + 10));
      at += 10;
      if (at < bytes.length + 40) return;
      clearInterval(timer);
      socket.destroy();
    }, 30);
  });
}

/** Nothing of what the guard refuses stands in database or log. */
async function search(seen: Watch, bot: TestBot, refusedBySlack: readonly string[]): Promise<void> {
  const stored = await databaseText(bot.running.pool);
  const logged = JSON.stringify(bot.log);
  for (const note of refusedNotes) {
    if (stored.includes(note)) seen.fault(`refused text in the database: ${note}`);
    if (logged.includes(note)) seen.fault(`refused text in the log: ${note}`);
  }
  for (const fault of new Set(refusedBySlack)) seen.fault(`Slack would have refused: ${fault}`);
  for (const entry of new Map(
    bot.log
      .filter(({ level }) => level === 'error')
      .map((each) => [`${each.event}${JSON.stringify((each.facts as { where?: unknown })?.where)}`, each]),
  ).values())
    seen.fault(`in the log: ${shown(JSON.stringify(entry), 1200)}`);
}
