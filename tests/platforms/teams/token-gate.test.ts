import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTokenGate } from '../../../src/platforms/teams/token-gate.ts';

const clientId = '22222222-0000-4000-8000-000000000002';
const issuer = 'https://api.botframework.com';

interface Pair {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
const pair = (kid: string): Pair => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });

function tokenBy({ kid, privateKey }: Pair): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid })}.${part({ aud: clientId, iss: issuer, exp: 2_000 })}`;
  return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}

/** A gate before keys that change, at a time that is moved. */
function aGate(pairs: readonly Pair[]) {
  const microsoft = { pairs, asked: 0, isAway: false };
  let steady = 0;
  const gate = createTokenGate(
    { clientId, issuer, keysUrl: 'https://keys.example/keys' },
    () => 1_000_000,
    async () => {
      microsoft.asked += 1;
      if (microsoft.isAway) throw new TypeError('fetch failed');
      const keys = microsoft.pairs.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid }));
      return Response.json({ keys });
    },
    () => steady,
  );
  return { gate, microsoft, pass: (milliseconds: number) => (steady += milliseconds) };
}

describe('what comes before the SDK', () => {
  const [old, fresh, nobodys] = [pair('old'), pair('fresh'), pair('nobody')] as const;

  it('lets Microsoft’s tokens on, asking for the keys once', async () => {
    const { gate, microsoft } = aGate([old]);
    expect(await Promise.all([1, 2, 3].map(() => gate(tokenBy(old))))).toEqual([undefined, undefined, undefined]);
    expect(microsoft.asked).toBe(1);
  });

  it('finds a new key within ten seconds, also while strangers name others without end', async () => {
    const { gate, microsoft, pass } = aGate([old]);
    expect(await gate(tokenBy(old))).toBeUndefined();
    microsoft.pairs = [old, fresh];
    for (let second = 0; second < 10; second += 1) {
      expect(await gate(tokenBy(nobodys))).toBe('unknown-key');
      pass(1000);
    }
    expect(await gate(tokenBy(fresh))).toBeUndefined();
    expect(await gate(tokenBy(old))).toBeUndefined();
    expect(microsoft.asked).toBe(2);
  });

  it('goes on with the keys it has while Microsoft is away, and says so when it has none', async () => {
    const known = aGate([old]);
    await known.gate(tokenBy(old));
    known.microsoft.isAway = true;
    known.pass(20_000);
    expect(await known.gate(tokenBy(nobodys))).toBe('unknown-key');
    expect(await known.gate(tokenBy(old))).toBeUndefined();

    const starting = aGate([old]);
    starting.microsoft.isAway = true;
    expect(await starting.gate(tokenBy(old))).toBe('no-keys');
    starting.microsoft.isAway = false;
    starting.pass(10_000);
    expect(await starting.gate(tokenBy(old))).toBeUndefined();
  });
});
