import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

/** What must be done again after a backup has been restored. */
export interface LineRegister<Entry> {
  /** Resolves when the entry would survive a power cut. */
  add(entry: Entry): Promise<void>;
  all(): Promise<readonly Entry[]>;
}

/**
 * A line of JSON each, in one file of the data folder beside the database, `maskerat.jsonl`: whoever restores a backup keeps the
 * file. Lines are only added; one that was cut off by a power cut, and one of another kind, is passed over.
 */
export function lineRegister<Entry>(dataFolder: string, entry: z.ZodType<Entry>): LineRegister<Entry> {
  const path = join(dataFolder, 'maskerat.jsonl');
  const readLine = (line: string): readonly Entry[] => {
    if (line.trim() === '') return [];
    try {
      return [entry.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  };
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
