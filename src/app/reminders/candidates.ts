import { addDays, quietSpanOf } from '../../domain/days.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { defaultTime, type ReminderSettings } from '../../domain/reminder-settings.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
import { afterQuiet } from './after-quiet.ts';
import { reminders } from './index.ts';
import type { Occurrence, Reminder, Window } from './reminder.ts';

/** An occurrence with the moment at which it is to be sent. */
export interface Candidate extends Occurrence {
  /** The working day that it is sent on, quiet weeks heeded. */
  readonly sendOn: IsoDate;
  /** Local time on that day. */
  readonly time: string;
  /** It waits for quiet weeks to end. */
  readonly quiet: boolean;
  readonly optional: boolean;
  /** Not sent in quiet weeks, however late it then becomes. */
  readonly rests: boolean;
  /** Not sent while the agreement's reminders are paused, however late it then becomes. */
  readonly pauses: boolean;
  /** Sent after the agreement's last day too. */
  readonly afterEnd: boolean;
  /** Still true when its date has passed: no other reminder follows it up. */
  readonly afterDue: boolean;
}

/** Every occurrence that is to be sent on the days of the window, from the facts as they are on `today`. */
export function candidates(facts: AgreementFacts, today: IsoDate, window: Window): readonly Candidate[] {
  const wide = { first: quietSpanOf(addDays(window.first, -1))?.first ?? window.first, last: window.last };
  return reminders.flatMap((reminder) => {
    const found = occurrencesOf(reminder, facts, today, wide)
      .map((occurrence) => toCandidate(reminder, occurrence, facts))
      .filter(({ sendOn }) => sendOn >= window.first && sendOn <= window.last && isOpen(reminder, facts, sendOn));
    return asSetThen(found, reminder, facts, today);
  });
}

/** Days before or after, within which the same reminder comes by other settings: sixty working days and a holiday. */
const mostMoved = 100;

/**
 * Settings apply from the moment that they are made: what would have come before it by them, and not by those that were in
 * force then, is not made up for. What they bring forward past that moment comes at once, and is not late.
 */
function asSetThen(
  found: readonly Candidate[],
  reminder: Reminder,
  facts: AgreementFacts,
  today: IsoDate,
): readonly Candidate[] {
  const { settings, earlierSettings = [] } = facts.record;
  const changes = earlierSettings.filter((earlier) => !isSameFor(reminder, earlier.settings, settings));
  if (changes.length === 0) return found;
  return found.flatMap((candidate) => {
    const at = momentOf(candidate);
    const then = changes.find(({ until }) => at < until);
    if (!then) return [candidate];
    const before = { ...facts, record: { ...facts.record, settings: then.settings } };
    const around = { first: addDays(candidate.on, -mostMoved), last: addDays(candidate.on, mostMoved) };
    const same = occurrencesOf(reminder, before, today, around).find(({ key }) => key === candidate.key);
    if (!same) return [];
    return [same.on === candidate.on ? candidate : { ...candidate, knownFrom: then.until }];
  });
}

/** When it could first have come: its own time, or when what it is about came to be known. */
function momentOf({ sendOn, time, knownFrom = '' }: Candidate): IsoInstant {
  const own = instantAt(sendOn, time);
  return knownFrom > own ? knownFrom : own;
}

function isSameFor({ name }: Reminder, a: ReminderSettings, b: ReminderSettings): boolean {
  const read = ({ off = [], ahead = {} }: ReminderSettings) => JSON.stringify([off.includes(name), ahead[name] ?? []]);
  return read(a) === read(b);
}

export function occurrencesOf(
  reminder: Reminder,
  facts: AgreementFacts,
  today: IsoDate,
  window: Window,
): readonly Occurrence[] {
  const { settings } = facts.record;
  if (settings.off?.includes(reminder.name)) return [];
  const ahead = settings.ahead?.[reminder.name] ?? reminder.ahead;
  return reminder.occurrences({ facts, today, ahead }, window);
}

export function toCandidate(reminder: Reminder, occurrence: Occurrence, facts: AgreementFacts): Candidate {
  const quiet = reminder.inQuietWeeks ? undefined : quietSpanOf(occurrence.on);
  return {
    ...occurrence,
    sendOn: quiet ? afterQuiet(occurrence.on) : occurrence.on,
    time: occurrence.time ?? facts.record.settings.time ?? defaultTime,
    quiet: quiet !== undefined,
    optional: reminder.optional,
    rests: !reminder.inQuietWeeks,
    pauses: reminder.inPause !== true,
    afterEnd: reminder.afterEnd === true,
    afterDue: reminder.afterDue === true,
  };
}

/** Whether the agreement has such a thing to send on that day: it is in force and not stopped. */
function isOpen(reminder: Reminder, facts: AgreementFacts, day: IsoDate): boolean {
  if (facts.stoppedOn !== undefined && day >= facts.stoppedOn) return reminder.afterEnd === true;
  return day >= facts.validFrom && (day <= facts.validTo || reminder.afterEnd === true);
}

/** After the agreement's end little is sent. */
export function isInForce({ afterEnd }: Candidate, { validTo, stoppedOn }: AgreementFacts, today: IsoDate): boolean {
  return afterEnd || (today <= validTo && (stoppedOn === undefined || today < stoppedOn));
}
