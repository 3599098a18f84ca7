import { workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts, GroupFact } from '../../domain/facts.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import type { Window } from './reminder.ts';

export interface GroupMeeting {
  readonly group: GroupFact;
  readonly time: MeetingTime;
}

/** Facts are never changed, only replaced: their meetings are sorted out once. */
const openByFacts = new WeakMap<AgreementFacts, readonly GroupMeeting[]>();

/**
 * The agreement's meetings that nobody has said anything of afterwards, on the days of the window and within the agreement,
 * earliest first. Two that begin at the same time in one group are one.
 */
export function openMeetings(facts: AgreementFacts, { first, last }: Window): readonly GroupMeeting[] {
  const known = openByFacts.get(facts) ?? allOpen(facts);
  openByFacts.set(facts, known);
  const from = firstOnOrAfter(known, first);
  let to = from;
  while ((known[to]?.time.date ?? '9999') <= last) to++;
  return known.slice(from, to);
}

function allOpen(facts: AgreementFacts): readonly GroupMeeting[] {
  const groups = new Map(facts.groups.map((group) => [group.id, group]));
  const seen = new Set<string>();
  return allMeetingTimes(facts.meetings, { first: facts.validFrom, last: facts.validTo }).flatMap((time) => {
    const group = groups.get(time.groupId);
    const name = `${time.groupId}/${time.start}`;
    if (!group || time.held !== undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ group, time }];
  });
}

function firstOnOrAfter(meetings: readonly GroupMeeting[], date: string): number {
  let [low, high] = [0, meetings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((meetings[middle]?.time.date ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Days among which is every day that a number of working days before falls in the window. */
export function daysAfter({ first, last }: Window, workingDays: number): Window {
  return { first, last: workingDaysFrom(last, workingDays + 1) };
}
