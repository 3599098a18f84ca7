import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const leisure = 'U0FRITID';
const coordinator = 'U0KOMMUN';
const police = 'U0POLISEN';
const school = 'U0SKOLA';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0UNGA', 'Samverkansgrupp unga (exempel)');
  await place.person(leisure, 'Fritidschef');
  await place.person(coordinator, 'Samordnare i kommunen');
  await place.person(police, 'Samordnare i polisen');
  await place.person(school, 'Skolchef');
});
afterAll(() => place.close());

/** The kinds of a measure's changes, in order, without its plan. */
async function changesOf(number: string): Promise<string[]> {
  const { rows } = await place.bot.running.pool.query<{ version: number; kind: string }>(
    `SELECT c.version, c.kind FROM measure_change c JOIN measure m ON m.id = c.measure_id WHERE m.number = $1 ORDER BY c.version`,
    [number],
  );
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1));
  return rows.map(({ kind }) => kind).filter((kind) => kind !== 'planned');
}

const unga = { channel: 'C0UNGA' };
const paused =
  '/insats 1.7 Nattvandringen pausad på grund av restriktionerna, vi provar utomhusgrupper från mars i stället.';

describe('double clicks', () => {
  it('the same request twice is one note, and says so', async () => {
    const line = '/insats 1.7 Fyra kvällar i oktober.';
    const [one, two] = await Promise.all([
      place.type(leisure, line, { ...unga, id: 'T1' }),
      place.type(leisure, line, { ...unga, id: 'T1' }),
    ]);
    const third = await place.type(leisure, line, { ...unga, id: 'T1' });
    expect([one.text, two.text].filter((text) => text.includes('Sparat'))).toHaveLength(1);
    expect(third.text).toContain('Det här är redan gjort.');
    expect(await changesOf('1.7')).toEqual(['note']);
  });

  it('two presses on the same button of a question are one note', async () => {
    const asked = await place.type(leisure, '/insats 1.7 Det har blivit bättre.', unga);
    const presses = await Promise.all([
      place.press(leisure, asked, 'Iakttagelse', unga),
      place.press(leisure, asked, 'Iakttagelse', unga),
    ]);
    expect(presses.filter(({ text }) => text.includes('Sparat: anteckning'))).toHaveLength(1);
    expect((await place.press(leisure, asked, 'Mätning', unga)).text).toContain('redan besvarad');
    expect(await changesOf('1.7')).toEqual(['note', 'note']);
  });

  it('two presses on the same proposal are recorded once', async () => {
    const before = await changesOf('2.2');
    const noted = await place.type(school, '/insats 2.2 4 av 9 skolor klara med åk 6, åk 8 tas i vår.', unga);
    await Promise.all([
      place.press(school, noted, 'Mått: 4 av 9', unga),
      place.press(school, noted, 'Mått: 4 av 9', unga),
    ]);
    expect(await changesOf('2.2')).toEqual([...before, 'note', 'indicator']);
  });

  it('two presses on Inget nytt are one', async () => {
    const before = await changesOf('2.2');
    const card = await place.type(school, '/insats 2.2', unga);
    await place.press(school, card, 'Inget nytt', unga);
    await place.press(school, card, 'Inget nytt', unga);
    expect(await changesOf('2.2')).toEqual([...before, 'no-news']);
  });

  it('a form sent twice is one question', async () => {
    const before = await changesOf('2.2');
    const form = await place.press(school, await place.type(school, '/insats 2.2', unga), 'Fråga styrgruppen', unga);
    const { view } = form;
    if (!view) throw new Error('no modal was opened');
    const values = { text: 'Vem betalar lokalerna?' };
    const sent = { viewId: view.id, user: school, values };
    await Promise.all([place.slack.send.submit(sent), place.slack.send.submit(sent)]);
    expect(await changesOf('2.2')).toEqual([...before, 'question']);
  });
});

