import { type CalendarFeed, type DayEvent, type FeedEvent, feedEvent, uidDomain } from '../../domain/calendar-feed.ts';
import { obligations } from '../../domain/obligations.ts';
import { type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { textsIn } from '../../text/texts.ts';
import { gatherFacts } from '../facts.ts';
import type { Agreement, Reads } from '../ports.ts';
import { within } from '../within.ts';
import { stillReads } from './who-reads.ts';

/**
 * What stands under an address: a group's meetings, or every group's and the agreement's deadlines. Undefined for one that
 * has been revoked, was never given, or was given to somebody who may not read any more.
 */
export async function calendarFeed(
  tokenHash: string,
  store: Reads,
  now: IsoInstant,
): Promise<CalendarFeed | undefined> {
  const token = await store.calendarToken(tokenHash);
  const reads = within(store, token ? [token.agreementId] : []);
  const agreement = token && (await reads.agreement(token.agreementId));
  if (!agreement || !(await stillReads(token, agreement, reads, isoDateOf(now)))) return undefined;
  const group = agreement.groups.find(({ id }) => id === token.groupId);
  const meetings = await meetingEvents(agreement, reads, token.groupId);
  if (token.groupId !== undefined) return { name: group?.name ?? '', events: meetings };
  return { name: agreement.definition.title, events: [...meetings, ...(await deadlines(agreement, reads, now))] };
}

async function meetingEvents(
  agreement: Agreement,
  reads: Reads,
  groupId: string | undefined,
): Promise<readonly FeedEvent[]> {
  const { feed } = textsIn('sv').calendar;
  const [meetings, changes] = await Promise.all([reads.meetings(agreement.id), reads.meetingChanges(agreement.id)]);
  const changedAt = new Map<string, IsoInstant>();
  for (const { meetingId, recordedAt } of changes)
    if (recordedAt > (changedAt.get(meetingId) ?? '')) changedAt.set(meetingId, recordedAt);
  const validTo = agreement.definition.validTo.toString();
  return meetings.flatMap((meeting) => {
    const group = agreement.groups.find(({ id }) => id === meeting.state.plan.groupId);
    if (!group || (groupId !== undefined && group.id !== groupId)) return [];
    const told = { summary: group.name, calledOffSummary: feed.calledOff(group.name) };
    const changed = changedAt.get(meeting.id) ?? meeting.state.bookedAt;
    return feedEvent({ meeting, ...told, changedAt: changed }, validTo) ?? [];
  });
}

/** What the agreement requires by a day. It follows from everything recorded, so it is stamped once a day. */
async function deadlines(agreement: Agreement, reads: Reads, now: IsoInstant): Promise<readonly DayEvent[]> {
  const { feed } = textsIn('sv').calendar;
  const today = isoDateOf(now);
  const facts = await gatherFacts(agreement, reads, today);
  return obligations(facts, today).map((obligation) => ({
    kind: 'day',
    uid: `${agreement.id}/${obligation.key}${uidDomain}`,
    sequence: 0,
    changedAt: instantAt(today, '00:00'),
    summary: feed.deadline(obligation),
    date: obligation.due,
  }));
}
