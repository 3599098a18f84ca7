import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { metricsOf } from '../helpers/metrics.ts';
import { type SlackPlace, startSlackPlace } from '../helpers/slack-place.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const token = 'en-nyckel-som-bara-provas-1234';
const park = 'U0PARK';
const municipal = 'U0KOMMUN';

let place: SlackPlace;
beforeEach(async () => {
  place = await startSlackPlace({ environment: { METRICS_TOKEN: token } });
  await place.channel('C0EST', 'EST strategisk');
  await place.person(park, 'Gatu- och parkchef');
  await place.person(municipal, 'Samordnare i kommunen');
});
afterEach(() => place.close());

/** A minute of the clockwork, and everything that goes then. */
async function at(local: string): Promise<void> {
  place.bot.clock.set(local);
  await place.bot.running.tick();
  await place.posted();
}

/** The same while Slack is away: nothing comes, and nobody waits for it. */
async function away(local: string): Promise<void> {
  place.slack.weather(() => ({ kind: 'http', status: 503, when: 'before' }));
  place.bot.clock.set(local);
  await place.bot.running.tick();
}

/** Slack is there again when the hours have ended, and nothing waits for its pause. */
async function back(local: string): Promise<void> {
  place.bot.clock.set(local);
  await place.bot.running.pool.query("UPDATE delivery SET not_before = NULL WHERE state = 'waiting'");
  place.slack.weather(() => ({ kind: 'none' }));
}

const bundlesTo = (user: string) => place.direct(user).filter(({ text }) => text.includes('att göra i samverkan'));

describe('a reminder that Slack did not take before 17.00 on a Friday', () => {
  beforeEach(async () => {
    await at('2021-11-10T09:00');
    await at('2021-11-11T09:00');
  });

  it('rests until Monday 08.00, comes once, and is nobody’s fault meanwhile; what people do goes at once', async () => {
    const before = bundlesTo(park).length;
    const newsIn = () => place.slack.messages('C0EST').filter(({ text }) => text.includes('Fem av åtta')).length;
    let news = 0;
    // 1.3 is followed up on 17 November: three working days before is the 12th. The bot was off until then.
    await away('2021-11-12T16:59');
    await back('2021-11-12T17:01');
    for (const time of ['2021-11-12T17:01', '2021-11-13T10:00', '2021-11-15T07:59']) {
      place.bot.clock.set(time);
      await place.bot.running.tick();
      expect((await place.type(park, '/insats 1.3 Fem av åtta klara')).text).toContain('Sparat');
      await expect.poll(newsIn).toBe(++news);
      expect(bundlesTo(park)).toHaveLength(before);
    }
    const metrics = await metricsOf(place.bot.port, token);
    expect(metrics.value('samverkan_deliveries_waiting')).toBeGreaterThan(0);
    expect(metrics.value('samverkan_deliveries_late')).toBe(0);
    expect(metrics.value('samverkan_oldest_unsent_seconds')).toBeLessThan(300);
    await at('2021-11-15T08:00');
    const { rows } = await place.bot.running.pool.query(
      'SELECT day::text, missing, unsent FROM self_check ORDER BY day',
    );
    expect(rows.at(-1)).toEqual({ day: '2021-11-15', missing: 0, unsent: 0 });
    await at('2021-11-15T09:00');
    await at('2021-11-16T09:00');
    expect(bundlesTo(park)).toHaveLength(before + 1);
  });

  it('comes before Monday’s own message, which says the same thing once', async () => {
    const said = await place.type(municipal, '/samverkan möte ny styrgruppen 19 november 2021 kl 13');
    expect(said.text).toContain('Sparat');
    const before = bundlesTo(municipal).length;
    await away('2021-11-12T16:59');
    await back('2021-11-12T17:01');
    for (const time of ['08:00', '08:30', '09:00', '15:00']) await at(`2021-11-15T${time}`);
    await at('2021-11-16T09:00');
    const [friday, monday, tuesday, ...more] = bundlesTo(municipal)
      .slice(before)
      .map((each) => JSON.stringify(each));
    expect(more).toEqual([]);
    expect(friday).toContain('Styrgruppen möts fredag 19 november 2021');
    expect(monday).toContain('Veckans lista');
    // The coordinator answers for the municipality's leader too, whom nobody is here.
    expect(tuesday?.split('är inte godkänd av alla parter')).toHaveLength(3);
  });
});
