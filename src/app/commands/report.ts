import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { present } from '../../domain/present.ts';
import type { IsoDate } from '../../domain/time.ts';
import { reportByWord, reports } from '../reports/index.ts';
import type { FileFormat, ReportKind } from '../reports/kind.ts';
import { madeReport, postedAs } from '../reports/made-report.ts';
import { momentName, momentOf, type ReportMoment, readPastDay } from '../reports/moment.ts';
import { reportFile } from '../reports/report-file.ts';
import { agreementCommand, type CommandContext, type CommandResult, type ReadingContext } from './command.ts';
import { showDrafts } from './draft.ts';

const args = z.object({
  kind: z.enum(['summary', 'review', 'plan', 'communication']).optional(),
  format: z.enum(['docx', 'pdf', 'pdfa', 'xlsx', 'csv', 'json']).optional(),
  /** The day as it closed; today as it is now without one. */
  on: z.iso.date().optional(),
  /** What was typed as a day and is none. */
  typed: z.string().optional(),
  /** A word stood there that is neither a format nor a day. */
  unread: z.literal(true).optional(),
});
type Args = z.infer<typeof args>;

/** The longest first: "pdf arkiv" is one word. */
const formatWords: readonly (readonly [string, FileFormat])[] = [
  ['pdf for arkivet', 'pdfa'],
  ['pdf for arkiv', 'pdfa'],
  ['pdf arkiv', 'pdfa'],
  ['archive pdf', 'pdfa'],
  ['pdf archive', 'pdfa'],
  ['arkivpdf', 'pdfa'],
  ['arkiv-pdf', 'pdfa'],
  ['pdf/a', 'pdfa'],
  ['pdf-a', 'pdfa'],
  ['pdfa', 'pdfa'],
  ['arkiv', 'pdfa'],
  ['archive', 'pdfa'],
  ['pdf', 'pdf'],
  ['word', 'docx'],
  ['docx', 'docx'],
  ['excel', 'xlsx'],
  ['xlsx', 'xlsx'],
  ['csv', 'csv'],
  ['json', 'json'],
];

/** Gives a report as a file, now or as it was on a day that has passed. Nothing is kept of it. */
export const report = agreementCommand({
  name: 'report',
  root: 'agreement',
  words: { sv: ['rapport', 'rapporter', 'rapporten'], en: ['report', 'reports'] },
  right: 'export',
  changes: false,
  args,
  read: readReport,
  run: async (context, { kind, format, on, typed, unread }) => {
    const { t, agreement, today, now } = context;
    const validFrom = agreement.definition.validFrom.toString();
    const day = typed === undefined ? undefined : readPastDay(typed, { today, validFrom });
    if (day && 'error' in day) return refused(context, t.dates.error(day.error), 'date');
    const moment = momentOf(t, agreement, on, now);
    if ('rule' in moment) return refused(context, moment.why, moment.rule);
    const chosen = reports.find(({ name }) => name === kind);
    if (!chosen)
      return kind === undefined ? withDrafts(context, format, on) : refused(context, t.reports.notYet(kind), 'none');
    if (unread) return chooseFormat(context, chosen, on, [t.reports.unread(chosen.name, chosen.formats)]);
    if (format === undefined) return chooseFormat(context, chosen, on, [t.reports.whichFormat(chosen.name)]);
    if (!chosen.formats.includes(format))
      return chooseFormat(context, chosen, on, [t.reports.noSuchFormat(chosen.name, chosen.formats)]);
    return give(context, chosen, format, { ...moment, ...present({ on: day?.on ?? on }) });
  },
});

