import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atTheTerminal, type Machine } from './samverkan.ts';

let machine: Machine;
let file: string;
beforeAll(async () => {
  machine = await atTheTerminal();
  file = join(machine.folder, 'kopia.bak');
  await machine.run(['chat', '--as', 'Gatu- och parkchef', '/insats 1.3 Åtta av tio klara']);
  const made = await machine.run(['backup', file]);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('1 överenskommelse, 18 insatser');
});
afterAll(() => machine.leave());

const into = (folder: string) => ({ env: { SAMVERKAN_DATA: join(machine.folder, folder) } });

it('what is restored into an empty folder is what was backed up, with a log that is whole', async () => {
  const restored = await machine.run(['restore', file], into('ny'));
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toContain('1 överenskommelse, 18 insatser');
  expect(await machine.run(['log', 'verify'], into('ny'))).toMatchObject({ code: 0 });
  const { out } = await machine.run(['chat', '--as', 'Gatu- och parkchef', '/insats 1.3'], into('ny'));
  expect(out).toContain('Åtta av tio klara');
});

it('the file is its owner’s alone, and is never written over', async () => {
  const { mode, mtimeMs } = await stat(file);
  expect((mode & 0o777).toString(8)).toBe('600');
  const again = await machine.run(['backup', file]);
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('finns redan och skrivs inte över') });
  expect((await stat(file)).mtimeMs).toBe(mtimeMs);
});
