import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atTheTerminal, type Machine, replies } from './samverkan.ts';

let machine: Machine;
let bot: Awaited<ReturnType<Machine['start']>>;
beforeAll(async () => {
  machine = await atTheTerminal();
  bot = await machine.start();
});
afterAll(async () => {
  await bot?.stop();
  await machine.leave();
});

const manager = ['--as', 'Gatu- och parkchef', '--in', 'EST strategisk'];

it('what is written on the command line is at once on the page of the running bot', async () => {
  const said = await machine.run(['chat', ...manager, '--json', '/insats 1.3 Åtta av tio klara']);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(replies(said.out)[0]).toMatchObject({ outcome: 'done', data: { measure: '1.3' } });
  const query = new URLSearchParams({ id: 'EST strategisk', as: 'Kommunpolis', after: '0' });
  expect(await (await fetch(`${bot.url}/api/channel?${query}`)).text()).toContain('Åtta av tio klara');
});

it('the socket is its owner’s alone', async () => {
  const sockets = (await readdir(machine.data)).filter((name) => name.endsWith('.sock'));
  expect(sockets).toHaveLength(1);
  const { mode } = await stat(join(machine.data, sockets[0] ?? ''));
  expect((mode & 0o777).toString(8)).toBe('600');
});

it('files are read and written where the command is typed', async () => {
  const out = join(machine.folder, 'plan.json');
  const written = await machine.run(['export', '--format', 'json', '--out', out]);
  expect(written).toMatchObject({ code: 0, err: '' });
  expect(JSON.stringify(JSON.parse(await readFile(out, 'utf8')))).toContain('Åtta av tio klara');
  const preview = await machine.run(['plan', 'import', 'examples/upplands-vasby/atgardsplan.csv']);
  expect(preview).toMatchObject({ code: 0, out: expect.stringContaining('18 oförändrade') });
});

it('refusals and wrong names have the same words and exit codes as without a running bot', async () => {
  const refused = await machine.run(['chat', ...manager, '/insats 1.99']);
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('Insats 1.99 finns inte i planen.') });
  expect(await machine.run(['chat', '--as', 'Parkchefen', 'hej'])).toMatchObject({ code: 2, out: '' });
  expect(await machine.run(['log', 'verify'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Loggen är hel'),
  });
  const { out } = await machine.run(['doctor']);
  expect(out).toContain('✓ Boten är igång');
});

it('a second bot on the same folder is refused, and the first goes on', async () => {
  const second = await machine.run(['serve'], { env: { PORT: '0' } });
  expect(second.code).toBe(1);
  expect(second.err).toMatch(/^The data folder is in use: Samverkan is already running\.[^\n]*\n$/u);
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
});

it('when the bot has stopped the commands open the database themselves, and nothing is lost', async () => {
  expect(await bot.stop()).toBe(0);
  const { out } = await machine.run(['chat', ...manager, '/insats 1.3']);
  expect(out).toContain('Åtta av tio klara');
});
