import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../../helpers/folder.ts';
import { type SlackPlace, startSlackPlace, team } from '../../helpers/slack-place.ts';
import { stepTo } from '../../helpers/step.ts';
import { wholeDatabase } from '../../helpers/talk.ts';

const [admin, ours, theirs, park, police] = ['U0ADMIN', 'U0KOMMUN', 'U0POLISEN', 'U0PARK', 'U0CHEFEN'];
const account = (id: string) => ({ platform: 'slack' as const, tenant: team, id });
const clean = { chain: { ok: true }, contentFaults: 0 };

let place: SlackPlace;
async function open(environment: Readonly<Record<string, string>> = {}): Promise<SlackPlace> {
  const opened = await startSlackPlace({
    administrators: [admin],
    environment: { PUBLIC_URL: 'https://bot.kommunen.example', ...environment },
  });
  for (const user of [admin, ours, theirs, park, police]) {
    opened.slack.addUser(user);
    opened.slack.addChannel(`D${user.slice(1)}`);
  }
  return opened;
}
const personOf = async (id: string) => (await place.bot.app.store.personalData(account(id)))?.personId ?? 'nobody';

/** Which of the traces stand somewhere in the database. */
async function tracesLeft(...traces: readonly string[]): Promise<readonly string[]> {
  const text = await wholeDatabase(place.bot);
  return traces.filter((trace) => text.includes(trace));
}

/** Everything that can be stored about somebody: functions, choices, messages, questions, addresses, codes, put off reminders. */
async function liveALittle(user: string): Promise<void> {
  await place.type(user, '/insats 1.3 Åtta av tio armaturer är bytta');
  await place.type(user, '/samverkan kalender EST strategisk');
  await place.type(user, '/samverkan koppla konto');
  await place.submit(user, await place.type(user, '/samverkan mina påminnelser'), {
    with: ['due-soon', 'overdue', 'follow-up'],
    email: 'park@kommun.example',
  });
  await stepTo(place.bot, '2021-11-29T09:00');
  await place.posted();
  const asked = await place.type(user, '/insats 1.3 Pratade med Johan om belysningen');
  expect(asked.text).toContain('?');
}

