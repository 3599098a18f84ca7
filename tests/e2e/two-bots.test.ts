import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTiming } from '../../src/infra/timing.ts';
import type { TestBot } from '../helpers/bot.ts';
import { type Answer, type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

const park = 'U0PARK';
const ours = 'U0KOM';
const police = 'U0POL';
const director = 'U0DIR';
const commander = 'U0LPO';

/** Two equal bots on one PostgreSQL: Slack calls now the one, now the other, and both at the same moment. */
describe.skipIf(!process.env.TEST_DATABASE_URL)('two bots on one database', () => {
  let place: SlackPlace;
  let second: TestBot;
  let bots: readonly TestBot[];

  beforeAll(async () => {
    // What is sent, and how often, is by the machine's own time.
    place = await startSlackPlace({ timing: systemTiming });
    second = await place.beside();
    bots = [place.bot, second];
    await place.channel('C0EST', 'EST strategisk');
    await place.channel('C0STYR', 'Styrgrupp');
    await place.person(park, 'Gatu- och parkchef');
    await place.person(ours, 'Samordnare i kommunen');
    await place.person(police, 'Samordnare i polisen');
    await place.person(director, 'Kommundirektör');
    await place.person(commander, 'Lokalpolisområdeschef');
  });
  afterAll(async () => {
    await second?.close();
    await place?.close();
  });

  /** What is begun while Slack calls that bot. */
  const through = <Result>(index: number, begin: () => Promise<Result>): Promise<Result> => {
    place.slack.aim(`http://127.0.0.1:${bots[index]?.port}/slack/events`);
    return begin();
  };
  const both = <Result>(begin: (index: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(bots.map((_, index) => through(index, () => begin(index))));
  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
    Number((await place.bot.running.pool.query(`SELECT count(*) AS count FROM ${sql}`, [...values])).rows[0]?.count);
  const notes = (text: string) => count('measure_change WHERE body::text LIKE $1', [`%${text}%`]);
  const saved = (answers: readonly Answer[]) => answers.filter(({ text }) => text.includes('Sparat')).length;

  it('what Slack sends to both is done once, and the other says so', async () => {
    const answers = await both(() => place.type(park, '/insats 1.3 Fyra stolpar är resta', { id: 'SAMMA' }));
    expect(saved(answers)).toBe(1);
    expect(answers.some(({ text }) => text.includes('redan gjort'))).toBe(true);
    expect(await notes('Fyra stolpar')).toBe(1);
  });

  it('notes at the same moment are both kept, each with its number', async () => {
    const answers = await both((index) => place.type(park, `/insats 1.3 Rad ${index === 0 ? 'alfa' : 'beta'}`));
    expect(saved(answers)).toBe(2);
    expect([await notes('Rad alfa'), await notes('Rad beta')]).toEqual([1, 1]);
  });

  it('a question that the one asks is answered through the other, once', async () => {
    const asked = await through(0, () => place.type(park, '/insats 1.3 Det har blivit bättre.'));
    expect(asked.buttons).toContain('Iakttagelse');
    const pressed = await both(() => place.press(park, asked, 'Iakttagelse'));
    expect(saved(pressed)).toBe(1);
    expect(await notes('Det har blivit bättre')).toBe(1);
    expect(await count('pending_question')).toBe(0);
  });

  it('both leaders’ answers at the same moment are one decision, told once', async () => {
    const asked = await through(1, () => place.type(ours, '/insats 1.1 fråga Får vi flytta vandringen?'));
    const brief = /\bB\d+\b/.exec(asked.text)?.[0];
    const [one, two] = [director, commander];
    const answers = await both((index) => place.type(index === 0 ? one : two, `/samverkan beslut bifall ${brief}`));
    expect(answers.map(({ text }) => text).join('\n')).toContain('Sparat');
    expect(await count("agreement_change WHERE kind = 'brief-decided'")).toBe(1);
    const list = await through(0, () => place.type(ours, `/samverkan beslut ${brief}`));
    expect(list.text).toContain('Bifall');
  });

  it('both parties’ approvals at the same moment are counted, and the page is posted once', async () => {
    const drafted = await through(0, () => place.type(ours, '/samverkan utkast ny'));
    expect(drafted.text).toContain('Version 1');
    const answers = await both((index) => place.type(index === 0 ? ours : police, '/samverkan godkänn 1'));
    expect(saved(answers)).toBe(2);
    place.bot.clock.set('2021-11-30T09:00');
    await Promise.all(bots.map((bot) => bot.running.tick()));
    const pages = () => place.slack.messages('C0STYR').filter(({ text }) => text.startsWith('Sammanfattning'));
    await expect.poll(pages, { timeout: 20_000 }).toHaveLength(1);
    await sleep(2_000);
    expect(pages()).toHaveLength(1);
  });

  it('reminders that both plan at the same moment are sent once, by the one or the other', async () => {
    for (const day of ['2021-12-06T09:00', '2021-12-13T09:00', '2021-12-20T09:00']) {
      place.bot.clock.set(day);
      await Promise.all(bots.map((bot) => bot.running.tick()));
    }
    await place.posted();
    const { rows } = await place.bot.running.pool.query<{ channel: string; id: string }>(
      "SELECT channel_id AS channel, message_id AS id FROM delivery WHERE state = 'sent' AND platform = 'slack'",
    );
    expect(rows.length).toBeGreaterThan(10);
    const received = [...new Set(rows.map(({ channel }) => channel))].flatMap((channel) =>
      place.slack.messages(channel).filter(({ metadata }) => metadata !== undefined),
    );
    expect(received).toHaveLength(rows.length);
  });

  it('a channel gets a message a second and no more, whichever bot sends it', async () => {
    const began = place.slack.messages('C0EST').length;
    for (let round = 0; round < 4; round++)
      await both((index) => place.type(park, `/insats 1.3 Varv ${'abcdefgh'[round * 2 + index]} i dag`));
    await place.posted();
    const times = place.slack
      .messages('C0EST')
      .slice(began)
      .map(({ ts }) => Number(ts))
      .sort((a, b) => a - b);
    expect(times.length).toBeGreaterThanOrEqual(8);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    // The fake's stamp is when it came, not when it was sent.
    expect(Math.min(...gaps)).toBeGreaterThan(0.8);
  });
});
