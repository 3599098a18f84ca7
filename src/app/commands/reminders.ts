import { z } from 'zod';
import type { Block, Button, ListItem } from '../../chat/message.ts';
import { isPaused } from '../../domain/agreement-record.ts';
import { addDays } from '../../domain/days.ts';
import { may } from '../../domain/policy.ts';
import { type IsoDate, isoDateOf } from '../../domain/time.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import { comingReminders, recipientName } from '../coming-reminders.ts';
import { ownAddressees } from '../own-addressees.ts';
import type { ReminderRow } from '../ports.ts';
import { groupsOf } from '../relations.ts';
import type { Candidate } from '../reminders/candidates.ts';
import { nameSubjects } from '../views/reminder-names.ts';
import { agreementCommand, type CommandContext } from './command.ts';

/** Days ahead and back that the list covers. */
const daysAhead = 60;
const daysBack = 30;
const mostLines = 12;

/**
 * What will be sent next, when, to whom and why, and what was sent, came late, was missed or failed. A coordinator sees
 * everyone's; others what goes to themselves and their groups.
 */
export const remindersCommand = agreementCommand({
  name: 'reminders',
  root: 'agreement',
  words: { sv: ['påminnelser', 'påminnelse'], en: ['reminders'] },
  right: 'take-part',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const { t, agreement, today, language } = context;
    const { record } = await context.reads.record(agreement.id);
    const paused = isPaused(record, today) ? record.paused : undefined;
    const upcoming = await comingTo(context);
    const past = await sentTo(context);
    const named = await nameSubjects(t, agreement, context.reads, [...upcoming, ...past]);
    const line = (
      { kind, reason, due, key }: Pick<ReminderRow, 'kind' | 'reason' | 'due' | 'key'>,
      said: { readonly today: IsoDate; readonly planned: IsoDate; readonly clock?: string },
    ) => t.reminders.line[kind]({ ...reason, due, ...said, subject: named.get(key)?.text ?? '' });
    const texts = t.reminders.list;
    const coming = upcoming.slice(0, mostLines).map(
      (entry): ListItem => ({
        text: texts.when(entry.sendOn, entry.time, recipientName(agreement, entry.to)),
        detail: `${line(entry, { today, planned: entry.sendOn })} (${t.reminders.why({ ...entry.reason, due: entry.due, today, subject: '' })})`,
      }),
    );
    const went = past.slice(0, mostLines).map(
      (entry): ListItem => ({
        text: texts.outcome(outcomeOf(context, entry), rowRecipient(context, entry)),
        // As it was said then: it may be done by now.
        detail: line(entry, {
          today: isoDateOf(entry.at),
          planned: entry.plannedOn,
          clock: wallClock(entry.at).slice(11),
        }),
      }),
    );
    const blocks: readonly Block[] = [
      { kind: 'title', text: texts.title },
      ...(paused ? [{ kind: 'text' as const, text: texts.paused(paused.until), style: 'strong' as const }] : []),
      { kind: 'text', text: upcoming.length === 0 ? texts.nothingComing(daysAhead) : texts.coming, style: 'strong' },
      ...(coming.length > 0 ? [{ kind: 'list' as const, items: coming }] : []),
      ...(upcoming.length > coming.length
        ? [{ kind: 'text' as const, text: texts.more(upcoming.length - coming.length), style: 'quiet' as const }]
        : []),
      { kind: 'text', text: past.length === 0 ? texts.nothingSent(daysBack) : texts.sent, style: 'strong' },
      ...(went.length > 0 ? [{ kind: 'list' as const, items: went }] : []),
      { kind: 'actions', buttons: buttons(context, paused !== undefined) },
    ];
    return {
      outcome: 'done',
      message: { language, summary: texts.title, blocks },
      data: {
        paused: paused !== undefined,
        upcoming: upcoming.map((entry) => ({
          on: entry.sendOn,
          time: entry.time,
          kind: entry.kind,
          to: recipientName(agreement, entry.to),
          key: entry.key,
        })),
        past: past.map((entry) => ({
          on: entry.plannedOn,
          kind: entry.kind,
          state: entry.state,
          late: entry.late,
          key: entry.key,
          ...(entry.why === undefined ? {} : { why: entry.why }),
          ...(entry.delivery ? { delivery: entry.delivery.state } : {}),
        })),
      },
    };
  },
});

/** What of it is for this person to see. */
async function comingTo(context: CommandContext): Promise<readonly Candidate[]> {
  const { agreement, reads, today } = context;
  const isMine = concerns(context);
  return (await comingReminders(agreement, reads, today, addDays(today, daysAhead))).filter(({ to }) =>
    isMine(to.kind === 'function' ? to.functionId : undefined, to.kind === 'group' ? to.groupId : undefined),
  );
}

async function sentTo(context: CommandContext): Promise<readonly ReminderRow[]> {
  const { agreement, reads, today } = context;
  const rows = await reads.remindersPlanned(agreement.id, addDays(today, -daysBack), today);
  const isMine = concerns(context);
  const own = ownAddressees(context);
  return rows
    .filter(
      ({ functionId, groupId, personId }) =>
        isMine(functionId, groupId) || (personId !== undefined && own.includes(personId)),
    )
    .reverse();
}

/** Whether something to a function or a group is for this person to see. */
function concerns({ actor, agreement }: CommandContext): (functionId?: string, groupId?: string) => boolean {
  if (may(actor, 'coordinate').allowed) return () => true;
  // Until it is confirmed a function gets no reminders, so none are shown for it (product.md §4).
  const functions = actor.functions.filter(({ confirmed }) => confirmed).map(({ id }) => id);
  const groups = groupsOf(agreement, functions);
  return (functionId, groupId) =>
    (functionId !== undefined && functions.includes(functionId)) || (groupId !== undefined && groups.includes(groupId));
}

function rowRecipient({ agreement }: CommandContext, { functionId = '', groupId }: ReminderRow): string {
  return recipientName(
    agreement,
    groupId === undefined ? { kind: 'function', functionId } : { kind: 'group', groupId },
  );
}

/** `sen`, `missad – …`, `möjlig dubblett`: how it went, each explained. */
function outcomeOf({ t }: CommandContext, row: ReminderRow): string {
  const texts = t.reminders.list;
  if (row.state === 'missed') return texts.missed(row.plannedOn, t.reminders.unsent[row.why ?? ''] ?? '');
  if (row.state === 'skipped') return texts.skipped(row.plannedOn, t.reminders.unsent[row.why ?? ''] ?? '');
  const { delivery } = row;
  const parts = [
    delivery === undefined || delivery.state === 'sent'
      ? texts.sentAt(t.dates.moment(delivery?.sentAt ?? row.at))
      : delivery.reason === 'restored'
        ? texts.restored
        : texts.delivery[delivery.state],
    row.late ? texts.late(row.plannedOn) : '',
    row.quiet ? texts.quiet : '',
    (delivery?.possibleDoubles ?? 0) > 0 ? texts.possibleDouble : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function buttons({ t, agreement, actor }: CommandContext, paused: boolean): readonly Button[] {
  const texts = t.reminders.list;
  const about = (command: string) => ({ command, agreement: agreement.id });
  const coordinating: readonly Button[] = [
    paused
      ? { label: texts.resume, action: about('resume-reminders') }
      : { label: texts.pause, action: about('pause-reminders') },
    { label: texts.settings, action: about('reminder-settings') },
  ];
  return [
    { label: texts.mine, action: about('my-reminders') },
    ...(may(actor, 'coordinate').allowed ? coordinating : []),
  ];
}
