import iconv from 'iconv-lite';
import type { SheetEncoding } from '../../app/documents.ts';

/** Byte order mark, then strict UTF-8, then Windows-1252, where every byte is a letter and so nothing can be checked. */
export function decode(bytes: Uint8Array): { text: string; encoding: SheetEncoding } {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { text: iconv.decode(Buffer.from(bytes), 'utf-16'), encoding: 'utf-16' };
  }
  const body = first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), encoding: 'utf-8' };
  } catch {
    return { text: iconv.decode(Buffer.from(body), 'windows-1252'), encoding: 'windows-1252' };
  }
}
