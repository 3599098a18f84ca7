import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const coordinator = 'Samordnare i kommunen';
const filled = { on: '2022-05-10', form: 'meeting', outcome: 'Parterna vill förlänga med två år.' };
const summer = { at: '2022-08-10T09:00' };

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot({}, { at: '2022-05-11T09:00' });
  t = talk(bot);
});
afterAll(() => bot.close());

const recorded = async () => (await bot.app.store.record((await t.agreement()).id)).record.consultations;

describe('what is not recorded', () => {
  const submit = async (values: Readonly<Record<string, string>>, as = coordinator) =>
    t.submit(as, await t.say(as, '/samverkan samråd'), values);

  it.each([
    ['a day that has not come', { ...filled, on: '2022-05-12' }, 'future', 'i förväg'],
    ['a day before the agreement', { ...filled, on: '2020-12-31' }, 'before-agreement', '1 januari 2021'],
  ])('%s', async (_what, values, rule, says) => {
    const reply = await submit(values);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule } });
    expect(reply.fieldErrors?.on).toContain(says);
    expect(textOf(reply)).toContain('Inget är sparat.');
  });

  it('a form without a day, with one that does not exist, or too much text', async () => {
    expect((await submit({ on: '', form: '', outcome: '' })).fieldErrors).toEqual({
      on: 'Fyll i det här fältet.',
      form: 'Fyll i det här fältet.',
    });
    expect((await submit({ ...filled, on: '2022-02-30' })).fieldErrors?.on).toContain('Datumet finns inte.');
    expect((await submit({ ...filled, outcome: 'x'.repeat(301) })).fieldErrors?.outcome).toContain('för lång');
  });

  it('too much text that is typed, instead of a part of it', async () => {
    const reply = await t.say(coordinator, `/samverkan samråd 10 maj 2022 möte ${'ord '.repeat(100)}`);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'too-long' } });
    expect(textOf(reply)).toContain('Högst 300 går att spara.');
  });

  it('anything about a single person', async () => {
    const secret = 'Pratade med 19121212-1212 om att lämna miljön.';
    const reply = await submit({ ...filled, outcome: secret });
    expect(reply.outcome).toBe('refused');
    for (const place of [JSON.stringify(reply), JSON.stringify(bot.log), await wholeDatabase(bot)])
      expect(place).not.toContain('19121212');
  });

  it('what somebody else than a coordinator says', async () => {
    for (const as of ['Gatu- och parkchef', 'Kommundirektör'])
      expect(await t.say(as, '/samverkan samråd')).toMatchObject({
        outcome: 'refused',
        data: { rule: 'coordinators-only' },
      });
  });

  it('nothing of it all is kept', async () => {
    expect(await recorded()).toEqual([]);
  });
});

describe('a consultation', () => {
  it('is asked for in a form that says its last day, filled in with the day that was typed', async () => {
    const reply = await t.say(coordinator, '/samverkan samråd 10 maj');
    expect(reply.form?.intro).toBe('Samråd om förlängning ska ha skett senast 30 juni 2022.');
    expect(reply.form?.fields[0]).toMatchObject({ id: 'on', value: '2022-05-10' });
  });

  it('is recorded with its day, form and outcome, and met on the clock', async () => {
    const reply = await t.submit(coordinator, await t.say(coordinator, '/samverkan samråd'), filled);
    expect(reply).toMatchObject({ outcome: 'done', data: { on: '2022-05-10', form: 'meeting', inTime: true } });
    expect(textOf(reply)).toBe(
      'Sparat: samråd 10 maj 2022 (möte).\nDet var i tid: sista dagen är 30 juni 2022. Påminnelserna om samråd slutar nu.\n[Ta bort samrådet 10 maj]',
    );
    expect(await recorded()).toEqual([{ ...filled, end: '2022-12-31' }]);
    expect((await t.posts('Samordnare i polisen')).map(({ text }) => text).join()).toContain(
      'Samråd om förlängning av ”Samverkan för ett tryggare Upplands Väsby” är registrerat: 10 maj 2022, i tid.',
    );
    const shown = textOf(await t.say('Samordnare i polisen', '/samverkan förlängning'));
    expect(shown).toContain('• 10 maj 2022 (möte) – Parterna vill förlänga med två år.');
    const [change] = await bot.app.store.agreementChanges((await t.agreement()).id);
    expect(change?.body).toMatchObject({ outcome: 'Parterna vill förlänga med två år.' });
    const clock = textOf(await t.say(coordinator, '/samverkan'));
    expect(clock.slice(clock.indexOf('Klart:'))).toContain('• Samråd om förlängning – Samråd 10 maj.');
    expect(clock).not.toContain('[Registrera samråd]');
    expect(textOf(await t.say(coordinator, '/samverkan logg'))).toContain('Samordnare i kommunen, registrerade samråd');
  });

  it('is recorded in English too', async () => {
    const form = await t.say(coordinator, '/agreement consultation');
    const reply = await t.submit(coordinator, form, { on: '2022-05-11', form: 'written', outcome: '' });
    expect(textOf(reply)).toContain('Saved: consultation 11 May 2022 (in writing).');
  });
});

