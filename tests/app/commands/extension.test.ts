import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/app/facts.ts';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { obligations } from '../../../src/domain/obligations.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const kommunen = 'Samordnare i kommunen';
const polisen = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const municipal = {
  end: '2024-12-31',
  signedOn: '2022-11-14',
  signedBy: 'Kommunstyrelsens ordförande, Lokalpolisområdeschef',
  decidedBy: 'kommunstyrelsen',
  registration: 'KS/2022:812',
  reviews: 'repeat',
};
const police = { ...municipal, decidedBy: 'Lokalpolisområdeschef', registration: 'A512.004/2022' };

const file = (name: string) =>
  readFileSync(new URL(`../../../examples/upplands-vasby/${name}`, import.meta.url), 'utf8');

let bot: TestBot;
let t: Talk;

async function start(at: string): Promise<void> {
  bot = await startBot({}, { at });
  t = talk(bot);
}
const record = async () => (await bot.app.store.record((await t.agreement()).id)).record.extension;
const ends = async () => (await t.agreement()).definition.validTo.toString();
const show = async (as: string) => t.say(as, '/samverkan förlängning');
const open = async (as: string) => t.press(as, await show(as), 'Registrera undertecknad förlängning');
const submit = async (as: string, values: Readonly<Record<string, string>>) => t.submit(as, await open(as), values);
const noticesTo = async (as: string) =>
  (await t.posts(as)).filter(({ kind }) => kind === 'notice').map(({ text }) => text);

