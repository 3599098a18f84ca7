import { z } from 'zod';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({ at: z.iso.datetime() });

/** Tells the database that a backup of it has been written and read back: `doctor` and the metrics say when. */
export const backupMade: Subcommand<z.infer<typeof options>> = {
  name: 'backup made',
  options,
  run: async (app, { at }) => {
    await app.keepBackupAt(at);
    return exitCode.done;
  },
};
