import type { AgreementFacts, FunctionFact } from '../../domain/facts.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { coordinatorsOf } from './recipients.ts';
import type { Occurrence, Recipient } from './reminder.ts';

/** A recipient with the name that its keys end with. */
interface Named {
  readonly name: string;
  readonly to: Recipient;
}

/** The agreement's own deadlines concern its coordinators and the steering group. */
export function coordinatorsAndSteering({ functions }: AgreementFacts): readonly Named[] {
  return named(functions.filter(({ roles }) => roles.includes('coordinator') || roles.includes('steering')));
}

/** The coordinators of all parties but those that have done their part. */
export function coordinatorsBut(facts: AgreementFacts, done: readonly string[]): readonly Named[] {
  return named(coordinatorsOf(facts).filter(({ party }) => !done.includes(party)));
}

export function allCoordinators(facts: AgreementFacts): readonly Named[] {
  return named(coordinatorsOf(facts));
}

/** A group in its channel; the coordinators where it has none (product.md §5). */
export function groupOrCoordinators(facts: AgreementFacts, groupId: string): readonly Named[] {
  const group = facts.groups.find(({ id }) => id === groupId);
  return group?.bound ? [{ name: group.name, to: { kind: 'group', groupId } }] : allCoordinators(facts);
}

function named(functions: readonly FunctionFact[]): readonly Named[] {
  return functions.map(({ id, name }) => ({ name, to: { kind: 'function', functionId: id } }));
}

/** An occurrence for each recipient. `key`: everything before the recipient's name. */
export function tell(
  recipients: readonly Named[],
  key: string,
  told: Omit<Occurrence, 'key' | 'to'>,
): readonly Occurrence[] {
  return recipients.map(({ name, to }) => ({ ...told, key: `${key}>${name}`, to }));
}

export function meetingSubject({ meetingId, occurrence }: MeetingTime): Occurrence['subject'] {
  return { kind: 'meeting', meetingId, occurrence };
}

/** What a reminder is about, and since when that has been known. */
export function aboutMeeting(time: MeetingTime): Pick<Occurrence, 'subject' | 'knownFrom'> {
  return { subject: meetingSubject(time), knownFrom: time.knownFrom };
}
