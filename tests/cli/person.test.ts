import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace, team } from '../helpers/slack-place.ts';
import { wholeDatabase } from '../helpers/talk.ts';
import { atTheTerminal, type Machine } from './samverkan.ts';

const park = 'U0PARK';
let machine: Machine;
let place: SlackPlace;
let folder: string;
let backup: string;
const run = (...args: readonly string[]) =>
  machine.run(args, { env: { SAMVERKAN_DATA: folder, SAMVERKAN_BACKUP_KEY: 'en nyckel till proven' } });

beforeAll(async () => {
  machine = await atTheTerminal();
  folder = await mkdtemp(join(tmpdir(), 'samverkan-test-'));
  backup = join(machine.folder, 'kopia.bak');
});
afterAll(async () => {
  await place?.close();
  await machine.leave();
  await rm(folder, { recursive: true, force: true });
});

it('an export of everything has no chat identity, and the bot’s own channels', async () => {
  place = await startSlackPlace({ environment: { SAMVERKAN_DATA: folder, DATABASE_URL: '' } });
  for (const user of [park, 'U0KOMMUN']) {
    place.slack.addUser(user);
    place.slack.addChannel(`D${user.slice(1)}`);
  }
  await place.channel('C0EST', 'EST fördjupning');
  await place.person('U0KOMMUN', 'Samordnare i kommunen');
  await place.person(park, 'Gatu- och parkchef');
  await place.type(park, '/insats 1.3 Åtta av tio armaturer är bytta');
  await place.posted();
  const out = join(machine.folder, 'allt');
  expect(await run('export', '--all', out)).toMatchObject({ code: 0, err: '' });
  const personId = (await place.bot.app.store.personalData({ platform: 'slack', tenant: team, id: park }))?.personId;
  expect(personId).toMatch(/^[0-9a-f-]{36}$/);
  let text = '';
  for (const name of await readdir(out)) text += await readFile(join(out, name), 'utf8');
  for (const words of ['Åtta av tio armaturer', 'C0EST', 'Gatu- och parkchef']) expect(text.includes(words)).toBe(true);
  for (const words of [park, 'U0KOMMUN', `D${park.slice(1)}`, personId ?? '', 'xoxb'])
    expect(text.includes(words), words).toBe(false);
});

it('what is stored about a person is shown to whoever runs the bot, by the account of the configuration', async () => {
  const shown = await run('person', 'show', 'slack', `${team}/${park}`);
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toContain('Funktion: Gatu- och parkchef');
  expect(await run('person', 'show', 'slack', `${team}/U0INGEN`)).toMatchObject({ code: 1, out: '' });
  expect((await run('person', 'show', 'slack', park)).err).toContain('TEAM/USER');
  expect((await run('person', 'show', 'irc', `${team}/${park}`)).code).toBe(2);
});

it('is removed only when it is confirmed, and is nowhere after that', async () => {
  expect(await run('backup', backup)).toMatchObject({ code: 0 });
  const asked = await run('person', 'forget', 'slack', `${team}/${park}`);
  expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('Inget är borttaget.') });
  expect((await wholeDatabase(place.bot)).includes(park)).toBe(true);
  const done = await run('person', 'forget', 'slack', `${team}/${park}`, '--yes');
  expect(done.out).toContain('är borttagna');
  expect((await wholeDatabase(place.bot)).includes(park)).toBe(false);
  expect(await run('person', 'forget', 'slack', `${team}/${park}`, '--yes')).toMatchObject({ code: 1 });
  expect((await run('log', 'verify')).code).toBe(0);
});

it('does not come back with a backup from before: the restore says so, and the person is nobody', async () => {
  const restored = join(machine.folder, 'återläst');
  await mkdir(restored);
  await copyFile(join(folder, 'maskerat.jsonl'), join(restored, 'maskerat.jsonl'));
  const env = { SAMVERKAN_DATA: restored, SAMVERKAN_BACKUP_KEY: 'en nyckel till proven' };
  const said = await machine.run(['restore', backup], { env });
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain('1 person som hade tagits bort efter kopian är borttagen igen');
  expect(await machine.run(['person', 'show', 'slack', `${team}/${park}`], { env })).toMatchObject({ code: 1 });
  expect(await machine.run(['person', 'show', 'slack', `${team}/U0KOMMUN`], { env })).toMatchObject({ code: 0 });
});
