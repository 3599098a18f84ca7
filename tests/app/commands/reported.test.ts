import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/app/facts.ts';
import type { AgreementChangeBody } from '../../../src/domain/agreement-record.ts';
import { obligations } from '../../../src/domain/obligations.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const kommunen = 'Samordnare i kommunen';
const polisen = 'Samordnare i polisen';
const filled = { on: '2021-11-22', registration: 'KS/2021:312', recipient: 'Kommunsekreterare' };
const followUp = { kind: 'summary', for: '2021-11-18' } as const;

let bot: TestBot;
let t: Talk;

beforeAll(async () => {
  bot = await startBot({}, { at: '2021-11-23T09:00' });
  t = talk(bot);
});
afterAll(() => bot.close());

const marks = async () =>
  (await bot.app.store.record((await t.agreement()).id)).record.posted.map((posted) => posted.reported);

/** As it is posted by the clock when every party has approved it. */
async function post(body: Extract<AgreementChangeBody, { kind: 'follow-up-posted' }>): Promise<void> {
  const { id } = await t.agreement();
  const { version } = await bot.app.store.record(id);
  const author = { function: 'klockan', platform: 'clock' };
  await bot.app.store.commit({
    outcome: 'done',
    agreementId: id,
    at: `${body.on}T08:00:00.000Z`,
    recordedAt: bot.clock.now(),
    actor: 'clock',
    effects: [{ kind: 'agreement-change', expected: version, author, bodies: [body] }],
  });
}

async function state() {
  const facts = await gatherFacts(await t.agreement(), bot.app.store, '2021-11-23');
  return obligations(facts, '2021-11-23').find(({ kind }) => kind === 'reported')?.state;
}

it('has nothing to register before something is posted', async () => {
  expect(textOf(await t.say(kommunen, '/samverkan rapporterad'))).toContain('Inget har publicerats än');
});

