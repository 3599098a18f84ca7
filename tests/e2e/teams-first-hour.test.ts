import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { freePort } from '../helpers/free-port.ts';
import { type Person, startTeamsPeople, type TeamsPeople } from '../helpers/teams-people.ts';
import {
  type AdaptiveJson,
  type BotMessage,
  buttons,
  general,
  type Playground,
  personalChat,
  playgroundTenant,
  playgroundUser,
  startPlayground,
  wordsOf,
} from '../helpers/teams-playground.ts';

const example = new URL('../../examples/upplands-vasby/', import.meta.url);
const est = { id: general, name: 'EST' };

let playground: Playground;
let people: TeamsPeople;
let bot: TestBot;

beforeAll(async () => {
  const port = await freePort();
  playground = await startPlayground({ botPort: port });
  const administrators = { ADMIN_TEAMS: `${playgroundTenant}/${playgroundUser}` };
  bot = await startBot({ ...playground.env, ...administrators, PORT: String(port) }, { example: false });
  people = await startTeamsPeople(playground);
});

afterAll(async () => {
  await bot?.close();
  await people?.close();
  await playground?.close();
});

it('the first hour in Teams: from an agreement file to a confirmed member who has noted', async () => {
  // The administrator opens the bot and sends the agreement.
  await playground.install(personalChat);
  await told('Hej!');
  await playground.sendFile('overenskommelse.yaml', await readFile(new URL('overenskommelse.yaml', example)));
  await told('Sparat: överenskommelsen ”Samverkan för ett tryggare Upplands Väsby” finns nu här.');

  // The bot is added to a team, and says what to do there.
  await playground.install(general);
  await playground.waitFor(general, (message) => wordsOf(message.card).includes('inte kopplad till någon grupp'));
  await playground.say(general, 'samverkan koppla EST strategisk', { mention: true });
  await told('Sparat: kanalen är kopplad till EST strategisk.');
  await playground.waitFor(general, (message) => wordsOf(message.card).includes('blir allmän handling'));

  // The coordinators to be choose their functions; the administrator appoints the first of each party.
  const kommun = await people.person('Eva');
  const polis = await people.person('Olle');
  expect(await chooses(kommun, 'Samordnare i kommunen')).toContain('Kommunen har ingen bekräftad samordnare än');
  expect(await chooses(polis, 'Samordnare i polisen')).toContain('Sparat: du är Samordnare i polisen, obekräftad.');
  for (const name of ['Samordnare i kommunen', 'Samordnare i polisen']) {
    await playground.say(personalChat, 'medlemmar');
    const list = await told('Väntar på att du utser första samordnaren:');
    const answered = await playground.press(list, 'Utse');
    expect(wordsOf(answered.value)).toContain(`Sparat: personen är bekräftad som ${name}.`);
  }
  await hears(kommun, 'Du är bekräftad som Samordnare i kommunen.');
  await hears(polis, 'Du är bekräftad som Samordnare i polisen.');

  // A coordinator sends the plan in their own chat, looks at what it would do, and says yes.
  const plan = await readFile(new URL('atgardsplan.csv', example));
  const preview = await answerTo(kommun, () => kommun.send('atgardsplan.csv', plan));
  expect(wordsOf(preview.card)).toContain('18 nya, 0 ändrade, 0 oförändrade. Inget är sparat än.');
  const imported = await kommun.press(preview, 'Läs in');
  expect(wordsOf(imported.value)).toContain('Sparat: 18 insatser är inlästa.');

  // A newcomer of each party chooses a function and notes, marked as unconfirmed.
  const anna = await people.person('Anna');
  expect(await chooses(anna, 'Gatu- och parkchef')).toContain('Jag har frågat samordnaren hos Kommunen.');
  const noted = await answerTo(anna, () => anna.say('insats 1.3 Åtta av tio klara, resten v 48', est));
  expect(wordsOf(noted.card)).toContain('anteckningen är märkt ”obekräftad funktion”');
  await playground.waitFor(general, ({ card }) => wordsOf(card).includes('Gatu- och parkchef (obekräftad funktion)'));
  const judged = await answerTo(anna, () => anna.say('1.3 läge gul väntar på el', est));
  expect(wordsOf(judged.card)).toContain('Din funktion är inte bekräftad än.');
  const per = await people.person('Per');
  expect(await chooses(per, 'Kommunpolis')).toContain('Jag har frågat samordnaren hos Polisen.');

  // Each coordinator confirms their own party's, and sees no button for the other's.
  const asked = await hears(kommun, 'En person har valt funktionen Gatu- och parkchef (Kommunen). Stämmer det?');
  const confirmed = await kommun.press(asked, 'Bekräfta');
  expect(wordsOf(confirmed.value)).toContain('Sparat: personen är bekräftad som Gatu- och parkchef.');
  await hears(anna, 'Du är bekräftad som Gatu- och parkchef.');
  const members = await answerTo(kommun, () => kommun.say('medlemmar'));
  expect(wordsOf(members.card)).not.toContain('Väntar på att du bekräftar:');
  const theirs = await answerTo(polis, () => polis.say('medlemmar'));
  expect(wordsOf(theirs.card)).toContain('Väntar på att du bekräftar:');
  await polis.press(theirs, 'Bekräfta');
  await hears(per, 'Du är bekräftad som Kommunpolis.');

  // Now the function's own right is there, and the notes are the group's news in the channel.
  const rated = await answerTo(anna, () => anna.say('1.3 läge gul väntar på el', est));
  expect(wordsOf(rated.card)).toContain('Sparat: läget för 1.3 är gul.');
  await playground.waitFor(general, ({ card }) => wordsOf(card).includes('läge gul: väntar på el'));
});

