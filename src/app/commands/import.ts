import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { comparePlanFile, diffKey } from '../plan-import/compare-plan-file.ts';
import { type PlanFile, type Rows, readPlanFile } from '../plan-import/read-plan-file.ts';
import { ask } from '../questions.ts';
import { faultsMessage, previewBlocks } from '../views/import-preview.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

type Answers = Readonly<Record<string, string>>;

const args = z.object({
  /** A file that was sent to the bot. */
  fileName: z.string().optional(),
  bytes: z.instanceof(Uint8Array).optional(),
  template: z.boolean().optional(),
  /** The sheet's rows, from a question about a number that Excel may have changed. */
  rows: z.custom<Rows>((value) => value === undefined || Array.isArray(value)).optional(),
  answers: z.record(z.string(), z.string()).optional(),
});

/**
 * Reads an action plan from a file: a preview of what is new, changed, unchanged or wrong; nothing is stored until it is
 * confirmed, all or nothing (product.md §7).
 */
export const importPlan = agreementCommand({
  name: 'import',
  root: 'agreement',
  words: { sv: ['import', 'importera'], en: ['import'] },
  right: 'change-plan',
  changes: true,
  args,
  read: (rest) => {
    if (rest === '') return {};
    return ['mall', 'mallen', 'template'].includes(fold(rest)) ? { template: true } : undefined;
  },
  run: async (context, { fileName, bytes, template, rows, answers }) => {
    const { t, documents } = context;
    if (template) return emptyTemplate(context);
    if (rows) return previewOf(context, rows, answers ?? {});
    if (!bytes) return instructions(context);
    const sheet = await documents.readSheet(bytes, fileName ?? '');
    if (sheet.ok) return previewOf(context, sheet.rows, {});
    return {
      outcome: 'refused',
      message: t.say(t.files.sheetFault(sheet.fault)),
      data: { rule: 'file', fault: sheet.fault.key },
    };
  },
});

function instructions({ t, origin, agreement }: CommandContext): CommandResult {
  const texts = t.files.import;
  const button = {
    label: texts.templateButton,
    action: { command: 'import', agreement: agreement.id, args: { template: true } },
  };
  const message = t.asking([texts.how, texts.where[origin.account.platform], texts.noRush], [button]);
  return { outcome: 'done', message };
}

async function emptyTemplate({ t, documents }: CommandContext): Promise<CommandResult> {
  const bytes = await documents.planTemplate('xlsx');
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return {
    outcome: 'done',
    message: t.say(t.files.import.template),
    files: [{ name: t.files.import.templateName, mediaType, bytes }],
  };
}

async function previewOf(context: CommandContext, rows: Rows, answers: Answers): Promise<CommandResult> {
  const { t, agreement } = context;
  const reading = readPlanFile(agreement, rows, answers);
  switch (reading.kind) {
    case 'faults': {
      const rules = reading.refused.flatMap((cell) => cell.rules);
      const faults = reading.faults.map(({ row, column, problem }) => ({ row, column, problem: problem.key }));
      return { outcome: 'refused', message: faultsMessage(t, reading), data: { rule: rules[0] ?? 'file', faults } };
    }
    case 'questions':
      return askNumber(context, rows, answers, reading.questions);
    case 'plan':
      return preview(context, reading.plan);
  }
}

/** One number at a time; the rows wait in the question, and every cell of them has passed the privacy guard. */
function askNumber(
  context: CommandContext,
  rows: Rows,
  answers: Answers,
  questions: readonly { readonly row: number; readonly found: string; readonly candidates: readonly string[] }[],
): CommandResult {
  const { t, agreement } = context;
  const [question] = questions;
  if (!question) throw new Error('there is no number to ask about');
  const { row, found, candidates } = question;
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'import',
    text: [
      t.files.import.whichNumber(row, found),
      ...(questions.length > 1 ? [t.files.import.questionsLeft(questions.length)] : []),
    ],
    options: [
      ...candidates.map((number) => ({
        label: number,
        command: 'import',
        args: { rows, answers: { ...answers, [row]: number } },
      })),
      { label: t.files.import.no, command: 'drop', args: {} },
    ],
    data: { question: 'number', row, candidates },
  });
  return { ...reply, effects: [effect] };
}

/** Shows what the plan would change and asks; the parsed plan waits in the question. */
export async function preview(
  context: CommandContext,
  plan: PlanFile,
  first: readonly string[] = [],
): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const texts = t.files.import;
  const diff = comparePlanFile(await reads.measures(agreement.id), plan);
  const counts = {
    added: diff.added.length,
    changed: diff.changed.length,
    unchanged: diff.unchanged.length,
    missing: diff.missing,
  };
  if (diff.added.length + diff.changed.length === 0) {
    return { outcome: 'done', message: t.say(texts.nothingNew), data: { ...counts, unchangedPlan: true } };
  }
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'import',
    text: [...first, texts.summary(counts.added, counts.changed, counts.unchanged)],
    options: [
      { label: texts.yes, command: 'import-confirm', args: { plan, shown: diffKey(diff) } },
      { label: texts.no, command: 'drop', args: {} },
    ],
    data: counts,
  });
  const buttons = reply.message.blocks.filter((block) => block.kind === 'actions');
  const before = first.map((text) => ({ kind: 'text' as const, text, style: 'strong' as const }));
  const message = { ...reply.message, blocks: [...before, ...previewBlocks(t, agreement, plan, diff), ...buttons] };
  return { ...reply, message, effects: [effect] };
}
