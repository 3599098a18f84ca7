/** Every kind of reminder (product.md §5). The name is part of the keys that keep anything from being sent twice. */
export const reminderNames = [
  'follow-up',
  'due-soon',
  'overdue',
  'start-passed',
  'communication',
  'meeting-pack',
  'meeting-held',
  'steering-basis',
  'approval-late',
  'steering-meetings',
  'review',
  'reported',
  'situation-picture',
  'consultation',
  'expiry',
  'decision',
  'weekly-list',
] as const;

export type ReminderName = (typeof reminderNames)[number];

/** What an agreement has changed of the defaults; what it leaves out follows the default. */
export interface ReminderSettings {
  /** Local time of the day's bundle, `08:00`–`17:00`. */
  readonly time?: string;
  readonly off?: readonly ReminderName[];
  /** Per kind: working days, months or weeks ahead, as the kind counts them. */
  readonly ahead?: Readonly<Partial<Record<ReminderName, readonly number[]>>>;
}

export const defaultTime = '09:00';
/** The weekly list opens the coordinators' week (product.md §5). */
export const weeklyTime = '08:30';
export const earliestTime = '08:00';
export const latestTime = '17:00';
