import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

/** What must be done again after a backup has been restored. */
export interface LineRegister<Entry> {
  /** Resolves when the entry would survive a power cut. */
  add(entry: Entry): Promise<void>;
  all(): Promise<readonly Entry[]>;
}

/** The one file of the data folder that holds every register. */
export function registerPath(dataFolder: string): string {
  return join(dataFolder, 'maskerat.jsonl');
}

/** The file's lines, of every kind, those that can't be read too. None when there is no file. */
export async function registerLines(dataFolder: string): Promise<readonly string[]> {
  return (await textOf(registerPath(dataFolder))).split('\n').filter((line) => line.trim() !== '');
}

/** What a line says, or undefined for one that was cut off, was damaged or is of another kind. */
export function readLine<Entry>(line: string, entry: z.ZodType<Entry>): Entry | undefined {
  try {
    return entry.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/**
 * A line of JSON each, in one file of the data folder beside the database, `maskerat.jsonl`: whoever restores a backup keeps the
 * file. Lines are only added; one that can't be read, and one of another kind, is passed over (register-state.ts counts them).
 */
export function lineRegister<Entry>(dataFolder: string, entry: z.ZodType<Entry>): LineRegister<Entry> {
  const path = registerPath(dataFolder);
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
    all: async () => (await registerLines(dataFolder)).flatMap((line) => readLine(line, entry) ?? []),
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
