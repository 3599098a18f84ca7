import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterLook, afterPost, doubtPause, mostAttempts, type Standing } from '../../src/app/delivery-plan.ts';

const fresh: Standing = { mayBeDoubled: true, attempts: 0, inDoubt: false, possibleDoubles: 0 };
const doubtful: Standing = { ...fresh, attempts: 1, inDoubt: true };
const random = fc.double({ min: 0, max: 1, noNaN: true });
const hour = 3_600_000;

describe('after a failure', () => {
  it('is waited with full jitter: from nothing to twice as long for each failure, and half an hour at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostAttempts - 2 }), random, (attempts, chance) => {
        const next = afterPost({ ...fresh, attempts }, false, { kind: 'retry', reason: 'ECONNREFUSED' }, chance);
        const most = Math.min(2000 * 2 ** attempts, hour / 2);
        expect(next).toMatchObject({ kind: 'again', attempts: attempts + 1 });
        expect(next.kind === 'again' && next.afterMs).toBeCloseTo(chance * most, 3);
      }),
    );
  });

  it('is never tried sooner than the platform has asked for, and little later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7200 }), fc.boolean(), random, (afterSeconds, limited, chance) => {
        const result = { kind: 'retry', reason: '429', afterSeconds, ...(limited ? { limited } : {}) } as const;
        const next = afterPost(fresh, false, result, chance);
        const afterMs = next.kind === 'again' ? next.afterMs : Number.NaN;
        expect(afterMs).toBeGreaterThanOrEqual(afterSeconds * 1000);
        expect(afterMs).toBeLessThanOrEqual(Math.max(afterSeconds * 1100, afterSeconds * 1000 + 1000));
      }),
    );
  });

  it('is not tried at once when the platform says nothing, nor put off for ever', () => {
    const after = (afterSeconds: number) => {
      const next = afterPost(fresh, false, { kind: 'retry', reason: '429', afterSeconds, limited: true }, 0);
      return next.kind === 'again' ? next.afterMs : Number.NaN;
    };
    expect(after(0)).toBe(1000);
    expect(after(1e9)).toBeLessThan(7 * 24 * hour);
  });

  it('a request to wait holds back the whole workspace, and counts as no failure', () => {
    const result = { kind: 'retry', reason: 'rate_limited', afterSeconds: 30, limited: true } as const;
    expect(afterPost({ ...fresh, attempts: 7 }, false, result, 0)).toMatchObject({ attempts: 7, pauseMs: 30_000 });
    expect(afterPost(fresh, false, { kind: 'retry', reason: '401', afterSeconds: 30 }, 0)).not.toHaveProperty(
      'pauseMs',
    );
  });

  it('is given up after days, by another way if nothing can have come', () => {
    const last = { ...fresh, attempts: mostAttempts - 1 };
    const away = { kind: 'retry', reason: 'ECONNREFUSED' } as const;
    expect(afterPost(last, false, away, 1)).toMatchObject({ kind: 'next-way', reason: 'tried-too-often' });
    expect(afterPost(last, true, away, 1)).toMatchObject({ kind: 'give-up', reason: 'uncertain' });
    const expected = Array.from(
      { length: mostAttempts },
      (_, attempts) => Math.min(2000 * 2 ** attempts, hour / 2) / 2,
    );
    expect(expected.reduce((sum, pause) => sum + pause) / hour / 24).toBeGreaterThan(3);
  });

  it('an access that is gone is tried for half an hour, a place that is gone not at all', () => {
    const token = { kind: 'unreachable', reason: 'token_revoked', what: 'installation' } as const;
    let waited = 0;
    let row = fresh;
    for (;;) {
      const next = afterPost(row, false, token, 0);
      if (next.kind !== 'again') {
        expect(next).toEqual({ kind: 'next-way', reason: 'token_revoked', whole: true });
        break;
      }
      waited += next.afterMs;
      row = { ...row, attempts: next.attempts };
    }
    expect(waited / hour).toBeCloseTo(25 / 60, 1);
    const archived = { kind: 'unreachable', reason: 'is_archived', what: 'place' } as const;
    expect(afterPost(fresh, false, archived, 0)).toEqual({ kind: 'next-way', reason: 'is_archived', whole: false });
  });
});

describe('when nobody knows whether it came', () => {
  const dropped = { kind: 'ambiguous', reason: 'ECONNRESET' } as const;

  it('it is in doubt, and left alone until what is on its way has arrived', () => {
    const next = afterPost(fresh, false, dropped, 0);
    expect(next).toMatchObject({ kind: 'again', doubt: { inDoubt: true, possibleDoubles: 0 } });
    expect(next.kind === 'again' && next.afterMs).toBeGreaterThanOrEqual(doubtPause);
  });

  it('what is found is sent, and what is not there is posted as if for the first time', () => {
    const found = { kind: 'found', messageId: '1.2', channelId: 'C' } as const;
    expect(afterLook(doubtful, found, 0)).toEqual({ kind: 'sent', messageId: '1.2', channelId: 'C' });
    expect(afterLook(doubtful, { kind: 'absent' }, 0)).toEqual({
      kind: 'post',
      afterwards: { inDoubt: true, possibleDoubles: 0 },
      unresolved: false,
    });
  });

  it('a look that fails is made again: nothing is posted meanwhile', () => {
    expect(afterLook(doubtful, { kind: 'later', reason: '429', afterSeconds: 60 }, 0)).toMatchObject({
      kind: 'again',
      afterMs: 60_000,
      doubt: { inDoubt: true, possibleDoubles: 0 },
    });
    const last = { ...doubtful, attempts: mostAttempts };
    expect(afterLook(last, { kind: 'later', reason: '500' }, 0)).toMatchObject({
      kind: 'give-up',
      reason: 'uncertain',
    });
  });

  it('and nobody can tell, it is sent once more, counted, and never a third time', () => {
    const once = afterLook(doubtful, { kind: 'unknown' }, 0);
    expect(once).toEqual({ kind: 'post', afterwards: { inDoubt: true, possibleDoubles: 1 }, unresolved: true });
    const again = afterPost(doubtful, true, dropped, 0);
    expect(again).toMatchObject({ kind: 'again', doubt: { inDoubt: true, possibleDoubles: 1 } });
    expect(afterLook({ ...doubtful, possibleDoubles: 1 }, { kind: 'unknown' }, 0)).toEqual({
      kind: 'give-up',
      reason: 'uncertain',
      tell: false,
    });
  });

  it('what may not be doubled is not sent again: the coordinators are told', () => {
    const summary = { ...doubtful, mayBeDoubled: false };
    expect(afterLook(summary, { kind: 'unknown' }, 0)).toEqual({ kind: 'give-up', reason: 'uncertain', tell: true });
    expect(afterLook(summary, { kind: 'absent' }, 0)).toMatchObject({ kind: 'post' });
  });

  it('a try that posted nothing leaves it as doubtful as it was', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(0, 1), (inDoubt, possibleDoubles) => {
        const row = { ...fresh, inDoubt, possibleDoubles };
        const next = afterPost(row, inDoubt, { kind: 'retry', reason: '429' }, 0.5);
        expect(next).toMatchObject({ doubt: { inDoubt, possibleDoubles } });
      }),
    );
  });
});
