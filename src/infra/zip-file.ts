import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const SIZES = 0x08074b50;
const END = 0x06054b50;
/** What a plain zip can hold, without the extension for larger ones. */
const mostBytes = 0xffff_ffff;
const chunkBytes = 256 * 1024;

/**
 * Packs the folder's files into a zip, in the order of the names given, a piece at a time. The same files give the same bytes.
 * Throws when it would be over 4 GB.
 */
export async function zipFolder(folder: string, names: readonly string[], path: string): Promise<void> {
  const out = await open(path, 'wx', 0o600);
  let offset = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.byteLength;
    if (offset > mostBytes) throw new Error('the zip would be over 4 GB; write a folder instead');
    await out.writeFile(bytes);
  };
  try {
    const central: Buffer[] = [];
    for (const name of names) {
      const start = offset;
      const nameBytes = Buffer.from(name);
      await write(Buffer.concat([signature(LOCAL), common(nameBytes.length, Buffer.alloc(12)), nameBytes]));
      const sizes = await packInto(write, join(folder, name));
      await write(Buffer.concat([signature(SIZES), sizes]));
      central.push(signature(CENTRAL), Buffer.from([20, 0]), common(nameBytes.length, sizes), tail(start), nameBytes);
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(names.length, 8);
    end.writeUInt16LE(names.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(offset, 16);
    await write(Buffer.concat([directory, end]));
    await out.sync();
  } finally {
    await out.close();
  }
}

/** Gives the file's CRC-32, packed size and size, as they stand after it. */
async function packInto(write: (bytes: Uint8Array) => Promise<void>, path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    let [crc, size, packed] = [0, 0, 0];
    const deflate = createDeflateRaw();
    const feed = (async () => {
      for await (const chunk of file.createReadStream({
        highWaterMark: chunkBytes,
        autoClose: false,
      }) as AsyncIterable<Buffer>) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve));
      }
      deflate.end();
    })();
    feed.catch((error: Error) => deflate.destroy(error));
    for await (const bytes of deflate as AsyncIterable<Buffer>) {
      packed += bytes.length;
      await write(bytes);
    }
    await feed;
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc, 0);
    sizes.writeUInt32LE(packed, 4);
    sizes.writeUInt32LE(size, 8);
    return sizes;
  } finally {
    await file.close();
  }
}

/** Version 2.0, sizes after the file, names in UTF-8, packed, at 1980-01-01 00:00. */
function common(nameLength: number, sizes: Buffer): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(nameLength, 0);
  return Buffer.concat([Buffer.from([20, 0, 8, 8, 8, 0, 0, 0, 33, 0]), sizes, lengths]);
}

/** Comment length, disk, attributes and the local header's place: the end of a central header. */
function tail(offset: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(offset, 10);
  return bytes;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
