import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/infra/database/open-database.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

const manager = ['--as', 'Gatu- och parkchef', '--in', 'EST strategisk'];
const coordinator = ['--as', 'Samordnare i kommunen', '--in', 'EST strategisk'];
const secret = 'trettiotva slumpade tecken åäö';

let machine: Machine;
let file: string;
let hidden: string;
beforeAll(async () => {
  machine = await atTheTerminal();
  [file, hidden] = [join(machine.folder, 'kopia.bak'), join(machine.folder, 'hemlig.bak')];
  await machine.run(['chat', ...manager], {
    input: '/insats 1.3 Åtta av tio klara\n/insats 1.3 Belysningen är trasig\n',
  });
  expect(await machine.run(['backup', file])).toMatchObject({ code: 0, err: '' });
  const env = { SAMVERKAN_BACKUP_KEY: secret };
  expect(await machine.run(['backup', hidden], { env })).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('Filen är krypterad.'),
  });
});
afterAll(() => machine.leave());

const into = (folder: string, more: Readonly<Record<string, string>> = {}) => ({
  env: { SAMVERKAN_DATA: join(machine.folder, folder), ...more },
});

it('what is restored into an empty folder is what was backed up, with a log that is whole', async () => {
  const restored = await machine.run(['restore', file], into('ny'));
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/1 överenskommelse, 18 insatser och \d+ loggrader .*\nLoggen är hel/);
  expect(await machine.run(['log', 'verify'], into('ny'))).toMatchObject({ code: 0, err: '' });
  const [theirs, ours] = [join(machine.folder, 'gammal.json'), join(machine.folder, 'ny.json')];
  await machine.run(['export', '--format', 'json', '--out', theirs]);
  await machine.run(['export', '--format', 'json', '--out', ours], into('ny'));
  expect(await readFile(ours, 'utf8')).toBe(await readFile(theirs, 'utf8'));
  expect(await readFile(ours, 'utf8')).toContain('Åtta av tio klara');
});

it('the restored log can still only be added to, and goes on from where it was', async () => {
  const saved = await machine.run(['chat', ...manager, '/insats 1.3 Nio av tio klara'], into('ny'));
  expect(saved).toMatchObject({ code: 0, err: '' });
  const database = await openDatabase({ directory: join(machine.folder, 'ny') });
  try {
    await expect(database.pool.query(`UPDATE audit_log SET kind = 'x'`)).rejects.toThrow('can only be added to');
    await expect(database.pool.query('DELETE FROM audit_log')).rejects.toThrow('can only be added to');
    const { rows } = await database.pool.query(
      'SELECT count(*)::int AS many, count(DISTINCT seq)::int AS own FROM delivery',
    );
    expect(rows[0].own).toBe(rows[0].many);
  } finally {
    await database.close();
  }
  expect(await machine.run(['log', 'verify'], into('ny'))).toMatchObject({ code: 0, err: '' });
});

it('a database that holds anything is not written over', async () => {
  const before = await machine.run(['log', 'verify'], into('ny'));
  const refused = await machine.run(['restore', file], into('ny'));
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Databasen är inte tom') });
  expect(await machine.run(['log', 'verify'], into('ny'))).toEqual(before);
});

it('the file is its owner’s alone, and is never written over', async () => {
  const { mode, mtimeMs } = await stat(file);
  expect((mode & 0o777).toString(8)).toBe('600');
  const again = await machine.run(['backup', file]);
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('finns redan och skrivs inte över') });
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
});

it('an encrypted backup says nothing without its key, and is restored with it', async () => {
  expect((await readFile(hidden)).includes('samverkan')).toBe(true);
  const none = await machine.run(['restore', hidden], into('tom'));
  expect(none).toMatchObject({ code: 1, out: '', err: expect.stringContaining('är krypterad') });
  const wrong = await machine.run(['restore', hidden], into('tom', { SAMVERKAN_BACKUP_KEY: `${secret}!` }));
  expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringContaining('är inte den som') });
  const short = await machine.run(['backup', `${hidden}2`], { env: { SAMVERKAN_BACKUP_KEY: 'kort' } });
  expect(short).toMatchObject({ code: 1, out: '', err: expect.stringContaining('minst 16 tecken') });
  const right = await machine.run(['restore', hidden], into('tom', { SAMVERKAN_BACKUP_KEY: secret }));
  expect(right).toMatchObject({ code: 0, err: '' });
});

