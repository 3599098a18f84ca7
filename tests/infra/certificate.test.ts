import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readCertificate, readDatabaseCertificate } from '../../src/infra/certificate.ts';
import { inDays, ownCertificate } from '../helpers/certificate.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<URL> {
  servers.push(server);
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`https://localhost:${(server.address() as AddressInfo).port}`);
}

/** A server that shows a certificate. Whoever asks hangs up as soon as it has seen it. */
function showing(host: string, from: Date, to: Date): Promise<URL> {
  return listening(createTlsServer(ownCertificate(host, from, to), (socket) => void socket.on('error', () => {})));
}

describe('a server’s certificate', () => {
  it('is read with its end, though nobody trusts who issued it', async () => {
    const ends = inDays(12);
    expect(await readCertificate(await showing('localhost', inDays(-1), ends))).toEqual({
      kind: 'read',
      ends: ends.toISOString(),
      selfSigned: true,
      trusted: false,
      named: true,
    });
  });

  it('that is for another name is said to be', async () => {
    expect(await readCertificate(await showing('annan.kommun.example', inDays(-1), inDays(90)))).toMatchObject({
      kind: 'read',
      named: false,
    });
  });

  it('that has ended is read all the same', async () => {
    const ended = inDays(-3);
    expect(await readCertificate(await showing('localhost', inDays(-30), ended))).toMatchObject({
      kind: 'read',
      ends: ended.toISOString(),
    });
  });

  it('is not there where nobody answers, or answers with something else than TLS', async () => {
    const plain = await listening(
      createServer((socket) => void socket.on('error', () => {}).end('HTTP/1.1 400\r\n\r\n')),
    );
    expect(await readCertificate(plain)).toEqual({ kind: 'unread', reason: 'no-tls' });
    expect(await readCertificate(new URL('https://127.0.0.1:1'))).toEqual({ kind: 'unread', reason: 'no-answer' });
  });

  it('of a PostgreSQL server is asked for as PostgreSQL wants it', async () => {
    const ends = inDays(40);
    const own = ownCertificate('localhost', inDays(-1), ends);
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (asked) => {
        if (asked.toString('hex') !== '0000000804d2162f') return void socket.end('E');
        socket.write('S');
        new TLSSocket(socket, { isServer: true, ...own }).on('error', () => {});
      });
    });
    expect(await readDatabaseCertificate(await listening(server))).toMatchObject({
      kind: 'read',
      ends: ends.toISOString(),
      named: true,
    });
    const without = createServer((socket) => void socket.on('error', () => {}).once('data', () => socket.end('N')));
    expect(await readDatabaseCertificate(await listening(without))).toEqual({ kind: 'unread', reason: 'no-tls' });
  });
});
