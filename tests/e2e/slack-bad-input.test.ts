import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseText } from '../helpers/database-text.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const park = 'U0PARK';
const coordinator = 'U0KOMMUN';
const directly = { channel: 'D0PARK' };

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(coordinator, 'Samordnare i kommunen');
});
afterAll(() => place.close());

const stored = () => databaseText(place.bot.running.pool);
const notesOn = async (number: string) => {
  const { rows } = await place.bot.running.pool.query<{ text: string }>(
    `SELECT c.body->>'text' AS text FROM measure_change c JOIN measure m ON m.id = c.measure_id WHERE m.number = $1 AND c.kind = 'note' ORDER BY c.version`,
    [number],
  );
  return rows.map(({ text }) => text);
};

describe('what nobody could mean', () => {
  it.each([
    ['/samverkan blåbärssoppa', 'Det ordet känner jag inte till.'],
    ['/insats 9.9', 'Insats 9.9 finns inte i planen.'],
    ['/insats 1.33 Åtta av tio klara', 'Insats 1.33 finns inte i planen. Närmast är'],
    ['/insats 1.3 datum 31 februari', 'Det datumet finns inte: februari har 28 dagar.'],
    ['/insats 1.3 läge rött', 'Läge röd behöver ett skäl.'],
    ['/insats 1.3 status avbruten', 'kräver ett skäl'],
    ['/insats 1.3 utfall', 'Hur mycket?'],
    ['/measure 9.9', '9.9'],
  ])('%s is answered with what to do', async (line, told) => {
    const before = await notesOn('1.3');
    expect((await place.type(park, line)).text).toContain(told);
    expect(await notesOn('1.3')).toEqual(before);
  });

  it('a slip of the finger is asked about, and can be kept as a note after all', async () => {
    expect((await place.type(park, '/samverkan hjlp')).text).toContain('Menade du ”hjälp”?');
    const asked = await place.type(park, '/insats 1.3 histrik');
    expect(asked.text).toContain('Menade du ”historik”?');
    expect((await place.press(park, asked, 'Avbryt')).text).toContain('Inget är sparat.');
    expect(await notesOn('1.3')).not.toContain('histrik');
    await place.press(park, await place.type(park, '/insats 1.3 histrik'), 'Spara som anteckning');
    expect(await notesOn('1.3')).toContain('histrik');
  });

  it('an empty line is the list, and an empty note is a fault in the open form', async () => {
    expect((await place.type(park, '/insats')).text).toContain('1.3 Förbättra belysningen');
    const form = await place.type(park, '/insats 1.3 anteckna');
    expect((await place.submit(park, form, { text: '   ' })).errors).toEqual({ text: 'Fyll i det här fältet.' });
  });
});

describe('long texts', () => {
  it('4,000 characters are stored whole, and shown', async () => {
    const text = `Första raden. ${'Belysning och el. '.repeat(300)}`.slice(0, 3999).concat('.');
    expect((await place.type(park, `/insats 1.3 ${text}`)).text).toContain('Sparat: anteckning på 1.3.');
    expect(await notesOn('1.3')).toContain(text);
    await place.posted();
    expect(place.slack.refused()).toEqual([]);
  });

  it.each([4001, 40_000])('%d characters are refused with their number, and nothing is stored', async (length) => {
    const text = `Lång ${length} ${'x y '.repeat(length)}`.slice(0, length - 1).concat('z');
    expect((await place.type(park, `/insats 1.3 ${text}`)).text).toContain(`Texten är ${length} tecken lång.`);
    const form = await place.type(park, '/insats 1.3 anteckna');
    expect((await place.submit(park, form, { text })).errors?.text).toContain(`Texten är ${length} tecken lång.`);
    expect(await stored()).not.toContain(`Lång ${length}`);
  });
});

