import { addDays, workingDaysFrom } from '../../domain/days.ts';
import type { MeasureFact } from '../../domain/facts.ts';
import { followUpDates, followUpWindow, isReported } from '../../domain/follow-up.ts';
import { isActive, statusOn } from '../../domain/measure.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import type { IsoDate } from '../../domain/time.ts';
import { aboutMeasure, isWithin, judgedOn, laterOf, type Occasion } from './about-measure.ts';
import { responsibleFor } from './recipients.ts';
import type { Reminder, View, Window } from './reminder.ts';

/**
 * A request for a follow-up: 3 working days before its date, or before the group's last meeting ahead of it, and once more
 * 5 working days after it if nothing came (product.md §5). A paused measure is followed up all the same: the rule silences
 * only reminders of its due date.
 */
export const followUp: Reminder = {
  name: 'follow-up',
  ahead: [3, 5],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occurrences(view, window) {
    const near = datesNear(view, window);
    const meetings = meetingDays(view, near);
    return view.facts.measures.flatMap((measure) => {
      const occasions = occasionsOf(measure, view, near, meetings.get(measure.groupId ?? '') ?? []);
      const inWindow = occasions.filter(
        ({ on }) => isWithin(on, window) && isActive(statusOn(measure.state, judgedOn(on, view))),
      );
      if (inWindow.length === 0) return [];
      const to = responsibleFor(view.facts, measure);
      return inWindow.flatMap((occasion) => aboutMeasure('follow-up', measure, to, occasion));
    });
  },
};

/** The follow-up dates whose reminders can fall in the window: a working day is at most two days on an average. */
function datesNear({ ahead: [before = 0, after = 0] }: View, window: Window): Window {
  return {
    first: addDays(window.first, -2 * after - 10),
    last: addDays(window.last, 2 * Math.max(before, followUpWindow) + 10),
  };
}

function meetingDays({ facts }: View, { first, last }: Window): ReadonlyMap<string, readonly IsoDate[]> {
  const days = new Map<string, IsoDate[]>();
  // A meeting ahead of the first date lies at most ten working days before it.
  const window = { first: addDays(first, -2 * followUpWindow - 10), last };
  for (const { groupId, date } of allMeetingTimes(facts.meetings, window)) {
    const known = days.get(groupId);
    if (known) known.push(date);
    else days.set(groupId, [date]);
  }
  return days;
}

function occasionsOf(
  { state }: MeasureFact,
  { facts, ahead }: View,
  near: Window,
  meetings: readonly IsoDate[],
): readonly Occasion[] {
  const [before, after] = ahead;
  const dates = followUpDates(state, facts.validTo);
  const requestAt = (index: number) => {
    const date = dates[index];
    if (date === undefined || before === undefined) return undefined;
    const previous = dates[index - 1];
    const { start = '' } = state.plan;
    return requestFor(date, before, meetings, previous === undefined ? start : laterOf(addDays(previous, 1), start));
  };
  return dates.flatMap((due, index): readonly Occasion[] => {
    if (due < near.first || due > near.last || isReported(state, due, facts.validTo)) return [];
    const request = requestAt(index);
    const first: readonly Occasion[] =
      request === undefined
        ? []
        : [
            {
              on: request.on,
              due,
              step: 'before',
              reason: { step: request.meeting ? 'before-meeting' : 'before', count: before ?? 0 },
            },
          ];
    const again = after === undefined ? undefined : workingDaysFrom(due, after);
    const next = requestAt(index + 1)?.on;
    // The next date's request asks for the same thing: with a weekly rhythm it comes before the second reminder would.
    if (again === undefined || (next !== undefined && next <= again)) return first;
    return [...first, { on: again, due, step: 'again', reason: { step: 'again', count: after ?? 0 } }];
  });
}

/**
 * Before the group's last meeting ahead of the date, so that what is noted can be spoken of there, if a note made on that
 * day would meet the date; else before the date itself.
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
    if (on >= workingDaysFrom(date, -followUpWindow) && on >= earliest) return { on, meeting: true };
  }
  return { on: workingDaysFrom(date, -before), meeting: false };
}
