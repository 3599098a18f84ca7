import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate that it has issued for itself, as PEM. */
export interface OwnCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate (RFC 5280) for a host name, between two instants. */
export function ownCertificate(host: string, from: Date, to: Date): OwnCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(oid([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const commonName = sequence(oid([0x55, 0x04, 0x03]), value(0x0c, Buffer.from(host)));
  const name = sequence(value(0x31, commonName));
  const alternativeName = sequence(oid([0x55, 0x1d, 0x11]), value(0x04, sequence(value(0x82, Buffer.from(host)))));
  const signed = sequence(
    value(0xa0, value(0x02, Buffer.from([2]))),
    value(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    value(0xa3, sequence(alternativeName)),
  );
  const signature = value(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', signed, privateKey)]));
  const der = sequence(signed, ecdsaWithSha256, signature);
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** Days from now, to the second. */
export function inDays(days: number): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000 + days * 86_400_000);
}

function value(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return value(0x30, Buffer.concat(parts));
}

function oid(bytes: readonly number[]): Buffer {
  return value(0x06, Buffer.from(bytes));
}

/** UTCTime: `261122213000Z`. */
function time(date: Date): Buffer {
  return value(
    0x17,
    Buffer.from(
      `${date
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  );
}