function refused({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}

/** What is on its way to the steering group stands above, when nothing but the word was typed (product.md §2). */
async function withDrafts(
  context: CommandContext,
  format: FileFormat | undefined,
  on: string | undefined,
): Promise<CommandResult> {
  const chosen = chooseKind(context, format, on);
  if (format !== undefined || on !== undefined) return chosen;
  const { message, data } = await showDrafts(context);
  return {
    ...chosen,
    message: { ...message, blocks: [...message.blocks, ...chosen.message.blocks] },
    data: { ...chosen.data, ...data },
  };
}

/** Those that there are, in the format if one was named. */
function chooseKind(
  { t, agreement }: CommandContext,
  format: FileFormat | undefined,
  on: string | undefined,
): CommandResult {
  const offered = reports.filter(({ formats }) => format === undefined || formats.includes(format));
  const buttons = offered.map(({ name }) => ({
    label: t.reports.names[name],
    action: { command: 'report', agreement: agreement.id, args: present({ kind: name, format, on }) },
  }));
  return {
    outcome: 'asked',
    message: t.asking([t.reports.which], buttons),
    data: { kinds: offered.map(({ name }) => name) },
  };
}

function chooseFormat(
  { t, agreement }: CommandContext,
  { name, formats }: ReportKind,
  on: string | undefined,
  lines: readonly string[],
): CommandResult {
  const buttons = formats.map((format) => ({
    label: t.reports.formats[format],
    action: { command: 'report', agreement: agreement.id, args: present({ kind: name, format, on }) },
  }));
  return { outcome: 'asked', message: t.asking(lines, buttons), data: { kind: name, formats } };
}

async function give(
  context: CommandContext,
  kind: ReportKind,
  format: FileFormat,
  moment: ReportMoment & { readonly on?: IsoDate },
): Promise<CommandResult> {
  const { t, agreement, reads, documents, hash } = context;
  const made = await madeReport(kind, { t, agreement, reads, ...moment }, hash);
  if (!made) return refused(context, t.reports.notYet(kind.name), 'none');
  const key = agreement.definition.key;
  const file = await reportFile(t, kind, made, { key, format }, documents);
  if (file === 'noTable') return refused(context, t.reports.noTable(kind.name), 'no-table');
  if (file === 'failed') {
    const message = t.say(t.reports.failed(kind.name, format));
    return { outcome: 'failed', message, data: { kind: kind.name, format } };
  }
  return {
    outcome: 'done',
    message: t.say(
      t.reports.done(kind.name, format, momentName(t, moment), postedAs(t, made)),
      kind.isPublic ? t.reports.public : t.reports.internal,
    ),
    data: { kind: kind.name, format, status: made.document.status, state: made.imprint.state },
    files: [file],
  };
}

/** "plan excel", "sammanfattning 3 dec word", "excel": which one first, the format last, and between them a day. */
function readReport(rest: string, reading: ReadingContext): Args | undefined {
  const [first = '', ...more] = rest.split(/\s+/);
  const kind = reportByWord(first)?.name;
  const { format, left } = takeFormat(kind === undefined ? rest : more.join(' '));
  const chosen = present({ kind, format });
  if (left === '') return chosen;
  const day = kind === undefined ? undefined : readPastDay(left, reading);
  // One word more is a format spelled wrong; several may be a note that begins like this.
  if (day === undefined) return kind === undefined || /\s/.test(left) ? undefined : { kind, unread: true };
  return 'error' in day ? { ...chosen, typed: left } : { ...chosen, ...day };
}

/** A format's words at the end, or at the beginning before a day; "som pdf" and "i excel" too. */
function takeFormat(text: string): { readonly format?: FileFormat; readonly left: string } {
  const folded = fold(text);
  for (const [words, format] of formatWords) {
    const plain = words.replace('/', '\\/');
    const end = new RegExp(`(?:^|\\s)(?:(?:som|i|as|in)\\s+)?\\.?${plain}$`).exec(folded);
    if (end) return { format, left: text.slice(0, end.index).trim() };
    const start = new RegExp(`^(?:(?:som|i|as|in)\\s+)?\\.?${plain}\\s+`).exec(folded);
    if (start) return { format, left: text.slice(start[0].length).trim() };
  }
  return { left: text };
}
