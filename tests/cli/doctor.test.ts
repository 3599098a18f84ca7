import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { botScopes } from '../../src/platforms/slack/scopes.ts';
import { freshPlace } from '../helpers/database.ts';
import { type SlackFake, startSlackFake } from '../helpers/slack-fake/index.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

let machine: Machine;
let slack: SlackFake;
beforeAll(async () => {
  machine = await atTheTerminal();
  // An agreement in force today: elsewhere than on the page the machine's own clock holds.
  await machine.run(['agreement', 'apply', 'examples/upplands-vasby/overenskommelse.yaml']);
  await given(
    `UPDATE agreement SET valid_to = '2099-12-31', definition = jsonb_set(definition, '{validTo}', '"2099-12-31"'), revision = revision + 1`,
  );
});
afterAll(() => machine.leave());
beforeEach(async () => {
  slack = await startSlackFake();
  slack.scopes([...botScopes]);
});
afterEach(async () => {
  await given('DELETE FROM channel', 'DELETE FROM delivery', 'UPDATE measure_change SET masked = NULL');
  await slack.close();
});

const inSlack = () => ({
  SLACK_SIGNING_SECRET: slack.signingSecret,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  ADMIN_SLACK: 'T0KOMMUN/U0ADMIN',
});

/** Writes straight into the database, as time and people would have. */
async function given(...statements: readonly string[]): Promise<void> {
  const database = await openDatabase({ directory: machine.data });
  for (const statement of statements) await database.pool.query(statement);
  await database.close();
}

const bind = (
  channel: string,
  group: string,
) => `INSERT INTO channel (platform, tenant, id, agreement_id, group_id, name, bound_at)
  SELECT 'slack', 'T0KOMMUN', '${channel}', agreement_id, id, '${channel.toLowerCase()}', now() FROM working_group WHERE name = '${group}'`;

interface Finding {
  readonly level: 'ok' | 'warning' | 'fault';
  readonly what: string;
  readonly todo?: string;
}

async function doctor(
  env: Readonly<Record<string, string>> = inSlack(),
): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, out, err } = await machine.run(['doctor', '--json'], { env });
  expect(err).toBe('');
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] };
  expect(ok).toBe(code === 0);
  return { code, findings };
}

const about = (findings: readonly Finding[], word: string) => findings.filter(({ what }) => what.includes(word));

