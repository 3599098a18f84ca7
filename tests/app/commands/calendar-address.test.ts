import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountRef, Reply } from '../../../src/chat/incoming.ts';
import { allMeetingTimes } from '../../../src/domain/meeting-times.ts';
import { bindChannel, holdFunction, startBot, type TestBot } from '../../helpers/bot.ts';
import { shownBy } from '../../helpers/calendar-program.ts';
import { buttonsOf, type Talk, talk, textOf, wholeDatabase } from '../../helpers/talk.ts';

const municipal = 'Samordnare i kommunen';
const chief = 'Kommundirektör';
const parks = 'Gatu- och parkchef';
const days = { first: '2021-01-01', last: '2022-12-31' };

function addressIn(reply: Reply): string {
  const found = /https?:\/\/\S+\/calendar\/[a-z2-7]{32}\.ics/.exec(textOf(reply))?.[0];
  if (!found) throw new Error(`no address in: ${textOf(reply)}`);
  return found;
}

describe('the address of a calendar', () => {
  let bot: TestBot;
  let t: Talk;

  beforeAll(async () => {
    bot = await startBot();
    t = talk(bot);
    await t.say(municipal, '/samverkan möte ny EST strategisk varannan torsdag 09.00 från v 47');
    await t.say(municipal, '/samverkan möte ny Styrgrupp 14 december 13.00–15.00');
  });
  afterAll(() => bot.close());

  const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(address, { headers, method });

  async function held(group?: string): Promise<readonly { title: string; start: string }[]> {
    const agreement = await t.agreement();
    const meetings = await bot.app.store.meetings(agreement.id);
    const titleOf = (id: string) => agreement.groups.find((each) => each.id === id)?.name ?? '';
    return allMeetingTimes(meetings, days)
      .map(({ groupId, start }) => ({ title: titleOf(groupId), start }))
      .filter(({ title }) => group === undefined || title === group);
  }

  it('shows a member’s own group’s meetings in their calendar program, and no other’s', async () => {
    const reply = await t.say(parks, '/samverkan kalender EST strategisk');
    expect(reply.outcome).toBe('done');
    const response = await get(addressIn(reply));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('private');
    const shown = shownBy(await response.text(), days.first, days.last);
    expect(shown.map(({ title, start }) => ({ title, start }))).toEqual(await held('EST strategisk'));
    expect(shown.length).toBeGreaterThan(20);
    expect(await t.say(parks, '/samverkan kalender Styrgrupp')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'not-own-group' },
    });
  });

  it('gives everything to coordinators and the steering group: every meeting, and the agreement’s deadlines', async () => {
    for (const leader of [municipal, chief]) {
      const text = await (await get(addressIn(await t.say(leader, '/samverkan kalender alla')))).text();
      const shown = shownBy(text, days.first, days.last);
      const timed = shown.filter(({ start }) => start.includes('T'));
      expect(timed.map(({ title, start }) => ({ title, start }))).toEqual(await held());
      expect(shown).toContainEqual(
        expect.objectContaining({ start: '2022-06-30', title: 'Sista dagen för samråd om förlängning' }),
      );
      expect(shown).toContainEqual(
        expect.objectContaining({ start: '2022-12-31', title: 'Överenskommelsens sista dag' }),
      );
    }
    expect((await t.say(parks, '/samverkan kalender alla')).outcome).toBe('refused');
  });

  it('never has a word of what people have noted', async () => {
    await t.say(parks, '/insats 1.3 Grävskopan går sönder hela tiden');
    const text = await (await get(addressIn(await t.say(municipal, '/samverkan kalender alla')))).text();
    expect(text).toContain('insats 1.3');
    expect(text).not.toMatch(/Grävskopan/i);
  });

  it('follows what is moved and cancelled', async () => {
    const address = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    const before = (await get(address)).headers.get('etag') ?? '';
    await t.say(municipal, '/samverkan möte flytta EST strategisk 25 november till 26 november 10.00');
    expect((await t.say(municipal, '/samverkan möte avboka EST strategisk 9 december')).outcome).toBe('done');
    const response = await get(address);
    expect(response.headers.get('etag')).not.toBe(before);
    const shown = shownBy(await response.text(), days.first, days.last);
    expect(shown.map(({ start }) => start)).toEqual((await held('EST strategisk')).map(({ start }) => start));
    expect(shown.map(({ start }) => start)).toContain('2021-11-26T10:00');
    expect(shown.map(({ start }) => start)).not.toContain('2021-11-25T09:00');
  });

  it('answers "not changed" to a program that has it already, and headers alone to one that asks for them', async () => {
    const address = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    const etag = (await get(address)).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect((await get(address, { 'if-none-match': known })).status).toBe(304);
    expect((await get(address, { 'if-none-match': '"other"' })).status).toBe(200);
    const head = await get(address, {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(500);
  });

  it('is shown once and kept nowhere: only its hash is', async () => {
    const address = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    const secret = /calendar\/(\w+)/.exec(address)?.[1] ?? 'none';
    const everything = await wholeDatabase(bot);
    expect(everything).not.toContain(secret);
    expect(everything).toContain(bot.app.handling.hash(secret));
    expect(JSON.stringify(bot.log)).not.toContain(secret);
    expect(textOf(await t.say(parks, '/samverkan kalender'))).not.toContain(secret);
    expect(textOf(await t.say(municipal, '/samverkan logg'))).toContain('hämtade en kalenderadress');
  });

  it('stops working when it is revoked, when a new one takes its place, and says the same of all that is not there', async () => {
    const first = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    const second = await t.say(parks, '/samverkan kalender EST strategisk');
    expect(textOf(second)).toContain('gäller inte längre');
    const revoked = addressIn(second);
    expect((await get(revoked)).status).toBe(200);
    expect((await t.press(parks, second, 'Återkalla')).outcome).toBe('done');
    const base = `http://127.0.0.1:${bot.port}/calendar/`;
    const unknown = [
      first,
      revoked,
      `${base}${'a'.repeat(32)}.ics`,
      `${base}x.ics`,
      base,
      `${base}..%2f..%2fetc%2fpasswd`,
      `${base}${'a'.repeat(5000)}`,
      `${base}%00`,
      `${base}' OR 1=1 --.ics`,
    ];
    const answers = await Promise.all(
      unknown.map(async (address) => {
        const response = await get(address);
        const { date: _date, ...headers } = Object.fromEntries(response.headers);
        return JSON.stringify({ status: response.status, headers, text: await response.text() });
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404');
  });

  it('is listed for its holder, by group and day, with what can be done about it', async () => {
    await t.say(parks, '/samverkan kalender EST strategisk');
    const list = await t.say(parks, '/samverkan kalender');
    expect(textOf(list)).toContain('EST strategisk – adress hämtad 10 november 2021');
    expect(textOf(list)).not.toContain('Alla möten');
    const revoked = await t.say(parks, '/samverkan kalender återkalla EST strategisk');
    expect(textOf(revoked)).toBe('Sparat: adressen till kalendern ”EST strategisk” gäller inte längre.');
    expect(textOf(await t.say(parks, '/samverkan kalender återkalla'))).toContain('ingen kalenderadress att återkalla');
    expect((await t.say(parks, '/samverkan kalender')).data).toMatchObject({
      calendars: expect.arrayContaining([{ name: 'EST strategisk', given: false }]),
    });
  });

  it('is one’s own: another’s new address leaves it as it is', async () => {
    const mine = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    await t.say(municipal, '/samverkan kalender EST strategisk');
    expect((await get(mine)).status).toBe(200);
  });

  it('is asked for by a group that exists', async () => {
    const reply = await t.say(parks, '/samverkan kalender EST starteggisk');
    expect(reply).toMatchObject({ outcome: 'refused', data: { rule: 'unknown-group' } });
    expect(buttonsOf(reply).length).toBeGreaterThan(0);
    expect(textOf(await t.say(parks, '/agreement calendar EST strategisk'))).toContain('The address of the calendar');
  });

  it('is for this machine alone in local mode', async () => {
    const address = addressIn(await t.say(parks, '/samverkan kalender EST strategisk'));
    const foreign = await fetch(address, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(foreign.status).toBe(403);
  });
});

describe('the address of a calendar in Slack', () => {
  const coordinator: AccountRef = { platform: 'slack', tenant: 'T1', id: 'U-COORDINATOR' };
  const member: AccountRef = { platform: 'slack', tenant: 'T1', id: 'U-PARKS' };
  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_SIGNING_SECRET: 'a'.repeat(32),
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };
  let bot: TestBot;
  let count = 0;

  const say = (account: AccountRef, text: string): Promise<Reply> =>
    bot.app.dispatch({ id: `calendar/${++count}`, origin: { account, visible: false }, kind: 'typed', text });

  beforeAll(async () => {
    bot = await startBot({ ...environment, PUBLIC_URL: 'https://samverkan.vasby.example/' });
    await holdFunction(bot.app, coordinator, municipal);
    await holdFunction(bot.app, member, parks);
    await bindChannel(bot.app, { platform: 'slack', tenant: 'T1', id: 'C1' }, 'EST strategisk');
  });
  afterAll(() => bot.close());

  const statusOf = async (address: string) =>
    (await fetch(address.replace('https://samverkan.vasby.example', `http://127.0.0.1:${bot.port}`))).status;

  it('begins with what the bot is called from outside', async () => {
    const address = addressIn(await say(member, '/samverkan kalender EST strategisk'));
    expect(address).toMatch(/^https:\/\/samverkan\.vasby\.example\/calendar\//);
    expect(await statusOf(address)).toBe(200);
    const here = address.replace('https://samverkan.vasby.example', `http://127.0.0.1:${bot.port}`);
    expect((await fetch(here, { method: 'POST' })).status).toBe(405);
  });

  it('stops working the moment its holder is removed', async () => {
    const address = addressIn(await say(member, '/samverkan kalender EST strategisk'));
    expect(await statusOf(address)).toBe(200);
    const agreementId = (await bot.app.store.agreements())[0]?.id ?? '';
    const holding = (await bot.app.store.holdings(agreementId)).find(({ functionName }) => functionName === parks);
    await bot.app.dispatch({
      id: `calendar/${++count}`,
      origin: { account: coordinator, visible: false },
      kind: 'action',
      action: { command: 'end-holding', agreement: agreementId, args: { holding: holding?.id ?? '' } },
    });
    expect(await statusOf(address)).toBe(404);
  });

  it('is not given to one whose function nobody has confirmed, or who has none', async () => {
    const newcomer: AccountRef = { platform: 'slack', tenant: 'T1', id: 'U-NEW' };
    const channel = { platform: 'slack' as const, tenant: 'T1', id: 'C1' };
    const inChannel = (text: string) =>
      bot.app.dispatch({
        id: `calendar/${++count}`,
        origin: { account: newcomer, channel, visible: false },
        kind: 'typed',
        text,
      });
    await inChannel('/samverkan jag är Fritidschef');
    expect(await inChannel('/samverkan kalender EST strategisk')).toMatchObject({
      outcome: 'refused',
      data: { rule: 'unconfirmed' },
    });
  });

  it('is a path and what to set when nobody has said what the bot is called', async () => {
    const nameless = await startBot(environment);
    await holdFunction(nameless.app, coordinator, municipal);
    const reply = await nameless.app.dispatch({
      id: 'calendar/nameless',
      origin: { account: coordinator, visible: false },
      kind: 'typed',
      text: '/samverkan kalender alla',
    });
    const path = /\/calendar\/[a-z2-7]{32}\.ics/.exec(textOf(reply))?.[0] ?? '';
    expect(textOf(reply)).toContain('PUBLIC_URL');
    expect((await fetch(`http://127.0.0.1:${nameless.port}${path}`)).status).toBe(200);
    await nameless.close();
  });
});
