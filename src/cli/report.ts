import { z } from 'zod';
import type { Agreement } from '../app/ports.ts';
import { reports } from '../app/reports/index.ts';
import { madeReport, postedAs } from '../app/reports/made-report.ts';
import { momentName, momentOf, type NoMoment, type ReportMoment } from '../app/reports/moment.ts';
import { reportFile } from '../app/reports/report-file.ts';
import type { Application } from '../application.ts';
import { present } from '../domain/present.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../domain/time.ts';
import { systemClock } from '../infra/clock.ts';
import { hash } from '../infra/ids.ts';
import { type Texts, textsIn } from '../text/texts.ts';
import { readAt } from './chat.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { exitCode, type Subcommand } from './subcommand.ts';

const options = z.object({
  report: z.enum(['summary', 'review', 'plan', 'communication']),
  at: z.string().optional(),
  format: z.enum(['docx', 'pdf', 'pdfa', 'xlsx', 'csv', 'json']),
  out: z.string(),
  agreement: z.string().optional(),
});

/** Writes a report to a file, now or as it was at a time or when a day closed: the same as `/samverkan rapport`. */
export const writeReport: Subcommand<z.infer<typeof options>> = {
  name: 'report',
  options,
  run: async (app, { report: name, at, format, out, agreement: key }, io) => {
    const t = textsIn('sv');
    const kind = reports.find((each) => each.name === name);
    if (!kind) {
      io.err(t.reports.notYet(name));
      return exitCode.refused;
    }
    if (!kind.formats.includes(format)) {
      io.err(t.reports.cli.noSuchFormat(t.reports.names[name], format, kind.formats));
      return exitCode.usage;
    }
    const wanted = at === undefined ? {} : readWhen(at);
    if (wanted === undefined) {
      io.err(t.reports.cli.badTime(at ?? ''));
      return exitCode.usage;
    }
    const agreement = await chooseAgreement(app, key, io);
    if (!agreement) return exitCode.usage;
    const moment = momentAt(t, app, agreement, wanted);
    if ('rule' in moment) {
      io.err(moment.why);
      return exitCode.refused;
    }
    const source = { t, agreement, reads: app.store, ...moment, ...present({ on: wanted.on }) };
    const made = await madeReport(kind, source, hash);
    if (!made) {
      io.err(t.reports.notYet(name));
      return exitCode.refused;
    }
    const parts = { key: agreement.definition.key, format };
    const file = await reportFile(t, kind, made, parts, app.handling.documents);
    if (file === 'noTable' || file === 'failed') {
      io.err(t.reports[file](name, format));
      return file === 'failed' ? exitCode.failed : exitCode.refused;
    }
    io.file(out, file.bytes);
    io.out(t.reports.cli.done(out, name, momentName(t, moment), postedAs(t, made)));
    return exitCode.done;
  },
};

interface When {
  readonly on?: IsoDate;
  readonly at?: IsoInstant;
}

/** A day as it closed, or a time in Stockholm. */
function readWhen(typed: string): When | undefined {
  if (z.iso.date().safeParse(typed).success) return { on: typed };
  const at = typed.includes('T') ? readAt(typed) : undefined;
  return at === undefined ? undefined : { at };
}

/**
 * On a machine without a platform the time given is the time it is, as for `chat` (product.md §9): there the page's own
 * clock decides nothing, and only what the machine's clock has not come to is ahead.
 */
function momentAt(
  t: Texts,
  { clock, local }: Application,
  agreement: Agreement,
  { on, at }: When,
): ReportMoment | NoMoment {
  const own = clock.now();
  const machine = systemClock.now();
  const latest = local && own < machine ? machine : own;
  if (at === undefined) return momentOf(t, agreement, on, on === undefined ? own : latest);
  if (at > latest) return { rule: 'future', why: t.summary.command.future(isoDateOf(at)) };
  return momentOf(t, agreement, undefined, at);
}
