import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { isFinished } from '../../../src/domain/measure.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const kommunen = 'Samordnare i kommunen';
const polisen = 'Samordnare i polisen';
const successor = { agreement: 'upplands-vasby-2023' };
const preview = '/samverkan överta upplands-vasby';

const example = readFileSync(new URL('../../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');

let bot: TestBot;
let t: Talk;

/** The example agreement for two more years, with what a test changes in it. */
function next(key: string, ...changes: readonly (readonly [string, string])[]): Promise<unknown> {
  const renewed = example
    .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
    .replace('titel: Samverkan för ett tryggare Upplands Väsby', `titel: Samverkan ${key}`)
    .replace('tecknad: 2020-12-14', 'tecknad: 2022-11-28')
    .replace('giltig_från: 2021-01-01\ngiltig_till: 2022-12-31', 'giltig_från: 2023-01-01\ngiltig_till: 2024-12-31')
    .replace('månad: 2021-12', 'månad: 2023-12');
  const text = changes.reduce((so, [from, to]) => so.replace(from, to), renewed);
  return applyAgreement(bot.app, { fileName: `${key}.yaml`, text });
}

const record = async () => (await bot.app.store.record((await t.agreement(successor.agreement)).id)).record.extension;

beforeAll(async () => {
  bot = await startBot({}, { at: '2022-12-01T09:00' });
  t = talk(bot);
  await t.say('Gatu- och parkchef', '/insats 1.3 status pausad väntar på leverans');
  await t.say('Gatu- och parkchef', '/insats 1.3 läge röd leveransen dröjer');
  await t.say('Samordnare i kommunen', '/insats 1.2 status klar');
  expect(
    await next(
      successor.agreement,
      ['titel: Utveckla myndighetssamverkan mot organiserad brottslighet', 'titel: Trygg fritid'],
      [
        '  - namn: Kommunikatör i kommunen\n    part: Kommunen\n    roller: [medlem]\n    alias: [Kommunens kommunikatör]\n',
        '',
      ],
    ),
  ).toMatchObject({ ok: true });
  const form = await t.say(kommunen, '/insats ny', successor);
  expect(await t.submit(kommunen, form, { number: '1.3', title: 'Nya lekplatser' }, successor)).toMatchObject({
    outcome: 'done',
  });
});
afterAll(() => bot.close());

describe('what may be taken over', () => {
  it('is shown to the coordinators of both: an agreement in its last six months', async () => {
    const reply = await t.say(kommunen, '/samverkan överta', successor);
    expect(labelsOf(reply)).toEqual(['Samverkan för ett tryggare Upplands Väsby (till och med 31 december 2022)']);
    expect(labelsOf(await t.say(kommunen, '/agreement take over', successor))).toHaveLength(1);
  });

  it('is not shown to others, nor by a key that is not theirs or does not exist', async () => {
    for (const as of ['Gatu- och parkchef', 'Kommundirektör'])
      expect(await t.say(as, preview, successor)).toMatchObject({ outcome: 'refused' });
    for (const key of ['finns-inte', 'upplands-vasby-2023'])
      expect(await t.say(kommunen, `/samverkan överta ${key}`, successor)).toMatchObject({
        outcome: 'refused',
        data: { rule: 'no-such-agreement' },
      });
  });

  it('is not there for who coordinates only the one, who learns nothing of the other', async () => {
    const alone = ['Samordnare i kommunen', 'Trygghetssamordnare Nord'] as const;
    const renamed = example.replaceAll(alone[0], alone[1]).replaceAll('Samordnare kommunen', 'Samordnare Nord');
    const apart = renamed
      .replaceAll('Kommunens samordnare', 'Nords samordnare')
      .replaceAll('Trygghetssamordnare]', 'TSN]');
    const key = 'nord';
    const text = apart
      .replace('nyckel: upplands-vasby', `nyckel: ${key}`)
      .replace('titel: Samverkan för ett tryggare Upplands Väsby', 'titel: Nord');
    expect(await applyAgreement(bot.app, { fileName: 'nord.yaml', text })).toMatchObject({ ok: true });
    const unknown = await t.say(alone[1], '/samverkan överta upplands-vasby', { agreement: key });
    expect(unknown).toMatchObject({ outcome: 'refused', data: { rule: 'no-such-agreement' } });
    expect(textOf(unknown)).not.toContain('tryggare');
    expect(textOf(await t.say(alone[1], '/samverkan överta', { agreement: key }))).toContain(
      'Det finns ingen tidigare',
    );
  });

  it('is not what still has more than six months to go', async () => {
    const early = { ...successor, at: '2022-06-29T09:00' };
    const reply = await t.say(kommunen, preview, early);
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'still-running' } });
    expect(textOf(reply)).toContain('Insatserna går att ta över från 30 juni 2022.');
  });
});

