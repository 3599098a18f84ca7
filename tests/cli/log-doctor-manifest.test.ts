import { cp, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await atTheTerminal();
  await machine.run(['chat', '--as', 'Gatu- och parkchef', '/insats 1.3 Åtta av tio klara']);
});
afterAll(() => machine.leave());

it('the log is whole, and is said to be broken when a row has been changed behind its back', async () => {
  const whole = await machine.run(['log', 'verify']);
  expect(whole).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Loggen är hel: \d+ rader kontrollerade\./u),
  });

  const database = await openDatabase({ directory: machine.data });
  await database.pool.query('ALTER TABLE audit_log DISABLE TRIGGER ALL');
  await database.pool.query(`UPDATE audit_log SET kind = 'something-else' WHERE seq = 3`);
  await database.pool.query('ALTER TABLE audit_log ENABLE TRIGGER ALL');
  await database.close();

  const broken = await machine.run(['log', 'verify']);
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/Loggen är bruten.*rad 3/u) });
});

it('doctor says that local mode is in order', async () => {
  const { code, out } = await machine.run(['doctor']);
  expect(out).toContain('✓ Databasen');
  expect(out).toContain('✓ Ingen plattform är konfigurerad: boten startar i lokalt läge');
  expect(out).not.toContain('✗');
  expect(code).toBe(0);
});

it('doctor says what to do about a broken configuration and a database that is gone', async () => {
  const half = await machine.run(['doctor'], { env: { SLACK_BOT_TOKEN: 'xoxb-1' } });
  expect(half.code).toBe(1);
  expect(half.out).toContain('✗ Konfigurationen');
  expect(half.out).toContain('Gör så här: SLACK_SIGNING_SECRET');
  const gone = await machine.run(['doctor'], { env: { DATABASE_URL: 'postgresql://u:hemligt@127.0.0.1:1/x' } });
  expect(gone.code).toBe(1);
  expect(gone.out).toContain('✗ Databasen');
  expect(gone.out).toContain('Kontrollera DATABASE_URL');
  expect(gone.out).not.toContain('hemligt');
});

it('doctor makes no folder and no database, and brings none up to date', async () => {
  const typo = join(machine.folder, 'skrivfel');
  const missing = await machine.run(['doctor'], { env: { SAMVERKAN_DATA: typo } });
  expect(missing).toMatchObject({ code: 1, out: expect.stringContaining(`✗ Datamappen ${typo} finns inte.`) });
  expect(missing.out).not.toContain('✓ Databasen');
  await expect(stat(typo)).rejects.toThrow('ENOENT');

  await mkdir(typo);
  const empty = await machine.run(['doctor'], { env: { SAMVERKAN_DATA: typo } });
  expect(empty).toMatchObject({ code: 1, out: expect.stringMatching(/✗ Databasen är tom\.\n.*Starta boten en gång/u) });
  expect(await readdir(typo)).toEqual([]);

  await cp(join(machine.data, 'database'), join(typo, 'database'), { recursive: true });
  const database = await openDatabase({ directory: typo });
  await database.pool.query(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  );
  await database.close();
  const waiting = await machine.run(['doctor'], { env: { SAMVERKAN_DATA: typo } });
  expect(waiting).toMatchObject({ code: 0, out: expect.stringMatching(/^! 1 ändring av databasen väntar\. /mu) });
  await expect(openDatabase({ directory: typo }, { asItIs: true })).rejects.toMatchObject({ waiting: 1 });
});

it('the app packages for Teams and Slack are written, and what is missing is asked for', async () => {
  const zip = join(machine.folder, 'teams.zip');
  const id = '22222222-0000-4000-8000-000000000002';
  const teams = ['manifest', 'teams', '--host', 'bot.kommunen.se', '--out', zip];
  expect(await machine.run(teams)).toMatchObject({ code: 2, err: expect.stringContaining('TEAMS_CLIENT_ID saknas') });
  expect(await machine.run(teams, { env: { TEAMS_CLIENT_ID: id } })).toMatchObject({ code: 0, out: `Skrev ${zip}.\n` });
  expect((await stat(zip)).size).toBeGreaterThan(1000);
  const slack = await machine.run(['manifest', 'slack', '--host', 'bot.kommunen.se', '--out', machine.folder]);
  expect(slack.code).toBe(0);
  const written = (await readdir(machine.folder)).filter((name) => name.startsWith('samverkan-slack-'));
  expect(written.length).toBeGreaterThan(0);
  const texts = await Promise.all(written.map((name) => readFile(join(machine.folder, name), 'utf8')));
  expect(texts.join()).toContain('https://bot.kommunen.se/slack/events');
  expect(await machine.run(['manifest', 'discord'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('discord'),
  });
});

it('a command that does not exist, and a configuration that is wrong, are said in one line each', async () => {
  const unknown = await machine.run(['planera']);
  expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Kommandot ”planera” finns inte.') });
  const wrong = await machine.run(['log', 'verify'], { env: { PORT: 'tre' } });
  expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/^PORT must be a number[^\n]*\n$/u) });
});
