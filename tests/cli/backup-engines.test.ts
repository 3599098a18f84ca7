import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPlace } from '../helpers/database.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

/** Growing out of the embedded database is one backup and one restore, and so is the way back. */
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
});