describe('the preview', () => {
  it('says what is taken over, renumbered, made anew and left out, and changes nothing', async () => {
    const reply = await t.say(kommunen, preview, successor);
    const text = textOf(reply);
    expect(text).toContain(
      'Från ”Samverkan för ett tryggare Upplands Väsby”, som gäller till och med 31 december 2022.',
    );
    expect(text).toContain('(var 1.3, numret är upptaget)');
    expect(text).toContain('pausad, röd, klar senast 29 oktober 2021, Gatu- och parkchef');
    expect(text).toContain('Funktioner som läggs till: Kommunpolis (Polisen); ');
    expect(text).toContain('målområde ”3”');
    expect(text).toContain('kommunicerar ”Kommunikatör i kommunen”');
    expect(text).toContain('Klara eller avbrutna, stannar kvar: 1.2');
    expect(labelsOf(reply)).toEqual(['Föreslå att ta över']);
    expect((await t.agreement(successor.agreement)).index.map(({ number }) => number)).toEqual(['1.3']);
  });
});

describe('taking over', () => {
  it('is proposed by one party and waits for another’s coordinator, who is asked', async () => {
    const shown = await t.say(kommunen, preview, successor);
    const reply = await t.press(kommunen, shown, 'Föreslå att ta över', successor);
    expect(textOf(reply)).toBe(
      'Föreslaget. Insatserna tas över när en samordnare hos Polisen har bekräftat. Inget är ändrat än.',
    );
    expect((await t.agreement(successor.agreement)).index).toHaveLength(1);
    const again = await t.press(kommunen, shown, 'Föreslå att ta över', successor);
    expect(textOf(again)).toContain('Det är redan föreslaget och väntar på en samordnare hos Polisen.');
    const posts = (await t.posts(polisen)).filter(({ kind }) => kind === 'confirm');
    expect(posts).toHaveLength(1);
    expect(posts[0]?.text).toMatch(/^Kommunen föreslår att ”Samverkan upplands-vasby-2023” tar över \d+ insatser från/);
  });

  it('is not confirmed by the party that proposed it, nor by a leader', async () => {
    const { id } = await t.agreement(successor.agreement);
    const action = { command: 'confirm-take-over', agreement: id, args: { from: 'upplands-vasby' } };
    expect(await t.act(kommunen, action, successor)).toMatchObject({ outcome: 'refused', data: { rule: 'own-party' } });
    expect(await t.act('Lokalpolisområdeschef', action, successor)).toMatchObject({ outcome: 'refused' });
    const other = { ...action, args: { from: 'nord' } };
    expect(await t.act(polisen, other, successor)).toMatchObject({ outcome: 'refused', data: { rule: 'not-waiting' } });
    expect(labelsOf(await t.say(kommunen, '/samverkan överta', successor))).toEqual([]);
  });

  it('is declined without anything happening, and can be proposed again', async () => {
    const asked = await t.say(polisen, '/samverkan överta', successor);
    expect(labelsOf(asked)).toEqual(['Bekräfta', 'Nej']);
    expect(textOf(await t.press(polisen, asked, 'Nej', successor))).toBe('Insatserna tas inte över. Inget är ändrat.');
    expect(await t.press(polisen, asked, 'Bekräfta', successor)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-waiting' },
    });
    await t.press(kommunen, await t.say(kommunen, preview, successor), 'Föreslå att ta över', successor);
    expect((await record()).takeOver).toMatchObject({ from: 'upplands-vasby', party: 'kommunen' });
  });

  it('shows anew what has changed since it was shown, before anything is done', async () => {
    const asked = await t.say(polisen, '/samverkan överta', successor);
    await t.say('Gatu- och parkchef', '/insats 1.3 läge gul leveransen kommer i januari');
    const changed = await t.press(polisen, asked, 'Bekräfta', successor);
    expect(textOf(changed)).toContain('Något har ändrats sedan du såg det.');
    expect(textOf(changed)).toContain('pausad, gul, klar senast 29 oktober 2021');
    expect((await t.agreement(successor.agreement)).index).toHaveLength(1);
  });

  it('copies the running measures when it is confirmed, and leaves the old agreement as it was', async () => {
    const before = await bot.app.store.measures((await t.agreement()).id);
    bot.clock.set('2023-01-09T09:00');
    const asked = await t.say(polisen, '/samverkan överta', successor);
    const reply = await t.press(polisen, asked, 'Bekräfta', successor);
    expect(textOf(reply)).toContain('insatser är övertagna från ”Samverkan för ett tryggare Upplands Väsby”.');
    expect(await bot.app.store.measures((await t.agreement()).id)).toEqual(before);
    const { index } = await t.agreement(successor.agreement);
    // Its own, and those that were neither completed nor cancelled; 1.3 gets a number that neither agreement has.
    const running = before.filter(({ state }) => !isFinished(state, '2022-12-31')).map(({ number }) => number);
    const numbers = running.map((number) => (number === '1.3' ? '1.8' : number));
    expect(index.map(({ number }) => number)).toEqual(['1.3', ...numbers]);
    expect(numbers).not.toContain('1.2');
    const twice = await t.press(polisen, asked, 'Bekräfta', successor);
    expect(twice).toMatchObject({ outcome: 'refused', data: { rule: 'not-waiting' } });
    expect((await t.agreement(successor.agreement)).index).toHaveLength(index.length);
    expect(textOf(await t.say(kommunen, preview, successor))).toContain('inte redan är övertagna');
  });

  it('gives each its function, group, due date, status and rating, and says where it comes from', async () => {
    const { id } = await t.agreement();
    const old = (await bot.app.store.measures(id)).find(({ number }) => number === '1.3');
    const all = await bot.app.store.measures((await t.agreement(successor.agreement)).id);
    const lights = all.find(({ state }) => state.plan.title === old?.state.plan.title);
    const card = textOf(await t.say(kommunen, `/insats ${lights?.number}`, successor));
    expect(card).toContain('pausad');
    expect(card).toContain('gul');
    expect(card).toContain('Gatu- och parkchef');
    expect(card).toContain('EST strategisk');
    expect(lights?.state.plan).toMatchObject({ due: '2021-10-29', start: '2023-01-01', goalArea: 1 });
    const [planned, note, ...more] = await t.changes(lights?.number ?? '', successor.agreement);
    expect(planned).toMatchObject({ at: '2022-12-31T23:00:00.000Z', body: { kind: 'planned' } });
    expect(note?.body).toEqual({
      kind: 'note',
      text: 'Övertagen från ”Samverkan för ett tryggare Upplands Väsby”, insats 1.3. Började där 1 mars 2021.',
    });
    expect(more).toEqual([]);
    expect((await t.say('Gatu- och parkchef', `/insats ${lights?.number} status pågår`, successor)).outcome).toBe(
      'done',
    );
  });

  it('is in the log', async () => {
    const log = textOf(await t.say(kommunen, '/samverkan logg', successor));
    expect(log).toContain('tog över insatser från en annan överenskommelse');
  });
});
