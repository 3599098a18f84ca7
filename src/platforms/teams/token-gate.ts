import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

/** What Microsoft's tokens for this bot say of themselves. */
export interface TokenRules {
  readonly clientId: string;
  readonly issuer: string;
  /** Where Microsoft's keys are. */
  readonly keysUrl: string;
}

/**
 * Why a token is refused, or undefined where it is the SDK's to check. Nobody but Microsoft gets past it: a token with a key that is not
 * known makes the SDK fetch Microsoft's keys, each time, and here they are fetched a few times a minute however many such come.
 */
export type TokenGate = (authorization: string) => Promise<string | undefined>;

/** Milliseconds between two askings for Microsoft's keys: a new key is known that long after its first use, at the latest. */
const betweenAskings = 10_000;
const askingTakes = 5000;
const longestKeys = 1024 * 1024;
/** Seconds that clocks may differ by; as in the SDK. */
const tolerance = 300;

const headSchema = z.object({ alg: z.literal('RS256'), kid: z.string().max(500) });
const claimsSchema = z.object({
  aud: z.union([z.string(), z.array(z.string())]),
  iss: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});
const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });

/** `now`: milliseconds since 1970 by the machine's clock; `steady`: of a clock that nobody moves. */
export function createTokenGate(
  { clientId, issuer, keysUrl }: TokenRules,
  now: () => number,
  fetchUrl: typeof fetch = fetch,
  steady: () => number = () => performance.now(),
): TokenGate {
  const audiences = [clientId, `api://${clientId}`, `api://botid-${clientId}`];
  let keys = new Map<string, KeyObject>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    const response = await fetchUrl(keysUrl, { signal: AbortSignal.timeout(askingTakes), redirect: 'error' });
    const text = await response.text();
    if (!response.ok || text.length > longestKeys) return;
    const read = keysSchema.parse(JSON.parse(text)).keys.filter(({ kty }) => kty === 'RSA');
    keys = new Map(read.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
  }

  async function keyOf(kid: string): Promise<KeyObject | undefined> {
    const known = keys.get(kid);
    if (known) return known;
    if (asking === undefined && steady() - askedAt >= betweenAskings) {
      askedAt = steady();
      // What could not be fetched or read leaves the keys as they were.
      asking = ask()
        .catch(() => undefined)
        .finally(() => {
          asking = undefined;
        });
    }
    await asking;
    return keys.get(kid);
  }

  return async (authorization) => {
    const [head = '', claims = '', signature = '', ...rest] = authorization.replace(/^Bearer /i, '').split('.');
    const read = { head: headSchema.safeParse(jsonOf(head)), claims: claimsSchema.safeParse(jsonOf(claims)) };
    if (jsonOf(claims) !== undefined && !z.object({ exp: z.number() }).safeParse(jsonOf(claims)).success)
      return 'no-end';
    if (!read.head.success || !read.claims.success || signature === '' || rest.length > 0) return 'no-such-token';
    const { aud, iss, exp, nbf = 0 } = read.claims.data;
    if (![aud].flat().some((each) => audiences.includes(each)) || iss !== issuer) return 'not-for-us';
    const seconds = now() / 1000;
    if (seconds > exp + tolerance || seconds < nbf - tolerance) return 'not-now';
    const key = await keyOf(read.head.data.kid);
    if (key === undefined) return keys.size === 0 ? 'no-keys' : 'unknown-key';
    const isRight = verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
    return isRight ? undefined : 'unverified';
  };
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
