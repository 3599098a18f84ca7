import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What a secret is sealed with: 32 bytes. `previous`: what it may still be sealed with, and is sealed anew. */
export interface SealingKeys {
  readonly current: Buffer;
  readonly previous?: Buffer;
}

/** `unknown-key`: sealed with neither of the keys. `damaged`: with one of them, and changed or moved since. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly kind: 'unknown-key' | 'damaged';
  constructor(kind: 'unknown-key' | 'damaged') {
    super(kind);
    this.kind = kind;
  }
}

export interface Seal {
  /** `about`: what it is and whose, so that it opens nowhere else. */
  seal(secret: string, about: string): string;
  /** Throws `SealError`. `stale`: it was sealed with the previous key. */
  open(sealed: string, about: string): { readonly secret: string; readonly stale: boolean };
}

/** Version of the form: `v1.KEY.NONCE.BYTES`, the last two in base64url, the tag last of the bytes. */
const form = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a random nonce for each: a few secrets, far from the 2³² that a key may seal. */
export function createSeal({ current, previous }: SealingKeys): Seal {
  const keyById = new Map([...(previous ? [previous] : []), current].map((key) => [keyId(key), key]));
  return {
    seal: (secret, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [form, keyId(current), nonce.toString('base64url'), hidden.toString('base64url')].join('.');
    },
    open: (sealed, about) => {
      const [version, id = '', nonce = '', hidden = ''] = sealed.split('.');
      const key = keyById.get(id);
      if (version !== form || key === undefined) throw new SealError('unknown-key');
      const bytes = Buffer.from(hidden, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
        const opened = Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
        return { secret: opened.toString('utf8'), stale: id !== keyId(current) };
      } catch {
        throw new SealError('damaged');
      }
    },
  };
}

/** Tells keys apart, and says nothing of them. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('samverkan key').update(key).digest('hex').slice(0, 12);
}

/** 32 bytes written in hex or base64 (with or without padding, either alphabet); undefined for anything else. */
export function readSealingKey(text: string): Buffer | undefined {
  const given = text.trim();
  if (/^[0-9a-f]{64}$/i.test(given)) return Buffer.from(given, 'hex');
  const bytes = /^[\w+/-]{43}=?$/.test(given) ? Buffer.from(given, 'base64') : undefined;
  return bytes?.length === 32 ? bytes : undefined;
}
