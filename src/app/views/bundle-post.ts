import type { Action, Block, Button, Message } from '../../chat/message.ts';
import type { Measure } from '../../domain/measure.ts';
import { isoDateOf } from '../../domain/time.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { Texts } from '../../text/texts.ts';
import { gatherFacts } from '../facts.ts';
import type { Agreement, DeliveryRow, Reads, ReminderRow } from '../ports.ts';
import { reminderNamed, reminders } from '../reminders/index.ts';
import { reminderList } from './reminder-lists.ts';
import { type Named, nameSubjects } from './reminder-names.ts';

/** More than this in one message is told in a line: a platform takes about fifty blocks. */
const mostShown = 12;

/** A day's reminders to one recipient: what to do, by when, and the buttons that do it. */
export async function bundlePost(
  t: Texts,
  agreement: Agreement,
  row: DeliveryRow,
  reads: Reads,
): Promise<Message | undefined> {
  const { bundle, on } = row.subject.facts ?? {};
  const rows = saidOnce(inOrder(await reads.remindersOfBundle(agreement.id, String(bundle ?? row.id))));
  if (rows.length === 0) return undefined;
  const today = typeof on === 'string' ? on : isoDateOf(row.at);
  const needsFacts = rows.some(({ kind }) => kind === 'weekly-list' || kind === 'meeting-pack');
  const facts = needsFacts ? await gatherFacts(agreement, reads, today) : undefined;
  const named = await nameSubjects(t, agreement, reads, rows);
  const usual = rows.filter(({ quiet }) => !quiet);
  const waited = rows.filter(({ quiet }) => quiet);
  const shown = usual.slice(0, mostShown);
  const view = { t, agreement, named, today };
  const heading = headingOf(t, agreement, row, rows.length);
  const blocks: Block[] = [
    { kind: 'text', text: heading, style: 'strong' },
    ...shown.flatMap((reminder, index) => [
      ...itemBlocks(view, reminder),
      ...(facts ? reminderList(t, facts, reminder, today) : []),
      ...(isLastOfItsMeasure(shown, index) ? actionsOf(view, reminder) : []),
    ]),
    ...(usual.length > shown.length ? [quiet(t.reminders.bundle.more(usual.length - shown.length))] : []),
    ...waitedBlocks(view, waited),
    ...closing(t, agreement, row, rows),
  ];
  return { language: t.language, summary: summaryOf(view, heading, rows), blocks };
}

/** The agreement's own dates first, measures then, and the week's list last: the order of the registry. */
function inOrder(rows: readonly ReminderRow[]): readonly ReminderRow[] {
  const order = reminders.map(({ name }) => name);
  const placeOf = ({ kind, subject }: ReminderRow) =>
    subject.kind === 'measure' ? order.indexOf('follow-up') : order.indexOf(kind);
  const about = ({ kind, subject }: ReminderRow) =>
    subject.kind === 'measure' ? `${subject.measureId} ${kind === 'communication' ? 1 : 0}` : '';
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b) || about(a).localeCompare(about(b)));
}

/** Who answers for several functions, or stands in for one that nobody holds, is told the same once. */
function saidOnce(rows: readonly ReminderRow[]): readonly ReminderRow[] {
  const said = ({ kind, subject, reason, due, plannedOn, quiet, late }: ReminderRow) =>
    JSON.stringify([kind, subject, reason, due, plannedOn, quiet, late]);
  return [...new Map(rows.map((row) => [said(row), row] as const)).values()];
}

/** Two things about one measure have its buttons once, after the second. */
function isLastOfItsMeasure(rows: readonly ReminderRow[], index: number): boolean {
  const [own, next] = [rows[index], rows[index + 1]];
  const same = own?.subject.kind === 'measure' && next?.subject.kind === 'measure';
  const told = (own?.kind === 'communication') === (next?.kind === 'communication');
  return !(same && told && JSON.stringify(own.subject) === JSON.stringify(next.subject));
}

interface View {
  readonly t: Texts;
  readonly agreement: Agreement;
  readonly named: ReadonlyMap<string, Named>;
  readonly today: string;
}

const quiet = (text: string): Block => ({ kind: 'text', text, style: 'quiet' });

function headingOf(t: Texts, agreement: Agreement, { subject }: DeliveryRow, count: number): string {
  if (subject.groupId !== undefined)
    return t.reminders.bundle.group(agreement.groups.find(({ id }) => id === subject.groupId)?.name ?? '');
  const to = agreement.functions.find(({ id }) => id === subject.functionId)?.name ?? '';
  return t.reminders.bundle.person(count, to);
}

/** The sentence of a reminder, as it is said in a bundle and in lists of what is sent. */
function reminderLine({ t, named, today }: Omit<View, 'agreement'>, reminder: ReminderRow): string {
  const { kind, reason, due, key, plannedOn: planned, at } = reminder;
  const clock = wallClock(at).slice(11);
  return t.reminders.line[kind]({ ...reason, due, today, planned, clock, subject: named.get(key)?.text ?? '' });
}