describe('notes that describe somebody', () => {
  const lines = readFileSync(new URL('../fixtures/anteckningar.txt', import.meta.url), 'utf8').split('\n');
  const refused = lines
    .filter((line) => line.startsWith('NEJ-'))
    .map((line) => line.split(' | ').map((part) => part.trim()));

  it.each(refused)('%s (%s) is refused by every way in, and kept nowhere', async (_id, _rule, text = '') => {
    const answers = [
      await place.type(park, `/insats 1.3 ${text}`),
      await place.type(park, `/insats 1.3 läge gul ${text}`),
      await place.type(park, `/insats 1.3 fråga ${text}`),
      await place.type(park, `/insats ${text}`),
      await place.type(park, `/samverkan ${text}`),
      await place.type(park, `/insats 1.3 ${asSlackWrites(text)}`, directly),
      await place.type(park, `/samverkan genomgång\n1.3 Gott och väl.\n2.4 ${text}`),
    ];
    for (const { text: said } of answers) expect(said).toMatch(/Inget (av det )?är sparat/);
    const form = await place.type(park, '/insats 1.3 anteckna');
    const faulty = await place.submit(park, form, { text });
    expect(faulty.errors?.text).toContain('Inget är sparat.');
    const mention = await place.write(park, {
      type: 'app_mention',
      channel: 'C0EST',
      text: `<@${place.slack.botUser}> 1.3 ${asSlackWrites(text)}`,
    });
    expect(mention.text).toContain('ligger kvar i chatten. Ta bort det nu.');
    const csv = `Nr;Insats;Ansvarig funktion\n9.1;${text};Gatu- och parkchef\n`;
    answers.push(faulty, mention, await place.send(coordinator, 'plan.csv', Buffer.from(csv)));
    await place.posted();
    const kept = [
      await stored(),
      JSON.stringify(place.bot.log),
      JSON.stringify(answers.map((answer) => [answer.text, answer.errors])),
    ];
    kept.push(JSON.stringify([place.slack.calls('chat.postMessage'), place.slack.calls('chat.postEphemeral')]));
    for (const where of kept) for (const piece of piecesOf(text)) expect(where).not.toContain(piece);
  });
});

describe('text that a program could take for something else', () => {
  it('markup, mentions and pings are stored as the text they are, and ping nobody', async () => {
    const typed = '*fet* _kursiv_ `kod` <b>x</b> & "citat" @channel @here';
    const sent = '*fet* _kursiv_ `kod` &lt;b&gt;x&lt;/b&gt; &amp; "citat" <!channel> <!here>';
    expect((await place.type(park, `/insats 1.3 ${sent}`)).text).toContain('Sparat');
    expect(await notesOn('1.3')).toContain(typed);
    await place.posted();
    const post = place.slack.messages('C0EST').at(-1);
    expect(post?.text).toContain('&lt;b&gt;x&lt;/b&gt; &amp;');
    expect(JSON.stringify(post?.blocks)).not.toContain('mrkdwn');
    expect(place.slack.refused()).toEqual([]);
  });

  it('characters that nobody sees neither turn the text around nor hide a number from the guard', async () => {
    await place.type(park, '/insats 1.3 Två\u200Blampor \u202Ekvar\u202C i tunneln');
    await place.posted();
    const post = JSON.stringify(place.slack.messages('C0EST').at(-1));
    expect(post).toContain('i tunneln');
    expect(post).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    const hidden = await place.type(park, '/insats 1.3 Pratade med 1912\u200B1212-12\u206012 i går.');
    expect(hidden.text).toContain('personnummer');
  });

  it('a formula and an SQL sentence are notes like any other', async () => {
    const texts = ['=cmd|calc!A0 blev fel i exporten', "'; DROP TABLE measure; -- står på skylten"];
    for (const text of texts) expect((await place.type(park, `/insats 1.3 ${text}`)).text).toContain('Sparat');
    expect(await notesOn('1.3')).toEqual(expect.arrayContaining(texts));
  });
});

/** Slack makes links of addresses and numbers before the bot sees them. */
function asSlackWrites(text: string): string {
  return text
    .replace(/\S+@\S+\.\w+/, (address) => `<mailto:${address}|${address}>`)
    .replace(/\+46[\d ]+\d/, (number) => `<tel:${number.replaceAll(' ', '')}|${number}>`);
}

/** The text and what in it is told: a number, an address, a name. */
function piecesOf(text: string): string[] {
  return [text, ...(text.match(/[\d+][\dK -]{5,}\d|\S+@\S+|Påhittström|rullstol|inlagd på psyk/g) ?? [])];
}
