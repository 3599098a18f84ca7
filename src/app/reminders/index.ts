import type { ReminderName } from '../../domain/reminder-settings.ts';
import { approvalLate } from './approval-late.ts';
import { communication } from './communication.ts';
import { consultation } from './consultation.ts';
import { decision } from './decision.ts';
import { dueSoon } from './due-soon.ts';
import { expiry } from './expiry.ts';
import { followUp } from './follow-up.ts';
import { meetingHeld } from './meeting-held.ts';
import { meetingPack } from './meeting-pack.ts';
import { overdue } from './overdue.ts';
import type { Reminder } from './reminder.ts';
import { reported } from './reported.ts';
import { review } from './review.ts';
import { situationPicture } from './situation-picture.ts';
import { startPassed } from './start-passed.ts';
import { steeringBasis } from './steering-basis.ts';
import { steeringMeetings } from './steering-meetings.ts';
import { weeklyList } from './weekly-list.ts';

/** Every kind of reminder, in the order that a bundle shows them: a new one is a file and a line here. */
export const reminders: readonly Reminder[] = [
  consultation,
  expiry,
  decision,
  review,
  steeringBasis,
  approvalLate,
  steeringMeetings,
  reported,
  meetingPack,
  meetingHeld,
  followUp,
  overdue,
  dueSoon,
  startPassed,
  communication,
  situationPicture,
  weeklyList,
];

export function reminderNamed(name: ReminderName): Reminder {
  const found = reminders.find((reminder) => reminder.name === name);
  if (!found) throw new Error(`no reminder ${name}`);
  return found;
}
