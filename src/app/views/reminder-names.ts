import type { Measure } from '../../domain/measure.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import type { Texts } from '../../text/texts.ts';
import type { Agreement, NewReminder, Reads } from '../ports.ts';

/** What a reminder is about, in words: in full, and short for a list. */
export interface Named {
  readonly text: string;
  readonly short: string;
  readonly measure?: Measure;
}

type About = Pick<NewReminder, 'key' | 'kind' | 'subject' | 'due'>;

/** The subjects of reminders as they are called now, by the reminders' keys. */
export async function nameSubjects(
  t: Texts,
  agreement: Agreement,
  reads: Reads,
  reminders: readonly About[],
): Promise<ReadonlyMap<string, Named>> {
  const kinds = new Set(reminders.map(({ subject }) => subject.kind));
  const measures = kinds.has('measure') ? await reads.measures(agreement.id) : [];
  const meetings = kinds.has('meeting') ? await reads.meetings(agreement.id) : [];
  const { validFrom, validTo } = agreement.definition;
  const times = allMeetingTimes(meetings, { first: validFrom.toString(), last: validTo.toString() });
  const nameOf = (reminder: About): Named => {
    const { subject } = reminder;
    switch (subject.kind) {
      case 'measure': {
        const measure = measures.find(({ id }) => id === subject.measureId);
        if (!measure) return { text: '', short: '' };
        const text = t.measures.title(measure.number, measure.state.plan.title);
        return { text, short: measure.number, measure };
      }
      case 'meeting': {
        const time = times.find(
          ({ meetingId, occurrence }) => meetingId === subject.meetingId && occurrence === subject.occurrence,
        );
        const group = agreement.groups.find(({ id }) => id === time?.groupId)?.name ?? '';
        return { text: time ? t.reminders.meeting(group, time.start) : group, short: group };
      }
      case 'obligation': {
        const text = t.reminders.obligation(reminder.kind, subject.obligation, subject.detail);
        return { text, short: text };
      }
    }
  };
  return new Map(reminders.map((reminder) => [reminder.key, nameOf(reminder)]));
}
