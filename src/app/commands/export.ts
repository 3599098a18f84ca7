import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { type ExportFormat, exportFile, exportFormats } from '../export-file.ts';
import { gatherExport } from '../export-plan.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({ format: z.enum(exportFormats).optional() });

const words: Readonly<Record<string, ExportFormat>> = { excel: 'xlsx', xlsx: 'xlsx', csv: 'csv', json: 'json' };

/** Gives the plan with everything recorded as a file. */
export const exportPlan = agreementCommand({
  name: 'export',
  root: 'agreement',
  words: { sv: ['export', 'exportera'], en: ['export'] },
  right: 'export',
  changes: false,
  args,
  read: (rest) => {
    if (rest === '') return {};
    const format = words[fold(rest).replace(/^\./, '')];
    return format && { format };
  },
  run: async (context, { format }) => (format === undefined ? chooseFormat(context) : give(context, format)),
});

function chooseFormat({ t, agreement }: CommandContext): CommandResult {
  const buttons = exportFormats.map((format) => ({
    label: t.files.export.formats[format],
    action: { command: 'export', agreement: agreement.id, args: { format } },
  }));
  return { outcome: 'asked', message: t.asking([t.files.export.which], buttons), data: { formats: exportFormats } };
}

async function give(
  { t, agreement, reads, today, now, documents }: CommandContext,
  format: ExportFormat,
): Promise<CommandResult> {
  const exported = await gatherExport(agreement, reads, { today, now });
  const count = exported.measures.length;
  return {
    outcome: 'done',
    message: t.say(t.files.export.done(count, t.files.export.formats[format]), t.files.export.internal),
    data: { format, measures: count },
    files: [await exportFile(t, exported, format, documents)],
  };
}