describe('from consultation to a signed extension', () => {
  beforeAll(async () => {
    await start('2022-05-11T09:00');
    const plan = file('atgardsplan.csv').replace('2021-01-11;2022-12-16', '2021-01-11;Tills vidare');
    const preview = await t.sendFile(kommunen, 'plan.csv', plan);
    expect((await t.press(kommunen, preview, labelsOf(preview)[0] ?? '')).outcome).toBe('done');
  });
  afterAll(() => bot.close());

  it('shows where it stands, in the agreement’s own words', async () => {
    const reply = await show(director);
    const text = textOf(reply);
    expect(text).toContain('Överenskommelsen gäller till och med 31 december 2022.');
    expect(text).toContain('”Samråd ska ha skett senast sex månader före giltighetstidens utgång.”');
    expect(text).toContain('Inget samråd är registrerat än. Det ska ha skett senast 30 juni 2022.');
    expect(labelsOf(reply)).toEqual(['Förläng till 31 december 2024', 'Förläng inte']);
    expect(labelsOf(await show(kommunen))).toEqual(['Registrera samråd', 'Registrera undertecknad förlängning']);
    expect(labelsOf(await show('Gatu- och parkchef'))).toEqual([]);
    expect(textOf(await t.say(director, '/agreement extension'))).toContain(
      'holds until and including 31 December 2022',
    );
  });

  it('shows the consultation when it is recorded', async () => {
    const form = await t.press(kommunen, await show(kommunen), 'Registrera samråd');
    await t.submit(kommunen, form, { on: '2022-05-10', form: 'meeting', outcome: '' });
    expect(textOf(await show(commander))).toContain('Skedde 10 maj 2022, i tid. Sista dagen var 30 juni 2022.');
    expect(labelsOf(await show(kommunen))).toEqual(['Registrera undertecknad förlängning', 'Ta bort samrådet 10 maj']);
    expect(await noticesTo(polisen)).toHaveLength(1);
  });

  describe('the leaders’ proposals', () => {
    it('are theirs alone', async () => {
      const buttons = await show(director);
      for (const as of [kommunen, 'Gatu- och parkchef'])
        expect(await t.press(as, buttons, 'Förläng inte')).toMatchObject({
          outcome: 'refused',
          data: { rule: 'steering-only' },
        });
      expect((await record()).proposals).toEqual([]);
    });

    it('are said to be unequal when they are, and move nothing', async () => {
      const first = await t.press(director, await show(director), 'Förläng till 31 december 2024');
      expect(textOf(first)).toContain(
        'Sparat: Kommunen föreslår att förlänga till 31 december 2024.\nVäntar på Polisen.',
      );
      expect(await noticesTo(commander)).toEqual([
        'Kommunen föreslår att ”Samverkan för ett tryggare Upplands Väsby” förlängs till 31 december 2024. Vad föreslår ni?\n[Visa förlängningen]',
      ]);
      const second = await t.press(commander, await show(commander), 'Förläng inte');
      expect(second).toMatchObject({ outcome: 'done', data: { party: 'polisen', extend: false, unequal: true } });
      expect(textOf(await show(kommunen))).toContain('Förslagen är olika. Inget ändras');
      expect(await ends()).toBe('2022-12-31');
    });

    it('can be given anew, and once is enough', async () => {
      await t.press(commander, await show(commander), 'Förläng till 31 december 2024');
      const again = await t.press(commander, await show(commander), 'Förläng till 31 december 2024');
      expect(textOf(again)).toBe('Ni har redan föreslagit det. Inget är ändrat.');
      expect((await record()).proposals).toHaveLength(2);
      expect(textOf(await show(kommunen))).toContain('Ledarna föreslår samma sak.');
      expect(await ends()).toBe('2022-12-31');
    });
  });

  describe('a signed extension is not recorded', () => {
    beforeAll(() => bot.clock.set('2022-11-15T09:00'));

    it.each([
      ['in advance', { signedOn: '2022-11-16' }, 'signedOn', 'future', 'Dagen har inte varit än.'],
      ['before the agreement', { signedOn: '2020-12-13' }, 'signedOn', 'before-agreement', '14 december 2020'],
      ['until the last day that it has', { end: '2022-12-31' }, 'end', 'end-not-later', 'efter 31 december 2022'],
      ['for longer than two years', { end: '2025-01-01' }, 'end', 'end-too-late', 'längst till 31 december 2024'],
      ['without a number', { registration: '' }, 'registration', 'no-number', 'diarienummer'],
      ['with a word for a number', { registration: 'diariet' }, 'registration', 'not-a-number', 'ser inte ut'],
      ['by nobody', { signedBy: ' , ' }, 'signedBy', 'no-signatory', 'vilka funktioner'],
    ])('%s', async (_what, wrong, field, rule, says) => {
      const reply = await submit(kommunen, { ...municipal, ...wrong });
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule } });
      expect(reply.fieldErrors?.[field]).toContain(says);
      expect(textOf(reply)).toContain('Inget är sparat.');
    });

    it('until 31 April, or without what must be there', async () => {
      expect((await submit(kommunen, { ...municipal, end: '2024-04-31' })).fieldErrors?.end).toContain('finns inte');
      const empty = await submit(kommunen, { ...municipal, end: '', signedOn: '' });
      expect(empty.fieldErrors).toEqual({ end: 'Fyll i det här fältet.', signedOn: 'Fyll i det här fältet.' });
    });

    it('with a person’s number in it', async () => {
      const reply = await submit(kommunen, { ...municipal, signedBy: 'Ordföranden 19121212-1212' });
      expect(reply.outcome).toBe('refused');
      for (const place of [JSON.stringify(reply), JSON.stringify(bot.log), await wholeDatabase(bot)])
        expect(place).not.toContain('19121212');
    });

    it('for the other party', async () => {
      const form = await open(polisen);
      const reply = await t.submit(kommunen, form, police);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'other-party' } });
      expect(textOf(reply)).toContain('Det kan bara en samordnare hos Polisen registrera.');
    });

    it('by a leader whose party has a coordinator, or by anybody else', async () => {
      const form = await open(kommunen);
      expect(await t.submit(director, form, municipal)).toMatchObject({
        outcome: 'refused',
        data: { rule: 'other-party' },
      });
      expect(await t.submit('Gatu- och parkchef', form, municipal)).toMatchObject({
        outcome: 'refused',
        data: { rule: 'coordinators-only' },
      });
    });

    it('and nothing of it all is kept', async () => {
      expect((await record()).signed).toEqual([]);
    });
  });

  it('waits for the other party when one has recorded it, who is told', async () => {
    const form = await open(kommunen);
    expect(form.form?.fields).toMatchObject([
      { id: 'end', value: '2024-12-31' },
      { id: 'signedOn', value: '2022-11-15' },
      { id: 'signedBy' },
      { id: 'decidedBy' },
      { id: 'registration', required: true },
      { id: 'reviews' },
    ]);
    const reply = await t.submit(kommunen, form, { ...municipal, end: '2023-12-31' });
    expect(textOf(reply)).toBe(
      'Sparat: förlängningen är registrerad av Kommunen.\nSista dagen flyttas när Polisen har registrerat samma sista dag, dag för undertecknande och val om uppföljningarna.',
    );
    expect(textOf(await t.submit(kommunen, form, { ...municipal, end: '2023-12-31' }))).toContain('Det står redan så.');
    expect(await noticesTo(polisen)).toHaveLength(1);
    expect(await ends()).toBe('2022-12-31');
  });

  it('shows what the parties have recorded differently, and moves nothing', async () => {
    const form = await open(polisen);
    expect(form.form?.fields[0]).toMatchObject({ value: '2023-12-31' });
    const reply = await t.submit(polisen, form, { ...police, reviews: 'once' });
    const says = 'Parterna har registrerat olika: ny sista dag och om uppföljningarna ska upprepas.';
    expect(textOf(reply)).toContain(says);
    const status = textOf(await show(director));
    expect(status).toContain(says);
    expect(status).toContain('Till 31 december 2023, undertecknad 14 november 2022');
    expect(status).toContain('Diarienummer A512.004/2022. Uppföljningarna upprepas inte.');
    expect(await ends()).toBe('2022-12-31');
  });

  it('moves the last day when both have recorded the same, with what goes on until further notice', async () => {
    const old = await open(kommunen);
    const proposal = await show(director);
    await submit(polisen, police);
    const reply = await t.submit(kommunen, old, municipal);
    const text = textOf(reply);
    expect(text).toContain('Båda har registrerat samma sak. Överenskommelsen gäller nu till och med 31 december 2024.');
    expect(text).toContain('Nya uppföljningar: Halvtidsuppföljning i december 2023.');
    expect(text).toContain('Gäller tills vidare och får samma sista dag: 1.1.');
    expect(text).toContain('Nästa samråd ska ha skett senast 30 juni 2024.');
    expect(text).not.toContain('Obs:');
    expect(await ends()).toBe('2024-12-31');
    expect(await record()).toEqual({
      proposals: [],
      signed: [],
      takenOver: [],
      extended: [{ from: '2022-12-31', end: '2024-12-31', reviews: ['2023-12'], on: '2022-11-15' }],
    });
    expect((await noticesTo(director)).at(-1)).toContain('är förlängd. Den gäller nu till och med 31 december 2024.');
    // What was shown before the last day moved no longer holds.
    for (const late of [
      await t.submit(kommunen, old, municipal),
      await t.press(director, proposal, 'Förläng till 31 december 2024'),
    ]) {
      expect(late).toMatchObject({ outcome: 'refused', data: { rule: 'end-moved' } });
      expect(textOf(late)).toContain('Nu gäller överenskommelsen till och med 31 december 2024.');
    }
    expect((await record()).extended).toHaveLength(1);
  });

  it('takes with it the measures that go on until further notice, and no other', async () => {
    const { index } = await t.agreement();
    const measures = await Promise.all(index.map(({ number }) => t.measure(number)));
    const moved = measures.filter(({ state }) => (state.plan.due ?? '') > '2022-12-31');
    expect(moved.map(({ number, state }) => [number, state.plan.due])).toEqual([['1.1', '2024-12-31']]);
    const [first] = await t.changes('1.1');
    expect(first?.body).toMatchObject({ kind: 'planned', plan: { due: '2022-12-16' } });
    expect((await t.changes('1.1')).at(-1)).toMatchObject({
      body: { kind: 'edited', fields: ['due'] },
      author: { function: kommunen },
    });
  });

  it('is followed by the obligations and reminders of the new time', async () => {
    const facts = await gatherFacts(await t.agreement(), bot.app.store, '2022-11-15');
    const keys = obligations(facts, '2022-11-15').map(({ key }) => key);
    expect(keys).toContain('consultation/2024-06-30');
    expect(keys).toContain('review/2023-12');
    expect(keys).toContain('expiry/2024-12-31');
    expect(keys).not.toContain('expiry/2022-12-31');
    bot.clock.set('2024-05-30T09:00');
    await bot.app.planReminders();
    const bundle = (await t.posts(kommunen)).find(({ kind }) => kind === 'bundle');
    expect(bundle?.text).toContain('30 juni 2024');
    expect(textOf(await t.say(kommunen, '/samverkan förlängning'))).toContain(
      '15 november 2022: från 31 december 2022 till 31 december 2024.',
    );
  });

  it('is not taken back by the agreement’s file from before it', async () => {
    const old = { fileName: 'overenskommelse.yaml', text: file('overenskommelse.yaml') };
    const says = 'giltig_till (2022-12-31) är sista dagen före förlängningen. Skriv 2024-12-31';
    const sent = await t.sendFile(kommunen, old.fileName, old.text);
    expect(sent.outcome).toBe('refused');
    expect(textOf(sent)).toContain(says);
    const applied = await applyAgreement(bot.app, old);
    expect(applied).toMatchObject({ ok: false, faults: [{ problem: { key: 'ends-before-extension' } }] });
    expect(await ends()).toBe('2024-12-31');
    const renewed = old.text.replace('giltig_till: 2022-12-31', 'giltig_till: 2024-12-31');
    expect((await t.sendFile(kommunen, old.fileName, renewed)).outcome).toBe('asked');
  });

  it('leaves what was before as it was then', async () => {
    const then = await t.say(director, '/samverkan sammanfattning 1 november 2022');
    expect(textOf(then)).toContain('31 december 2022');
    expect(textOf(then)).not.toContain('31 december 2024');
    const now = await t.say(director, '/samverkan sammanfattning');
    expect(textOf(now)).toContain('31 december 2024');
  });

  it('is in the log with who did it, and without what was written', async () => {
    const log = textOf(await t.say(kommunen, '/samverkan logg'));
    expect(log).toContain('registrerade en undertecknad förlängning');
    expect(log).toContain('förlängde överenskommelsen');
    expect(JSON.stringify(bot.log)).not.toContain('KS/2022:812');
  });
});

