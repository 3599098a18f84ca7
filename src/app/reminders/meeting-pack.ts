import { workingDaysFrom } from '../../domain/days.ts';
import { isWithin } from './about-measure.ts';
import { daysAfter, openMeetings } from './group-meetings.ts';
import type { Reminder } from './reminder.ts';
import { aboutMeeting, groupOrCoordinators, tell } from './tell.ts';

/** The agenda of a working group's meeting, one working day before it, in the group's channel (product.md §5). */
export const meetingPack: Reminder = {
  name: 'meeting-pack',
  ahead: [1],
  unit: 'working-days',
  inQuietWeeks: false,
  optional: true,
  occurrences: ({ facts, ahead }, window) =>
    openMeetings(facts, daysAfter(window, Math.max(0, ...ahead)))
      .filter(({ group }) => group.kind !== 'steering')
      .flatMap(({ group, time }) =>
        ahead.flatMap((count) => {
          const on = workingDaysFrom(time.date, -count);
          if (!isWithin(on, window)) return [];
          // The plain key is the usual one pack's: a changed number of days sends no second.
          const step = ahead.length === 1 ? '' : `/${count}-days`;
          return tell(groupOrCoordinators(facts, group.id), `meeting-pack/${group.name}/${time.start}${step}`, {
            kind: 'meeting-pack',
            on,
            ...aboutMeeting(time),
            due: time.date,
            reason: { step: 'before', count },
          });
        }),
      ),
};