describe('old buttons', () => {
  it("a question's button a day later says that it is too old, and stores nothing", async () => {
    const before = await changesOf('2.2');
    const asked = await place.type(school, '/insats 2.2 Två av ungdomarna från gården har slutat komma.', unga);
    place.bot.clock.set('2021-11-11T10:00');
    await place.bot.app.settleQuestions();
    expect((await place.press(school, asked, 'Ingen kan pekas ut, spara', unga)).text).toContain('äldre än ett dygn');
    expect(await changesOf('2.2')).toEqual(before);
  });

  it("somebody else's question is not answered", async () => {
    const before = await changesOf('2.2');
    const asked = await place.type(school, '/insats 2.2 Två av ungdomarna från gården har slutat komma.', unga);
    expect((await place.press(coordinator, asked, 'Ingen kan pekas ut, spara', unga)).text).toContain(
      'ställd till någon annan',
    );
    expect(await changesOf('2.2')).toEqual(before);
  });

  it.each([
    ['a measure that is gone', { command: 'no-news', measure: '00000000-0000-8000-8000-000000000000' }],
    ['a measure that never was', { command: 'no-news', measure: 'x' }],
    ['an agreement that is gone', { command: 'members', agreement: 'x' }],
    ['a question that is gone', { command: 'answer', question: 'x', args: { option: 0 } }],
    ['a command that is gone', { command: 'dansa' }],
    ['arguments that have changed', { command: 'status', args: { value: 'blå' } }],
  ])('%s is answered with a sentence', async (_, action) => {
    const blocks = [{ type: 'button', text: { type: 'plain_text', text: 'Tryck' }, value: JSON.stringify(action) }];
    const { text } = await place.press(school, { blocks }, 'Tryck', unga);
    expect(text).toMatch(/för gammal|redan besvarad/);
    expect(text).not.toContain('gick fel');
  });

  it('a button that is not ours is answered with a sentence', async () => {
    const blocks = [{ type: 'button', text: { type: 'plain_text', text: 'Tryck' }, value: 'click_me_123' }];
    expect((await place.press(school, { blocks }, 'Tryck', unga)).text).toContain('Den knappen känner jag inte igen.');
  });
});

describe('two people at once', () => {
  it('a button that is older than a change of the same field shows both values and changes nothing until told', async () => {
    const noted = await place.type(leisure, paused, unga);
    expect((await place.type(coordinator, '/insats 1.7 status klar', unga)).text).toContain(
      'Sparat: 1.7 är genomförd.',
    );
    const asked = await place.press(leisure, noted, 'Status: pausad', unga);
    expect(asked.text).toContain('Någon ändrade status medan du skrev. Nu står det genomförd; du valde pausad.');
    expect((await changesOf('1.7')).slice(-2)).toEqual(['note', 'status']);
    expect((await place.press(leisure, asked, 'Ändra ändå', unga)).text).toContain('Sparat: 1.7 är pausad.');
  });

  it('a form that is older than a change of the same field shows both values', async () => {
    const form = await place.type(coordinator, '/insats 2.1 datum', unga);
    await place.type(coordinator, '/insats 2.1 datum 30 nov 2022 skolan önskar det', unga);
    expect((await place.press(police, await place.type(police, '/insats 2.1', unga), 'Bifall', unga)).text).toContain(
      'Beslutat',
    );
    const asked = await place.submit(coordinator, form, { date: '2022-11-25', reason: '' });
    expect(asked.text).toContain('Någon ändrade slutdatumet medan du skrev.');
    expect((await place.press(coordinator, asked, 'Låt det vara', unga)).text).toContain('Inget är sparat.');
    expect(await changesOf('2.1')).toEqual(['proposal', 'answered']);
  });

  it('notes by two people on the same measure at the same time are all kept, once each', async () => {
    const before = await changesOf('1.7');
    const writers = [leisure, coordinator, leisure, coordinator, leisure, coordinator];
    const answers = await Promise.all(
      writers.map((user, index) =>
        place.slack.send.command({ ...unga, user, command: '/insats', text: `1.7 Kväll ${index + 1} är bokad.` }),
      ),
    );
    for (const { ack } of answers) expect(JSON.stringify(ack)).toContain('Sparat: anteckning på 1.7.');
    expect(await changesOf('1.7')).toEqual([...before, ...writers.map(() => 'note')]);
    await place.posted();
    for (const [index] of writers.entries()) {
      const posts = place.slack.messages('C0UNGA').filter(({ text }) => text.includes(`Kväll ${index + 1} är bokad.`));
      expect(posts).toHaveLength(1);
    }
  });
});
