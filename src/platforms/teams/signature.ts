import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountRef } from '../../chat/incoming.ts';

type Signed = readonly (string | null)[];

/** Shows that we have given this to that person: a client could send back anything. */
export function signature({ tenant, id }: AccountRef, what: Signed, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([tenant, id, ...what]))
    .digest('base64url')
    .slice(0, 22);
}

/** Whether it is our signature of that for this person. */
export function isSigned(given: string, account: AccountRef, what: Signed, secret: string): boolean {
  const [right, sent] = [Buffer.from(signature(account, what, secret)), Buffer.from(given)];
  return sent.length === right.length && timingSafeEqual(sent, right);
}
