import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestBot } from '../helpers/bot.ts';
import { type SlackPlace, startSlackPlace, wordsIn } from '../helpers/slack-place.ts';

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
});
