import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type SlackPlace, startSlackPlace, wordsIn } from '../helpers/slack-place.ts';

const example = (name: string) => readFileSync(new URL(`../../examples/upplands-vasby/${name}`, import.meta.url));

const admin = 'U0ADMIN';
const coordinator = 'U0KOMMUN';
const policeCoordinator = 'U0POLISEN';
const officer = 'U0OFFICER';
const parkManager = 'U0PARK';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace({ example: false, administrators: [admin] });
  for (const user of [admin, coordinator, policeCoordinator, officer, parkManager]) {
    place.slack.addUser(user);
    place.slack.addChannel(`D${user.slice(1)}`);
  }
});
afterAll(() => place.close());

/** The button under "medlemmar", the modal, and the function chosen in it. */
async function choose(user: string, functionName: string): Promise<Answer> {
  const members = await place.type(user, '/samverkan medlemmar');
  const form = await place.press(user, members, 'Jag är …');
  const option = JSON.stringify(form.view?.view).match(
    new RegExp(`"text":"${functionName} \\(\\w+\\)"[^}]*},"value":"([^"]+)"`),
  );
  return place.submit(user, form, { function: option?.[1] ?? functionName });
}

it('the first hour: from an empty installation to confirmed people who write', async () => {
  const { slack } = place;

  // Nobody is known yet, and nothing is told.
  expect((await place.type(officer, '/insats')).text).toContain('inte med i någon överenskommelse');
  expect((await place.send(officer, 'avtal.yaml', example('overenskommelse.yaml'))).text).toContain('administratör');
  // Who is to put it in order is told what is left to do.
  expect((await place.type(admin, '/insats')).text).toContain('Ingen överenskommelse är inläst än');
  const agreement = await place.send(admin, 'overenskommelse.yaml', example('overenskommelse.yaml'));
  expect(agreement.text).toContain('Samverkan för ett tryggare Upplands Väsby');

  // The bot is invited, and says who may bind the channel.
  const invited = await place.write(admin, {
    type: 'member_joined_channel',
    user: slack.botUser,
    inviter: admin,
    channel: 'C0EST',
  });
  expect(invited.text).toContain('inte kopplad till någon grupp än');
  expect((await place.type(officer, '/samverkan koppla EST strategisk')).text).not.toContain('Sparat');
  expect((await place.type(admin, '/samverkan koppla EST strategisk')).text).toContain(
    'Sparat: kanalen är kopplad till EST strategisk.',
  );
  await place.posted();
  const [welcome, ...others] = slack.messages('C0EST');
  expect(JSON.stringify(welcome)).toContain('allmän handling');
  expect(others).toEqual([]);

  // The coordinators say who they are; the administrator appoints the first of each party, and nobody else.
  expect((await choose(coordinator, 'Samordnare i kommunen')).text).toContain(
    'Sparat: du är Samordnare i kommunen, obekräftad.',
  );
  expect((await choose(policeCoordinator, 'Samordnare i polisen')).text).toContain('obekräftad');
  expect((await place.type(coordinator, '/samverkan medlemmar')).buttons).not.toContain('Bekräfta');
  const waiting = await place.type(admin, '/samverkan medlemmar');
  expect(waiting.text).toContain('Väntar på att du utser första samordnaren');
  expect(waiting.buttons.filter((label) => label === 'Utse')).toHaveLength(2);
  expect((await place.press(admin, waiting, 'Utse')).text).toContain('Sparat: personen är bekräftad som Samordnare i');
  expect((await place.press(admin, await place.type(admin, '/samverkan medlemmar'), 'Utse')).text).toContain(
    'bekräftad som',
  );
  await place.posted();
  expect(JSON.stringify(place.direct(coordinator))).toContain('Du är bekräftad som Samordnare i kommunen.');
  expect(JSON.stringify(place.direct(policeCoordinator))).toContain('Du är bekräftad som Samordnare i polisen.');

  // A coordinator sends the plan; the preview is confirmed by button.
  const preview = await place.send(coordinator, 'atgardsplan.csv', example('atgardsplan.csv'));
  expect(preview.text).toContain('Nya insatser');
  expect((await place.type(coordinator, '/insats 1.3')).text).toContain('1.3');
  expect((await place.type(coordinator, '/insats alla')).text).toContain('inga insatser än');
  expect((await place.press(coordinator, preview, 'Läs in', { channel: `D${coordinator.slice(1)}` })).text).toContain(
    'Sparat: 18 insatser',
  );

  // A newcomer picks a function, and may at once write in the channel, marked as unconfirmed.
  const first = await place.type(parkManager, '/insats 1.3 Åtta av tio klara, resten v 48');
  expect(first.view?.view).toMatchObject({ title: { text: 'Välj din funktion' } });
  expect((await choose(parkManager, 'Gatu- och parkchef')).text).toContain('Jag har frågat samordnaren hos Kommunen.');
  expect((await choose(officer, 'Kommunpolis')).text).toContain('Jag har frågat samordnaren hos Polisen.');
  const noted = await place.type(parkManager, '/insats 1.3 Åtta av tio klara, resten v 48');
  expect(noted.text).toContain('Sparat: anteckning på 1.3.');
  expect(noted.text).toContain('obekräftad funktion');
  await place.posted();
  expect(JSON.stringify(slack.messages('C0EST'))).toContain('Gatu- och parkchef (obekräftad funktion)');
  expect((await place.type(parkManager, '/insats 1.3 läge gul väntar på el')).text).not.toContain('Sparat');

  // What they may not do yet is offered to the coordinator, as nobody else holds the function.
  const suggested = place.direct(coordinator).find(({ text }) => text.includes('skrev om din insats 1.3'));
  expect(wordsIn(suggested?.blocks)).toContain('[Nytt slutdatum 3 december 2021]');

  // Each coordinator is asked about their own party's people, and can't confirm the other's.
  const [asked] = place
    .direct(coordinator)
    .filter(({ text }) => text.includes('har valt funktionen Gatu- och parkchef'));
  const [askedPolice] = place
    .direct(policeCoordinator)
    .filter(({ text }) => text.includes('har valt funktionen Kommunpolis'));
  if (!asked || !askedPolice) throw new Error('The coordinators were not asked.');
  expect(JSON.stringify(asked.blocks)).toContain(`{"type":"user","user_id":"${parkManager}"}`);
  expect(place.direct(coordinator).map(({ text }) => text)).not.toContainEqual(expect.stringContaining('Kommunpolis'));
  expect((await place.press(coordinator, askedPolice, 'Bekräfta')).text).toContain(
    'Bara en samordnare hos Polisen kan göra det.',
  );
  expect((await place.press(admin, askedPolice, 'Bekräfta')).text).toContain(
    'En administratör utser bara den första samordnaren.',
  );
  expect((await place.press(policeCoordinator, askedPolice, 'Bekräfta')).text).toContain(
    'Sparat: personen är bekräftad som Kommunpolis.',
  );
  expect((await place.press(coordinator, asked, 'Bekräfta')).text).toContain(
    'Sparat: personen är bekräftad som Gatu- och parkchef.',
  );

  // The confirmed person changes what is theirs, and only that.
  expect((await place.type(parkManager, '/insats 1.3 läge gul väntar på el')).text).toContain(
    'Sparat: läget för 1.3 är gul.',
  );
  expect((await place.type(parkManager, '/insats 1.3 status pausad väntar på el')).text).toContain(
    'Sparat: 1.3 är pausad.',
  );
  expect((await place.type(officer, '/insats 1.3 status klar')).text).not.toContain('Sparat');
  expect((await place.type(admin, '/insats 1.3 status klar')).text).not.toContain('Sparat');

  // A removed person loses access at once, to old buttons too.
  const card = await place.type(parkManager, '/insats 1.3');
  const list = await place.press(coordinator, await place.type(coordinator, '/samverkan medlemmar'), 'Ta bort någon');
  expect(list.text).not.toContain('Kommunpolis');
  expect((await place.press(coordinator, removing(list, 'Gatu- och parkchef'), 'Ta bort')).text).toContain(
    'har inte längre funktionen Gatu- och parkchef',
  );
  expect((await place.press(parkManager, card, 'Inget nytt')).text).not.toContain('Sparat');
  expect((await place.type(parkManager, '/insats 1.3 läge grön')).text).not.toContain('Sparat');
  expect((await place.type(parkManager, '/insats 1.3', { channel: 'D0PARK' })).text).not.toContain(
    'Förbättra belysningen',
  );
  await place.posted();
  expect(JSON.stringify(place.direct(parkManager))).toContain('Du har inte längre funktionen Gatu- och parkchef.');
  expect(slack.refused()).toEqual([]);
  expect(await place.bot.app.verifyLog()).toMatchObject({ chain: { ok: true }, contentFaults: 0 });
});

/** The one block of a list that is about a function, so that its own button is pressed. */
function removing(list: Answer, functionName: string): { blocks: unknown } {
  const blocks = (list.blocks as unknown[]).filter((block) => JSON.stringify(block).includes(functionName));
  return { blocks };
}
