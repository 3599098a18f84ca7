import { connect as connectPlain, type Socket } from 'node:net';
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls';
import type { IsoInstant } from '../domain/time.ts';

/** What a server shows who it is with. */
export type Certificate =
  /** `trusted`: this machine trusts who issued it. `named`: it is for the host that was asked. */
  | {
      readonly kind: 'read';
      readonly ends: IsoInstant;
      readonly selfSigned: boolean;
      readonly trusted: boolean;
      readonly named: boolean;
    }
  /** `no-tls`: the server answered, but not with TLS. */
  | { readonly kind: 'unread'; readonly reason: 'no-answer' | 'no-tls' };

/** Milliseconds. */
const longestWait = 5_000;

/** Asks a server for its certificate, whoever issued it, and whether it may be trusted. Never throws; takes 5 s at most. */
export function readCertificate(url: URL): Promise<Certificate> {
  return ask(url, Number(url.port || 443), (socket) => Promise.resolve(socket));
}

/** A PostgreSQL server's, which is asked for TLS in its own words first. */
export function readDatabaseCertificate(url: URL): Promise<Certificate> {
  return ask(url, Number(url.port || 5432), (socket) => {
    // SSLRequest: its length, and a version that no other has (PostgreSQL, Frontend/Backend Protocol, Message Formats).
    socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    return new Promise((resolve) =>
      socket.once('data', (answer) => resolve(answer.toString('latin1') === 'S' ? socket : undefined)),
    );
  });
}

async function ask(
  url: URL,
  port: number,
  prepare: (socket: Socket) => Promise<Socket | undefined>,
): Promise<Certificate> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const plain = connectPlain({ host, port });
  const timer = setTimeout(() => plain.destroy(new Error('no answer in time')), longestWait);
  try {
    const answered = await new Promise<boolean>((resolve) => {
      plain.once('connect', () => resolve(true));
      plain.on('error', () => resolve(false));
    });
    if (!answered) return { kind: 'unread', reason: 'no-answer' };
    const closed = new Promise<undefined>((resolve) => plain.once('close', () => resolve(undefined)));
    const ready = await Promise.race([prepare(plain), closed]);
    if (!ready) return { kind: 'unread', reason: 'no-tls' };
    const isName = !/^[\d.]+$|:/.test(host);
    const socket = connect({ socket: ready, host, rejectUnauthorized: false, ...(isName ? { servername: host } : {}) });
    const secured = await new Promise<boolean>((resolve) => {
      socket.once('secureConnect', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    return secured ? read(socket, host) : { kind: 'unread', reason: 'no-tls' };
  } finally {
    clearTimeout(timer);
    plain.destroy();
  }
}

function read(socket: TLSSocket, host: string): Certificate {
  const shown = socket.getPeerCertificate();
  const named = checkServerIdentity(host, shown) === undefined;
  const fault = String(socket.authorizationError ?? '');
  return {
    kind: 'read',
    ends: new Date(shown.valid_to).toISOString(),
    selfSigned: /SELF_SIGNED/.test(fault),
    // That it has ended, or is another's, is told on its own.
    trusted: socket.authorized || /ALTNAME|EXPIRED/.test(fault),
    named,
  };
}
