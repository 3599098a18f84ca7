import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { BackupError } from './backup-fault.ts';

/** Bytes of text in each sealed piece. */
const pieceBytes = 64 * 1024;
const tagBytes = 16;

/** The key of one file, from what the operator chose and the file's own salt: half a second's work, so that guessing is slow. */
export function keyFrom(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret.normalize('NFC'), salt, 32, { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** A piece's own number, and whether it is the last: no piece can be left out, moved or put last. */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUIntBE(number, 6, 6);
  return nonce;
}

/** AES-256-GCM in pieces; `about` is bound to each of them. The key serves one file. */
export function createSealer(key: Buffer, about: Buffer) {
  let waiting: Buffer = Buffer.alloc(0);
  let number = 0;
  const sealed = (piece: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(about);
    number += 1;
    const hidden = Buffer.concat([cipher.update(piece), cipher.final()]);
    return Buffer.concat([hidden, cipher.getAuthTag()]);
  };
  return {
    seal: (bytes: Buffer): Buffer => {
      waiting = Buffer.concat([waiting, bytes]);
      const out: Buffer[] = [];
      // A full piece is kept until it is known that more follows.
      while (waiting.length > pieceBytes) {
        out.push(sealed(waiting.subarray(0, pieceBytes), false));
        waiting = waiting.subarray(pieceBytes);
      }
      return Buffer.concat(out);
    },
    end: (): Buffer => sealed(waiting, true),
  };
}

/** Opens what `createSealer` sealed. Throws `wrong-key` at the first piece, since the file's check sum was right. */
export function createOpener(key: Buffer, about: Buffer) {
  const open = (sealed: Buffer, number: number, isLast: boolean): Buffer => {
    if (sealed.length < tagBytes) throw new BackupError('damaged');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: tagBytes });
    decipher.setAAD(about).setAuthTag(sealed.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new BackupError(number === 0 ? 'wrong-key' : 'damaged', cause);
    }
  };
  return async function* (body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const whole = pieceBytes + tagBytes;
    let waiting: Buffer = Buffer.alloc(0);
    let number = 0;
    for await (const bytes of body) {
      waiting = Buffer.concat([waiting, bytes]);
      while (waiting.length > whole) {
        yield open(waiting.subarray(0, whole), number, false);
        number += 1;
        waiting = waiting.subarray(whole);
      }
    }
    yield open(waiting, number, true);
  };
}
