import type { Block, ListItem } from '../../chat/message.ts';
import { addDays } from '../../domain/days.ts';
import type { Meeting, MeetingState, MeetingTime } from '../../domain/meeting.ts';
import { allMeetingTimes, cancelledTimes } from '../../domain/meeting-times.ts';
import { may } from '../../domain/policy.ts';
import type { CommandContext } from '../commands/command.ts';
import { daysIn, meetingRelations, seriesText } from '../meetings.ts';
import type { Group } from '../ports.ts';
import { orRemoved } from './or-removed.ts';

/** Coming times that are shown of each group. */
const mostShown = 4;
const mostSeries = 3;
/** How far back the latest meeting is looked for. */
const daysBack = 60;

/** A group's meetings: how often, the latest with whether it took place, the next ones with what has been changed. */
export function groupMeetings(context: CommandContext, group: Group, meetings: readonly Meeting[]): readonly Block[] {
  const { t, today } = context;
  const { validTo, now } = daysIn(context);
  const theirs = meetings.filter(({ state }) => state.plan.groupId === group.id);
  const coming = comingOf(theirs, { first: today, last: validTo }).filter(({ time }) => time.end > now);
  const latest = allMeetingTimes(theirs, { first: addDays(today, -daysBack), last: today })
    .filter(({ start }) => start <= now)
    .at(-1);
  const active = theirs.filter(({ id }) => coming.some(({ time }) => time.meetingId === id));
  const series = active
    .filter(({ state }) => state.plan.rule !== undefined)
    .slice(0, mostSeries)
    .map(({ state }) => seriesLine(context, state));
  // A series says its place once.
  const placeOf = ({ meetingId, recurring }: MeetingTime) =>
    recurring ? undefined : theirs.find(({ id }) => id === meetingId)?.state.plan.place;
  const items = [
    ...(latest ? [latestItem(context, group, latest)] : []),
    ...coming.slice(0, mostShown).map((entry) => comingItem(context, entry, placeOf(entry.time))),
  ];
  const more = coming.length - mostShown;
  return [
    { kind: 'text', text: group.name, style: 'strong' },
    ...series.map((text): Block => ({ kind: 'text', text, style: 'quiet' })),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...(coming.length === 0
      ? [{ kind: 'text' as const, text: t.meetings.list.noneComing, style: 'quiet' as const }]
      : []),
    ...(more > 0 ? [{ kind: 'text' as const, text: t.meetings.list.more(more), style: 'quiet' as const }] : []),
  ];
}

interface Coming {
  readonly time: MeetingTime;
  readonly cancelled: boolean;
}

/** What was cancelled one by one is shown as cancelled; the rest of an ended series is simply not there. */
function comingOf(meetings: readonly Meeting[], window: { first: string; last: string }): readonly Coming[] {
  const held = allMeetingTimes(meetings, window).map((time) => ({ time, cancelled: false }));
  const off = meetings.flatMap((meeting) =>
    cancelledTimes(meeting, window)
      .filter(({ occurrence }) => meeting.state.cancelled.includes(occurrence))
      .map((time) => ({ time, cancelled: true })),
  );
  return [...held, ...off].sort((a, b) => (a.time.start < b.time.start ? -1 : 1));
}

function comingItem({ t }: CommandContext, { time, cancelled }: Coming, place: string | undefined): ListItem {
  const { list, span } = t.meetings;
  const details = [
    ...(cancelled ? [list.cancelled] : []),
    ...(time.start === time.occurrence ? [] : [list.moved(time.occurrence)]),
    ...(place === undefined ? [] : [list.place(orRemoved(t, place))]),
  ];
  return { text: span(time.start, time.end), ...(details.length > 0 ? { detail: details.join(', ') } : {}) };
}

function latestItem(context: CommandContext, group: Group, time: MeetingTime): ListItem {
  const { t, agreement, actor } = context;
  const { list, span } = t.meetings;
  const text = list.last(span(time.start, time.end));
  if (time.held) {
    const line = time.held.line === undefined ? '' : `: ${orRemoved(t, time.held.line)}`;
    return { text, detail: (time.held.held ? list.held : list.notHeld) + line };
  }
  if (!may(actor, 'meeting-held', meetingRelations(context, group.id)).allowed) return { text };
  const args = { meeting: time.meetingId, occurrence: time.occurrence };
  const action = { command: 'meeting-held', agreement: agreement.id, args };
  return { text, detail: list.unanswered, button: { label: list.answer, action } };
}

function seriesLine(context: CommandContext, { plan }: MeetingState): string {
  const series = seriesText(context, plan);
  const place = plan.place === undefined ? [] : [context.t.meetings.list.place(orRemoved(context.t, plan.place))];
  return [series.charAt(0).toUpperCase() + series.slice(1), ...place].join(', ');
}
