import { workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts, GroupFact } from '../../domain/facts.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import type { Window } from './reminder.ts';

export interface GroupMeeting {
  readonly group: GroupFact;
  readonly time: MeetingTime;
}

/**
 * The agreement's meetings that nobody has said anything of afterwards, on the days of the window and within the agreement,
 * earliest first. Two that begin at the same time in one group are one.
 */
export function openMeetings(facts: AgreementFacts, { first, last }: Window): readonly GroupMeeting[] {
  const days = {
    first: first > facts.validFrom ? first : facts.validFrom,
    last: last < facts.validTo ? last : facts.validTo,
  };
  if (days.first > days.last) return [];
  const groups = new Map(facts.groups.map((group) => [group.id, group]));
  const seen = new Set<string>();
  return allMeetingTimes(facts.meetings, days).flatMap((time) => {
    const group = groups.get(time.groupId);
    const name = `${time.groupId}/${time.start}`;
    if (!group || time.held !== undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ group, time }];
  });
}

/** Days among which is every day that a number of working days before falls in the window. */
export function daysAfter({ first, last }: Window, workingDays: number): Window {
  return { first, last: workingDaysFrom(last, workingDays + 1) };
}
