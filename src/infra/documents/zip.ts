import { promisify } from 'node:util';
import { crc32, deflateRawSync, inflateRaw } from 'node:zlib';

/** What a zip's central directory says about one file in it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

export type ZipFault =
  | { readonly key: 'broken-zip' }
  | { readonly key: 'too-large-unpacked'; readonly maxBytes: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** A sheet of repeated cells packs some fifty to one; a bomb thousands. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 1024 * 1024;

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

/** The entries of the zip's central directory, read without unpacking anything; undefined when it has none that holds. */
export function zipEntries(bytes: Uint8Array, maxEntries: number): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOffset(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > view.byteLength) return undefined;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Unpacks the entries, never to more than `maxBytes` together whatever they say about themselves. The declared sizes are
 * looked at first, so an honest bomb is refused without unpacking.
 */
export async function unzip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  maxBytes: number,
): Promise<{ ok: true; files: ReadonlyMap<string, Uint8Array> } | { ok: false; fault: ZipFault }> {
  const tooLarge = { ok: false, fault: { key: 'too-large-unpacked', maxBytes } } as const;
  const broken = { ok: false, fault: { key: 'broken-zip' } } as const;
  const declared = entries.reduce((sum, { size }) => sum + size, 0);
  if (declared > maxBytes || entries.some(isBombLike)) return tooLarge;
  const files = new Map<string, Uint8Array>();
  let left = maxBytes;
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry);
    if (!packed || files.has(entry.name)) return broken;
    try {
      const file = entry.method === STORED ? packed : await inflate(packed, { maxOutputLength: Math.max(1, left) });
      if (file.byteLength > left) return tooLarge;
      left -= file.byteLength;
      files.set(entry.name, file);
    } catch (error) {
      return isTooLarge(error) ? tooLarge : broken;
    }
  }
  return { ok: true, files };
}

/** The files as a zip without compression, holding exactly these bytes: what was checked is what the next reader reads. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Buffer {
  return zipOf(files, STORED, (file) => file);
}

/** The files as a compressed zip: the same files give the same bytes, whenever it is made. */
export function packedZip(files: ReadonlyMap<string, Uint8Array>): Buffer {
  return zipOf(files, DEFLATED, (file) => deflateRawSync(file));
}

function zipOf(files: ReadonlyMap<string, Uint8Array>, method: number, pack: (file: Uint8Array) => Uint8Array): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const nameBytes = Buffer.from(name);
    const sizes = Buffer.alloc(16); // crc, packed size, size, length of the name, length of extras
    sizes.writeUInt32LE(crc32(file), 0);
    const packed = pack(file);
    sizes.writeUInt32LE(packed.byteLength, 4);
    sizes.writeUInt32LE(file.byteLength, 8);
    sizes.writeUInt16LE(nameBytes.length, 12);
    // Version 2.0, names in UTF-8, at 1980-01-01 00:00.
    const common = Buffer.from([20, 0, 0, 8, method, 0, 0, 0, 33, 0]);
    local.push(
      signature(LOCAL),
      common,
      sizes,
      nameBytes,
      Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength),
    );
    central.push(signature(CENTRAL), Buffer.from([20, 0]), common, sizes, centralTail(offset), nameBytes);
    offset += 30 + nameBytes.length + packed.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** Comment length, disk, attributes and the local header's place: the end of a central header. */
function centralTail(offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return tail;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function isBombLike({ size, packedSize }: ZipEntry): boolean {
  return size > RATIO_COUNTS_FROM && size > packedSize * MAX_RATIO;
}

function packedBytes(
  bytes: Uint8Array,
  { headerOffset, packedSize, method, encrypted }: ZipEntry,
): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encrypted || (method !== STORED && method !== DEFLATED)) return undefined;
  if (headerOffset + 30 > view.byteLength || view.getUint32(headerOffset, true) !== LOCAL) return undefined;
  const start = headerOffset + 30 + view.getUint16(headerOffset + 26, true) + view.getUint16(headerOffset + 28, true);
  return start + packedSize > view.byteLength ? undefined : bytes.subarray(start, start + packedSize);
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOffset(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
