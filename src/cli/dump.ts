import { z } from 'zod';
import { sv } from '../text/sv.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

/** Everything in the database, for whoever asked: they make the file, where they are. */
export const dump: Subcommand<Record<string, never>> = {
  name: 'backup',
  options: z.object({}).strict() as z.ZodType<Record<string, never>>,
  run: async (app, _options, io) => {
    if (!io.part) throw new Error('a backup has nowhere to go');
    for await (const page of app.dump()) await io.part(page);
    const { chain } = await app.verifyLog();
    if (!chain.ok) io.err(sv.backup.brokenLog(chain.agreementId, chain.seq, sv.cli.chainFaults[chain.fault]));
    return exitCode.done;
  },
};
