import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';
const ours = 'Samordnare i kommunen';
const theirs = 'Samordnare i polisen';
const room = { in: 'EST strategisk' };
const due = async (number: string) => {
  const { state } = await t.measure(number);
  return state.due?.value ?? state.plan.due;
};

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

it('a first move of at most 60 days is decided by one coordinator of each party, by button', async () => {
  const reply = await t.say(chief, '/insats 1.3 datum 17 dec väntar på elanslutning', room);
  expect(reply.data).toMatchObject({ due: '2021-12-17', decides: 'coordinators', decided: false });
  expect(textOf(reply)).toContain('Kvar att svara: Kommunen och Polisen.');
  const [toOurs] = await t.posts(ours);
  const [toTheirs] = await t.posts(theirs);
  expect(toOurs?.text).toContain('Gatu- och parkchef föreslår nytt slutdatum fredag 17 december 2021 för 1.3');
  expect(toTheirs?.text).toContain('Skäl: väntar på elanslutning');
  if (!toOurs?.message || !toTheirs?.message) throw new Error('no message');

  const first = await t.press(ours, toOurs.message, 'Bifall');
  expect(first.data).toMatchObject({ answer: 'agree', decided: false });
  expect(await due('1.3')).toBe('2021-10-29');
  expect(await t.press(ours, toOurs.message, 'Bifall')).toMatchObject({
    outcome: 'refused',
    data: { rule: 'already-answered' },
  });

  const second = await t.press(theirs, toTheirs.message, 'Bifall');
  expect(second.data).toMatchObject({ answer: 'agree', decided: true, due: '2021-12-17' });
  expect(await due('1.3')).toBe('2021-12-17');
  expect((await t.posts('EST strategisk')).map(({ text }) => text)).toHaveLength(1);
  expect(await t.press(theirs, toTheirs.message, 'Avslag')).toMatchObject({
    outcome: 'refused',
    data: { rule: 'closed' },
  });
});

it('the second move waits visibly for the steering group', async () => {
  const reply = await t.say(chief, '/insats 1.3 datum 14 januari', room);
  expect(reply.data).toMatchObject({ decides: 'steering', decided: false });
  const card = textOf(await t.say(chief, '/insats 1.3', room));
  expect(card).toContain(
    'Väntar på beslut: nytt slutdatum 14 januari 2022, förslag från Gatu- och parkchef, styrgruppen beslutar',
  );
  expect(labelsOf(await t.say(ours, '/insats 1.3', room))).not.toContain('Bifall');
  expect(textOf(await t.say(ours, '/samverkan', room))).toContain('1.3');
  expect(await t.say(ours, '/insats 1.3 bifall', room)).toMatchObject({
    outcome: 'refused',
    data: { rule: 'steering-decides' },
  });
  expect(await due('1.3')).toBe('2021-12-17');
});

it('a proposing coordinator counts for their own party', async () => {
  const reply = await t.say(ours, '/insats 3.2 datum 14 januari 2022 revisorn är sjuk', room);
  expect(textOf(reply)).toContain('Kvar att svara: Polisen.');
  const card = await t.say(theirs, '/insats 3.2');
  expect(labelsOf(await t.say(ours, '/insats 3.2'))).not.toContain('Bifall');
  expect((await t.press(theirs, card, 'Bifall')).data).toMatchObject({ decided: true });
  expect(await due('3.2')).toBe('2022-01-14');
});

it('a declined move leaves the date as it was', async () => {
  await t.say(chief, '/insats 2.4 datum 13 april 2022', room);
  const reply = await t.say(theirs, '/insats 2.4 avslag');
  expect(reply).toMatchObject({ outcome: 'done', data: { answer: 'decline' } });
  expect(textOf(reply)).toContain('Avslaget: 2.4 behåller sitt slutdatum.');
  expect(await due('2.4')).toBe('2022-03-31');
  expect((await t.measure('2.4')).state.moves).toBe(0);
});

it.each([
  ['more than 60 days', '/insats 2.4 datum 1 juni 2022'],
  ['past the agreement’s end, once confirmed', '/insats 1.2 datum 2 januari 2023'],
])('a move of %s is the steering group’s', async (_why, line) => {
  const reply = await t.say(chief, line, room);
  const done = reply.outcome === 'asked' ? await t.press(chief, reply, /^Ja, /, room) : reply;
  expect(done.data).toMatchObject({ decides: 'steering', decided: false });
});

it('exactly 60 days is within the coordinators’ power and 61 is not', async () => {
  expect((await t.say('Utvecklingsledare skola', '/insats 2.5 datum 2022-08-10')).data).toMatchObject({
    decides: 'steering',
  });
  expect((await t.say('Utvecklingsledare skola', '/insats 2.5 datum 2022-08-09')).data).toMatchObject({
    decides: 'coordinators',
  });
});

it('of two proposals at once the second is the steering group’s when the first is decided', async () => {
  await t.say('HR-direktör', '/insats 3.4 datum 16 maj 2022');
  const [early] = (await t.measure('3.4')).state.proposals;
  await t.say('HR-direktör', '/insats 3.4 datum 20 maj 2022');
  const [, late] = (await t.measure('3.4')).state.proposals;
  const measure = (await t.measure('3.4')).id;
  const answer = (as: string, proposal?: number) =>
    t.act(as, { command: 'agree', measure, args: { proposal: proposal ?? 0 } });
  await answer(ours, early?.version);
  expect((await answer(theirs, early?.version)).data).toMatchObject({ decided: true });
  expect(await answer(ours, late?.version)).toMatchObject({ outcome: 'refused', data: { rule: 'steering-decides' } });
});

it('only coordinators answer, and steering and members propose', async () => {
  expect(await t.say(chief, '/insats 1.2 bifall', room)).toMatchObject({
    outcome: 'refused',
    data: { rule: 'coordinators-only' },
  });
  expect((await t.say('Kommundirektör', '/insats 1.5 datum 20 dec 2022')).outcome).toBe('done');
  expect(await t.say('Kommunsekreterare', '/insats 1.5 datum 20 dec 2022')).toMatchObject({ outcome: 'refused' });
});

it('cancelling needs a reason and waits for the steering group', async () => {
  expect(await t.say('Fritidschef', '/insats 1.7 status avbruten')).toMatchObject({
    outcome: 'refused',
    data: { rule: 'reason-needed' },
  });
  const reply = await t.say('Fritidschef', '/insats 1.7 status avbruten pengarna räcker inte');
  expect(reply.data).toMatchObject({ proposal: 'cancel', decides: 'steering' });
  expect((await t.measure('1.7')).state.status).toBeUndefined();
  expect(textOf(await t.say('Fritidschef', '/insats 1.7'))).toContain(
    'Väntar på beslut: avbryts, förslag från Fritidschef, styrgruppen beslutar',
  );
});

it('a decision is nobody’s to take back alone', async () => {
  expect(await t.say(theirs, '/insats 3.2 ångra')).toMatchObject({ outcome: 'refused', data: { rule: 'closed' } });
  expect(await due('3.2')).toBe('2022-01-14');
});
