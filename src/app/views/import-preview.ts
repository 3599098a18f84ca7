import type { Block, Message } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { ImportDiff } from '../plan-import/compare-plan-file.ts';
import type { PlanFile, PlanFileReading } from '../plan-import/read-plan-file.ts';
import type { Agreement } from '../ports.ts';

const maxShown = 15;
const maxFaults = 20;

/** What importing the file would do, with row numbers; nothing of it is saved. */
export function previewBlocks(t: Texts, agreement: Agreement, plan: PlanFile, diff: ImportDiff): readonly Block[] {
  const texts = t.files.import;
  const { labels } = texts;
  const changed = diff.changed.map(({ measure, row, fields }) => {
    const names = [...new Set(fields.map(({ field }) => texts.fields[field.split('.', 1)[0] ?? field] ?? field))];
    return texts.rowOf(`${measure.number} ${measure.state.plan.title}: ${names.join(', ')}`, row.row);
  });
  const partyOf = (key: string) => partyNames(agreement, [key])[0] ?? key;
  return [
    { kind: 'title', text: texts.title },
    {
      kind: 'text',
      text: texts.summary(diff.added.length, diff.changed.length, diff.unchanged.length),
      style: 'strong',
    },
    ...section(
      t,
      labels.added,
      diff.added.map(({ number, plan: { title }, row }) => texts.rowOf(`${number} ${title}`, row)),
    ),
    ...section(t, labels.changed, changed),
    ...inline(t, labels.unchanged, diff.unchanged),
    ...inline(t, labels.missing, diff.missing),
    ...inline(
      t,
      labels.restored,
      plan.restored.map(({ from, to, row }) => texts.restored(from, to, row)),
    ),
    ...inline(
      t,
      labels.functions,
      plan.functions.map(({ name, party }) => texts.inParty(name, partyOf(party))),
    ),
    ...inline(t, labels.groups, plan.groups),
    ...inline(
      t,
      labels.kept,
      diff.kept.map(({ number, field }) => `${number} ${texts.fields[field] ?? field}`),
    ),
    ...inline(t, labels.ignored, plan.ignoredColumns),
    ...inline(
      t,
      labels.lacking,
      plan.missingColumns.map((column) => t.files.columns[column]),
    ),
    ...inline(
      t,
      labels.doubtful,
      plan.doubtful.map(({ row, column }) => texts.rowOf(column, row)),
    ),
  ];
}

/** Everything that is wrong in the file, by row; what the guard refused is told by its place and never by its text. */
export function faultsMessage(t: Texts, { refused, faults }: Extract<PlanFileReading, { kind: 'faults' }>): Message {
  const lines = [
    ...refused.map(({ row, column, rules }) =>
      t.files.inColumn(row, column, t.privacy.refused(rules as Parameters<typeof t.privacy.refused>[0])),
    ),
    ...faults.map(({ row, column, problem }) =>
      t.files.inColumn(row, t.files.columns[column], t.files.rowProblem(problem)),
    ),
  ];
  const more = lines.length - maxFaults;
  const heading = t.files.import.faults(lines.length);
  const blocks: readonly Block[] = [
    { kind: 'text', text: heading, style: 'strong' },
    { kind: 'list', items: lines.slice(0, maxFaults).map((text) => ({ text })) },
    ...(more > 0 ? [{ kind: 'text' as const, text: t.files.import.moreFaults(more), style: 'quiet' as const }] : []),
    ...(refused.length > 0
      ? [{ kind: 'text' as const, text: t.files.import.fileStillInChat, style: 'strong' as const }]
      : []),
  ];
  return { language: t.language, summary: heading, blocks };
}

function section(t: Texts, label: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - maxShown;
  const items = [...lines.slice(0, maxShown), ...(more > 0 ? [t.files.import.more(more)] : [])].map((text) => ({
    text,
  }));
  return [
    { kind: 'text', text: label, style: 'strong' },
    { kind: 'list', items },
  ];
}

function inline(t: Texts, label: string, words: readonly string[]): readonly Block[] {
  if (words.length === 0) return [];
  const more = words.length - maxShown;
  const shown = words.slice(0, maxShown).join('; ');
  return [{ kind: 'text', text: `${label}: ${more > 0 ? `${shown}; ${t.files.import.more(more)}` : shown}` }];
}
