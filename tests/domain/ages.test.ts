import { describe, expect, it } from 'vitest';
import { secretAge, warningOf } from '../../src/domain/ages.ts';

const warned = (daysLeft: number, how: 'certain' | 'estimate' | 'advice' = 'certain') => warningOf({ how, daysLeft });

describe('what ends', () => {
  it('is warned of 60, 30 and 7 days before, on the last day, and after', () => {
    expect([61, 60, 31, 30, 8, 7, 0, -1].map((days) => warned(days))).toEqual([undefined, 60, 60, 30, 30, 7, 7, 0]);
    expect(warned(8, 'estimate')).toBe(30);
  });

  it('is not warned of before its year is over when it goes on by itself', () => {
    expect([30, 0, -1].map((days) => warned(days, 'advice'))).toEqual([undefined, undefined, 0]);
  });

  it('is counted from what Entra shows, else from when the secret was first seen: 24 months for Teams, a year for the rest', () => {
    const today = '2026-11-22';
    const since = '2025-01-31';
    expect(secretAge({ name: 'TEAMS_CLIENT_SECRET', since, expires: '2026-12-01' }, today)).toMatchObject({
      how: 'certain',
      daysLeft: 9,
    });
    expect(secretAge({ name: 'TEAMS_CLIENT_SECRET', since }, today)).toMatchObject({
      how: 'estimate',
      ends: '2027-01-31',
    });
    expect(secretAge({ name: 'SLACK_BOT_TOKEN', since }, today)).toMatchObject({ how: 'advice', ends: '2026-01-31' });
    expect(secretAge({ name: 'SLACK_BOT_TOKEN', since: '2024-02-29' }, today)).toMatchObject({ ends: '2025-02-28' });
  });
});
