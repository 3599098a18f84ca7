import type { Block, Message } from '../../chat/message.ts';
import { applyMeetingChange } from '../../domain/fold-meeting.ts';
import type { LocalTime, MeetingChange, MeetingState } from '../../domain/meeting.ts';
import { minutesAfter } from '../../domain/meeting-times.ts';
import { rhythmOf } from '../../domain/rhythm.ts';
import type { Texts } from '../../text/texts.ts';
import { seriesText } from '../meetings.ts';
import type { Agreement, DeliveryRow, Reads } from '../ports.ts';
import { orRemoved } from './or-removed.ts';

/** To a group's channels: a meeting is booked, moved or cancelled. Made from the change that the post is about. */
export async function meetingPost(
  t: Texts,
  agreement: Agreement,
  { subject }: DeliveryRow,
  reads: Reads,
): Promise<Message | undefined> {
  const group = agreement.groups.find(({ id }) => id === subject.groupId)?.name;
  const changes = (await reads.meetingChanges(agreement.id)).filter(
    ({ meetingId, version }) => meetingId === subject.facts?.meeting && version <= (subject.version ?? 0),
  );
  const change = changes.at(-1);
  if (group === undefined || !change || change.version !== subject.version) return undefined;
  let before: MeetingState | undefined;
  for (const earlier of changes.slice(0, -1)) before = applyMeetingChange(before, earlier);
  const said = saying(t, group, change, before);
  if (!said) return undefined;
  const { author } = change;
  const by = t.measures.news.by(author.function, false, author.writtenBy, author.deputy === true);
  const blocks: readonly Block[] = [
    { kind: 'text', text: said.heading, style: 'strong' },
    ...said.lines.map((text): Block => ({ kind: 'text', text })),
    { kind: 'text', text: by, style: 'quiet' },
  ];
  return { language: t.language, summary: `${said.heading}: ${said.lines[0] ?? ''}`, blocks };
}

interface Said {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** `before`: what the meeting was until then; absent when this books it. */
function saying(t: Texts, group: string, { body }: MeetingChange, before: MeetingState | undefined): Said | undefined {
  const { news, list } = t.meetings;
  if (body.kind === 'booked') {
    const { plan } = body;
    const place = plan.place === undefined ? [] : [list.place(orRemoved(t, plan.place))];
    const end = minutesAfter(plan.start, plan.minutes);
    if (plan.rule === undefined)
      return { heading: news.booked(group), lines: [t.meetings.span(plan.start, end), ...place] };
    return { heading: news.booked(group), lines: [news.series(seriesText({ t }, plan), plan.start), ...place] };
  }
  if (!before || body.kind === 'held') return undefined;
  const { plan } = before;
  const span = (start: LocalTime) => t.meetings.span(start, minutesAfter(start, plan.minutes));
  const startOf = (occurrence: LocalTime) => before.moved[occurrence]?.to ?? occurrence;
  if (body.kind === 'moved')
    return { heading: news.moved(group), lines: [news.from(span(startOf(body.occurrence)), span(body.to))] };
  if (body.occurrence !== undefined) return { heading: news.cancelled(group), lines: [span(startOf(body.occurrence))] };
  const series = plan.rule === undefined ? span(plan.start) : t.meetings.often(rhythmOf(plan.rule));
  return { heading: news.ended(group), lines: [news.endedFrom(series, body.from ?? plan.start.slice(0, 10))] };
}