function itemBlocks(view: View, reminder: ReminderRow): readonly Block[] {
  const { t, today } = view;
  const line: Block = { kind: 'text', text: reminderLine(view, reminder) };
  return reminder.late ? [line, quiet(t.reminders.late(reminder.plannedOn, today))] : [line];
}

function actionsOf({ t, agreement, named }: View, reminder: ReminderRow): readonly Block[] {
  const measure = named.get(reminder.key)?.measure;
  const buttons = buttonsOf(t, agreement, reminder, measure);
  return buttons.length > 0 ? [{ kind: 'actions', buttons }] : [];
}

function buttonsOf(
  t: Texts,
  agreement: Agreement,
  { kind, subject }: ReminderRow,
  measure: Measure | undefined,
): readonly Button[] {
  // One of several things is done: the others are still to be.
  const on = (command: string, target: Measure): Action => ({
    command,
    measure: target.id,
    version: target.version,
    stays: true,
  });
  const about = (command: string): Action => ({ command, agreement: agreement.id, stays: true });
  switch (kind) {
    case 'follow-up':
    case 'overdue':
    case 'due-soon':
    case 'start-passed':
      return measure
        ? [
            { label: t.reminders.bundle.note, action: on('note', measure), style: 'primary' },
            { label: t.reminders.bundle.noNews, action: on('no-news', measure) },
          ]
        : [];
    case 'communication':
      return measure ? [{ label: t.reminders.bundle.communicated, action: on('communicated', measure) }] : [];
    case 'meeting-held': {
      if (subject.kind !== 'meeting') return [];
      const args = { meeting: subject.meetingId, occurrence: subject.occurrence };
      const held = (value: boolean): Action => ({ ...about('meeting-held'), args: { ...args, held: value } });
      return [
        { label: t.reminders.bundle.held, action: held(true), style: 'primary' },
        { label: t.reminders.bundle.notHeld, action: held(false) },
      ];
    }
    case 'steering-meetings':
      return [{ label: t.reminders.bundle.book, action: about('book-meeting') }];
    case 'consultation':
      return [
        { label: t.reminders.bundle.consultation, action: about('consultation') },
        { label: t.reminders.bundle.extension, action: about('extension') },
      ];
    case 'expiry':
      return [{ label: t.reminders.bundle.extension, action: about('extension') }];
    case 'steering-basis':
    case 'approval-late':
      return [{ label: t.followUps.buttons.status, action: about('draft'), style: 'primary' }];
    case 'reported': {
      if (subject.kind !== 'obligation') return [];
      const of = subject.obligation.slice('reported/'.length);
      return [{ label: t.reminders.bundle.reported, action: { ...about('reported'), args: { of } } }];
    }
    case 'review': {
      if (subject.kind !== 'obligation') return [];
      const args = { month: subject.obligation.slice('review/'.length) };
      return [
        { label: t.review.write, action: { ...about('answer-review'), args }, style: 'primary' },
        { label: t.review.showStatus, action: { ...about('review'), args } },
      ];
    }
    case 'decision': {
      const brief = subject.kind === 'obligation' ? subject.detail : undefined;
      return [
        { label: t.reminders.bundle.decision, action: { ...about('briefs'), ...(brief ? { args: { brief } } : {}) } },
      ];
    }
    case 'situation-picture':
    case 'meeting-pack':
    case 'weekly-list':
      return [];
  }
}

/** What waited for quiet weeks to end is one line (product.md §5), each measure named once. */
function waitedBlocks(view: View, waited: readonly ReminderRow[]): readonly Block[] {
  if (waited.length === 0) return [];
  const { t, named, today } = view;
  const parts = waited.map(
    (reminder) =>
      `${named.get(reminder.key)?.short ?? t.reminders.name[reminder.kind]} (${t.dates.short(reminder.due, today)})`,
  );
  return [{ kind: 'text', text: `${t.reminders.bundle.quiet} ${[...new Set(parts)].join(', ')}.` }];
}

function closing(
  t: Texts,
  agreement: Agreement,
  row: DeliveryRow,
  reminders: readonly ReminderRow[],
): readonly Block[] {
  if (row.target.kind === 'channel') return [];
  const later = reminders.some(({ kind }) => reminderNamed(kind).optional);
  const action: Action = { command: 'remind-later', agreement: agreement.id, stays: true, args: { bundle: row.id } };
  return later ? [{ kind: 'actions', buttons: [{ label: t.reminders.bundle.later, action }] }] : [];
}

/** What a telephone shows: how much there is, and the first of it. */
function summaryOf(view: View, heading: string, [first]: readonly ReminderRow[]): string {
  return first ? `${heading}: ${reminderLine(view, first)}` : heading;
}
