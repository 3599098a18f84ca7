import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { zipFolder } from '../infra/zip-file.ts';
import { sv } from '../text/sv.ts';
import { perform } from './perform.ts';
import { exportRecords, recordPart } from './records.ts';
import { exitCode, fromBase64, type Io } from './subcommand.ts';

/**
 * Writes everything about an agreement to a zip or a folder that is not there, under another name until it is whole. It holds
 * everything of one moment, also while the bot runs. Gives the exit code.
 */
export async function exportAll(
  config: Config,
  path: string,
  selection: z.input<typeof exportRecords.options>,
  io: Io,
): Promise<number> {
  if (existsSync(path)) {
    io.err(sv.records.cli.exists(path));
    return exitCode.refused;
  }
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    const names = new Set<string>();
    const part = async (text: string): Promise<void> => {
      const { name, base64 } = recordPart.parse(JSON.parse(text));
      const file = join(unfinished, name);
      if (!names.has(name)) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      names.add(name);
      await appendFile(file, fromBase64(base64), { mode: 0o600 });
    };
    const code = await perform(config, exportRecords, exportRecords.options.parse(selection), { ...io, part });
    if (code !== exitCode.done) return code;
    await putInPlace(unfinished, [...names].sort(), path);
    io.out(sv.records.cli.done(path, names.size));
    return exitCode.done;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = sv.backup.notWritten[code];
    if (why === undefined) throw error;
    io.err(sv.records.cli.failed(path, why));
    return exitCode.failed;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(`${unfinished}.zip`, { force: true });
  }
}

async function putInPlace(folder: string, names: readonly string[], path: string): Promise<void> {
  if (!path.toLowerCase().endsWith('.zip')) return rename(folder, path);
  await zipFolder(folder, names, `${folder}.zip`);
  await rename(`${folder}.zip`, path);
}
