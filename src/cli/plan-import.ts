import { z } from 'zod';
import { faultsMessage, previewBlocks } from '../app/views/import-preview.ts';
import type { Application } from '../application.ts';
import { plainText } from '../chat/message.ts';
import { textsIn } from '../text/texts.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { prepareImport, storeImport } from './import-plan.ts';
import { exitCode, fromBase64, type Io, type Subcommand } from './subcommand.ts';

const options = z.object({
  fileName: z.string(),
  bytes: z.string(),
  confirmed: z.boolean(),
  agreement: z.string().optional(),
});
type Options = z.infer<typeof options>;

/** Shows what a plan file would do, and does it when confirmed: the same import as from a file sent to the bot. */
export const planImport: Subcommand<Options> = {
  name: 'plan import',
  options,
  run: async (app, given, io) => {
    const agreement = await chooseAgreement(app, given.agreement, io);
    return agreement ? importInto(app, agreement, given, io) : exitCode.usage;
  },
};

async function importInto(
  app: Application,
  agreement: NonNullable<Awaited<ReturnType<typeof chooseAgreement>>>,
  given: Options,
  io: Io,
): Promise<number> {
  const t = textsIn('sv');
  const sheet = await app.handling.documents.readSheet(fromBase64(given.bytes), given.fileName);
  if (!sheet.ok) {
    io.err(t.files.sheetFault(sheet.fault));
    return exitCode.refused;
  }
  const prepared = await prepareImport(app, agreement, sheet.rows);
  if ('kind' in prepared) {
    if (prepared.kind === 'faults') io.err(plainText(faultsMessage(t, prepared)));
    else for (const { row, found } of prepared.questions) io.err(t.files.import.whichNumber(row, found));
    return exitCode.refused;
  }
  const { plan, diff } = prepared;
  io.out(plainText({ language: 'sv', summary: '', blocks: previewBlocks(t, agreement, plan, diff) }));
  if (!given.confirmed) {
    io.err(t.cli.notConfirmed);
    return exitCode.asked;
  }
  await storeImport(app, prepared);
  io.out(t.cli.imported(diff.added.length, diff.changed.length));
  return exitCode.done;
}
