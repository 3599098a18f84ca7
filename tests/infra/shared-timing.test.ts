import { expect, it } from 'vitest';
import { sharedTiming } from '../../src/infra/database/shared-timing.ts';
import { systemTiming } from '../../src/infra/timing.ts';
import { describeStores } from '../helpers/database.ts';

const hour = 3_600_000;

describeStores('the time that replicas share', (open) => {
  it.each([hour, -hour, 0])('is the database’s, by a machine whose clock is %d ms ahead', async (ahead) => {
    const database = await open();
    const wrong = { ...systemTiming, now: () => new Date(Date.now() + ahead).toISOString() };
    const timing = sharedTiming(database.pool, wrong);
    expect(Date.parse(timing.now()) - Date.now()).toBeCloseTo(ahead, -2);
    await timing.agree?.();
    expect(Math.abs(Date.parse(timing.now()) - Date.now())).toBeLessThan(500);
    await database.close();
  });

  it('stays as it was when the database can’t be asked', async () => {
    const database = await open();
    const timing = sharedTiming(database.pool, systemTiming);
    await timing.agree?.();
    await database.close();
    await expect(timing.agree?.()).rejects.toThrow();
    expect(Math.abs(Date.parse(timing.now()) - Date.now())).toBeLessThan(500);
  });
});
