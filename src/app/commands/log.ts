import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import type { AuditRow } from '../ports.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const pageSize = 20;
/** A change that applies within a minute of being recorded has one time to show. */
const sameSeconds = 60;

const args = z.object({ before: z.number().int().positive().optional() });

/** The audit log, newest first: who did what, and when. It holds no text that people wrote. */
export const log = agreementCommand({
  name: 'log',
  root: 'agreement',
  words: { sv: ['logg', 'loggen'], en: ['log', 'audit log'] },
  right: 'audit-log',
  changes: false,
  args,
  run: async (context, { before }) =>
    page(context, await context.reads.auditPage(context.agreement.id, before, pageSize)),
});

function page(context: CommandContext, rows: readonly AuditRow[]): CommandResult {
  const { t, language, agreement } = context;
  const last = rows.at(-1);
  const more = rows.length === pageSize && last && last.seq > 1;
  const blocks: readonly Block[] = [
    { kind: 'title', text: t.files.log.title },
    rows.length === 0
      ? { kind: 'text', text: t.files.log.empty }
      : { kind: 'list', items: rows.map((row) => itemOf(context, row)) },
    ...(more
      ? [
          {
            kind: 'actions' as const,
            buttons: [
              {
                label: t.common.showMore,
                action: { command: 'log', agreement: agreement.id, args: { before: last.seq } },
              },
            ],
          },
        ]
      : []),
  ];
  const data = { rows: rows.map(({ seq, at, recordedAt, kind, actor }) => ({ seq, at, recordedAt, kind, actor })) };
  return { outcome: 'done', message: { language, summary: t.files.log.title, blocks }, data };
}

function itemOf(context: CommandContext, row: AuditRow): { text: string; detail?: string } {
  const { t } = context;
  const { log: texts } = t.files;
  const who =
    row.functionName === undefined
      ? (texts.actors[row.actor] ?? row.actor)
      : row.actor === 'unconfirmed'
        ? texts.unconfirmed(row.functionName)
        : row.actor === 'deputy'
          ? t.people.deputies.actingFor(row.functionName)
          : row.functionName;
  const apart = Math.abs(Temporal.Instant.from(row.at).until(row.recordedAt).total('second')) > sameSeconds;
  const details = [...subjectOf(context, row), ...(apart ? [texts.applies(row.at)] : [])];
  const text = texts.line(row.recordedAt, who, texts.kinds[row.kind] ?? row.kind);
  return { text, ...(details.length > 0 ? { detail: details.join(', ') } : {}) };
}

/** What it was about, by the names that the ids have now. */
function subjectOf({ t, agreement }: CommandContext, { subject }: AuditRow): readonly string[] {
  const measure = agreement.index.find(({ id }) => id === subject.measure);
  const named = [...agreement.functions, ...agreement.groups].filter(
    ({ id }) => id === subject.function || id === subject.group,
  );
  return [
    ...(measure ? [t.files.log.measure(measure.number)] : []),
    ...(typeof subject.version === 'number' ? [t.files.log.version(subject.version)] : []),
    ...named.map(({ name }) => name),
  ];
}
