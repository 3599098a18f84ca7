import { z } from 'zod';
import { exportFile, exportFormats } from '../app/export-file.ts';
import { gatherExport } from '../app/export-plan.ts';
import { isoDateOf } from '../domain/time.ts';
import { textsIn } from '../text/texts.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({ format: z.enum(exportFormats), out: z.string(), agreement: z.string().optional() });

/** Writes the plan with everything recorded to a file: the same as `/samverkan export`. */
export const exportPlan: Subcommand<z.infer<typeof options>> = {
  name: 'export',
  options,
  run: async (app, { format, out, agreement: key }, io) => {
    const agreement = await chooseAgreement(app, key, io);
    if (!agreement) return exitCode.usage;
    const t = textsIn('sv');
    const now = app.clock.now();
    const exported = await gatherExport(agreement, app.store, { today: isoDateOf(now), now });
    const file = await exportFile(t, exported, format, app.handling.documents);
    io.file(out, file.bytes);
    io.out(t.cli.exported(out, exported.measures.length));
    return exitCode.done;
  },
};