it('a file that is no backup, or that is not there, is refused in a sentence', async () => {
  const other = join(machine.folder, 'plan.csv');
  await writeFile(other, 'Insats;Titel\n1.1;Något\n');
  expect(await machine.run(['restore', other], into('intet'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/är ingen säkerhetskopia från Samverkan[^\n]*\n$/),
  });
  expect(await machine.run(['restore', `${file}-finns-inte`], into('intet'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('går inte att läsa'),
  });
  expect(await machine.run(['restore', machine.folder], into('intet'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/är ingen säkerhetskopia från Samverkan[^\n]*\n$/),
  });
  expect(await machine.run(['restore'], into('intet'))).toMatchObject({ code: 2 });
});

it('where nothing can be written it says why, and leaves nothing behind', async () => {
  const nowhere = await machine.run(['backup', join(machine.folder, 'finns', 'inte.bak')]);
  expect(nowhere).toMatchObject({ code: 1, out: '', err: expect.stringContaining('mappen finns inte') });
  expect((await readdir(machine.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

// Nobody may make a file there, not even root.
it.skipIf(!existsSync('/sys/kernel'))('where nobody may write it says so, and names what to change', async () => {
  const closed = await machine.run(['backup', '/sys/kernel/kopia.bak']);
  expect(closed).toMatchObject({
    code: 1,
    err: expect.stringMatching(/mappen går inte att skriva i|går bara att läsa/u),
  });
  const plan = await machine.run(['export', '--format', 'json', '--out', '/sys/kernel/plan.json']);
  expect(plan.err).toBe(
    'Filen /sys/kernel/plan.json går inte att skriva: mappen går inte att skriva i. Välj en annan mapp med --out.\n',
  );
});

it('while the bot runs it is backed up through it, and nothing is restored under it', async () => {
  const bot = await machine.start();
  try {
    const live = join(machine.folder, 'i-drift.bak');
    await machine.run(['chat', ...manager, '/insats 1.3 Skrivet medan boten var igång']);
    expect(await machine.run(['backup', live])).toMatchObject({ code: 0, err: '' });
    expect(await machine.run(['restore', live])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Stoppa den först'),
    });
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    expect(await machine.run(['restore', live], into('ur-drift'))).toMatchObject({ code: 0, err: '' });
    const { out } = await machine.run(['chat', ...manager, '/insats 1.3'], into('ur-drift'));
    expect(out).toContain('Skrivet medan boten var igång');
  } finally {
    await bot.stop();
  }
});

it('what was masked after the backup is masked again by the register, and a missing register is said', async () => {
  const shown = await machine.run(['chat', ...coordinator, '--json', '/insats 1.3 historik']);
  expect(shown.out).toContain('Belysningen är trasig');
  const missing = await machine.run(['restore', file], into('utan-register'));
  expect(missing.out).toMatch(/maskeringsregistret .*maskerat\.jsonl saknas/);

  const kept = join(machine.folder, 'med-register');
  await mkdir(kept, { recursive: true });
  const database = await openDatabase({ directory: join(machine.folder, 'utan-register') });
  const { rows } = await database.pool
    .query(
      `SELECT agreement_id AS agreement, measure_id AS measure, version FROM measure_change WHERE body->>'text' = 'Belysningen är trasig'`,
    )
    .finally(() => database.close());
  const [{ agreement, measure, version }] = rows;
  const entry = {
    agreementId: agreement,
    measureId: measure,
    versions: [version],
    by: 'Samordnare i kommunen',
    at: '2021-11-10T08:30:00.000Z',
    why: 'pekar ut en person',
  };
  await writeFile(join(kept, 'maskerat.jsonl'), `\n${JSON.stringify(entry)}\n`);
  const restored = await machine.run(['restore', file], into('med-register'));
  expect(restored).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 text som hade maskerats efter kopian är maskerad igen'),
  });
  const { out } = await machine.run(['chat', ...coordinator, '--json', '/insats 1.3 historik'], into('med-register'));
  expect(out).not.toContain('Belysningen är trasig');
  expect(out).toContain('Åtta av tio klara');
  expect(await machine.run(['log', 'verify'], into('med-register'))).toMatchObject({ code: 0, err: '' });
});

it('a register that is damaged or empty is never said to be complete', async () => {
  const withRegister = async (name: string, content: string | Uint8Array) => {
    await mkdir(join(machine.folder, name), { recursive: true });
    await writeFile(join(machine.folder, name, 'maskerat.jsonl'), content);
    return machine.run(['restore', file], into(name));
  };
  const damage = Buffer.concat([
    Buffer.from('garbage\0'),
    Buffer.from([0xff]),
    Buffer.from(' not json\n{"agreementId":'),
  ]);
  const damaged = await withRegister('skadat-register', damage);
  expect(damaged).toMatchObject({
    code: 0,
    out: expect.stringContaining('2 rader i maskeringsregistret går inte att läsa; text som har tagits bort kan vara'),
  });
  const empty = await withRegister('tomt-register', '\n');
  expect(empty.out).toMatch(/maskeringsregistret .*maskerat\.jsonl är tomt/u);
  for (const { out } of [damaged, empty]) expect(out).not.toMatch(/allt som har maskerats/u);
});

it('a restore that is killed at any moment leaves nothing, or everything', async () => {
  let whole = 0;
  for (const [index, after] of [100, 300, 500, 700, 900, 1200, 1700, 2700].entries()) {
    const data = join(machine.folder, `dödad-${index}`);
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['dist/server/cli.js', 'restore', file], {
      env: { PATH, HOME, SAMVERKAN_DATA: data },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await Promise.race([sleep(after), ended]);
    child.kill('SIGKILL');
    await ended;
    const database = await openDatabase({ directory: data });
    const { rows } = await database.pool
      .query(
        'SELECT (SELECT count(*) FROM agreement)::int AS agreements, (SELECT count(*) FROM measure)::int AS measures, (SELECT count(*) FROM inbox)::int AS inbox',
      )
      .finally(() => database.close());
    if (rows[0].agreements === 1) whole += 1;
    else expect(rows).toEqual([{ agreements: 0, measures: 0, inbox: 0 }]);
    if (rows[0].agreements === 1) expect(rows[0].measures).toBe(18);
    await rm(data, { recursive: true, force: true });
  }
  expect(whole).toBeLessThan(8);
});
