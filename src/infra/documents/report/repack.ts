import { packedZip, unzip, zipEntries } from '../zip.ts';

const mostBytes = 64 * 1024 * 1024;

/**
 * An Office file that holds the same, as bytes that do not tell when it was made: libraries date the file and all in it by the clock.
 * @param dated what its properties say of when it was made, in seconds since 1970
 */
export async function repacked(bytes: Uint8Array, dated: number): Promise<Uint8Array> {
  const entries = zipEntries(bytes, 100);
  const unpacked = entries && (await unzip(bytes, entries, mostBytes));
  if (!unpacked?.ok) throw new Error('the file that was made could not be read back');
  // What tells the parts' kinds comes first, by its name too.
  const files = new Map([...unpacked.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const core = files.get('docProps/core.xml');
  if (core) {
    const at = `${new Date(dated * 1000).toISOString().slice(0, 19)}Z`;
    const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
    files.set('docProps/core.xml', Buffer.from(Buffer.from(core).toString('utf8').replace(dates, `$1${at}`)));
  }
  return packedZip(files);
}
