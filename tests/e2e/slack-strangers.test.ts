import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAgreement } from '../../src/cli/agreement-apply.ts';
import { prepareImport, storeImport } from '../../src/cli/import-plan.ts';
import { databaseText } from '../helpers/database-text.ts';
import { type Answer, type SlackPlace, startSlackPlace, team } from '../helpers/slack-place.ts';
import { commandBody, signedHeaders } from '../helpers/slack-signed.ts';

const park = 'U0PARK';
const school = 'U0SKOLA';
const neighbour = 'U0GRANNE';
const both = 'U0BADA';
const nobody = 'U0INGEN';

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(school, 'Skolchef');
  for (const user of [nobody, neighbour, both]) {
    place.slack.addUser(user);
    place.slack.addChannel(`D${user.slice(1)}`);
  }
  await loadNeighbour();
});
afterAll(() => place.close());

const seconds = () => Math.floor(Date.now() / 1000);
const stored = () => databaseText(place.bot.running.pool);

function body(text: string, more: { team?: string; triggerId?: string } = {}): string {
  const responseUrl = `${place.slack.apiUrl.replace('/api/', '')}/respond/none`;
  return commandBody({
    command: '/insats',
    text,
    user: park,
    channel: 'C0EST',
    team,
    triggerId: `t${text}`,
    responseUrl,
    ...more,
  });
}