describe('without consultation in time', () => {
  beforeAll(() => start('2022-08-10T09:00'));
  afterAll(() => bot.close());

  it('says plainly that the agreement does not say what then holds', async () => {
    const text = textOf(await show(commander));
    expect(text).toContain(
      'Inget samråd skedde senast 30 juni 2022. Överenskommelsen säger inte vad som då gäller: den upphör den 31 december 2022.',
    );
    await t.submit(kommunen, await t.say(kommunen, '/samverkan samråd'), {
      on: '2022-07-05',
      form: 'meeting',
      outcome: '',
    });
    expect(textOf(await show(commander))).toContain('Skedde 5 juli 2022, efter sista dagen 30 juni 2022.');
  });

  it('records after the last day what was signed before it, and says that the consultation was late', async () => {
    bot.clock.set('2023-01-16T09:00');
    expect(textOf(await show(kommunen))).toContain(
      'Överenskommelsen upphörde den 31 december 2022. En förlängning som',
    );
    expect(labelsOf(await show(director))).toEqual([]);
    const late = await submit(kommunen, { ...municipal, signedOn: '2023-01-10' });
    expect(late).toMatchObject({ outcome: 'refused', data: { rule: 'after-end' } });
    expect(textOf(late)).toContain('Teckna en ny överenskommelse.');
    const same = { signedOn: '2022-12-20', reviews: 'once' };
    const forms = [await open(kommunen), await open(polisen)] as const;
    // Both at once: one of them is the last, whichever it is.
    const replies = await Promise.all([
      t.submit(kommunen, forms[0], { ...municipal, ...same }),
      t.submit(polisen, forms[1], { ...police, ...same }),
    ]);
    expect(replies.map(({ data }) => data?.extended).sort()).toEqual([false, true]);
    expect((await record()).extended).toEqual([{ from: '2022-12-31', end: '2024-12-31', on: '2023-01-16' }]);
    for (const reply of replies) {
      expect(textOf(reply)).toContain('Obs: samrådet 5 juli 2022 kom efter sista dagen 30 juni 2022.');
      expect(textOf(reply)).not.toContain('Nya uppföljningar');
    }
    expect(await ends()).toBe('2024-12-31');
    expect((await t.say('Gatu- och parkchef', '/insats 1.3 Åtta av tio platser klara')).outcome).toBe('done');
  });
});

