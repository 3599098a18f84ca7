import { addDays, workingDateOnOrAfter, workingDaysFrom } from '../../domain/days.ts';
import type { MeasureFact } from '../../domain/facts.ts';
import { followUpDates, followUpWindow, isReported } from '../../domain/follow-up.ts';
import { isActive, statusOn } from '../../domain/measure.ts';
import type { IsoDate } from '../../domain/time.ts';
import { inAgreement, laterOf, type Occasion } from './about-measure.ts';
import { afterQuiet } from './after-quiet.ts';
import { byDay, measureReminder } from './measure-reminder.ts';
import { meetingDaysByGroup } from './meeting-days.ts';
import type { View } from './reminder.ts';

const none: readonly IsoDate[] = [];

/**
 * A request for a follow-up: 3 working days before its date, or before the group's last meeting ahead of it, and once more
 * 5 working days after it if nothing came (product.md §5). A paused measure is followed up all the same: the rule silences
 * only reminders of its due date.
 */
export const followUp = measureReminder({
  name: 'follow-up',
  ahead: [3, 5],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occasions: ({ state: { plan }, groupId }, view) =>
    [...occasionsOf(plan, meetingsOf(groupId, view), view)].sort(byDay),
  follows: ({ state, groupId }, view) => [state.plan, meetingsOf(groupId, view)],
  holds: (state, { due }, day, { facts }) => isActive(statusOn(state, day)) && !isReported(state, due, facts.validTo),
});

function meetingsOf(groupId: string | undefined, { facts }: View): readonly IsoDate[] {
  return (groupId === undefined ? undefined : meetingDaysByGroup(facts).get(groupId)) ?? none;
}

function occasionsOf(
  plan: MeasureFact['state']['plan'],
  meetings: readonly IsoDate[],
  { facts, ahead: [before, after] }: View,
): readonly Occasion[] {
  const dates = followUpDates({ plan }, facts.validTo);
  const requests = dates.map((due, index): Occasion | undefined => {
    if (before === undefined) return undefined;
    const previous = dates[index - 1];
    const { start = '' } = plan;
    const earliest = previous === undefined ? start : laterOf(addDays(previous, 1), start);
    const { on: asked, meeting } = requestFor(due, before, meetings, earliest);
    const on = inAgreement(onceBegun(asked, due, start), due, facts);
    const reason = { step: meeting ? 'before-meeting' : 'before', ...(on === asked ? { count: before } : {}) };
    return { on, due, step: 'before', reason };
  });
  return dates.flatMap((due, index) => {
    const request = requests[index];
    const first = request === undefined ? [] : [request];
    if (after === undefined) return first;
    const on = workingDaysFrom(due, after);
    const next = requests[index + 1]?.on;
    // The next date's request asks for the same thing: with a weekly rhythm it comes before the second reminder would.
    if (next !== undefined && afterQuiet(next) <= afterQuiet(on)) return first;
    return [...first, { on, due, step: 'again', reason: { step: 'again', count: after } }];
  });
}

/** Nobody is asked how a measure goes before it has begun, if there is a day for it between its start and the date. */
function onceBegun(on: IsoDate, due: IsoDate, start: IsoDate): IsoDate {
  if (start === '' || on >= start) return on;
  const first = workingDateOnOrAfter(start);
  return afterQuiet(first) < due ? first : on;
}

/**
 * Before the group's last meeting ahead of the date, so that what is noted can be spoken of there, if a note made on that
 * day would meet the date and quiet weeks do not hold the request until the meeting is over; else before the date itself.
 */
function requestFor(
  date: IsoDate,
  before: number,
  meetings: readonly IsoDate[],
  earliest: IsoDate,
): { readonly on: IsoDate; readonly meeting: boolean } {
  const meeting = meetings.findLast((day) => day <= date);
  if (meeting !== undefined) {
    const on = workingDaysFrom(meeting, -before);
    const inTime = on >= workingDaysFrom(date, -followUpWindow) && on >= earliest && afterQuiet(on) < meeting;
    if (inTime) return { on, meeting: true };
  }
  return { on: workingDaysFrom(date, -before), meeting: false };
}
