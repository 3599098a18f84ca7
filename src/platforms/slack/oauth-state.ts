import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a browser carries to Slack and back: the state in the address, and beside it a cookie that only it has. */
export interface Errand {
  readonly state: string;
  readonly cookie: string;
}

/** Milliseconds from the start of an installation to its end. */
export const errandLives = 10 * 60_000;

/** Any replica can check what another gave out: nothing is kept. `now` is in milliseconds since 1970. */
export function newErrand(secret: string, now: number): Errand {
  const cookie = randomBytes(32).toString('base64url');
  const until = String(now + errandLives);
  return { state: `${until}.${signed(until, cookie, secret)}`, cookie };
}

export function isErrand(state: string, cookie: string, secret: string, now: number): boolean {
  const [until = '', signature = ''] = state.split('.');
  if (!/^\d{1,15}$/.test(until) || cookie === '') return false;
  const [given, right] = [Buffer.from(signature), Buffer.from(signed(until, cookie, secret))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const left = Number(until) - now;
  // One from a clock that runs ahead would otherwise live for as long as it is ahead.
  return left > 0 && left <= errandLives * 2;
}

function signed(until: string, cookie: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['slack-install', until, cookie]))
    .digest('base64url');
}
