import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of one WebSocket (RFC 6455): text frames, ping and close; no fragments, no extensions. */
export interface ServerSocket {
  send(text: string): void;
  close(): void;
}

export function acceptWebSocket(
  request: IncomingMessage,
  stream: Duplex,
  handlers: { message(text: string): void; closed(): void },
): ServerSocket {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let pending = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let frame = readFrame(pending); frame !== undefined; frame = readFrame(pending)) {
      pending = pending.subarray(frame.size);
      if (frame.opcode === 1) handlers.message(frame.payload.toString('utf8'));
      if (frame.opcode === 9) stream.write(frameOf(10, frame.payload));
      if (frame.opcode === 8) stream.end(frameOf(8, frame.payload));
    }
  });
  stream.on('error', () => stream.destroy());
  stream.on('close', () => handlers.closed());
  return {
    send: (text) => stream.write(frameOf(1, Buffer.from(text, 'utf8'))),
    close: () => stream.end(frameOf(8, Buffer.from([3, 232]))),
  };
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const length = payload.length;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = 0x80 | opcode;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}

function readFrame(data: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (data.length < 2) return undefined;
  const [first = 0, second = 0] = data;
  let length = second & 0x7f;
  let offset = 2;
  if (length === 126) {
    if (data.length < 4) return undefined;
    length = data.readUInt16BE(2);
    offset = 4;
  } else if (length === 127) {
    if (data.length < 10) return undefined;
    length = Number(data.readBigUInt64BE(2));
    offset = 10;
  }
  const masked = (second & 0x80) !== 0;
  const size = offset + (masked ? 4 : 0) + length;
  if (data.length < size) return undefined;
  const payload = Buffer.from(data.subarray(size - length, size));
  if (masked) {
    const mask = data.subarray(offset, offset + 4);
    for (let index = 0; index < payload.length; index += 1)
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { opcode: first & 0x0f, payload, size };
}
