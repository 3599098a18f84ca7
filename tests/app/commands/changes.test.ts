import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const chief = 'Gatu- och parkchef';
const coordinator = 'Samordnare i kommunen';
const room = { in: 'EST strategisk' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

const shown = async (number: string) => textOf(await t.say(coordinator, `/insats ${number}`));
const count = async (number: string) => (await t.changes(number)).length;

describe('proposals as buttons', () => {
  it('the responsible function presses its own', async () => {
    const note = await t.say('Driftansvarig park', '/insats 1.4 Klart! Alla åtta platser röjda.');
    const pressed = await t.press('Driftansvarig park', note, 'Status: genomförd');
    expect(pressed).toMatchObject({ outcome: 'done', data: { status: 'completed' } });
    await t.press('Driftansvarig park', note, 'Mått: 8 av 8');
    expect((await t.measure('1.4')).state).toMatchObject({
      status: { value: 'completed' },
      values: [{ value: 8, total: 8 }],
    });
  });

  it('what another writer may not decide goes to the responsible function, privately, as a button', async () => {
    await t.posts('Säkerhetschef');
    const note = await t.say('HR-direktör', '/insats 3.3 Klart! Kartläggningen är gjord.');
    expect(textOf(note)).toContain('Säkerhetschef får frågan');
    expect(labelsOf(note)).not.toContain('Status: genomförd');
    const [message] = await t.posts('Säkerhetschef');
    if (!message?.message) throw new Error('no message');
    expect(labelsOf(message.message)).toContain('Status: genomförd');
    expect(await t.press('HR-direktör', message.message, 'Status: genomförd')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-responsible' },
    });
    expect(await t.press('Säkerhetschef', message.message, 'Status: genomförd')).toMatchObject({
      outcome: 'done',
      data: { status: 'completed' },
    });
  });

  it('a yellow rating takes its reason from the note', async () => {
    const note = await t.say(
      'Skolchef',
      '/insats 2.2 Två skolor behöver hjälp av kommunpolisen att hitta tid i oktober.',
    );
    await t.press('Skolchef', note, 'Läge: gul');
    expect((await t.measure('2.2')).state.rating).toMatchObject({
      value: 'yellow',
      reason: expect.stringContaining('hitta tid'),
    });
  });

  it('a double click is one change', async () => {
    const worker = 'Enhetschef fältverksamheten';
    const note = await t.say(worker, '/insats 2.1 Fem pass per vecka under lovet i stället för sex.');
    await Promise.all([t.press(worker, note, 'Mått: 5 av 6'), t.press(worker, note, 'Mått: 5 av 6')]);
    const { id: measure, version } = await t.measure('2.1');
    const oneMore = { command: 'indicator', measure, version, args: { value: 1, increment: true } };
    await Promise.all([t.act(worker, oneMore), t.act(worker, oneMore)]);
    expect((await t.measure('2.1')).state.values.map(({ value }) => value)).toEqual([5, 6]);
    const card = await t.say('Gruppchef områdespolis', '/insats 3.1');
    const before = await count('3.1');
    await t.press('Gruppchef områdespolis', card, 'Inget nytt');
    expect(await t.press('Gruppchef områdespolis', card, 'Inget nytt')).toMatchObject({
      outcome: 'done',
      data: { repeated: true },
    });
    expect(await count('3.1')).toBe(before + 1);
  });
});

describe('conflicts', () => {
  it('twenty simultaneous notes are all kept', async () => {
    const before = await count('1.2');
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => t.say(coordinator, `/insats 1.2 Vandring ${index + 1} planerad`)),
    );
    expect(replies.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => 'done'));
    expect(await count('1.2')).toBe(before + 20);
  });

  it('a button whose field somebody changed meanwhile shows both values and changes nothing', async () => {
    const note = await t.say(chief, '/insats 1.3 Klart! Alla tio platser klara.', room);
    await t.say(coordinator, '/insats 1.3 status pausad upphandlingen ses över', room);
    const asked = await t.press(chief, note, 'Status: genomförd', room);
    expect(asked).toMatchObject({ outcome: 'asked', data: { conflict: 'status' } });
    expect(textOf(asked)).toContain('Någon ändrade status medan du skrev. Nu står det pausad; du valde genomförd.');
    expect((await t.measure('1.3')).state.status?.value).toBe('on_hold');
    expect((await t.press(chief, asked, 'Ändra ändå', room)).data).toMatchObject({ status: 'completed' });
  });

  it('another field or an addition does not conflict', async () => {
    const note = await t.say(chief, '/insats 1.3 Nio av tio platser klara.', room);
    await t.say(coordinator, '/insats 1.3 läge gul väntar på el', room);
    await t.say(coordinator, '/insats 1.3 En anteckning emellan', room);
    expect((await t.press(chief, note, 'Mått: 9 av 10', room)).outcome).toBe('done');
  });

  it('a proposed date has not changed the date, so a form for another is not in conflict', async () => {
    const form = await t.say('Utvecklingsledare skola', '/insats 2.5 datum');
    await t.say(coordinator, '/insats 2.5 datum 17 juni 2022');
    expect(await t.submit('Utvecklingsledare skola', form, { date: '2022-06-20', reason: '' })).toMatchObject({
      outcome: 'done',
      data: { due: '2022-06-20' },
    });
  });

  it('what was taken back has changed since too', async () => {
    await t.say('Fastighetschef', '/insats 1.5 status pausad');
    const note = await t.say('Fastighetschef', '/insats 1.5 Klart! Allt är sanerat.');
    await t.say('Samordnare i polisen', '/insats 1.5 En rad emellan');
    await t.say('Fastighetschef', '/insats 1.5 ångra');
    await t.say('Fastighetschef', '/insats 1.5 ångra');
    expect(await t.press('Fastighetschef', note, 'Status: genomförd')).toMatchObject({
      outcome: 'asked',
      data: { conflict: 'status' },
    });
  });

  it('a typed change applies to the latest', async () => {
    await t.say(coordinator, '/insats 1.6 status pausad');
    expect((await t.say('Samordnare i polisen', '/insats 1.6 status pågår')).data).toMatchObject({
      status: 'in_progress',
    });
  });
});