describe('a consultation that got the wrong day', () => {
  const later = { at: '2022-08-10T09:00' };

  it('is taken back by a coordinator of any party, told to the others, and counts no more', async () => {
    await t.posts(coordinator);
    const reply = await t.say('Samordnare i polisen', '/samverkan samråd ta bort 10 maj 2022');
    expect(textOf(reply)).toBe(
      'Sparat: samrådet 10 maj 2022 räknas inte längre. Registrera det med rätt dag om det har skett.\n[Registrera samråd]',
    );
    expect((await recorded()).map(({ on }) => on)).toEqual(['2022-05-11']);
    // The line that was written stands once, where it can be masked.
    const changes = await bot.app.store.agreementChanges((await t.agreement()).id);
    expect(changes.at(-1)?.body).toEqual({
      kind: 'consultation',
      on: '2022-05-10',
      form: 'meeting',
      end: '2022-12-31',
      withdrawn: true,
    });
    expect((await t.posts(coordinator)).map(({ text }) => text).join()).toContain(
      'är borttaget och räknas inte längre',
    );
    expect(textOf(await t.say(coordinator, '/samverkan logg'))).toContain('Samordnare i polisen, tog bort ett samråd');
    const again = await t.say('Samordnare i polisen', '/samverkan samråd ta bort 10 maj 2022');
    expect(textOf(again)).toBe('Skriv vilket samråd: 11 maj 2022. Inget är ändrat.');
  });

  it('is taken back by its button too, after which the deadline is missed and one in time can be recorded late', async () => {
    const status = await t.say(coordinator, '/samverkan förlängning', later);
    expect((await t.press(coordinator, status, 'Ta bort samrådet 11 maj', later)).outcome).toBe('done');
    expect(await recorded()).toEqual([]);
    expect(textOf(await t.say(coordinator, '/samverkan förlängning', later))).toContain('Inget samråd skedde senast');
    const none = await t.say(coordinator, '/samverkan samråd ta bort', later);
    expect(textOf(none)).toContain('Inget samråd är registrerat, så det finns inget att ta bort.');
    await t.say(coordinator, '/samverkan samråd 18 maj 2022 skriftligt Förläng', later);
    await t.say(coordinator, '/samverkan samråd 18 maj 2022 möte Förläng två år', later);
    // Who records the same day without a line takes no line away.
    await t.say('Samordnare i polisen', '/samverkan samråd 18 maj 2022 möte', later);
    expect(await recorded()).toMatchObject([{ on: '2022-05-18', form: 'meeting', outcome: 'Förläng två år' }]);
  });

  it('is not taken back by anybody else', async () => {
    for (const as of ['Gatu- och parkchef', 'Kommundirektör'])
      expect(await t.say(as, '/samverkan samråd ta bort 18 maj 2022', later)).toMatchObject({ outcome: 'refused' });
    expect(await recorded()).toHaveLength(1);
  });
});

describe('another agreement', () => {
  const example = readFileSync(
    new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url),
    'utf8',
  );
  const add = (key: string, from: string, to: string) =>
    applyAgreement(bot.app, {
      fileName: `${key}.yaml`,
      text: example
        .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
        .replace('titel: Samverkan för ett tryggare Upplands Väsby', `titel: ${key}`)
        .replace(from, to),
    });

  it('that is told of its consultation too late hears that nothing says what then holds', async () => {
    expect(await add('sen', '  månader_före: 6', '  månader_före: 8')).toMatchObject({ ok: true });
    const spoken = { ...summer, agreement: 'sen' };
    const form = await t.say(coordinator, '/samverkan samråd', spoken);
    const reply = await t.submit(coordinator, form, { ...filled, on: '2022-05-02' }, spoken);
    expect(reply.data).toMatchObject({ due: '2022-04-30', inTime: false });
    expect(textOf(reply)).toContain('Överenskommelsen säger inte vad som då gäller: den slutar 31 december 2022.');
  });

  it('that cannot be extended has no consultation', async () => {
    const terms = '  villkor: efter samråd        # ingen, efter samråd eller automatisk\n  månader_före: 6\n  år: 2\n';
    expect(await add('ensam', terms, '  villkor: ingen\n')).toMatchObject({ ok: true });
    const reply = await t.say(coordinator, '/samverkan samråd', { agreement: 'ensam' });
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'no-terms' } });
  });
});
