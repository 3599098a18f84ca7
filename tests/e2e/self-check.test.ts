import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestBot } from '../helpers/bot.ts';
import { type SlackPlace, startSlackPlace, wordsIn } from '../helpers/slack-place.ts';

/** Days and days of sendings, one after the other. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const park = 'U0PARK';
const municipal = 'U0KOMMUN';
const police = 'U0POLIS';

let place: SlackPlace;
beforeEach(async () => {
  place = await startSlackPlace();
  await place.channel('C0EST', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(municipal, 'Samordnare i kommunen');
  await place.person(police, 'Samordnare i polisen');
});
afterEach(() => place.close());

/** Moves the clock and does what the clockwork does every minute. */
async function at(local: string, bot: TestBot = place.bot): Promise<void> {
  bot.clock.set(local);
  await bot.running.tick();
}

/** A day as the clockwork sees it, and everything that it sends. */
async function day(date: string): Promise<void> {
  for (const time of ['08:00', '09:00', '12:00']) await at(`${date}T${time}`);
  await place.posted();
}

const told = (user: string) =>
  place
    .direct(user)
    .filter(({ text }) => text.includes('har inte gått som det ska'))
    .map(({ blocks }) => wordsIn(blocks));

async function checks() {
  const { rows } = await place.bot.running.pool.query(
    'SELECT day::text, missing, unsent, doubtful FROM self_check ORDER BY day',
  );
  return rows;
}

const well = (date: string) => ({ day: date, missing: 0, unsent: 0, doubtful: 0 });

