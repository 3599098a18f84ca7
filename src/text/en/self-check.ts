import type { selfCheck as sv } from '../sv/self-check.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const selfCheck: typeof sv = {
  heading: 'Not everything that should have been sent went as it should.',
  missing: (count) =>
    `${counted(count, 'reminder', 'reminders')} should have come since the last check, but ${count === 1 ? 'is' : 'are'} listed neither as sent nor as missed.`,
  unsent: (count) => `${counted(count, 'message has', 'messages have')} waited for more than an hour to be sent.`,
  doubtful: (count) => `${counted(count, 'message', 'messages')} did not arrive, or may have come twice.`,
  todo: 'Write “reminders” to see what it is about, and tell those who should have had something yourself.',
  operator: 'Ask whoever runs the service to run “samverkan doctor”.',
};