describe('requests that are not from Slack', () => {
  const { signingSecret } = { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' };

  it.each([
    ['without a signature', () => ({ 'content-type': 'application/x-www-form-urlencoded' })],
    ['signed with another key', (text: string) => signedHeaders('another-key', text)],
    ['with the signature of another body', () => signedHeaders(signingSecret, 'text=1')],
    ['six minutes old', (text: string) => signedHeaders(signingSecret, text, { timestamp: seconds() - 360 })],
    ['six minutes ahead', (text: string) => signedHeaders(signingSecret, text, { timestamp: seconds() + 360 })],
  ])('%s are refused with 401 and change nothing', async (name, headers) => {
    const sent = body(`1.3 Förfalskad ${name}`);
    expect((await place.slack.send.raw(sent, headers(sent))).status).toBe(401);
    expect(await stored()).not.toContain(`Förfalskad ${name}`);
  });

  it('a request that is played again is stored once', async () => {
    const sent = body('1.3 Uppspelad en gång till');
    const headers = signedHeaders(signingSecret, sent);
    expect(JSON.stringify((await place.slack.send.raw(sent, headers)).ack)).toContain('Sparat');
    const again = await place.slack.send.raw(sent, headers);
    expect(again.status).toBe(200);
    expect(JSON.stringify(again.ack)).toContain('redan gjort');
    await place.posted();
    expect(place.slack.messages('C0EST').filter(({ text }) => text.includes('Uppspelad'))).toHaveLength(1);
  });

  it('the same user and channel ids in another workspace are somebody else, somewhere else', async () => {
    const sent = body('1.3 Från en annan arbetsyta', { team: 'T0ANNAN' });
    const { status, ack } = await place.slack.send.raw(sent, signedHeaders(signingSecret, sent));
    expect(status).toBe(200);
    expect(JSON.stringify(ack)).toContain('arbetsytan är inte ansluten till Samverkan');
    expect(await stored()).not.toContain('annan arbetsyta');
  });
});

describe('people without the right', () => {
  it('somebody without a function is asked for it in the channel, and told nothing elsewhere', async () => {
    const form = await place.type(nobody, '/insats 1.3 Åtta av tio klara');
    expect(form.text).toContain('Välj din funktion');
    const elsewhere = await place.type(nobody, '/insats 1.3', { channel: 'D0INGEN' });
    expect(elsewhere.text).toContain('inte med i någon överenskommelse');
    expect(elsewhere.text).not.toContain('belysning');
  });

  it('somebody of another group reads and notes nothing', async () => {
    for (const line of ['/insats 1.3', '/insats 1.3 Hur går det?', '/insats 1.3 historik', '/insats 1.3 inget nytt']) {
      const { text } = await place.type(school, line, { channel: 'D0SKOLA' });
      expect(text).toContain('Insats 1.3 finns inte i planen.');
      expect(text).toContain('Andra gruppers insatser visas inte för dig.');
      expect(text).not.toContain('belysning');
    }
    expect(await stored()).not.toContain('Hur går det?');
  });

  it.each([
    ['/insats 1.3 maska', 'Det kan bara en samordnare göra.'],
    ['/insats ny', 'Det kan bara en samordnare göra.'],
    ['/insats ändra 1.3', 'Det kan bara en samordnare göra.'],
    ['/samverkan export', 'Det kan bara samordnare och styrgruppen göra.'],
    ['/samverkan logg', 'Det kan bara samordnare och styrgruppen göra.'],
    ['/samverkan koppla Styrgrupp', 'Det kan bara en samordnare eller en administratör göra.'],
    ['/insats 1.4 status klar', 'Insats 1.4 finns inte i planen'],
  ])('%s by a member is refused with who may', async (line, told) => {
    const { text } = await place.type(park, line);
    expect(text).toMatch(new RegExp(`${told}|Bara `));
    expect(text).not.toContain('Sparat');
  });
});

describe('another agreement in the same installation', () => {
  const lines = [
    '/insats',
    '/insats alla',
    '/insats försenade',
    '/insats sök platser',
    '/insats 1.3',
    '/insats 3.5',
    '/samverkan',
    '/samverkan medlemmar',
    '/samverkan hjälp',
    '/samverkan kontroll',
    '/samverkan lägesbild',
    '/samverkan genomgång',
  ];

  it('its people learn nothing of ours, whatever they type', async () => {
    for (const channel of ['C0GRANNE', 'D0GRANNE']) {
      for (const line of lines)
        expect(tellsOfUs(await place.type(neighbour, line, { channel })), `${line} in ${channel}`).toBe(false);
    }
    expect((await place.type(neighbour, '/insats 3.5', { channel: 'D0GRANNE' })).text).toContain(
      'Insats 3.5 finns inte i planen.',
    );
  });

  it('and ours nothing of theirs', async () => {
    for (const line of lines) {
      const { text } = await place.type(park, line, { channel: 'D0PARK' });
      expect(text, line).not.toMatch(/Sigtuna|Stadsdelsvakt/);
    }
  });

  it('our buttons tell them nothing and change nothing in their hands', async () => {
    const card = await place.type(park, '/insats 1.3');
    const members = await place.type(park, '/samverkan medlemmar');
    for (const channel of ['C0GRANNE', 'D0GRANNE']) {
      for (const label of card.buttons)
        expect(tellsOfUs(await place.press(neighbour, card, label, { channel })), label).toBe(false);
      expect(tellsOfUs(await place.press(neighbour, members, 'Jag är …', { channel }))).toBe(false);
    }
  });

  it('news of each goes to its own channels alone', async () => {
    await place.type(neighbour, '/insats 1.3 Grannens anteckning', { channel: 'C0GRANNE' });
    await place.type(park, '/insats 1.3 Vår anteckning');
    await place.posted();
    expect(JSON.stringify(place.slack.messages('C0EST'))).not.toContain('Grannens');
    expect(JSON.stringify(place.slack.messages('C0GRANNE'))).not.toContain('Vår anteckning');
  });

  it('who belongs to both is asked which, and told which it was', async () => {
    await holdIn(both, 'Samordnare i kommunen', 'upplands-vasby');
    await holdIn(both, 'Stadsdelsvakt', 'sigtuna');
    const asked = await place.type(both, '/insats 1.3', { channel: 'D0BADA' });
    expect(asked.text).toContain('Vilken gäller det?');
    expect(asked.buttons).toEqual(expect.arrayContaining(['Samverkan för ett tryggare Sigtuna']));
    const shown = await place.press(both, asked, 'Samverkan för ett tryggare Sigtuna', { channel: 'D0BADA' });
    expect(shown.text).toContain('Vakter i centrum');
    expect(shown.text).toContain('Samverkan för ett tryggare Sigtuna');
  });

  const tellsOfUs = ({ text }: Answer) => /Upplands Väsby|Förbättra|Gatu- och parkchef|Sparat/.test(text);
});

/** A neighbour's agreement: the example with other names, and a plan of one measure that has our number. */
async function loadNeighbour(): Promise<void> {
  const { app } = place.bot;
  const ours = readFileSync(new URL('../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');
  const text = ours.replaceAll('upplands-vasby', 'sigtuna').replaceAll('Upplands Väsby', 'Sigtuna');
  expect(await applyAgreement(app, { fileName: 'sigtuna.yaml', text })).toMatchObject({ ok: true });
  const id = await agreementId('sigtuna');
  const agreement = await app.store.agreement(id);
  const csv =
    'Nr;Målområde;Insats;Ansvarig organisation;Ansvarig funktion;Arbetsgrupp;Start;Klart senast\n1.3;1;Vakter i centrum;Kommunen;Stadsdelsvakt;EST strategisk;2021-01-11;2022-06-17\n';
  const sheet = await app.handling.documents.readSheet(Buffer.from(csv), 'plan.csv');
  const prepared = agreement && sheet.ok ? await prepareImport(app, agreement, sheet.rows) : undefined;
  if (!prepared || 'kind' in prepared) throw new Error("the neighbour's plan can't be read");
  await storeImport(app, prepared);
  await holdIn(neighbour, 'Stadsdelsvakt', 'sigtuna');
  const [group] = agreement?.groups.filter(({ name }) => name === 'EST strategisk') ?? [];
  const channel = { platform: 'slack' as const, tenant: team, id: 'C0GRANNE' };
  place.slack.addChannel(channel.id);
  await commit(id, [{ kind: 'bind-channel', bound: { channel, agreementId: id, groupId: group?.id ?? '' } }]);
}

async function agreementId(key: string): Promise<string> {
  return (await place.bot.app.store.agreements()).find((entry) => entry.key === key)?.id ?? '';
}

type Effects = Parameters<SlackPlace['bot']['app']['store']['commit']>[0]['effects'];

function commit(agreementId: string, effects: Effects) {
  const { store, clock } = place.bot.app;
  return store.commit({
    outcome: 'done',
    agreementId,
    at: clock.now(),
    recordedAt: clock.now(),
    actor: 'operator',
    effects,
  });
}

async function holdIn(user: string, functionName: string, key: string): Promise<void> {
  const { store, handling } = place.bot.app;
  const id = await agreementId(key);
  const held = (await store.agreement(id))?.functions.find(({ name }) => name === functionName);
  const newId = handling.newIds(`${user} ${functionName}`);
  const account = { platform: 'slack' as const, tenant: team, id: user };
  const known = (await store.situation(account, undefined, '2021-11-10')).personId;
  const personId = known ?? newId();
  const person: Effects = known ? [] : [{ kind: 'add-person', personId, account }];
  await commit(id, [
    ...person,
    { kind: 'hold', holdingId: newId(), personId, functionId: held?.id ?? '', confirmed: true },
  ]);
}