describe('ångra', () => {
  it('takes back one’s own latest change with a correcting version, and the state is right', async () => {
    await t.say('Fritidschef', '/insats 1.7 läge gul få föräldrar');
    await t.say('Fritidschef', '/insats 1.7 läge röd inga föräldrar alls');
    await t.say(coordinator, '/insats 1.7 Vi hjälper till');
    const before = await count('1.7');
    const undone = await t.say('Fritidschef', '/insats 1.7 ångra');
    expect(textOf(undone)).toContain('tillbakatagen (läge röd: inga föräldrar alls)');
    expect((await t.measure('1.7')).state.rating).toMatchObject({ value: 'yellow', reason: 'få föräldrar' });
    expect(await count('1.7')).toBe(before + 1);
    await t.say('Fritidschef', '/insats 1.7 ångra');
    expect((await t.measure('1.7')).state.rating).toBeUndefined();
    expect(await t.say('Fritidschef', '/insats 1.7 ångra')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'nothing-to-undo' },
    });
    expect(textOf(await t.say('Fritidschef', '/insats 1.7 historik'))).toContain('(tillbakatagen)');
  });

  it('a note that was taken back is not shown among the latest', async () => {
    await t.say('Fritidschef', '/insats 1.7 Fel insats, gällde badet');
    await t.say('Fritidschef', '/insats 1.7 ångra');
    expect(await shown('1.7')).not.toContain('gällde badet');
  });

  it('the steering group takes back its own proposal', async () => {
    await t.say('Kommundirektör', '/insats 1.1 datum 20 dec 2022');
    expect((await t.say('Kommundirektör', '/insats 1.1 ångra')).outcome).toBe('done');
    expect((await t.measure('1.1')).state.proposals).toEqual([]);
  });

  it('a changed plan comes back with its group', async () => {
    const form = await t.say(coordinator, '/insats ändra 3.4');
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [field.id, 'value' in field ? (field.value ?? '') : '']),
    );
    await t.submit(coordinator, form, { ...values, group: 'EST strategisk', responsible: 'Säkerhetschef' });
    expect((await t.measure('3.4')).group).toBe('EST strategisk');
    await t.say(coordinator, '/insats 3.4 ångra');
    expect((await t.measure('3.4')).group).toBe('Myndighetsgrupp tillsyn (exempel)');
    expect((await t.say('HR-direktör', '/insats 3.4 status pågår')).outcome).toBe('done');
  });
});

describe('two times', () => {
  it('what applies earlier gives way to what applies later, whenever it was written', async () => {
    await t.say('Kommunjurist', '/insats 3.5 status pågår', { at: '2021-11-09T09:00' });
    const late = await t.say('Kommunjurist', '/insats 3.5 status pausad juristen är ledig', { at: '2021-11-08T09:00' });
    expect(late.outcome).toBe('done');
    expect((await t.measure('3.5')).state.status?.value).toBe('in_progress');
    const asked = await t.say('Kommunjurist', '/insats 3.5 Utkastet är klart nästa fredag.', {
      at: '2021-11-08T10:00',
    });
    const notes = (await t.measure('3.5')).state.noteCount;
    await t.press('Kommunjurist', asked, /19 november/, { at: '2021-11-08T10:05' });
    expect((await t.measure('3.5')).state.noteCount).toBe(notes + 1);
  });

  it('the plan’s status columns apply from their date and give way to a person', async () => {
    expect(await shown('3.2')).toContain('Status: pågår');
    const later = { at: '2021-12-03T09:00' };
    expect(textOf(await t.say(coordinator, '/insats 2.6', later))).toContain('Status: genomförd');
    expect(textOf(await t.say(coordinator, '/insats 3.4', later))).toContain('Status: pågår');
    expect(textOf(await t.say(coordinator, '/insats 2.3'))).toContain('försenad');
    expect(textOf(await t.say(coordinator, '/insats 2.3', later))).not.toContain('försenad');
  });
});

it('the group’s news is one post in its own channel, wherever it was typed', async () => {
  await t.posts('EST fördjupning');
  await t.posts('EST strategisk');
  await t.say(coordinator, '/insats 1.1 Passet gjort', room);
  await t.say(coordinator, '/insats 1.1 läge grön');
  await t.say(coordinator, '/insats 1.1 inget nytt');
  await t.say(coordinator, '/insats 1.1 utfall 8');
  await t.say(coordinator, '/insats 1.1');
  expect((await t.posts('EST fördjupning')).map(({ text }) => text.split('\n')[1])).toEqual([
    'Passet gjort',
    'läge grön',
  ]);
  expect(await t.posts('EST strategisk')).toEqual([]);
});