describe('doctor', () => {
  it('names the group and the agreement of a channel that the bot is not in, and what to write', async () => {
    await given(bind('C0EST', 'EST strategisk'), bind('C0STYR', 'Styrgrupp'), bind('C0GONE', 'EST strategisk'));
    slack.addChannel('C0EST');
    slack.addChannel('C0STYR', { member: false });
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    expect(about(findings, 'boten är med i Slackkanalen c0est för EST strategisk')).toMatchObject([{ level: 'ok' }]);
    expect(about(findings, 'c0styr')).toEqual([
      {
        level: 'fault',
        what: expect.stringMatching(/Upplands Väsby.*: boten är inte med i Slackkanalen c0styr för Styrgrupp\./u),
        todo: expect.stringContaining('”koppla Styrgrupp”'),
      },
    ]);
    expect(about(findings, 'c0gone')).toMatchObject([{ level: 'fault' }]);
  });

  it('warns of a backup that was never made, is content with one, and warns of one that is old', async () => {
    expect(about((await doctor()).findings, 'säkerhetskopia')).toMatchObject([
      { level: 'warning', what: 'Ingen säkerhetskopia är gjord.', todo: expect.stringContaining('varje natt') },
    ]);
    expect((await machine.run(['backup', join(machine.folder, 'kopia')])).code).toBe(0);
    expect(about((await doctor()).findings, 'säkerhetskopian')).toMatchObject([{ level: 'ok' }]);
    await given("UPDATE installation SET backup_at = now() - interval '3 days'");
    const { code, findings } = await doctor();
    expect(about(findings, 'säkerhetskopian')).toMatchObject([
      { level: 'warning', what: expect.stringContaining('för 3 dagar sedan') },
    ]);
    // Warnings alone are no fault.
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(code).toBe(0);
  });

  it('says when secrets have been used for long, and never what they are', async () => {
    await given(
      "INSERT INTO known_secret VALUES ('SLACK_BOT_TOKEN', 'x', now() - interval '400 days'), ('SLACK_SIGNING_SECRET', 'x', now())",
    );
    const { findings } = await doctor();
    expect(about(findings, 'SLACK_BOT_TOKEN')).toMatchObject([
      { level: 'warning', what: 'SLACK_BOT_TOKEN har använts i mer än ett år.' },
    ]);
    expect(about(findings, 'SLACK_SIGNING_SECRET')).toMatchObject([{ level: 'ok' }]);
    expect(JSON.stringify(findings)).not.toContain(slack.botToken);
    expect(JSON.stringify(findings)).not.toContain(slack.signingSecret);
  });

  it('tells what is sent next, and that what waits is late', async () => {
    const { findings } = await doctor();
    expect(about(findings, 'inget väntar på att skickas')).toMatchObject([{ level: 'ok' }]);
    await given(
      `INSERT INTO delivery (id, agreement_id, key, kind, subject, target_kind, platform, tenant, target_id, state, at)
        SELECT gen_random_uuid(), id, 'k', 'notice', '{}', 'person', 'slack', 'T0KOMMUN', 'U1', 'waiting', now() - interval '2 hours' FROM agreement`,
    );
    expect(about((await doctor()).findings, 'mer än en timme')).toMatchObject([
      { level: 'warning', what: expect.stringContaining('1 meddelande har väntat') },
    ]);
  });

  it('finds a folder that others can read, and a register of masks that is gone', async () => {
    await chmod(machine.data, 0o755);
    await machine.run(['plan', 'import', 'examples/upplands-vasby/atgardsplan.csv', '--yes']);
    const masked = JSON.stringify({ by: 'Samordnare i kommunen', at: '2026-01-01T00:00:00.000Z', why: 'felskrivning' });
    await given(
      `UPDATE measure_change SET masked = '${masked}' WHERE version = 1 AND measure_id = (SELECT min(id::text)::uuid FROM measure)`,
    );
    await rm(join(machine.data, 'maskerat.jsonl'), { force: true });
    const { code, findings } = await doctor();
    expect(code).toBe(1);
    expect(about(findings, 'Andra användare')).toMatchObject([
      { level: 'warning', todo: `Kör ”chmod 700 ${machine.data}”.` },
    ]);
    expect(about(findings, 'maskerat.jsonl saknas, men 1 text')).toMatchObject([{ level: 'fault' }]);
    await chmod(machine.data, 0o700);
  });

  it('finds a register of masks that is damaged, and one that is empty', async () => {
    const register = join(machine.data, 'maskerat.jsonl');
    await writeFile(register, '\n{"agreementId":\n');
    expect(about((await doctor()).findings, '1 rad i maskeringsregistret går inte att läsa')).toMatchObject([
      { level: 'fault', todo: expect.stringContaining('maskera texterna igen') },
    ]);
    await writeFile(register, '');
    const masked = JSON.stringify({ by: 'Samordnare i kommunen', at: '2026-01-01T00:00:00.000Z', why: 'felskrivning' });
    await given(
      `UPDATE measure_change SET masked = '${masked}' WHERE version = 1 AND measure_id = (SELECT min(id::text)::uuid FROM measure)`,
    );
    expect(about((await doctor()).findings, 'maskerat.jsonl är tomt, men 1 text')).toMatchObject([{ level: 'fault' }]);
    await rm(register);
  });

  it('says plainly that the clock is an hour wrong, and what that does', async () => {
    const elsewhere = createServer((_, response) => {
      response.setHeader('date', new Date(Date.now() - 3_600_000).toUTCString());
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const { code, findings } = await doctor({ ...inSlack(), SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
    elsewhere.closeAllConnections();
    elsewhere.close();
    expect(code).toBe(1);
    expect(about(findings, 'Datorns klocka')).toMatchObject([
      {
        level: 'fault',
        what: 'Datorns klocka går 1 timme före Slacks.',
        todo: expect.stringContaining('vägras Slacks anrop'),
      },
    ]);
    expect(about((await doctor()).findings, 'Datorns klocka')).toMatchObject([
      { level: 'ok', what: 'Datorns klocka går lika som Slacks.' },
    ]);
  });

  it('says the same to a person, with a mark before each line and what to do under it', async () => {
    const { code, out } = await machine.run(['doctor'], { env: inSlack() });
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ Konfigurationen$/mu);
    expect(out).toMatch(/^! SLACK_BOT_TOKEN har använts i mer än ett år\.\n {2}Gör så här: /mu);
    expect(out).not.toContain('✗');
  });

  it('asks the bot that has the database open, and remembers a backup through it', async () => {
    const bot = await machine.start();
    const { code, out } = await machine.run(['doctor']);
    expect(out).toContain('✓ Boten är igång');
    expect(out).toContain('skickas härnäst:');
    expect(code).toBe(0);
    expect((await machine.run(['backup', join(machine.folder, 'kopia-2')])).code).toBe(0);
    await bot.stop();
    const database = await openDatabase({ directory: machine.data });
    const { rows } = await database.pool.query(
      "SELECT backup_at > now() - interval '5 minutes' AS fresh FROM installation",
    );
    await database.close();
    expect(rows).toEqual([{ fresh: true }]);
  });

  it.skipIf(!process.env.TEST_DATABASE_URL)(
    'asks PostgreSQL itself, its clock too, and says what the processes share',
    async () => {
      const { place, remove } = await freshPlace('postgres');
      if (!('url' in place)) throw new Error('no server');
      const env = { ...inSlack(), DATABASE_URL: place.url };
      try {
        await machine.run(['agreement', 'apply', 'examples/upplands-vasby/overenskommelse.yaml'], { env });
        expect((await machine.run(['backup', join(machine.folder, 'kopia-3')], { env })).code).toBe(0);
        const { code, findings } = await doctor(env);
        expect(code).toBe(0);
        expect(about(findings, 'Databasen')).toMatchObject([{ level: 'ok' }]);
        expect(about(findings, 'Den senaste säkerhetskopian')).toMatchObject([{ level: 'ok' }]);
        expect(about(findings, 'lika som databasens')).toMatchObject([{ level: 'ok' }]);
        expect(about(findings, 'Alla processer ska dela datamappen')).toHaveLength(1);
      } finally {
        await remove();
      }
    },
  );
});
