import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

/** Reads a WebSocket's text messages (RFC 6455). Node 20 has no client of its own. Returns what closes it. */
export async function readTextSocket(url: string, onText: (text: string) => void): Promise<() => void> {
  const { hostname, port, pathname } = new URL(url);
  const socket = await new Promise<Socket>((resolve, reject) => {
    const upgrade = request({
      hostname,
      port,
      path: pathname,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    upgrade.on('upgrade', (_response, upgraded: Socket) => resolve(upgraded));
    upgrade.on('response', (response) => reject(new Error(`No WebSocket at ${url}: ${response.statusCode}`)));
    upgrade.on('error', reject);
    upgrade.end();
  });

  let received = Buffer.alloc(0);
  let parts: Buffer[] = [];
  socket.on('data', (data: Buffer) => {
    received = Buffer.concat([received, data]);
    for (let frame = nextFrame(received); frame; frame = nextFrame(received)) {
      received = received.subarray(frame.end);
      if (frame.opcode === 8) socket.end();
      if (frame.opcode > 2) continue;
      parts.push(frame.payload);
      if (!frame.last) continue;
      onText(Buffer.concat(parts).toString('utf8'));
      parts = [];
    }
  });
  socket.on('error', () => socket.destroy());
  return () => socket.destroy();
}

/** A server's frame, which is never masked, or undefined until all of it is here. */
function nextFrame(data: Buffer) {
  if (data.length < 2) return undefined;
  const short = data.readUInt8(1) & 0x7f;
  const headerLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (data.length < headerLength) return undefined;
  const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  const end = headerLength + length;
  if (data.length < end) return undefined;
  const first = data.readUInt8(0);
  return { last: (first & 0x80) !== 0, opcode: first & 0x0f, payload: data.subarray(headerLength, end), end };
}
