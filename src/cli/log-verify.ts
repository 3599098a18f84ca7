import { z } from 'zod';
import { sv } from '../text/sv.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

/** Recomputes every hash of the audit log, and checks what is stored against it. */
export const logVerify: Subcommand<Record<string, never>> = {
  name: 'log verify',
  options: z.object({}).strict() as z.ZodType<Record<string, never>>,
  run: async (app, _options, io) => {
    const verdict = await app.verifyLog();
    if (!verdict.chain.ok) {
      const { agreementId, seq, fault } = verdict.chain;
      io.err(sv.cli.chainBroken(agreementId, seq, sv.cli.chainFaults[fault]));
      return exitCode.refused;
    }
    if (verdict.contentFaults > 0) {
      io.err(sv.cli.contentBroken(verdict.contentFaults));
      return exitCode.refused;
    }
    io.out(sv.cli.chainOk(verdict.chain.rows));
    return exitCode.done;
  },
};
