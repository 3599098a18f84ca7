import { z } from 'zod';
import type { CalendarEvent, CalendarReading, LeftOut } from '../../domain/calendar-file.ts';
import { type CalendarDiff, compareCalendar, type IncomingMeeting } from '../../domain/compare-calendar.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import type { Agreement } from '../ports.ts';
import { ask } from '../questions.ts';
import { calendarPreviewBlocks } from '../views/calendar-preview.ts';
import { assigned, screened, spanOf } from './incoming-calendar.ts';

/** A calendar that has been read and has passed the guard. It waits in a question, and is only ever read from our own. */
export interface ScreenedFile {
  readonly events: readonly CalendarEvent[];
  readonly leftOut: readonly LeftOut[];
  readonly places: number;
  /** The address that it came from and that is to be read every day. */
  readonly url?: string;
}

/** The same with the group of each meeting. */
export interface TakenCalendar extends Omit<ScreenedFile, 'events' | 'url'> {
  readonly incoming: readonly IncomingMeeting[];
  readonly source?: { readonly url: string; readonly groupId: string };
}

const objectWith = (key: string) => (value: unknown) => typeof value === 'object' && value !== null && key in value;
export const screenedFile = z.custom<ScreenedFile>(objectWith('events'));
export const takenCalendar = z.custom<TakenCalendar>(objectWith('incoming'));

const maxTitles = 3;
const maxGroups = 20;

/** Shows what a calendar would change, or asks first whose meetings they are. */
export async function takeCalendar(
  context: CommandContext,
  reading: CalendarReading,
  from: { readonly url?: string; readonly group?: string | undefined } = {},
): Promise<CommandResult> {
  const { t, agreement } = context;
  if (!reading.ok) {
    const message = t.say(t.calendar.fault(reading.fault), t.calendar.nothingSaved);
    return { outcome: 'refused', message, data: { rule: 'file', fault: reading.fault.key } };
  }
  const { url, group } = from;
  return inGroups(context, { ...screened(reading, agreement), ...(url === undefined ? {} : { url }) }, group);
}

/** `said`: id of the group that somebody has named. */
export async function inGroups(
  context: CommandContext,
  file: ScreenedFile,
  said: string | undefined,
): Promise<CommandResult> {
  const { agreement, group } = context;
  const { url, leftOut, places } = file;
  const { known, unknown } = assigned(file.events, agreement, { said, here: group?.id });
  const [groupId, ...others] = [...new Set(known.map((each) => each.groupId))];
  // A calendar that is read every day is one group's.
  const isOpen = url === undefined ? unknown.length > 0 : (said ?? groupId) === undefined || others.length > 0;
  if (isOpen) return askGroup(context, file, unknown);
  const source = url === undefined ? {} : { source: { url, groupId: said ?? groupId ?? '' } };
  return preview(context, { incoming: known, leftOut, places, ...source });
}

/** The calendar waits once, with the first option; the others find it there. */
function askGroup(context: CommandContext, file: ScreenedFile, unknown: readonly CalendarEvent[]): CommandResult {
  const { t, agreement } = context;
  const id = context.newId();
  const titles = [...new Set(unknown.map(({ title }) => title))].filter((title) => title !== '');
  const groups = agreement.groups.slice(0, maxGroups);
  const { reply, effect } = ask({ ...context, newId: () => id }, agreement.id, {
    kind: 'import',
    text: [t.calendar.import.whichGroup(titles.slice(0, maxTitles), Math.max(0, titles.length - maxTitles))],
    options: [
      ...groups.map((group, index) => ({
        label: group.name.slice(0, 75),
        command: 'calendar-import',
        args: { group: group.id, parked: id, ...(index === 0 ? { file } : {}) },
      })),
      { label: t.calendar.import.no, command: 'drop', args: {} },
    ],
    data: { question: 'group', groups: groups.map(({ name }) => name) },
  });
  return { ...reply, effects: [effect] };
}

/** Shows what would be done and asks; everything waits in the question. */
export async function preview(
  context: CommandContext,
  taken: TakenCalendar,
  first: readonly string[] = [],
): Promise<CommandResult> {
  const { t, agreement, hash } = context;
  const texts = t.calendar.import;
  const diff = await diffOf(context, taken);
  const counts = countsOf(diff);
  const blocks = calendarPreviewBlocks(t, agreement, { diff, places: taken.places, daily: taken.source !== undefined });
  if (counts.added + counts.changed === 0 && !taken.source) {
    const isSame = counts.unchanged > 0;
    const said = isSame ? texts.nothingNew : texts.nothingToTake;
    const lines = blocks.filter(({ kind }) => kind === 'list');
    const message = { ...t.say(said), blocks: [...t.say(said).blocks, ...lines] };
    return isSame
      ? { outcome: 'done', message, data: { ...counts, unchangedCalendar: true } }
      : { outcome: 'refused', message, data: { rule: 'nothing-to-take', ...counts } };
  }
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'import',
    text: [...first, texts.summary(counts.added, counts.changed, counts.unchanged)],
    options: [
      { label: texts.yes, command: 'calendar-confirm', args: { taken, shown: hash(diffKey(diff)) } },
      { label: texts.no, command: 'drop', args: {} },
    ],
    data: counts,
  });
  const buttons = reply.message.blocks.filter(({ kind }) => kind === 'actions');
  const before = t.say(...first).blocks;
  return { ...reply, message: { ...reply.message, blocks: [...before, ...blocks, ...buttons] }, effects: [effect] };
}

export async function diffOf(context: CommandContext, { incoming, leftOut }: TakenCalendar): Promise<CalendarDiff> {
  const { agreement, reads } = context;
  const diff = compareCalendar(incoming, { ...comparingOf(context), meetings: await reads.meetings(agreement.id) });
  return { ...diff, leftOut: [...diff.leftOut, ...leftOut] };
}

export function comparingOf({ agreement, now, today }: { agreement: Agreement; now: string; today: string }) {
  const { validFrom, validTo } = agreement.definition;
  return {
    now: wallClock(now),
    validFrom: validFrom.toString(),
    validTo: validTo.toString(),
    span: spanOf(agreement, today),
  };
}

/** The same for as long as the same would be done. */
export function diffKey({ added, changed }: CalendarDiff): string {
  return JSON.stringify([added, changed.map(({ meeting, bodies }) => [meeting.id, meeting.version, bodies])]);
}

function countsOf({ added, changed, unchanged, leftOut }: CalendarDiff) {
  return { added: added.length, changed: changed.length, unchanged: unchanged.length, leftOut: leftOut.length };
}
