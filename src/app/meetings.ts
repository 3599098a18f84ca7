import type { Meeting, MeetingPlan, MeetingTime } from '../domain/meeting.ts';
import type { MeetingDays } from '../domain/meeting-check.ts';
import type { MeetingTextContext } from '../domain/meeting-text.ts';
import { cancelledTimes, meetingTimes, minutesAfter } from '../domain/meeting-times.ts';
import type { MeasureRelations } from '../domain/policy.ts';
import { lastDayOf, rhythmOf } from '../domain/rhythm.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { CommandContext } from './commands/command.ts';
import type { Group } from './ports.ts';
import { groupsOf, membersOf } from './relations.ts';

/** When it is, and which days the agreement has. */
export function daysIn({ now, agreement }: Pick<CommandContext, 'now' | 'agreement'>): MeetingDays {
  const { validFrom, validTo } = agreement.definition;
  return { now: wallClock(now), validFrom: validFrom.toString(), validTo: validTo.toString() };
}

/** What a typed line about meetings is read by. */
export function lineContext(context: Pick<CommandContext, 'now' | 'today' | 'agreement'>): MeetingTextContext {
  const names = context.agreement.groups.flatMap(({ name, aliases }) => [name, ...aliases]);
  return { ...daysIn(context), today: context.today, names };
}

/** Groups whose meetings the person sees: their own; all of them for those who see every measure (product.md §4). */
export function groupsSeen({ agreement, actor, group }: CommandContext): readonly Group[] {
  const held = actor.functions.filter(({ confirmed }) => confirmed);
  const seesAll = held.some(({ roles }) => roles.some((role) => role !== 'member'));
  const own = groupsOf(
    agreement,
    held.map(({ id }) => id),
  );
  const seen = agreement.groups.filter(({ id }) => seesAll || own.includes(id) || id === group?.id);
  // In a group's channel its own meetings come first.
  return [...seen.filter(({ id }) => id === group?.id), ...seen.filter(({ id }) => id !== group?.id)];
}

/** How a meeting of a group stands to functions, for policy. */
export function meetingRelations({ agreement }: Pick<CommandContext, 'agreement'>, groupId: string): MeasureRelations {
  return {
    responsible: [],
    contributes: [],
    communicates: [],
    groupMembers: membersOf(agreement, groupId),
    spokenInItsGroup: false,
  };
}

/** The parties that have a part in a group, by key. */
export function partiesIn({ agreement }: Pick<CommandContext, 'agreement'>, groupId: string): readonly string[] {
  const members = membersOf(agreement, groupId);
  const parties = agreement.functions.filter(({ id }) => members.includes(id)).map(({ party }) => party);
  return [...new Set(parties)];
}

export interface FoundTime {
  readonly meeting: Meeting;
  readonly time: MeetingTime;
  readonly cancelled: boolean;
  readonly group: Group;
}

const ever = { first: '0000-01-01', last: '9999-12-31' };

/** One time of a meeting, held or cancelled, by its name; undefined when it is there no longer. */
export async function findTime(
  { agreement, reads }: Pick<CommandContext, 'agreement' | 'reads'>,
  meetingId: string,
  occurrence: string,
): Promise<FoundTime | undefined> {
  const meeting = (await reads.meetings(agreement.id)).find(({ id }) => id === meetingId);
  const group = agreement.groups.find(({ id }) => id === meeting?.state.plan.groupId);
  if (!meeting || !group) return undefined;
  const isIt = (time: MeetingTime) => time.occurrence === occurrence;
  const held = meetingTimes(meeting, ever).find(isIt);
  const time = held ?? cancelledTimes(meeting, ever).find(isIt);
  return time && { meeting, time, group, cancelled: held === undefined };
}

/** A series as it is said: how often, from when to when on the day, until when. Empty for a single meeting. */
export function seriesText(
  { t }: Pick<CommandContext, 't'>,
  { rule, start, minutes }: Pick<MeetingPlan, 'rule' | 'start' | 'minutes'>,
): string {
  if (rule === undefined) return '';
  return t.meetings.series(rhythmOf(rule), start, minutesAfter(start, minutes), lastDayOf(rule));
}
