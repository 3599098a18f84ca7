import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { restore } from '../../src/cli/restore.ts';
import { readConfig } from '../../src/config.ts';
import { createBackupFile, readBackupFile } from '../../src/infra/backup-file.ts';
import { notInBackup } from '../../src/infra/database/backup-catalogue.ts';
import { checkLines } from '../../src/infra/database/backup-restore.ts';
import { ownMigrations } from '../../src/infra/database/open-database.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const key = 'en hemlighet med tjugo tecken';
let folder: string;
let bot: TestBot;
const files: Record<string, string> = {};
const environment = (name: string, secret?: string) => ({
  SAMVERKAN_DATA: join(folder, name),
  DATABASE_URL: '',
  ...(secret === undefined ? {} : { SAMVERKAN_BACKUP_KEY: secret }),
});

/** What the command says and its exit code. */
async function told(command: typeof backup, name: string, path: string, secret?: string) {
  const reading = readConfig(environment(name));
  if (!reading.ok) throw new Error(reading.faults.join());
  const lines: string[] = [];
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), file: () => {} };
  const code = await command(reading.config, path, environment(name, secret), io);
  return { code, said: lines.join('\n') };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samverkan-backup-'));
  bot = await startBot(environment('boten'));
  for (const [name, secret] of [
    ['open', undefined],
    ['sealed', key],
  ] as const) {
    files[name] = join(folder, `${name}.bak`);
    expect(await told(backup, 'boten', files[name] ?? '', secret)).toMatchObject({ code: 0 });
  }
});
afterAll(async () => {
  await bot?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['open', undefined],
  ['sealed', key],
] as const)('a backup (%s)', (name, secret) => {
  const whole = () => readFile(files[name] ?? '');
  const refused = async (bytes: Uint8Array) => {
    const path = join(folder, 'prövas.bak');
    await writeFile(path, bytes);
    const answer = await told(restore, 'tom', path, secret);
    expect(answer).toMatchObject({
      code: 1,
      said: expect.stringMatching(/är inte hel|är ingen säkerhetskopia|nyare version/),
    });
    expect(answer.said).not.toContain('\n');
  };

  it('cut at any twentieth is refused, and no database is touched', async () => {
    const bytes = await whole();
    for (let part = 0; part < 20; part += 1) await refused(bytes.subarray(0, Math.floor((bytes.length * part) / 20)));
    await refused(bytes.subarray(0, -1));
    await refused(Buffer.concat([bytes, Buffer.from([0])]));
    expect(existsSync(join(folder, 'tom'))).toBe(false);
  });

  it('with a byte altered anywhere is refused', async () => {
    const bytes = await whole();
    const step = Math.floor(bytes.length / 60);
    for (const at of [0, 5, 20, 22, 24, ...Array.from({ length: 60 }, (_, index) => index * step), bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      await refused(altered);
    }
    expect(existsSync(join(folder, 'tom'))).toBe(false);
  });
});

it('every table of the schema is in the backup, save those that a reason is given for', async () => {
  const schema = await readFile(join(ownMigrations, '..', 'schema.prisma'), 'utf8');
  const tables = [...schema.matchAll(/@@map\("(\w+)"\)/g)].map(([, name = '']) => name);
  expect(tables.length).toBe([...schema.matchAll(/^model /gm)].length);
  const { counts } = await checkLines(readBackupFile(files.open ?? '', undefined));
  expect([...Object.keys(counts), ...Object.keys(notInBackup)].sort()).toEqual(
    [...tables, '_prisma_migrations'].sort(),
  );
  expect(Object.keys(notInBackup).sort()).toEqual(['_prisma_migrations', 'link_code', 'pending_question']);
});

it('what waits for an answer is in no backup', async () => {
  const chatted = 'Ett svar som väntar på en fråga';
  await bot.running.pool.query(
    `INSERT INTO pending_question (id, account, kind, body, asked_at, expires_at) VALUES (gen_random_uuid(), 'a', 'k', $1::jsonb, now(), now() + interval '1 day')`,
    [JSON.stringify({ text: chatted })],
  );
  const path = join(folder, 'med-fråga.bak');
  expect(await told(backup, 'boten', path)).toMatchObject({ code: 0 });
  let text = '';
  for await (const line of readBackupFile(path, undefined)) text += line;
  expect(text).toContain('Upplands Väsby');
  expect(text).not.toContain(chatted);
});

it('of a version with a migration that is not here is refused by its name', async () => {
  const path = join(folder, 'nyare.bak');
  const writer = await createBackupFile(path, undefined);
  let first = true;
  for await (const line of readBackupFile(files.open ?? '', undefined)) {
    const about = first ? JSON.parse(line) : undefined;
    about?.migrations.push({ name: '20991231000000_later', checksum: '0'.repeat(64) });
    await writer.write(`${about ? JSON.stringify(about) : line}\n`);
    first = false;
  }
  await writer.finish();
  const answer = await told(restore, 'tom', path);
  expect(answer).toEqual({
    code: 1,
    said: expect.stringContaining('nyare version av Samverkan (20991231000000_later)'),
  });
  expect(existsSync(join(folder, 'tom'))).toBe(false);
});