describe('the daily self-check', () => {
  it('says nothing when everything that was due has been sent, also in weeks with much to send', async () => {
    for (const date of ['2021-11-10', '2021-11-11', '2021-11-12', '2021-11-15', '2021-11-16']) await day(date);
    expect(await checks()).toEqual([
      well('2021-11-10'),
      well('2021-11-11'),
      well('2021-11-12'),
      well('2021-11-15'),
      well('2021-11-16'),
    ]);
    expect([...told(municipal), ...told(police)]).toEqual([]);
    expect(place.direct(park).length).toBeGreaterThan(0);
  });

  it('finds a reminder that is gone from the database, and tells the coordinators of both parties once', async () => {
    await day('2021-11-10');
    await day('2021-11-12');
    const { pool } = place.bot.running;
    const { rowCount } = await pool.query("DELETE FROM reminder WHERE planned_on = '2021-11-12' AND key LIKE '%'");
    expect(rowCount).toBeGreaterThan(0);
    await at('2021-11-15T08:00');
    await at('2021-11-15T08:01');
    await place.posted();
    expect(await checks()).toEqual([
      well('2021-11-10'),
      well('2021-11-12'),
      { ...well('2021-11-15'), missing: rowCount },
    ]);
    for (const user of [municipal, police]) {
      expect(told(user)).toHaveLength(1);
      expect(told(user)[0]).toContain(`${rowCount} påminnelse`);
      expect(told(user)[0]).toContain('Skriv ”påminnelser”');
    }
    expect(told(park)).toEqual([]);
    await day('2021-11-16');
    expect(told(municipal)).toHaveLength(1);
  });

  it('finds what Slack has not taken for more than an hour, and says so when Slack is back', async () => {
    await day('2021-11-10');
    await day('2021-11-11');
    place.slack.weather(() => ({ kind: 'http', status: 503, when: 'before' }));
    // 1.3 is followed up on 17 November: its reminder is due three working days before.
    for (const time of ['08:00', '09:00', '16:00']) await at(`2021-11-12T${time}`);
    await at('2021-11-15T08:00');
    const last = (await checks()).at(-1);
    expect(last).toMatchObject({ day: '2021-11-15', missing: 0, doubtful: 0 });
    expect(last?.unsent).toBeGreaterThan(0);
    expect(told(municipal)).toEqual([]);
    place.slack.weather(() => ({ kind: 'none' }));
    await place.posted();
    expect(told(municipal)).toHaveLength(1);
    expect(told(municipal)[0]).toContain('har väntat i mer än en timme på att skickas');
    expect(told(municipal)[0]).toContain('”samverkan doctor”');
    await day('2021-11-16');
    expect((await checks()).at(-1)).toEqual(well('2021-11-16'));
  });

  it('counts what was given up once, and not that it told so', async () => {
    await day('2021-11-10');
    const { pool } = place.bot.running;
    await pool.query(
      `UPDATE delivery SET state = 'failed', reason = 'uncertain', sent_at = NULL, at = '2021-11-10T09:00:00Z'
        WHERE id = (SELECT id FROM delivery WHERE kind = 'bundle' LIMIT 1)`,
    );
    await day('2021-11-11');
    expect((await checks()).at(-1)).toEqual({ ...well('2021-11-11'), doubtful: 1 });
    expect(told(police)).toHaveLength(1);
    await day('2021-11-12');
    expect((await checks()).at(-1)).toEqual(well('2021-11-12'));
    expect(told(police)).toHaveLength(1);
  });

  it('rests on days off, and then looks back over them', async () => {
    await day('2021-11-12');
    await day('2021-11-13');
    await day('2021-11-14');
    expect((await checks()).map((row) => row.day)).toEqual(['2021-11-12']);
    await at('2021-11-15T07:59');
    expect(await checks()).toHaveLength(1);
    await place.bot.running.pool.query("DELETE FROM reminder WHERE planned_on = '2021-11-12'");
    await at('2021-11-15T08:00');
    expect((await checks()).at(-1)?.missing).toBeGreaterThan(0);
  });

  it('finds nothing wrong after quiet weeks, when what waited comes late', async () => {
    await day('2021-11-10');
    for (const date of ['2021-12-22', '2021-12-23', '2021-12-27', '2021-12-30', '2022-01-05']) await day(date);
    for (const date of ['2022-01-07', '2022-01-10', '2022-01-11', '2022-01-12']) await day(date);
    expect((await checks()).map(({ missing, unsent }) => missing + unsent)).toEqual(Array(10).fill(0));
    expect(told(municipal)).toEqual([]);
  });

  it('calls nothing missing that comes late after a week without the bot', async () => {
    await day('2021-11-10');
    await at('2021-11-22T08:00');
    await at('2021-11-22T09:00');
    await place.posted();
    await day('2021-11-23');
    expect((await checks()).map(({ day: on, missing, unsent }) => [on, missing, unsent])).toEqual([
      ['2021-11-10', 0, 0],
      ['2021-11-22', 0, 0],
      ['2021-11-23', 0, 0],
    ]);
    expect(told(municipal)).toEqual([]);
  });

  it('looks also when the planner itself fails, finds what it did not send, and is content when it has come late', async () => {
    await day('2021-11-10');
    const { pool } = place.bot.running;
    await pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$`,
    );
    await pool.query('CREATE TRIGGER refuse BEFORE UPDATE ON planning FOR EACH ROW EXECUTE FUNCTION refuse()');
    for (const time of ['08:00', '09:00', '12:00']) await at(`2021-11-12T${time}`);
    await at('2021-11-15T08:00');
    expect(place.bot.log.filter(({ event }) => event === 'clockwork.failed').length).toBeGreaterThan(0);
    expect((await checks()).at(-1)?.missing).toBeGreaterThan(0);
    await pool.query('DROP TRIGGER refuse ON planning');
    await day('2021-11-15');
    expect(told(municipal)).toHaveLength(1);
    await day('2021-11-16');
    expect((await checks()).at(-1)).toEqual(well('2021-11-16'));
    expect(told(municipal)).toHaveLength(1);
  });

  it.skipIf(!process.env.TEST_DATABASE_URL)('is made by one of two equal bots, and told once', async () => {
    await day('2021-11-10');
    await day('2021-11-12');
    const other = await place.beside();
    try {
      await place.bot.running.pool.query("DELETE FROM reminder WHERE planned_on = '2021-11-12'");
      place.bot.clock.set('2021-11-15T08:00');
      await Promise.all([place.bot.running.tick(), other.running.tick()]);
      await place.posted();
      expect((await checks()).filter((row) => row.day === '2021-11-15')).toHaveLength(1);
      expect(told(municipal)).toHaveLength(1);
      const warned = [...place.bot.log, ...other.log].filter(({ event }) => event === 'self.check');
      expect(warned).toHaveLength(1);
      expect([...place.bot.log, ...other.log].filter(({ event }) => event === 'daily.failed')).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
