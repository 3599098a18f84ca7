import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryRow, DeliveryStore } from '../../src/app/ports.ts';
import type { Pace } from '../../src/chat/incoming.ts';
import { deliveryStore } from '../../src/infra/database/delivery-store.ts';
import type { Database } from '../../src/infra/database/open-database.ts';
import { slackPace } from '../../src/platforms/slack/send.ts';
import { teamsPace } from '../../src/platforms/teams/send.ts';
import { describeStores } from '../helpers/database.ts';

const start = Date.parse('2026-11-10T08:00:00.000Z');
const instant = (ms: number) => new Date(ms).toISOString();

/** The platforms' own words: at most so many in any so many seconds. */
const limits: readonly [string, Pace, readonly (readonly [most: number, seconds: number])[]][] = [
  ['Slack', slackPace, [[1, 1]]],
  [
    'Teams',
    teamsPace,
    [
      [7, 1],
      [60, 30],
      [1800, 3600],
    ],
  ],
];

describeStores('the pace of a channel', (open) => {
  let database: Database;
  let store: DeliveryStore;
  let count = 0;
  beforeAll(async () => {
    database = await open();
    store = deliveryStore(database.pool);
  });
  afterAll(() => database.close());

  function aPlace(): DeliveryRow {
    count += 1;
    return { seq: 1, target: { kind: 'channel', platform: 'slack', tenant: 'T1', id: `C${count}` } } as DeliveryRow;
  }

  describe.each(limits)('in %s', (_, pace, windows) => {
    it('keeps within every limit, however the messages come', async () => {
      const gaps = fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 4000 })), {
        minLength: 20,
        maxLength: 80,
      });
      await fc.assert(
        fc.asyncProperty(gaps, async (list) => {
          const place = aPlace();
          const taken: number[] = [];
          let now = start;
          for (const gap of list) {
            now += gap;
            if ((await store.takeSlot(place, pace, instant(now))).kind === 'taken') taken.push(now);
          }
          for (const [most, seconds] of windows) expect(mostWithin(taken, seconds * 1000)).toBeLessThanOrEqual(most);
          expect(taken[0]).toBe(start + (list[0] ?? 0));
        }),
        { numRuns: 8 },
      );
    });

    it('lets a message go as soon as it says, for an hour and more', async () => {
      const place = aPlace();
      const taken: number[] = [];
      for (let count = 0; taken.length < (pace.burst === 1 ? 30 : 1810); count += 1) {
        const now = start + Math.max(0, count + 1 - pace.burst) * pace.everyMs;
        if (count % 100 === 50)
          expect(await store.takeSlot(place, pace, instant(now - 1))).toEqual({ kind: 'wait', until: instant(now) });
        expect(await store.takeSlot(place, pace, instant(now))).toEqual({ kind: 'taken' });
        taken.push(now);
      }
      for (const [most, seconds] of windows) expect(mostWithin(taken, seconds * 1000)).toBeLessThanOrEqual(most);
    });

    it('is shared: those who ask at once get no more than there is', async () => {
      const place = aPlace();
      const slots = await Promise.all(Array.from({ length: 12 }, () => store.takeSlot(place, pace, instant(start))));
      expect(slots.filter(({ kind }) => kind === 'taken')).toHaveLength(pace.burst);
    });
  });

  it('stops for a whole workspace, until it is over, and for no other', async () => {
    const [here, there] = [aPlace(), aPlace()];
    const elsewhere = { ...aPlace(), target: { ...here.target, tenant: 'T2' } };
    await store.pause(here.target, instant(start + 30_000), instant(start));
    await store.pause(here.target, instant(start + 5_000), instant(start));
    for (const place of [here, there])
      expect(await store.takeSlot(place, slackPace, instant(start + 29_999))).toEqual({
        kind: 'wait',
        until: instant(start + 30_000),
      });
    expect(await store.takeSlot(elsewhere, slackPace, instant(start))).toEqual({ kind: 'taken' });
    expect(await store.takeSlot(here, slackPace, instant(start + 30_000))).toEqual({ kind: 'taken' });
  });

  it('goes on after a clock that was years ahead', async () => {
    const place = aPlace();
    const wrong = start + 9e10;
    await store.takeSlot(place, slackPace, instant(wrong));
    await store.pause(place.target, instant(wrong), instant(wrong));
    expect(await store.takeSlot(place, slackPace, instant(start))).toEqual({ kind: 'taken' });
    expect(await store.takeSlot(place, slackPace, instant(start))).toMatchObject({ until: instant(start + 1100) });
  });
});

/** The most that were taken in any span of so long, its end not included. */
function mostWithin(taken: readonly number[], span: number): number {
  let first = 0;
  let most = 0;
  taken.forEach((at, index) => {
    while (at - (taken[first] ?? 0) >= span) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
