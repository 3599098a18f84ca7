import type { Reminder, Window } from '../../src/app/reminders/reminder.ts';
import type { AgreementFacts } from '../../src/domain/facts.ts';

const always: Window = { first: '2000-01-01', last: '2040-12-31' };

/** What a kind of reminder would send on the days of the window, as `day key`, in the order of their days. */
export function sent(reminder: Reminder, facts: AgreementFacts, window: Window = always): readonly string[] {
  return occurrences(reminder, facts, window).map(({ on, key }) => `${on} ${key}`);
}

export function occurrences(
  reminder: Reminder,
  facts: AgreementFacts,
  window: Window = always,
  ahead = facts.record.settings.ahead?.[reminder.name] ?? reminder.ahead,
) {
  const found = reminder.occurrences({ facts, today: facts.validFrom, ahead }, window);
  return [...found].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** Each line's recipient left out, once: for what several are told at the same time. */
export function onceEach(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => line.replace(/>.*$/, '')))];
}
