import type { Block } from '../../chat/message.ts';
import type { LeftOut, LeftOutReason } from '../../domain/calendar-file.ts';
import type { CalendarDiff, ChangedMeeting } from '../../domain/compare-calendar.ts';
import type { MeetingPlan } from '../../domain/meeting.ts';
import { minutesAfter } from '../../domain/meeting-times.ts';
import type { Texts } from '../../text/texts.ts';
import { seriesText } from '../meetings.ts';
import type { Agreement } from '../ports.ts';
import { orRemoved } from './or-removed.ts';

const maxShown = 12;

export interface CalendarPreview {
  readonly diff: CalendarDiff;
  readonly places: number;
  /** It will be read every day. */
  readonly daily: boolean;
}

/** What taking a calendar in would do; nothing of it is saved. */
export function calendarPreviewBlocks(
  t: Texts,
  agreement: Agreement,
  { diff, places, daily }: CalendarPreview,
): readonly Block[] {
  const texts = t.calendar.import;
  const { labels } = texts;
  const { added, changed, unchanged } = diff;
  const groupOf = ({ groupId }: MeetingPlan) => agreement.groups.find(({ id }) => id === groupId)?.name ?? '';
  return [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: texts.summary(added.length, changed.length, unchanged.length), style: 'strong' },
    ...section(
      t,
      labels.added,
      added.map(({ plan }) => texts.ofGroup(groupOf(plan), newText(t, plan))),
    ),
    ...section(
      t,
      labels.changed,
      changed.map((each) => texts.ofGroup(groupOf(each.meeting.state.plan), changeText(t, each))),
    ),
    ...section(t, labels.leftOut, leftOutLines(t, diff.leftOut)),
    ...(places > 0 ? [quiet(texts.places(places))] : []),
    quiet(texts.kept),
    ...(daily ? [quiet(texts.daily)] : []),
  ];
}

function quiet(text: string): Block {
  return { kind: 'text', text, style: 'quiet' };
}

function timeText(t: Texts, plan: MeetingPlan): string {
  const { start, minutes, rule } = plan;
  return rule === undefined ? t.meetings.span(start, minutesAfter(start, minutes)) : seriesText({ t }, plan);
}

function newText(t: Texts, plan: MeetingPlan): string {
  const time = plan.rule === undefined ? timeText(t, plan) : t.meetings.news.series(timeText(t, plan), plan.start);
  return plan.place === undefined ? time : `${time}, ${t.meetings.list.place(orRemoved(t, plan.place))}`;
}

function changeText(t: Texts, { meeting, bodies }: ChangedMeeting): string {
  const texts = t.calendar.import;
  const counted = (kind: 'moved' | 'cancelled') =>
    bodies.filter((body) => body.kind === kind && body.occurrence !== undefined).length;
  const what = bodies.flatMap((body) => {
    if (body.kind === 'booked') return [texts.replaced(timeText(t, body.plan))];
    return body.kind === 'cancelled' && body.occurrence === undefined ? [texts.rest(body.from ?? '')] : [];
  });
  const times = texts.changedTimes(counted('moved'), counted('cancelled'));
  return [timeText(t, meeting.state.plan), ...what, times].filter((part) => part !== '').join('; ');
}

/** One line for each reason; with an example where its title may be shown. */
function leftOutLines(t: Texts, leftOut: readonly LeftOut[]): readonly string[] {
  const byReason = new Map<LeftOutReason, LeftOut[]>();
  for (const each of leftOut) byReason.set(each.why, [...(byReason.get(each.why) ?? []), each]);
  return [...byReason].map(([why, all]) => {
    const named = all.find(({ title }) => title !== '');
    return t.calendar.import.leftOut(why, all.length, named?.title, named?.date);
  });
}

function section(t: Texts, label: string, lines: readonly string[]): readonly Block[] {
  if (lines.length === 0) return [];
  const more = lines.length - maxShown;
  const shown = [...lines.slice(0, maxShown), ...(more > 0 ? [t.calendar.import.more(more)] : [])];
  return [
    { kind: 'text', text: label, style: 'strong' },
    { kind: 'list', items: shown.map((text) => ({ text })) },
  ];
}
