import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { buttonsOf, type Talk, talk } from '../helpers/talk.ts';

const chief = 'Gatu- och parkchef';
const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const group = 'EST strategisk';
const room = { in: group };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const list = async (of = group) => (await t.list(of))?.text ?? '';
const lineOf = async (number: string, of = group) =>
  (await list(of)).split('\n').find((line) => line.startsWith(`• ${number} `)) ?? '';
const edits = async (of = group) => (await t.list(of))?.subject.edit ?? 0;

it('is there once the plan is: what the group has, in the plan’s order, and nothing else', async () => {
  expect(await list()).toBe(
    [
      'Insatser i EST strategisk',
      '• 1.2 Tre trygghetsvandringar per år med boende och verksamma – pågår, klart senast 11 november 2022, nästa uppföljning 21 januari 2022',
      '• 1.3 Förbättra belysningen på tio platser som upplevs otrygga – pågår, försenad, klart senast 29 oktober, nästa uppföljning 17 november',
      '• 2.4 Kontaktväg och första stöd för den som vill lämna en kriminell livsstil – pågår, klart senast 31 mars 2022, nästa uppföljning 12 januari 2022',
      '• 3.5 Gemensam vägledning om sekretess och informationsdelning – pågår, försenad, klart senast 30 juni, nästa uppföljning 17 december',
      'Uppdaterad 10 november 2021 kl. 09.00',
    ].join('\n'),
  );
  expect(await t.list('Strategiskt samverkansforum')).toBeUndefined();
});

it('shows a new status, rating and decided due date, at its place', async () => {
  const { seq } = (await t.list(group)) ?? {};
  await t.say(chief, '/insats 1.3 status pausad väntar på el', room);
  expect(await lineOf('1.3')).toContain('– pausad, försenad, klart senast 29 oktober');
  await t.say(chief, '/insats 1.3 läge röd elen dröjer', room);
  expect(await lineOf('1.3')).toContain('– pausad, försenad, läge röd, klart senast 29 oktober');
  await t.say(ours, '/insats 1.3 datum 17 dec', room);
  await t.say(theirs, '/insats 1.3 bifall', room);
  expect(await lineOf('1.3')).toContain('– pausad, läge röd, klart senast 17 december');
  expect((await t.list(group))?.seq).toBe(seq);
  expect(await list()).not.toMatch(/väntar på el|elen dröjer/);
});

it('is as it was before when a change is taken back', async () => {
  const before = await lineOf('3.5');
  await t.say('Kommunjurist', '/insats 3.5 läge gul ingen tid', room);
  expect(await lineOf('3.5')).not.toBe(before);
  await t.say('Kommunjurist', '/insats 3.5 ångra', room);
  expect(await lineOf('3.5')).toBe(before);
});

it('names what is completed last, without dates', async () => {
  await t.say('Kommunjurist', '/insats 3.5 status klar', room);
  expect((await list()).split('\n').slice(-2)).toEqual([
    'Genomförda: 3.5 Gemensam vägledning om sekretess och informationsdelning',
    'Uppdaterad 10 november 2021 kl. 09.00',
  ]);
  await t.say('Kommunjurist', '/insats 3.5 ångra', room);
});

it('is edited by what it shows, and by nothing else', async () => {
  const before = await edits();
  await t.say(ours, '/insats 1.2 Vi planerar nästa vandring.', room);
  await t.say('Kommunpolis', '/insats 1.3 Lamporna lyser.', room);
  await t.say(chief, '/insats 1.3 utfall 8', room);
  await t.say(chief, '/insats 1.3 fråga Får vi pengar till el?', room);
  await t.say(chief, '/insats 1.3', room);
  expect(await edits()).toBe(before);
  await t.say(chief, '/insats 1.3 status pågår', room);
  expect(await edits()).toBeGreaterThan(before);
});

it('shows the next follow-up after the one that a note has met', async () => {
  expect(await lineOf('1.3')).toContain('nästa uppföljning 17 november');
  await t.say(chief, '/insats 1.3 Nio av tio platser är klara.', room);
  expect(await lineOf('1.3')).toContain('nästa uppföljning 17 december');
  const after = await edits();
  await t.say(chief, '/insats 1.3 Den tionde väntar på el.', room);
  expect(await edits()).toBe(after);
});

it('loses a measure that moves to another group, where it is gained', async () => {
  const form = await t.say(ours, '/insats 3.5 ändra', room);
  const values = Object.fromEntries(
    form.form?.fields.flatMap(({ id, ...field }) => ('value' in field ? [[id, field.value]] : [])) as [
      string,
      string,
    ][],
  );
  await t.submit(ours, form, { ...values, group: 'EST fördjupning', title: 'Vägledning' }, room);
  expect(await lineOf('3.5')).toBe('');
  expect(await lineOf('3.5', 'EST fördjupning')).toContain('3.5 Vägledning – pågår');
});

it('gets a new measure, one of an import, and a group’s first', async () => {
  const form = await t.say(ours, '/insats ny', room);
  await t.submit(ours, form, { number: '9.1', title: 'Ny insats', group, due: '2022-03-01' }, room);
  expect(await lineOf('9.1')).toBe('• 9.1 Ny insats – pågår, klart senast 1 mars 2022');
  const plan =
    'Nr;Insats;Ansvarig organisation;Ansvarig funktion;Arbetsgrupp;Klart senast\n9.2;Läst in;Kommunen;Fritidschef;EST strategisk;2022-04-01\n9.3;I en ny grupp;Kommunen;Fritidschef;Arbetsgrupp handel;2022-04-01';
  const preview = await t.sendFile(ours, 'plan.csv', plan);
  expect(await lineOf('9.2')).toBe('');
  await t.press(ours, preview, buttonsOf(preview)[0]?.label ?? '');
  expect(await lineOf('9.2')).toContain('9.2 Läst in');
  expect(await lineOf('9.3', 'Arbetsgrupp handel')).toContain('9.3 I en ny grupp');
});