it('a meeting’s run that begins in the channel stays with the channel’s group to its end', async () => {
  const eva = await people.person('Eva');
  let card = await answerTo(eva, () => eva.say('samverkan genomgång', est));
  const [, of = ''] = /Genomgång: 1 av (\d+)/u.exec(wordsOf(card.card)) ?? [];
  expect(Number(of)).toBeGreaterThan(2);
  for (let at = 2; at <= Number(of); at += 1) {
    const answered = await eva.press(card, 'Nästa');
    card = shown(answered.value, card);
    expect(wordsOf(card.card)).toContain(`Genomgång: ${at} av ${of}`);
  }
  expect(wordsOf((await eva.press(card, 'Nästa')).value)).toContain(`Genomgången är klar: ${of} insatser.`);
});

/** Waits until the administrator's own chat says it. */
function told(words: string): Promise<BotMessage> {
  return playground.waitFor(personalChat, ({ card }) => wordsOf(card).includes(words));
}

/** Waits until the person's own chat says it. */
async function hears(person: Person, words: string): Promise<BotMessage> {
  const find = () => person.messages().find(({ card }) => wordsOf(card).includes(words));
  await expect.poll(find, { timeout: 15_000, message: `hears: ${words}` }).toBeDefined();
  return find() as BotMessage;
}

/** The message in the person's own chat that answers what is done. */
async function answerTo(person: Person, work: () => Promise<unknown>): Promise<BotMessage> {
  const before = person.messages().length;
  await work();
  const [answer] = person.messages().slice(before);
  if (!answer) throw new Error('The bot did not answer.');
  return answer;
}

/** Chooses a function by the form that the channel's list opens. Gives what is then said. */
async function chooses(person: Person, name: string): Promise<string> {
  const list = await answerTo(person, () => person.say('medlemmar', est));
  const form = await answerTo(person, () =>
    buttons(list.card).some(({ title }) => title === 'Jag är …') ? person.press(list, 'Jag är …') : Promise.resolve(),
  );
  const option = optionsOf(form.card).find(({ title }) => String(title).startsWith(`${name} (`));
  const answered = await person.press(form, 'Spara', { f_function: String(option?.value) });
  return wordsOf(answered.value);
}

function optionsOf(json: unknown): readonly AdaptiveJson[] {
  if (Array.isArray(json)) return json.flatMap(optionsOf);
  if (typeof json !== 'object' || json === null) return [];
  const { choices, ...rest } = json as { choices?: readonly AdaptiveJson[] };
  return [...(choices ?? []), ...Object.values(rest).flatMap(optionsOf)];
}

/** The card that has taken the place of the pressed one. */
function shown(value: unknown, pressed: BotMessage): BotMessage {
  return { ...pressed, card: value as AdaptiveJson };
}
