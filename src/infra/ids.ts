import { createHash, randomBytes } from 'node:crypto';

/** Ids made from a seed, in order: the same incoming thing decided again gets the same ids, so a repeat can't make new rows. */
export function idsFrom(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`${seed}\n${count}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/** No 0/O, 1/I/L, and no vowels: easy to read aloud, and no words. */
const letters = 'BCDFGHJKMNPQRSTVWXZ';

/** Eight letters that nobody can guess (19⁸ ≈ 1.7 · 10¹⁰; a code lives ten minutes and works once). */
export function newSecret(): string {
  return [...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('');
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 160 bits in 32 letters and digits: an address that nobody can guess. */
export function newToken(): string {
  return [...randomBytes(32)].map((byte) => base32[byte % base32.length]).join('');
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
