import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const ours = 'U0KOMMUN';
const police = 'U0POLISEN';
const member = 'U0PARK';
const yaml = readFileSync(new URL('../../examples/upplands-vasby/overenskommelse.yaml', import.meta.url), 'utf8');
const plan = readFileSync(new URL('../../examples/upplands-vasby/atgardsplan.csv', import.meta.url), 'utf8');

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let place: SlackPlace;
beforeAll(async () => {
  place = await startSlackPlace();
  await place.person(ours, 'Samordnare i kommunen');
  await place.person(police, 'Samordnare i polisen');
  await place.person(member, 'Gatu- och parkchef');
});
afterAll(() => place.close());

const title = async () => (await place.bot.app.store.agreements())[0]?.title;
/** What a refused file must leave as it was; posts that are on their way are none of it. */
async function recorded(): Promise<unknown> {
  const tables = ['measure', 'measure_change', 'function', 'pending_question', 'inbox', 'audit_log'];
  const counted = tables.map((table) => `(SELECT count(*) FROM "${table}") AS ${table}_rows`);
  return (await place.bot.running.pool.query(`SELECT ${counted.join(', ')}`)).rows;
}

const directly = (user: string) => ({ channel: `D${user.slice(1)}` });

describe("an agreement's file", () => {
  it("that changes the agreement waits for the other party's coordinator, and for nobody else", async () => {
    const changed = yaml.replace(/^titel: .*$/m, 'titel: Samverkan för trygghet');
    const sent = await place.send(ours, 'overenskommelse.yaml', Buffer.from(changed));
    expect(sent.text).toContain('väntar på att en samordnare hos Polisen bekräftar den');
    await place.posted();
    const [asked] = place.direct(police);
    if (!asked) throw new Error('The other coordinator was not asked.');
    for (const user of [ours, member])
      expect((await place.press(user, asked, 'Bekräfta', directly(user))).text).not.toContain('Sparat');
    expect(await title()).toBe('Samverkan för ett tryggare Upplands Väsby');
    expect((await place.press(police, asked, 'Bekräfta', directly(police))).text).toContain('Sparat');
    expect(await title()).toBe('Samverkan för trygghet');
  });

  it.each([
    ['a date that is none', yaml.replace('2022-12-31', '2022-13-45'), /rad 32 .*inget datum/],
    ['tabs', yaml.replace('\nparter:', '\n\tparter:'), /rad \d+: .*tabb/],
    ['nothing', '', /fel i överenskommelsens fil/],
    ['a person', `${yaml}\n# Ring Kim på 070-174 06 05\n`, /Rad \d+: .*telefonnummer/],
  ])('with %s is refused with its line, and changes nothing', async (_, text, told) => {
    const before = await title();
    expect((await place.send(ours, 'overenskommelse.yaml', Buffer.from(text))).text).toMatch(told);
    expect(await title()).toBe(before);
  });

  it('from a member is refused with who may', async () => {
    expect((await place.send(member, 'overenskommelse.yaml', Buffer.from(yaml))).text).toContain('samordnare');
  });
});

describe('a plan file', () => {
  it.each([
    ['plan.csv', plan.replace(';Insats;', ';Kolumn;'), 'Insats'],
    ['plan.csv', plan.replace('\n1.2;', '\n1.1;'), '1.1'],
    ['plan.csv', plan.replace('2021-10-29', '2021-02-31'), 'rad 4'],
    ['plan.xlsx', png, 'ser ut att vara PNG'],
    ['plan.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'xlsx'],
    ['bild.png', png, 'ser ut att vara PNG'],
    ['tom.csv', '', 'tom'],
  ])('%s that is wrong is refused in words, and nothing is stored', async (name, text, told) => {
    const before = await recorded();
    const answer = await place.send(ours, name, Buffer.from(text as string));
    expect(answer.text.toLowerCase()).toContain(told.toLowerCase());
    expect(answer.text).not.toContain('gick fel');
    expect(await recorded()).toEqual(before);
  });

  it('that Slack can not give, or that is too large, is answered with what to do', async () => {
    const event = { type: 'message', channel_type: 'im', subtype: 'file_share', text: '', channel: 'D0KOMMUN' };
    const gone = {
      id: 'F0BORTA',
      name: 'plan.csv',
      size: 10,
      url_private: `${place.slack.apiUrl.replace('/api/', '')}/files/F0BORTA`,
    };
    expect((await place.write(ours, { ...event, files: [gone] })).text).toContain('Jag kom inte åt filen plan.csv.');
    const large = place.slack.addFile('stor.csv', Buffer.from('x'), 500_000_000);
    expect((await place.write(ours, { ...event, files: [large] })).text).toContain('för stor');
  });

  it('from a member is refused, and its template is sent to whoever may', async () => {
    expect((await place.send(member, 'plan.csv', Buffer.from(plan))).text).toContain('samordnare');
    const help = await place.type(ours, '/samverkan import', directly(ours));
    await place.press(ours, help, 'Hämta tom mall', directly(ours));
    await expect.poll(() => place.slack.files().map(({ name }) => name)).toContain('atgardsplan-mall.xlsx');
  });
});