describe('what is stored about somebody', () => {
  beforeAll(async () => {
    place = await open();
    await place.channel('C0EST', 'EST fördjupning');
    await place.person(ours, 'Samordnare i kommunen');
    await place.person(theirs, 'Samordnare i polisen');
    await place.person(park, 'Gatu- och parkchef');
  });
  afterAll(() => place.close());

  it('is shown to the person: accounts, functions, choices, addresses, questions and messages, and that notes carry function', async () => {
    await liveALittle(park);
    const shown = await place.type(park, '/samverkan mina uppgifter');
    for (const words of [
      'Slack, konto U0PARK',
      'Funktion: Gatu- och parkchef i Samverkan för ett tryggare Upplands Väsby',
      'E-post när chatten inte når dig: park@kommun.example',
      '1 kalenderadress som du har fått',
      '1 fråga som väntar',
      'bär funktion, inte vem du är',
    ])
      expect(shown.text).toContain(words);
    expect(shown.text).not.toContain(ours);
    expect((await place.type(police, '/samverkan mina uppgifter', { channel: 'C0EST' })).text).toContain(
      'inget sparat om vem du är',
    );
  });

  it('is asked about before it goes: nothing is removed by the question, nor by no', async () => {
    const asked = await place.type(park, '/samverkan glöm mig');
    expect(asked.text).toContain('Ska jag glömma vem du är?');
    expect(asked.text).toContain('Ingen har längre Gatu- och parkchef');
    await place.press(park, asked, 'Nej, behåll');
    expect(await personOf(park)).not.toBe('nobody');
  });

  it('is in no table after “glöm mig”: neither the chat’s id nor ours, nor the address; the notes and functions stay', async () => {
    const id = await personOf(park);
    const traces = [park, id, 'park@kommun.example', `D${park.slice(1)}`];
    expect(await tracesLeft(...traces)).toEqual(traces);
    const asked = await place.type(park, '/samverkan glöm mig');
    const done = await place.press(park, asked, 'Ja, glöm mig');
    expect(done.text).toContain('Klart: jag har glömt vem du är.');
    await place.posted();
    expect(await tracesLeft(...traces)).toEqual([]);
    const after = await wholeDatabase(place.bot);
    expect(after).toContain('Åtta av tio armaturer är bytta');
    expect(after).toContain('Gatu- och parkchef');
    expect(after).toContain(ours);
    expect(await place.bot.app.verifyLog()).toMatchObject(clean);
  });

  it('goes with all access, at once; the coordinators of the party are told which function is empty', async () => {
    // Typed in a channel that is bound, by somebody who is nobody there: the way in for newcomers.
    expect((await place.type(park, '/insats')).text).toContain('Välj din funktion');
    expect((await place.type(park, '/samverkan mina uppgifter')).text).not.toContain('Gatu- och parkchef');
    expect(JSON.stringify(place.direct(ours))).toContain('Ingen har längre Gatu- och parkchef');
    expect(JSON.stringify(place.direct(theirs))).not.toContain('Gatu- och parkchef: personen');
    expect((await place.type(ours, '/samverkan logg')).text).toContain('tog bort uppgifterna om en person');
  });

  it('can be begun anew: whoever comes back is somebody new', async () => {
    await stepTo(place.bot, '2021-11-29T09:30');
    await place.person(park, 'Gatu- och parkchef');
    expect(await place.bot.app.reapplyForgotten()).toBe(0);
    expect((await place.type(park, '/insats')).text).toContain('1.3');
  });

  it('can be removed by a coordinator of the same party, also when the function has ended; never by another’s, and by nobody else', async () => {
    await place.person(police, 'Kommunpolis');
    expect((await place.type(park, '/samverkan glöm Kommunpolis')).text).toContain('samordnare');
    const wrong = await place.type(ours, '/samverkan glöm Kommunpolis');
    expect(wrong.text).toContain('finns inte hos din part');
    const members = await place.type(theirs, '/samverkan glöm Kommunpolis');
    expect(members.text).toContain('U0CHEFEN');
    const asked = await place.press(theirs, members, 'Ta bort uppgifterna');
    expect(asked.text).toContain('Ska jag glömma vem som har varit Kommunpolis');
    const id = await personOf(police);
    // Somebody of the other party who has got hold of the button.
    expect((await place.press(ours, asked, 'Ja, ta bort')).text).not.toContain('Klart');
    expect(await personOf(police)).toBe(id);
    expect((await place.press(theirs, asked, 'Ja, ta bort')).text).toContain('Åtkomsten upphörde nu.');
    await place.posted();
    expect(await tracesLeft(police, id)).toEqual([]);
    expect((await place.press(theirs, asked, 'Ja, ta bort')).text).toContain('redan');
  });

  it('tells the last coordinator of a party, and an administrator, what follows', async () => {
    const asked = await place.type(theirs, '/samverkan glöm mig');
    expect(asked.text).toContain('Polisen har ingen bekräftad samordnare efter det.');
    const administrator = await place.type(admin, '/samverkan mina uppgifter', { channel: 'C0EST' });
    expect(administrator.text).toContain('inget sparat');
    const id = await personOf(theirs);
    expect((await place.press(theirs, asked, 'Ja, glöm mig')).text).toContain('En administratör behöver utse');
    await place.posted();
    expect(await tracesLeft(theirs, id)).toEqual([]);
    expect(JSON.stringify(place.direct(ours))).toContain('Ingen har längre Samordnare i polisen');
  });
});

describe('a restored backup', () => {
  it('brings nobody back who has been forgotten: a register outside the database knows them by a keyed hash', async () => {
    const folder = aFolder();
    place = await open({ SAMVERKAN_DATA: folder });
    try {
      await place.person(ours, 'Samordnare i kommunen');
      await place.person(park, 'Gatu- och parkchef');
      const { pool } = place.bot.running;
      const copy = async (table: string) => (await pool.query(`SELECT to_jsonb(t) AS row FROM ${table} t`)).rows;
      const tables = ['person', 'account', 'holding'] as const;
      const backup = await Promise.all(tables.map(async (table) => [table, await copy(table)] as const));
      const id = await personOf(park);
      await place.press(park, await place.type(park, '/samverkan glöm mig'), 'Ja, glöm mig');
      await place.posted();
      const register = await readFile(join(folder, 'maskerat.jsonl'), 'utf8');
      for (const trace of [park, id, team]) expect(register).not.toContain(trace);
      for (const [table, rows] of backup)
        for (const { row } of rows)
          await pool.query(
            `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1) ON CONFLICT DO NOTHING`,
            [row],
          );
      expect(await personOf(park)).toBe(id);
      expect(await place.bot.app.reapplyForgotten()).toBe(1);
      expect(await tracesLeft(park, id)).toEqual([]);
      expect(await personOf(ours)).not.toBe('nobody');
      expect(await place.bot.app.reapplyForgotten()).toBe(0);
    } finally {
      await place.close();
    }
  });
});
