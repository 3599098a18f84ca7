import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainText } from '../../../src/chat/message.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk } from '../../helpers/talk.ts';

let bot: TestBot;
let chat: Talk;

beforeEach(async () => {
  bot = await startBot({}, { example: true, at: '2021-01-04T08:00' });
  chat = talk(bot);
});
afterEach(() => bot.close());

/** Moves the clock and lets the clockwork look. */
async function at(local: string): Promise<void> {
  bot.clock.set(local);
  await bot.app.planReminders();
}

/** The bundles that a function or a group has had since the last time they were asked for. */
async function bundles(place: string): Promise<readonly string[]> {
  const posts = await chat.posts(place);
  return posts.filter(({ kind }) => kind === 'bundle').map(({ text }) => text);
}

async function rows() {
  const { id } = await chat.agreement();
  return bot.app.store.remindersPlanned(id, '2021-01-01', '2022-12-31');
}

describe('the clockwork', () => {
  test('reminds the responsible function three working days before a follow-up, once', async () => {
    // 1.3 is followed up on the 17th of every month: Wednesday 17 March 2021.
    await at('2021-03-12T08:59');
    await bundles('Gatu- och parkchef');
    await at('2021-03-12T09:00');
    const [first = '', ...more] = await bundles('Gatu- och parkchef');
    expect(first).toContain('1.3 Förbättra belysningen');
    expect(first).toContain('onsdag 17 mars 2021');
    expect(first).toContain('[Anteckna] [Inget nytt]');
    expect(more).toEqual([]);
    await at('2021-03-12T09:01');
    await at('2021-03-15T09:00');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
  });

  test('asks once more when nothing came, and not when something did', async () => {
    await at('2021-03-12T09:00');
    await bundles('Gatu- och parkchef');
    await at('2021-03-24T09:00');
    const [again = ''] = await bundles('Gatu- och parkchef');
    expect(again).toContain('Det saknas en uppföljning av 1.3');
    await at('2021-04-14T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).toContain('1.3');
    await chat.say('Gatu- och parkchef', '/insats 1.3 Fem av tio klara', { at: '2021-04-15T10:00' });
    await at('2021-04-26T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).not.toContain('Det saknas en uppföljning');
  });

  test('finds nothing to do when nothing has changed and nothing is due', async () => {
    await at('2021-03-12T09:00');
    expect(await bot.app.planReminders()).toBe(0);
    bot.clock.set('2021-03-12T11:00');
    expect(await bot.app.planReminders()).toBe(0);
    await chat.say('Gatu- och parkchef', '/insats 1.3 Fem av tio klara');
    expect(await bot.app.planReminders()).toBe(1);
    expect(await bot.app.planReminders()).toBe(0);
  });

  test('sends at nine on the wall in summer and in winter', async () => {
    let checked = 0;
    for (const [day, utc] of [
      ['2021-03-26', '08:00'],
      ['2021-03-29', '07:00'],
      ['2021-10-29', '07:00'],
      ['2021-11-01', '08:00'],
    ] as const) {
      await at(`${day}T08:29`);
      const before = (await rows()).length;
      await at(`${day}T09:00`);
      const sent = (await rows()).slice(before).filter(({ state }) => state === 'sent');
      for (const { at: moment } of sent) expect(moment.slice(11, 16)).toBe(utc);
      checked += sent.length;
    }
    expect(checked).toBeGreaterThan(0);
  });

  test('sends what still holds after a month of downtime, once and marked late, and lists the rest as missed', async () => {
    await at('2021-03-01T09:00');
    await bundles('Gatu- och parkchef');
    await at('2021-04-06T09:00');
    const [late = '', ...more] = await bundles('Gatu- och parkchef');
    expect(late).toContain('Det saknas en uppföljning av 1.3');
    expect(late).toContain('Sen påminnelse');
    expect(more).toEqual([]);
    const missed = (await rows()).filter(({ state, key }) => state === 'missed' && key.includes('follow-up/1.3/'));
    expect(missed.map(({ key }) => key)).toEqual(['follow-up/1.3/2021-03-17/before>Gatu- och parkchef']);
  });

  test('forgets nothing that comes up after two months of downtime, before the hours of the day', async () => {
    const keysAfter = async (...times: readonly string[]) => {
      for (const time of times) await at(time);
      return (await rows()).map(({ key }) => key).sort();
    };
    const atNine = await keysAfter('2021-02-01T09:00', '2021-04-06T09:00');
    await bot.close();
    bot = await startBot({}, { example: true, at: '2021-01-04T08:00' });
    chat = talk(bot);
    const atNightFirst = await keysAfter('2021-02-01T09:00', '2021-04-06T03:00', '2021-04-06T09:00');
    expect(atNightFirst).toEqual(atNine);
  });

  test('waits for a working day when the first day after downtime is a holiday', async () => {
    await at('2021-03-01T09:00');
    await bundles('Gatu- och parkchef');
    // Easter Monday.
    await at('2021-04-05T09:00');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-04-06T08:59');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-04-06T09:00');
    expect(await bundles('Gatu- och parkchef')).toHaveLength(1);
  });

  test('sends nothing at night, nor twice when the clock jumps forward and back', async () => {
    await at('2021-03-12T22:30');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-03-15T09:00');
    expect(await bundles('Gatu- och parkchef')).toHaveLength(1);
    await at('2021-06-15T09:00');
    await bundles('Gatu- och parkchef');
    const count = (await rows()).length;
    await at('2021-03-15T09:05');
    await at('2021-03-16T09:00');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    const keys = (await rows()).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(count);
  });

  test('reminds anew of a due date that was moved after its reminder', async () => {
    // 1.3 is due on 29 October 2021: ten working days before is 15 October.
    await at('2021-10-15T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).toContain('ska vara klar fredag 29 oktober 2021');
    await chat.say('Samordnare i kommunen', '/insats 1.3 datum 30 nov stolparna är sena', { at: '2021-10-18T10:00' });
    await chat.say('Samordnare i polisen', '/insats 1.3 bifall', { at: '2021-10-18T11:00' });
    await at('2021-11-01T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).not.toContain('skulle ha varit klar');
    await at('2021-11-16T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).toContain('ska vara klar tisdag 30 november 2021');
  });

  test('rests in the summer weeks, and says in one line afterwards what still holds', async () => {
    await at('2021-07-09T09:00');
    await bundles('Gatu- och parkchef');
    for (const day of ['14', '15', '21', '22', '27']) await at(`2021-07-${day}T09:00`);
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-08-09T09:00');
    const [after = ''] = await bundles('Gatu- och parkchef');
    expect(after).toMatch(/Det här kom under de lugna veckorna och gäller fortfarande: 1\.3 \(17 juli\)/);
  });

  test('says once what a meeting at short notice asks for, and calls nothing late that was before it was booked', async () => {
    await at('2021-11-10T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan möte ny styrgruppen 12 november 13.00');
    await bundles('Samordnare i kommunen');
    await at('2021-11-11T09:05');
    const [told = '', ...more] = await bundles('Samordnare i kommunen');
    expect(more).toEqual([]);
    expect(told.match(/Styrgruppen möts fredag 12 november 2021/g)).toHaveLength(1);
    expect(told).toContain('skulle ha skickats senast tisdag 9 november 2021, men är inte godkänd');
    expect(told).not.toContain('Sen påminnelse');
    const basis = (await rows()).filter(({ key }) => /^steering-basis\/2021-11-12\/.*kommunen/.test(key));
    expect(basis.map(({ key, state, why }) => [key.split('/')[2]?.split('>')[0], state, why])).toEqual([
      ['10-days', 'missed', 'over'],
      ['15-days', 'missed', 'over'],
      ['5-days', 'sent', undefined],
    ]);
  });

  test('says on a Monday morning only what is decided by then of a summary that lacks approval', async () => {
    // Three working days before Thursday 25 November is Monday 22 November.
    await at('2021-11-01T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan möte ny styrgruppen 25 november 13.00');
    for (const day of ['04', '11', '18']) await at(`2021-11-${day}T09:05`);
    const shown = await chat.say('Samordnare i kommunen', '/samverkan påminnelser');
    expect(plainText(shown.message)).toContain('ska skickas måndag 22 november 2021 klockan 09.00, om alla');
    await bundles('Samordnare i kommunen');
    await at('2021-11-22T08:30');
    const [told = ''] = await bundles('Samordnare i kommunen');
    expect(told).toContain('Om inte alla har godkänt före klockan 09.00 skickas den inte då');
    expect(told).not.toContain('skickas därför inte i dag');
  });

  test('sends once when several processes plan at the same time', async () => {
    bot.clock.set('2021-03-12T09:00');
    await Promise.all([1, 2, 3, 4].map(() => bot.app.planReminders()));
    await bot.app.planReminders();
    expect(await bundles('Gatu- och parkchef')).toHaveLength(1);
    const keys = (await rows()).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(3);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('sends nothing of an agreement that has ended', async () => {
    await at('2022-12-30T09:00');
    const before = (await rows()).length;
    for (const day of ['2023-01-02', '2023-01-09', '2023-02-01']) await at(`${day}T09:00`);
    const { id } = await chat.agreement();
    const after = await bot.app.store.remindersPlanned(id, '2021-01-01', '2023-12-31');
    expect(after.filter(({ state }) => state === 'sent').length).toBeLessThanOrEqual(before);
    expect(after.filter(({ plannedOn }) => plannedOn > '2022-12-31')).toEqual([]);
  });
});

describe('the one who is reminded', () => {
  test('puts a reminder off until a day, and is reminded then if it still holds', async () => {
    await at('2021-03-12T09:00');
    const [post] = (await chat.posts('Gatu- och parkchef')).filter(({ kind }) => kind === 'bundle').slice(-1);
    if (!post?.message) throw new Error('no bundle');
    const asked = await chat.press('Gatu- och parkchef', post.message, 'Påminn senare', { at: '2021-03-12T09:30' });
    expect(plainText(asked.message)).toContain('När vill du bli påmind igen?');
    const saved = await chat.press('Gatu- och parkchef', asked, /^Nästa arbetsdag, måndag 15 mars$/, {
      at: '2021-03-12T09:31',
    });
    expect(plainText(saved.message)).toContain('Sparat: jag påminner igen måndag 15 mars 2021');
    await at('2021-03-15T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).toContain('1.3');
  });

  test('is woken by what they put off on a day when nothing else is due, and it is not called late', async () => {
    for (const day of ['03', '06']) await at(`2021-12-${day}T09:00`);
    await bundles('HR-direktör');
    await chat.say('HR-direktör', '/samverkan påminn senare 8 december', { at: '2021-12-06T10:00' });
    await at('2021-12-06T10:01');
    await at('2021-12-07T09:00');
    expect(await bundles('HR-direktör')).toEqual([]);
    await at('2021-12-08T09:00');
    await at('2021-12-08T09:05');
    const [again = '', ...more] = await bundles('HR-direktör');
    expect(again).toContain('En sak att göra i samverkan');
    expect(again).not.toContain('Sen påminnelse');
    expect(more).toEqual([]);
  });

  test('may put off past the date that it was about: it is still undone', async () => {
    await at('2021-11-12T09:00');
    const saved = await chat.say('Gatu- och parkchef', '/samverkan påminn senare 19 november');
    expect(plainText(saved.message)).toContain('Sparat: jag påminner igen fredag 19 november 2021');
    await bundles('Gatu- och parkchef');
    await at('2021-11-12T10:01');
    await at('2021-11-19T09:00');
    const [again = ''] = await bundles('Gatu- och parkchef');
    expect(again).toContain('Den skulle ha kommit senast onsdag 17 november 2021.');
    const kept = (await rows()).filter(({ key }) => key.endsWith('+2021-11-19'));
    expect(kept.map(({ state, late, plannedOn }) => [state, late, plannedOn])).toEqual(
      Array(3).fill(['sent', false, '2021-11-19']),
    );
  });

  test('gets nothing that they put off while the reminders are paused', async () => {
    await at('2021-11-12T09:00');
    await chat.say('Gatu- och parkchef', '/samverkan påminn senare 19 november');
    await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till 21 november');
    await bundles('Gatu- och parkchef');
    for (const day of ['12T10:01', '19T09:00']) await at(`2021-11-${day}`);
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-11-22T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).toContain('Sen påminnelse: skulle ha kommit 19 november.');
  });

  test('is told which reminder cannot be put off, and on other days than Fridays is offered tomorrow', async () => {
    await at('2021-11-01T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan möte ny styrgruppen 18 november 13.00');
    await at('2021-11-12T09:05');
    await at('2021-11-15T09:05');
    const refused = await chat.say('Kommundirektör', '/samverkan påminn senare');
    expect(refused.outcome).toBe('refused');
    expect(plainText(refused.message)).toContain(
      'Påminnelsen om att något inte är godkänt i tid går inte att skjuta upp.',
    );
    expect(plainText(refused.message)).not.toContain('samråd');
    const asked = await chat.say('Samordnare i kommunen', '/samverkan påminn senare');
    expect(plainText(asked.message)).toContain('[I morgon, 16 november]');
  });

  test('cannot put off what somebody else was reminded of', async () => {
    await at('2021-03-12T09:00');
    const [post] = (await chat.posts('Gatu- och parkchef')).filter(({ kind }) => kind === 'bundle').slice(-1);
    if (!post?.message) throw new Error('no bundle');
    const refused = await chat.press('Fritidschef', post.message, 'Påminn senare');
    expect(refused.outcome).toBe('refused');
    expect(plainText(refused.message)).toContain('någon annans');
  });

  test('does without a kind, which is then listed as not sent', async () => {
    const form = await chat.say('Gatu- och parkchef', '/samverkan mina påminnelser');
    const saved = await chat.submit('Gatu- och parkchef', form, { with: ['overdue'], email: '' });
    expect(plainText(saved.message)).toContain('Sparat: du slipper');
    await at('2021-03-12T09:00');
    expect((await bundles('Gatu- och parkchef')).join()).not.toContain('1.3');
    const shown = await chat.say('Gatu- och parkchef', '/samverkan påminnelser');
    expect(plainText(shown.message)).toContain('Personen har valt bort sådana påminnelser.');
  });

  test('sees what comes next, when and why', async () => {
    await at('2021-03-01T09:00');
    const shown = await chat.say('Gatu- och parkchef', '/samverkan påminnelser');
    expect(plainText(shown.message)).toContain('fredag 12 mars 2021 09.00 till Gatu- och parkchef');
    expect(plainText(shown.message)).toContain('3 arbetsdagar före 17 mars');
    expect(plainText(shown.message)).not.toContain('Fritidschef');
  });
});

describe('a coordinator', () => {
  test('pauses the reminders and resumes them', async () => {
    const paused = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus');
    expect(plainText(paused.message)).toContain('Sparat: påminnelserna är pausade');
    await at('2021-03-12T09:00');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await chat.say('Samordnare i kommunen', '/samverkan påminnelser återuppta', { at: '2021-03-15T08:00' });
    await at('2021-03-15T09:00');
    const [resumed = ''] = await bundles('Gatu- och parkchef');
    expect(resumed).toContain('Sen påminnelse: skulle ha kommit 12 mars.');
  });

  test('pauses them until a day, after which what still holds comes once, marked late', async () => {
    await at('2022-08-29T09:05');
    const paused = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till 1 september');
    expect(plainText(paused.message)).toContain('pausade till och med torsdag 1 september 2022');
    const expiry = async () => (await rows()).filter(({ key }) => key.startsWith('expiry/2022-12-31/4-months>'));
    for (const day of ['08-31', '09-01']) await at(`2022-${day}T09:05`);
    expect(await expiry()).toEqual([]);
    const during = await chat.say('Samordnare i kommunen', '/samverkan påminnelser');
    expect(plainText(during.message)).toContain('Påminnelserna är pausade till och med torsdag 1 september 2022.');
    await bundles('Samordnare i kommunen');
    await at('2022-09-02T09:05');
    expect((await expiry()).map(({ state, late }) => [state, late])).toEqual(Array(4).fill(['sent', true]));
    expect((await bundles('Samordnare i kommunen')).join()).toContain('Sen påminnelse: skulle ha kommit 31 augusti.');
    await at('2022-09-05T09:05');
    expect(await expiry()).toHaveLength(4);
    const after = await chat.say('Samordnare i kommunen', '/samverkan påminnelser');
    expect(plainText(after.message)).not.toContain('pausade');
    expect(plainText(after.message)).toContain('[Pausa]');
  });

  test('pauses what is said of a summary that is not approved too', async () => {
    await at('2021-11-01T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan möte ny styrgruppen 18 november 13.00');
    const paused = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till 15 november');
    expect(plainText(paused.message)).toContain('Bara påminnelserna om samråd skickas ändå.');
    await at('2021-11-15T09:05');
    const late = async () => (await rows()).filter(({ key }) => key.startsWith('approval-late/2021-11-18/'));
    expect(await late()).toEqual([]);
    await bundles('Samordnare i kommunen');
    await at('2021-11-16T09:05');
    expect((await late()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    const told = (await bundles('Samordnare i kommunen')).join();
    expect(told).toContain('skulle ha skickats senast måndag 15 november 2021, men är inte godkänd');
  });

  test('cannot pause or put off until a day that does not exist, nor pause past the agreement’s end', async () => {
    await at('2021-03-12T09:00');
    const paused = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till 31 april');
    expect(paused.outcome).toBe('refused');
    expect(plainText(paused.message)).toContain('Det datumet finns inte: april har 30 dagar.');
    expect(plainText(paused.message)).not.toContain('”datum');
    const later = await chat.say('Gatu- och parkchef', '/samverkan påminn senare 31 april');
    expect(later.outcome).toBe('refused');
    expect(plainText(later.message)).toContain('Det datumet finns inte: april har 30 dagar.');
    const long = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till 15 mars 2030');
    expect(long.outcome).toBe('refused');
    expect(plainText(long.message)).toContain('Överenskommelsen gäller till och med lördag 31 december 2022.');
    const nonsense = await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus till och från');
    expect(nonsense.outcome).not.toBe('done');
  });

  test('finds what fell early in a long pause sent or missed when it is over', async () => {
    await at('2022-06-10T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan påminnelser paus', { at: '2022-06-10T10:00' });
    await at('2022-06-30T09:05');
    await at('2022-09-15T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan påminnelser återuppta', { at: '2022-09-15T10:00' });
    await at('2022-09-16T09:05');
    const expiry = (await rows()).filter(({ key }) => key.startsWith('expiry/2022-12-31/6-months>'));
    expect(expiry).toHaveLength(4);
    const missed = (await rows()).filter(({ key, state }) => state === 'missed' && key.startsWith('follow-up/'));
    expect(missed.some(({ plannedOn }) => plannedOn >= '2022-06-13' && plannedOn <= '2022-06-29')).toBe(true);
  });

  test('changes the time and how far ahead, within what is sensible', async () => {
    const form = await chat.say('Samordnare i kommunen', '/samverkan inställningar');
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [
        field.id,
        field.kind === 'multiselect' ? (field.values ?? []) : (field.value ?? ''),
      ]),
    );
    const late = await chat.submit('Samordnare i kommunen', form, { ...values, time: '18.00' });
    expect(late.fieldErrors?.time).toContain('mellan 08.00 och 17.00');
    const far = await chat.submit('Samordnare i kommunen', form, { ...values, 'due-soon': '400' });
    expect(far.fieldErrors?.['due-soon']).toContain('för litet eller för stort');
    const saved = await chat.submit('Samordnare i kommunen', form, { ...values, time: '13.30', 'follow-up': '2, 5' });
    expect(plainText(saved.message)).toContain('Sparat: inställningarna är ändrade.');
    await at('2021-03-15T13:29');
    expect(await bundles('Gatu- och parkchef')).toEqual([]);
    await at('2021-03-15T13:30');
    expect(await bundles('Gatu- och parkchef')).toHaveLength(1);
  });

  test('changes how far ahead without anything that was sent being sent again', async () => {
    await at('2021-11-01T09:05');
    await chat.say('Samordnare i kommunen', '/samverkan möte ny styrgruppen 25 november 13.00');
    for (const day of ['04', '11']) await at(`2021-11-${day}T09:05`);
    const form = await chat.say('Samordnare i kommunen', '/samverkan inställningar', { at: '2021-11-11T15:00' });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [
        field.id,
        field.kind === 'multiselect' ? (field.values ?? []) : (field.value ?? ''),
      ]),
    );
    const sent = async () => {
      const all = (await rows()).filter(({ key }) => /^steering-basis\/2021-11-25\/.*kommunen/.test(key));
      return all.map(({ key, state }) => `${key.split('/')[2]?.split('>')[0]} ${state}`);
    };
    await chat.submit(
      'Samordnare i kommunen',
      form,
      { ...values, 'steering-basis': '16, 11, 6' },
      { at: '2021-11-11T15:01' },
    );
    await at('2021-11-12T09:05');
    expect(await sent()).toEqual(['15-days sent', '10-days sent']);
    await at('2021-11-17T09:05');
    expect(await sent()).toEqual(['15-days sent', '10-days sent', '6-days sent']);
  });

  test('brings a reminder forward, which then comes at once and is not late', async () => {
    // 1.3 is due on 29 October 2021: ten working days before is 15 October.
    await at('2021-10-11T09:00');
    const form = await chat.say('Samordnare i kommunen', '/samverkan inställningar', { at: '2021-10-11T10:00' });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map((field) => [
        field.id,
        field.kind === 'multiselect' ? (field.values ?? []) : (field.value ?? ''),
      ]),
    );
    await chat.submit('Samordnare i kommunen', form, { ...values, 'due-soon': '15' }, { at: '2021-10-11T10:01' });
    await bundles('Gatu- och parkchef');
    await at('2021-10-12T09:00');
    const told = (await bundles('Gatu- och parkchef')).join();
    expect(told).toContain('ska vara klar fredag 29 oktober 2021');
    expect(told).not.toContain('Sen påminnelse');
  });

  test('is the only one who may change the settings', async () => {
    const refused = await chat.say('Gatu- och parkchef', '/samverkan inställningar');
    expect(refused.outcome).toBe('refused');
  });
});