describe('other terms', () => {
  const example = file('overenskommelse.yaml');
  const terms = '  villkor: efter samråd        # ingen, efter samråd eller automatisk\n  månader_före: 6\n  år: 2\n';
  const add = (key: string, ...changes: readonly (readonly [string, string])[]) =>
    applyAgreement(bot.app, {
      fileName: `${key}.yaml`,
      text: changes.reduce(
        (text, [from, to]) => text.replace(from, to),
        example.replace('nyckel: upplands-vasby', `nyckel: ${key}`).replace('titel: Samverkan', `titel: ${key}`),
      ),
    });

  beforeAll(() => start('2022-11-15T09:00'));
  afterAll(() => bot.close());

  it('an agreement that says nothing of an extension is ended by its last day', async () => {
    expect(await add('ingen', [terms, '  villkor: ingen\n'])).toMatchObject({ ok: true });
    const spoken = { agreement: 'ingen' };
    const reply = await t.say(kommunen, '/samverkan förlängning', spoken);
    expect(textOf(reply)).toContain('Överenskommelsen säger inget om förlängning.');
    expect(labelsOf(reply)).toEqual([]);
    const { id } = await t.agreement('ingen');
    const action = { command: 'sign-extension', agreement: id };
    expect(await t.act(kommunen, action, spoken)).toMatchObject({ outcome: 'refused', data: { rule: 'no-terms' } });
  });

  it('one that goes on by itself has nothing to sign', async () => {
    const automatic = '  villkor: automatisk\n  månader_före: 3\n  år: 1\n';
    expect(await add('av-sig-sjalv', [terms, automatic])).toMatchObject({ ok: true });
    const reply = await t.say(director, '/samverkan förlängning', { agreement: 'av-sig-sjalv' });
    expect(textOf(reply)).toContain('förlängs av sig själv med ett år om ingen säger upp den senast 3 månader');
    expect(labelsOf(reply)).toEqual([]);
  });

  it('a party without coordinator is answered for by its leader, and one that is no authority needs no number', async () => {
    expect(
      await add(
        'ensam',
        [
          '    myndighet: ja\n    röstar: ja\n    planeringstid',
          '    myndighet: nej\n    röstar: ja\n    planeringstid',
        ],
        [
          '  - namn: Samordnare i polisen\n    part: Polisen\n    roller: [samordnare, medlem]',
          '  - namn: Samordnare i polisen\n    part: Polisen\n    roller: [medlem]',
        ],
      ),
    ).toMatchObject({ ok: true });
    const spoken = { agreement: 'ensam' };
    const form = await t.press(
      commander,
      await t.say(commander, '/samverkan förlängning', spoken),
      'Registrera undertecknad förlängning',
      spoken,
    );
    const reply = await t.submit(commander, form, { ...police, registration: '' }, spoken);
    expect(reply).toMatchObject({ outcome: 'done', data: { party: 'polisen', missing: ['kommunen'] } });
    expect(textOf(reply)).toContain('Obs: inget samråd är registrerat. Det skulle ha skett senast 30 juni 2022.');
  });
});
