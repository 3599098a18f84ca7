import type { AgreementFacts } from '../../domain/facts.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import type { IsoDate } from '../../domain/time.ts';

type DaysByGroup = ReadonlyMap<string, readonly IsoDate[]>;

/** Facts are gathered anew more often than a meeting is: the days are kept as long as the meetings are the very same. */
const kept = new WeakMap<object, { readonly meetings: readonly Meeting[]; readonly days: DaysByGroup }>();

/** The days on which each group meets, in order, up to the agreement's end. */
export function meetingDaysByGroup(facts: AgreementFacts): DaysByGroup {
  const known = kept.get(facts.functions);
  if (known && isSame(known.meetings, facts.meetings)) return known.days;
  const days = new Map<string, IsoDate[]>();
  for (const { groupId, date } of allMeetingTimes(facts.meetings, { first: '', last: facts.validTo })) {
    const group = days.get(groupId);
    if (group) group.push(date);
    else days.set(groupId, [date]);
  }
  kept.set(facts.functions, { meetings: facts.meetings, days });
  return days;
}

function isSame(a: readonly Meeting[], b: readonly Meeting[]): boolean {
  return a === b || (a.length === b.length && a.every((meeting, index) => meeting === b[index]));
}
