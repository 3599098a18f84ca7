import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPlace } from '../helpers/database.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

describe.skipIf(!process.env.TEST_DATABASE_URL)('from one engine to the other', () => {
  let machine: Machine;
  let server: Awaited<ReturnType<typeof freshPlace>>;
  let env: Record<string, string>;
  beforeAll(async () => {
    machine = await atTheTerminal();
    server = await freshPlace('postgres');
    env = {
      DATABASE_URL: 'url' in server.place ? server.place.url : '',
      SAMVERKAN_DATA: join(machine.folder, 'vid-sidan'),
    };
    const input =
      '/insats 1.3 Åtta av tio klara – ”nästan” \\ {alla}\n/insats 1.3 utfall 8\n/insats 1.3 Rad med, komma\n';
    await machine.run(['chat', '--as', 'Gatu- och parkchef', '--in', 'EST strategisk'], { input });
  });
  afterAll(async () => {
    await machine.leave();
    await server.remove();
  });

  const exported = async (name: string, more?: Readonly<Record<string, string>>) => {
    const out = join(machine.folder, `${name}.json`);
    expect(await machine.run(['export', '--format', 'json', '--out', out], more ? { env: more } : {})).toMatchObject({
      code: 0,
    });
    return readFile(out, 'utf8');
  };

  it('everything is the same on PostgreSQL as it was in the folder, and in a folder again', async () => {
    const first = join(machine.folder, 'ur-mappen.bak');
    expect(await machine.run(['backup', first])).toMatchObject({ code: 0, err: '' });
    expect(await machine.run(['restore', first], { env })).toMatchObject({ code: 0, err: '' });
    expect(await exported('server', env)).toBe(await exported('mapp'));
    expect(await machine.run(['log', 'verify'], { env })).toMatchObject({ code: 0, err: '' });
    expect(await machine.run(['restore', first], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('inte tom'),
    });

    const second = join(machine.folder, 'ur-servern.bak');
    expect(await machine.run(['backup', second], { env })).toMatchObject({ code: 0, err: '' });
    const back = { SAMVERKAN_DATA: join(machine.folder, 'åter') };
    expect(await machine.run(['restore', second], { env: back })).toMatchObject({ code: 0, err: '' });
    expect(await exported('åter', back)).toBe(await exported('mapp'));
    expect(await machine.run(['log', 'verify'], { env: back })).toMatchObject({ code: 0, err: '' });
  });

  it('growing out of the embedded database is one command, and the old one is put aside', async () => {
    const empty = await freshPlace('postgres');
    const url = 'url' in empty.place ? empty.place.url : '';
    const grown = { DATABASE_URL: url, SAMVERKAN_DATA: machine.data };

    const bot = await machine.start();
    expect(await machine.run(['move'], { env: grown })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Boten är igång'),
    });
    await bot.stop();
    const before = await exported('före');
    expect(await machine.run(['move'])).toMatchObject({ code: 1, err: expect.stringContaining('Sätt DATABASE_URL') });
    expect(await machine.run(['move'], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('ingen inbyggd databas'),
    });
    expect(await machine.run(['move'], { env: { ...grown, DATABASE_URL: env.DATABASE_URL ?? '' } })).toMatchObject({
      code: 1,
      err: expect.stringContaining('inte tom'),
    });
    expect(await exported('kvar')).toBe(before);

    const moved = await machine.run(['move'], { env: grown });
    expect(moved, moved.err).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toContain('allt är flyttat till PostgreSQL: 1 överenskommelse, 18 insatser');
    expect(await exported('efter', grown)).toBe(before);
    expect(await machine.run(['log', 'verify'], { env: grown })).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(machine.data)).not.toContain('database');
    expect(await machine.run(['move'], { env: grown })).toMatchObject({
      code: 1,
      err: expect.stringContaining('ingen inbyggd databas'),
    });
    await empty.remove();
  });
});
