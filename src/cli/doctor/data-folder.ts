import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { registerPath } from '../../infra/line-register.ts';
import { registerState } from '../../infra/register-state.ts';
import { sv } from '../../text/sv.ts';
import { type Finding, fault, info, ok, warning } from './finding.ts';

const gigabyte = 1024 ** 3;
/** Less free space than this is a warning, and than this a fault. */
const little = gigabyte;
const tooLittle = gigabyte / 10;

/** The data folder: whether it can be written in, by nobody else, has room, and holds the register of what was masked. */
export async function checkDataFolder(
  { dataFolder, database, local }: Pick<Config, 'dataFolder' | 'database' | 'local'>,
  masked: number,
): Promise<readonly Finding[]> {
  const t = sv.doctor.folder;
  const found = await stat(dataFolder).catch(() => undefined);
  if (!found?.isDirectory()) {
    const missing = t.missing(dataFolder);
    if (masked > 0) return [fault(missing, t.registerTodo)];
    return ['directory' in database ? fault(missing, t.missingTodo) : warning(missing, t.missingTodo)];
  }
  const writable = await may(dataFolder, constants.W_OK | constants.R_OK);
  return [
    writable ? ok(t.writable(dataFolder)) : fault(t.readOnly(dataFolder), t.readOnlyTodo),
    ...((found.mode & 0o077) === 0 ? [] : [warning(t.open(dataFolder), t.openTodo(dataFolder))]),
    await checkSpace(dataFolder),
    await checkRegister(dataFolder, masked),
    ...('url' in database && !local ? [info(t.shared(dataFolder))] : []),
  ];
}

async function checkSpace(folder: string): Promise<Finding> {
  const t = sv.doctor.folder;
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const about = t.free(Math.floor((free / gigabyte) * 10) / 10);
  if (free < tooLittle) return fault(about, t.freeTodo);
  return free < little ? warning(about, t.freeTodo) : ok(about);
}

/** It comes with the first masking. What the database has as masked and no register knows would be seen again after a restore. */
async function checkRegister(dataFolder: string, masked: number): Promise<Finding> {
  const t = sv.doctor.folder;
  const path = registerPath(dataFolder);
  if (!(await may(path, constants.F_OK)))
    return masked === 0 ? ok(t.noRegister) : fault(t.registerGone(masked), t.registerTodo);
  if (!(await may(path, constants.W_OK | constants.R_OK))) return fault(t.registerReadOnly(path), t.readOnlyTodo);
  const { lines, unreadable } = await registerState(dataFolder);
  if (unreadable > 0) return fault(t.registerUnread(unreadable), t.registerUnreadTodo);
  if (lines === 0) return masked === 0 ? ok(t.noRegister) : fault(t.registerEmpty(masked), t.registerTodo);
  return ok(t.register);
}

function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
