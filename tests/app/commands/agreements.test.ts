import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../../src/cli/import-plan.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const folder = new URL('../../../examples/upplands-vasby/', import.meta.url);
const example = readFileSync(new URL('overenskommelse.yaml', folder), 'utf8');
const plan = readFileSync(new URL('atgardsplan.csv', folder), 'utf8');
const chief = 'Lokalpolisområdeschef';
const theirOwn = 'Trygghetschef i Sollentuna';

let bot: TestBot;
let t: Talk;

/** Another municipality with the same police chief, one measure of the same number and one of its own. */
async function addSollentuna(): Promise<void> {
  const text = example
    .replace('nyckel: upplands-vasby', 'nyckel: sollentuna')
    .replace('titel: Samverkan för ett tryggare Upplands Väsby', 'titel: Samverkan för ett tryggare Sollentuna')
    .replace('- namn: Upplands Väsby kommun', '- namn: Sollentuna kommun')
    .replace('      - Upplands Väsby\n', '')
    .replace('      - UVK\n', '')
    .replace('- namn: Kommunsekreterare', `- namn: ${theirOwn}`)
    .replace('roller: [läsare]', 'roller: [samordnare, medlem]');
  expect(await applyAgreement(bot.app, { fileName: 'sollentuna.yaml', text })).toMatchObject({ ok: true });
  const [header = '', ...rows] = plan.split('\n');
  const one = rows.find((row) => row.startsWith('1.3;')) ?? '';
  const csv = [
    header,
    one.replace('på tio platser', 'i Sollentuna'),
    one.replace('1.3;', '1.8;').replace('på tio platser', 'vid sjön'),
  ].join('\n');
  const sheet = await bot.app.handling.documents.readSheet(Buffer.from(csv), 'plan.csv');
  const prepared = sheet.ok && (await prepareImport(bot.app, await t.agreement('sollentuna'), sheet.rows));
  if (!prepared || 'kind' in prepared) throw new Error('the second plan has faults');
  await storeImport(bot.app, prepared);
}

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

describe('one agreement', () => {
  it('need not be named', async () => {
    expect(textOf(await t.say(chief, '/insats 1.3'))).not.toContain('Gäller:');
  });
});

describe('several agreements', () => {
  beforeAll(addSollentuna);

  it('a number that both have is asked about', async () => {
    const asked = await t.say(chief, '/insats 1.3');
    expect(asked.outcome).toBe('asked');
    expect([...labelsOf(asked)].sort()).toEqual([
      'Samverkan för ett tryggare Sollentuna',
      'Samverkan för ett tryggare Upplands Väsby',
    ]);
    const answer = await t.press(chief, asked, 'Samverkan för ett tryggare Sollentuna');
    expect(answer).toMatchObject({
      outcome: 'done',
      data: { measure: '1.3', title: 'Förbättra belysningen i Sollentuna som upplevs otrygga' },
    });
    expect(textOf(answer)).toContain('Gäller: Samverkan för ett tryggare Sollentuna');
  });

  it('a number that only one has is not', async () => {
    const reply = await t.say(chief, '/insats 1.8 datum 30 nov');
    expect(reply).toMatchObject({ outcome: 'done', data: { measure: '1.8', due: '2021-11-30' } });
    expect(textOf(reply)).toContain('Gäller: Samverkan för ett tryggare Sollentuna');
  });

  it('nobody in one learns of the other', async () => {
    expect(await t.say('Fritidschef', '/insats 1.8')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'unknown-measure' },
    });
    expect(textOf(await t.say('Fritidschef', '/insats alla'))).not.toMatch(/Sollentuna|Gäller/);
    expect(textOf(await t.say(theirOwn, '/insats alla'))).not.toContain('tio platser');
    expect(await t.say(theirOwn, '/insats 2.1')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'unknown-measure' },
    });
    const foreign = (await t.measure('2.1')).id;
    for (const command of ['show', 'no-news', 'history', 'note', 'undo', 'mask', 'edit-measure'])
      expect(await t.act(theirOwn, { command, measure: foreign })).toMatchObject({
        outcome: 'refused',
        data: { rule: 'old-button' },
      });
  });

  it('a group that both have is the one where one has a function', async () => {
    expect(await t.say(theirOwn, '/insats 1.8 Två lampor uppe', { in: 'EST strategisk' })).toMatchObject({
      outcome: 'done',
      data: { measure: '1.8' },
    });
    expect(await t.say('Fritidschef', '/insats 1.7 Tre kvällar', { in: 'EST strategisk' })).toMatchObject({
      outcome: 'done',
      data: { measure: '1.7' },
    });
  });
});

describe('an agreement that has ended', () => {
  const late = { at: '2023-01-01T00:30' };
  it('refuses changes with a sentence', async () => {
    for (const line of [
      'Klart',
      'status klar',
      'läge grön',
      'datum 30 nov',
      'utfall 8',
      'inget nytt',
      'fråga Vad nu?',
      'kommunicerad',
      'ångra',
    ]) {
      const reply = await t.say('Fritidschef', `/insats 1.7 ${line}`, late);
      expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'ended' } });
      expect(textOf(reply)).toContain('är avslutad (sista dag 31 december 2022). Den går att läsa men inte att ändra.');
    }
  });

  it('still answers and exports', async () => {
    expect((await t.say('Fritidschef', '/insats 1.7', late)).outcome).toBe('done');
    expect((await t.say('Fritidschef', '/insats 1.7 historik', late)).outcome).toBe('done');
    expect(
      (await t.say('Kommundirektör', '/samverkan export', { ...late, agreement: 'upplands-vasby' })).outcome,
    ).not.toBe('refused');
  });

  it('is judged at the time when the change applies', async () => {
    expect((await t.say('Fritidschef', '/insats 1.7 Klart', { at: '2022-12-31T23:30' })).outcome).toBe('done');
  });
});