describe('a posted summary', () => {
  beforeAll(() => post({ kind: 'follow-up-posted', followUp, on: '2021-11-15' }));

  const open = async (as: string) =>
    t.press(as, await t.say(as, '/samverkan rapporterad'), 'Diarieförd: Sammanfattningen för 18 november 2021');
  const submit = async (as: string, values: Readonly<Record<string, string>>) => t.submit(as, await open(as), values);

  it('waits for every party', async () => {
    const reply = await t.say(kommunen, '/samverkan rapporterad');
    expect(textOf(reply)).toContain('Sammanfattningen för 18 november 2021, publicerad 15 november 2021');
    expect(textOf(reply)).toContain('Kommunen: saknas. Senast 13 december 2021. Polisen: saknas.');
    expect(labelsOf(reply)).toEqual(['Diarieförd: Sammanfattningen för 18 november 2021']);
    expect(await state()).toBe('upcoming');
  });

  it('is marked in a form that knows who usually receives it', async () => {
    const form = await open(kommunen);
    expect(form.form?.intro).toBe(
      'Sammanfattningen för 18 november 2021, publicerad 15 november 2021. Markeringen gäller Kommunen.',
    );
    expect(form.form?.fields).toMatchObject([
      { id: 'on', value: '2021-11-23' },
      { id: 'registration', required: true },
      { id: 'recipient', value: 'Kommunsekreterare' },
    ]);
  });

  describe('is not marked', () => {
    it.each([
      ['in advance', { on: '2021-11-24' }, 'on', 'future', 'Dagen har inte varit än.'],
      ['before it was posted', { on: '2021-11-14' }, 'on', 'before-posting', 'publicerades 15 november 2021'],
      ['without a number', { registration: '' }, 'registration', 'no-number', 'behövs ett diarienummer'],
      ['with a day for a number', { registration: '2021-11-22' }, 'registration', 'not-a-number', 'ser inte ut'],
      [
        'with a sentence for a number',
        { registration: 'den kom in 2021' },
        'registration',
        'not-a-number',
        'ser inte ut',
      ],
      ['without a recipient', { recipient: ' ' }, 'recipient', 'no-recipient', 'vem som tog emot'],
    ])('%s', async (_what, wrong, field, rule, says) => {
      const reply = await submit(kommunen, { ...filled, ...wrong });
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule } });
      expect(reply.fieldErrors?.[field]).toContain(says);
      expect(textOf(reply)).toContain('Inget är sparat.');
    });

    it('on a day that does not exist, or without one', async () => {
      expect((await submit(kommunen, { ...filled, on: '2021-11-31' })).fieldErrors?.on).toContain('finns inte');
      expect((await submit(kommunen, { ...filled, on: '' })).fieldErrors?.on).toContain('Fyll i');
    });

    it('with a person’s number or telephone, which is nowhere afterwards', async () => {
      for (const registration of ['19121212-1212', '070-174 06 05'])
        expect((await submit(kommunen, { ...filled, registration })).outcome).toBe('refused');
      expect(await t.say(kommunen, '/samverkan rapporterad 19121212-1212')).toMatchObject({ outcome: 'refused' });
      for (const place of [JSON.stringify(bot.log), await wholeDatabase(bot)]) {
        expect(place).not.toContain('19121212');
        expect(place).not.toContain('174 06 05');
      }
    });

    it('for the other party, by who pressed its button', async () => {
      const theirs = await t.say(polisen, '/samverkan rapporterad');
      const reply = await t.press(kommunen, theirs, /^Diarieförd/);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'other-party' } });
      expect(textOf(reply)).toBe('Det kan bara en samordnare hos Polisen markera. Inget är sparat.');
      const form = await open(polisen);
      expect(await t.submit(kommunen, form, filled)).toMatchObject({
        outcome: 'refused',
        data: { rule: 'other-party' },
      });
    });

    it('by somebody else than a coordinator', async () => {
      for (const as of ['Gatu- och parkchef', 'Kommunsekreterare'])
        expect(await t.say(as, '/samverkan rapporterad KS/2021:312')).toMatchObject({
          outcome: 'refused',
          data: { rule: 'coordinators-only' },
        });
    });

    it('by the steering group of a party that has a coordinator', async () => {
      const reply = await t.say('Kommundirektör', '/samverkan rapporterad KS/2021:312');
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'not-for-you' } });
      expect(labelsOf(await t.say('Kommundirektör', '/samverkan rapporterad'))).toEqual([]);
    });

    it('when it is another that was never posted', async () => {
      const { id } = await t.agreement();
      const action = { command: 'reported', agreement: id, args: { of: 'summary/2021-04-22', party: 'kommunen' } };
      expect(await t.act(kommunen, action)).toMatchObject({ outcome: 'refused', data: { rule: 'not-posted' } });
    });

    it('and nothing of it all is kept', async () => {
      expect(await marks()).toEqual([[]]);
    });
  });

  it('is marked by one party and still waits for the other', async () => {
    const reply = await submit(kommunen, filled);
    expect(reply).toMatchObject({ outcome: 'done', data: { party: 'kommunen', missing: ['polisen'] } });
    expect(textOf(reply)).toBe(
      'Sparat. Sammanfattningen för 18 november 2021 är registrerad hos Kommunen: KS/2021:312, 22 november 2021, mottagare Kommunsekreterare.\nDen väntar fortfarande på Polisen.',
    );
    expect(await marks()).toEqual([[{ party: 'kommunen', ...filled }]]);
    expect(await state()).toBe('upcoming');
  });

  it('is not marked twice: the one who did it and the day are told', async () => {
    const { id } = await t.agreement();
    const args = { of: 'summary/2021-11-18', party: 'kommunen' };
    const again = await t.act(kommunen, { command: 'reported', agreement: id, args });
    expect(again).toMatchObject({ outcome: 'refused', data: { rule: 'already', by: kommunen } });
    expect(textOf(again)).toContain('Det skrev Samordnare i kommunen 23 november. Inget är ändrat.');
    expect(await marks()).toHaveLength(1);
  });

  it('is not marked twice by a number that is typed again, which never says that the other party is done too', async () => {
    const again = await t.say(kommunen, '/samverkan rapporterad KS/2021:999');
    expect(again).toMatchObject({ outcome: 'refused', data: { rule: 'already' } });
    expect(textOf(again)).toContain('är redan registrerad hos Kommunen: KS/2021:312');
    expect(textOf(again)).not.toContain('alla parter');
    expect(labelsOf(again)).toEqual(['Rätta']);
    expect(await marks()).toEqual([[{ party: 'kommunen', ...filled }]]);
  });

  it('is corrected by a new mark, and the old one stays in its history', async () => {
    const { id } = await t.agreement();
    const args = { of: 'summary/2021-11-18', party: 'kommunen' };
    const again = await t.act(kommunen, { command: 'reported', agreement: id, args });
    const form = await t.press(kommunen, again, 'Rätta');
    expect(form.form?.fields).toMatchObject([{ value: '2021-11-22' }, { value: 'KS/2021:312' }, {}]);
    expect(textOf(await t.submit(kommunen, form, filled))).toContain('Det står redan så.');
    const reply = await t.submit(kommunen, form, { ...filled, registration: 'dnr KS/2021:313' });
    expect(textOf(reply)).toContain('Rättat.');
    expect(await marks()).toEqual([[{ party: 'kommunen', ...filled, registration: 'KS/2021:313' }]]);
    const kept = (await bot.app.store.agreementChanges(id)).filter(({ body }) => body.kind === 'reported');
    expect(kept.map(({ body }) => 'registration' in body && body.registration)).toEqual(['KS/2021:312', 'KS/2021:313']);
  });

  it('is met on the clock when all parties have marked it, with a number typed in one line', async () => {
    for (const none of ['kl 13.00', '13:00', '000', 'v 48 2021', '100 000 kr', 'KS 2021-00123 18/11']) {
      const refused = await t.say(polisen, `/samverkan rapporterad ${none}`);
      expect(refused).toMatchObject({ outcome: 'refused', data: { rule: 'not-a-number' } });
      expect(textOf(refused)).toContain('till exempel KS/2021:123');
    }
    // The day is read as the day, so it can't be before the posting.
    const early = await t.say(polisen, '/samverkan rapporterad 12/11 A123.456/2021');
    expect(early).toMatchObject({ outcome: 'refused', data: { rule: 'before-posting' } });
    for (const day of [
      '12/11 2021/45',
      '12 nov 2021 KS 2021-00123',
      'den 12 november KS/2021:4',
      '2021-11-12 KS 45/21',
    ])
      expect(await t.say(polisen, `/samverkan rapporterad ${day}`)).toMatchObject({ data: { rule: 'before-posting' } });
    const reply = await t.say(polisen, '/samverkan rapporterad 18/11 A123.456/2021');
    expect(reply.data).toMatchObject({ on: '2021-11-18', registration: 'A123.456/2021' });
    expect(textOf(reply)).toContain('mottagare Polismyndigheten.\nNu är den registrerad hos alla parter.');
    expect(await state()).toBe('met');
    expect(labelsOf(await t.say(polisen, '/samverkan rapporterad'))).toEqual([]);
    expect(textOf(await t.say(polisen, '/agreement reported'))).toContain(
      'Everything that has been posted is registered',
    );
    expect(textOf(await t.say(kommunen, '/samverkan logg'))).toContain('registrerade en uppföljning hos sin part');
    expect(JSON.stringify(bot.log)).not.toContain('A123.456');
  });

  it('is asked which, when several wait and only a number was typed', async () => {
    await post({ kind: 'follow-up-posted', followUp: { kind: 'review', for: '2021-12' }, on: '2021-11-22' });
    await post({ kind: 'follow-up-posted', followUp: { kind: 'summary', for: '2021-11-30' }, on: '2021-11-23' });
    const asked = await t.say(kommunen, '/samverkan diarieförd KS/2021:400');
    expect(asked.outcome).toBe('asked');
    expect(JSON.stringify(asked.message.blocks)).not.toContain('"registration"');
    const reply = await t.press(kommunen, asked, 'Halvtidsuppföljning');
    expect(reply).toMatchObject({
      outcome: 'done',
      data: { followUp: { kind: 'review' }, registration: 'KS/2021:400' },
    });
  });

  it('is marked from where drafts and what was posted are shown, too', async () => {
    const form = await t.press(polisen, await t.say(polisen, '/samverkan utkast'), 'Diarieförd');
    expect(form.form?.intro).toContain('Markeringen gäller Polisen.');
    expect(labelsOf(await t.say('Kommunsekreterare', '/samverkan utkast'))).not.toContain('Diarieförd');
  });

  it('is marked from the reminder that it is missing', async () => {
    bot.clock.set('2021-12-09T09:00');
    await bot.app.planReminders();
    const bundle = (await t.posts(polisen)).find(({ kind }) => kind === 'bundle');
    if (!bundle?.message) throw new Error('nobody was reminded');
    expect(bundle.text).toContain('[Diarieförd]');
    const form = await t.press(polisen, bundle.message, 'Diarieförd');
    expect(form.form?.intro).toContain('Markeringen gäller Polisen.');
    const reply = await t.submit(polisen, form, { ...filled, on: '2021-12-09', registration: 'A1.234/2021' });
    expect(reply).toMatchObject({ outcome: 'done', data: { party: 'polisen', registration: 'A1.234/2021' } });
  });

  it('is marked after the agreement’s last day too', async () => {
    bot.clock.set('2023-01-20T09:00');
    const reply = await t.say(kommunen, '/samverkan rapporterad 19 januari KS/2023:1');
    expect(reply).toMatchObject({ outcome: 'done', data: { followUp: { for: '2021-11-30' }, on: '2023-01-19' } });
  });
});
