import { workingDaysFrom } from '../../domain/days.ts';
import { lastDayToTell } from '../../domain/last-day-to-tell.ts';
import { isWithin } from './about-measure.ts';
import { openMeetings } from './group-meetings.ts';
import type { Reminder } from './reminder.ts';
import { allCoordinators, groupOrCoordinators, meetingSubject, tell } from './tell.ts';

/**
 * "Blev mötet av?", the working day after a meeting: of the steering group's the coordinators are asked, of another the
 * group itself. What was held is what the agreement counts.
 */
export const meetingHeld: Reminder = {
  name: 'meeting-held',
  ahead: [],
  unit: 'none',
  inQuietWeeks: false,
  optional: true,
  afterEnd: true,
  occurrences: ({ facts, today }, window) => {
    // Nobody could answer.
    if (today > lastDayToTell(facts.validTo)) return [];
    return openMeetings(facts, { first: workingDaysFrom(window.first, -1), last: window.last }).flatMap(
      ({ group, time }) => {
        const on = workingDaysFrom(time.date, 1);
        if (!isWithin(on, window) || (facts.stoppedOn !== undefined && on >= facts.stoppedOn)) return [];
        const asked = group.kind === 'steering' ? allCoordinators(facts) : groupOrCoordinators(facts, group.id);
        return tell(asked, `meeting-held/${group.name}/${time.start}`, {
          kind: 'meeting-held',
          on,
          subject: meetingSubject(time),
          due: time.date,
          reason: { step: 'after' },
        });
      },
    );
  },
};
