import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../helpers/bot.ts';
import { aFolder } from '../../helpers/folder.ts';
import { type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

let bot: TestBot;
let t: Talk;
const chief = 'Gatu- och parkchef';
const coordinator = 'Samordnare i kommunen';
const room = { in: 'EST strategisk' };

beforeAll(async () => {
  bot = await startBot();
  t = talk(bot);
});
afterAll(() => bot.close());

async function maskLatest(number: string, why = 'pekar ut någon'): Promise<number> {
  const version = (await t.changes(number)).filter(({ body }) => body.kind === 'note').at(-1)?.version ?? 0;
  const reply = await t.say(coordinator, `/insats ${number} maska ${version} ${why}`, room);
  expect(reply).toMatchObject({ outcome: 'done', data: { masked: version } });
  return version;
}

describe('maska', () => {
  const text = 'Grannen vid tunneln klagar på belysningen igen, väntar på el.';

  it('takes the text out of every version, post and question, and says who, when and why', async () => {
    const noted = await t.say(chief, `/insats 1.3 ${text}`, room);
    const asked = await t.say(chief, `/insats 1.3 datum nästa fredag ${text}`, room);
    expect(asked.outcome).toBe('asked');
    await t.say(chief, `/insats 1.3 läge gul ${text}`, room);
    await t.say(chief, `/insats 1.3 fråga ${text} Vad gör vi?`, room);
    const helper = await t.say('Samordnare i polisen', `/insats 1.3 datum 30 nov ${text}`, room);
    expect([noted.outcome, helper.outcome]).toEqual(['done', 'done']);
    expect(await wholeDatabase(bot)).toContain(text);

    const version = (await t.changes('1.3')).find(({ body }) => body.kind === 'note')?.version;
    const reply = await t.say(coordinator, `/insats 1.3 maska ${version} pekar ut någon`, room);

    expect(reply).toMatchObject({ outcome: 'done', data: { measure: '1.3', masked: version } });
    expect(await wholeDatabase(bot)).not.toContain(text);
    for (const post of [...(await t.posts('EST strategisk')), ...(await t.posts(coordinator))])
      expect(post.text).not.toContain(text);
    const history = textOf(await t.say(chief, '/insats 1.3 historik', room));
    expect(history).not.toContain(text);
    expect(history).toContain('Texten är borttagen av Samordnare i kommunen 10 november 2021');
    expect(history).toContain('pekar ut någon');
    const measure = await t.measure('1.3');
    expect(measure.state.rating).toMatchObject({ value: 'yellow' });
    expect(await bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
  });

  it('is the coordinators’ only', async () => {
    await t.say(chief, '/insats 1.3 Två platser kvar', room);
    expect(await t.say(chief, '/insats 1.3 maska 2 pekar ut någon', room)).toMatchObject({
      outcome: 'refused',
      data: { rule: 'coordinators-only' },
    });
    expect((await t.say('Kommundirektör', '/insats 1.3 maska', room)).outcome).toBe('refused');
  });

  it('takes the text out of the private message to the responsible function', async () => {
    const suggestion = 'Klart! Alla platser är inventerade av oss.';
    await t.say(coordinator, `/insats 2.4 ${suggestion}`, room);
    await t.say('Gatu- och parkchef', `/insats 2.4 ${suggestion}`, room);
    expect((await t.posts('Verksamhetschef socialtjänst vuxna')).at(-1)?.text).toContain(suggestion);
    await maskLatest('2.4');
    const posts = await bot.app.deliveries.posts(
      { platform: 'local', tenant: 'local', id: 'Verksamhetschef socialtjänst vuxna' },
      0,
    );
    expect(posts.length).toBeGreaterThan(0);
    expect(await wholeDatabase(bot)).not.toContain(suggestion);
  });

  it('opens a form that lists the texts, and takes a reason that the guard has read', async () => {
    await t.say(chief, '/insats 1.3 Tre platser återstår vid stationen', room);
    const form = await t.say(coordinator, '/insats 1.3 maska', room);
    expect(form.form?.fields.map(({ id }) => id)).toEqual(['version', 'why']);
    const version = String((await t.measure('1.3')).version);
    const refused = await t.submit(coordinator, form, { version, why: 'gäller 19121212-1212' }, room);
    expect(refused).toMatchObject({
      outcome: 'refused',
      fieldErrors: { why: expect.stringContaining('personnummer') },
    });
    expect((await t.submit(coordinator, form, { version, why: 'fel insats' }, room)).outcome).toBe('done');
  });

  it('a note that is written meanwhile does not bring the text back', async () => {
    await t.say(chief, '/insats 3.5 fråga Ska vi vänta på juristen från grannkommunen?', room);
    const version = (await t.measure('3.5')).version;
    const both = await Promise.all([
      t.say(coordinator, `/insats 3.5 maska ${version} fel ställe`, room),
      ...Array.from({ length: 4 }, (_, index) =>
        t.say(coordinator, `/insats 3.5 Anteckning nummer ${index + 1}`, room),
      ),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'done'));
    expect(await wholeDatabase(bot)).not.toContain('juristen från grannkommunen');
  });
});

describe('the register of what was masked', () => {
  it('holds ids, who, when and why but no text, and masks a restored backup again at the next start', async () => {
    const folder = aFolder();
    const backup = aFolder();
    const secret = 'Vaktmästaren på skolan har slutat efter bråket.';
    const first = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' });
    const said = talk(first);
    await said.say(chief, `/insats 1.3 ${secret}`, room);
    await first.running.stop();
    await cp(join(folder, 'database'), join(backup, 'database'), { recursive: true });

    const second = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' });
    const masked = await talk(second).say(coordinator, '/insats 1.3 maska 2 pekar ut någon', room);
    expect(masked.outcome).toBe('done');
    await second.running.stop();
    const register = await readFile(join(folder, 'maskerat.jsonl'), 'utf8');
    expect(register).toContain('pekar ut någon');
    expect(register).not.toContain('Vaktmästaren');

    await rm(join(folder, 'database'), { recursive: true });
    await cp(join(backup, 'database'), join(folder, 'database'), { recursive: true });
    const third = await startBot({ SAMVERKAN_DATA: folder, DATABASE_URL: '' });
    expect(await wholeDatabase(third)).not.toContain('Vaktmästaren');
    expect((await talk(third).changes('1.3'))[1]?.masked).toMatchObject({ by: coordinator, why: 'pekar ut någon' });
    expect(await third.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
    await Promise.all([first, second, third].map((each) => each.close().catch(() => {})));
  });
});
