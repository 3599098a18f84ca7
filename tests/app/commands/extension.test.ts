import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/app/facts.ts';
import { obligations } from '../../../src/domain/obligations.ts';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { labelsOf, type Talk, talk, textOf } from '../../helpers/talk.ts';

const kommunen = 'Samordnare i kommunen';
const polisen = 'Samordnare i polisen';
const director = 'Kommundirektör';
const commander = 'Lokalpolisområdeschef';
const signed = {
  end: '2024-12-31',
  signedOn: '2022-11-14',
  signedBy: 'Kommunstyrelsens ordförande, Lokalpolisområdeschef',
  decidedBy: 'kommunstyrelsen',
  registration: 'KS/2022:812',
  reviews: 'repeat',
};
const bySide = { ...signed, decidedBy: 'Lokalpolisområdeschef', registration: 'A512.004/2022' };

let bot: TestBot;
let t: Talk;

const record = async () => (await bot.app.store.record((await t.agreement()).id)).record.extension;
const ends = async () => (await t.agreement()).definition.validTo.toString();
const show = async (as: string) => t.say(as, '/samverkan förlängning');
const open = async (as: string) => t.press(as, await show(as), 'Registrera undertecknad förlängning');
const submit = async (as: string, values: Readonly<Record<string, string>>) => t.submit(as, await open(as), values);

describe('from consultation to a signed extension', () => {
  beforeAll(async () => {
    bot = await startBot({}, { at: '2022-05-11T09:00' });
    t = talk(bot);
  });
  afterAll(() => bot.close());

  it('shows where it stands, in the agreement’s own words', async () => {
    const reply = await show(director);
    const text = textOf(reply);
    expect(text).toContain('Överenskommelsen gäller till och med 31 december 2022.');
    expect(text).toContain('Samråd ska ha skett senast sex månader före giltighetstidens utgång.');
    expect(text).toContain('Inget samråd är registrerat än. Det ska ha skett senast 30 juni 2022.');
    expect(labelsOf(reply)).toEqual(['Förläng till 31 december 2024', 'Förläng inte']);
    expect(labelsOf(await show(kommunen))).toEqual(['Registrera samråd', 'Registrera undertecknad förlängning']);
    expect(labelsOf(await show('Gatu- och parkchef'))).toEqual([]);
  });

  it('moves the last day when both parties have recorded the same', async () => {
    bot.clock.set('2022-11-15T09:00');
    const first = await submit(kommunen, signed);
    expect(textOf(first)).toContain('Sista dagen flyttas när Polisen har registrerat samma sista dag');
    expect(await ends()).toBe('2022-12-31');
    const second = await submit(polisen, bySide);
    expect(textOf(second)).toContain('Överenskommelsen gäller nu till och med 31 december 2024.');
    expect(await ends()).toBe('2024-12-31');
  });
});
