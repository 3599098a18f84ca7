import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { MaskEntry, MaskRegister } from '../app/ports.ts';

const told = { agreementId: z.uuid(), by: z.string(), at: z.iso.datetime(), why: z.string() };
const version = z.number().int().positive();
const texts = z.array(z.object({ version, parts: z.array(z.string()) }));
/** A measure's texts, or since later those of the agreement's record and its meetings. */
const entry = z.union([
  z.object({ ...told, measureId: z.uuid(), versions: z.array(version) }),
  z.object({ ...told, record: texts, meetings: z.array(z.object({ meetingId: z.uuid(), texts })) }),
]);

/**
 * What was masked, a line of JSON each, in a file of the data folder beside the database: whoever restores a backup keeps
 * the file. Lines are only added; one that was cut off by a power cut is passed over.
 */
export function maskRegister(dataFolder: string): MaskRegister {
  const path = join(dataFolder, 'maskerat.jsonl');
  return {
    add: async (added) => {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        // The first line break ends a line that was cut off.
        await file.appendFile(`\n${JSON.stringify(added)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(dirname(path));
    },
    all: async () => (await textOf(path)).split('\n').flatMap(readLine),
  };
}

function readLine(line: string): readonly MaskEntry[] {
  if (line.trim() === '') return [];
  try {
    return [entry.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
