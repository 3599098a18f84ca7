import type { Block, ListItem } from '../../chat/message.ts';
import { type Agenda, agendaOn } from '../../domain/agenda.ts';
import type { AgreementFacts, MeasureFact } from '../../domain/facts.ts';
import type { Texts } from '../../text/texts.ts';
import type { ReminderRow } from '../ports.ts';
import { weeklyListOn } from '../reminders/weekly-sections.ts';

/** What a meeting's pack and the week's list hold besides their heading, as things stood on the day. */
export function reminderList(
  t: Texts,
  facts: AgreementFacts,
  { kind, subject, due }: ReminderRow,
  day: string,
): readonly Block[] {
  switch (kind) {
    case 'meeting-pack':
      return listOf(t, agendaItems(t, agendaOn(facts, day, groupOf(facts, subject))));
    case 'weekly-list':
      return listOf(t, weekItems(t, facts, day, due));
    default:
      return [];
  }
}

function groupOf({ meetings }: AgreementFacts, subject: ReminderRow['subject']): string | undefined {
  if (subject.kind !== 'meeting') return undefined;
  return meetings.find(({ id }) => id === subject.meetingId)?.state.plan.groupId;
}

function listOf(t: Texts, items: readonly ListItem[]): readonly Block[] {
  return items.length > 0
    ? [{ kind: 'list', items }]
    : [{ kind: 'text', text: t.reminders.bundle.nothing, style: 'quiet' }];
}

const numbersOf = (measures: readonly MeasureFact[]) => measures.map(({ number }) => number);

function agendaItems(t: Texts, agenda: Agenda): readonly ListItem[] {
  const sections = [
    ['follow-up', agenda.followUps],
    ['overdue', agenda.overdue],
    ['judged', agenda.judged],
    ['questions', agenda.questions],
    ['communication', agenda.communications],
  ] as const;
  return sections.flatMap(([section, measures]) =>
    measures.length > 0 ? [{ text: t.reminders.agenda[section](numbersOf(measures)) }] : [],
  );
}

function weekItems(t: Texts, facts: AgreementFacts, day: string, monday: string): readonly ListItem[] {
  const week = weeklyListOn(facts, day, monday);
  const texts = t.reminders.week;
  const passed = week.communications.filter((each) => each.passed).map(({ measure }) => measure);
  const coming = week.communications.filter((each) => !each.passed).map(({ measure }) => measure);
  const sections: readonly (readonly [readonly MeasureFact[], (numbers: readonly string[]) => string])[] = [
    [week.stale, texts.stale],
    [week.incomplete.map(({ measure }) => measure), texts.incomplete],
    [week.proposals.map(({ measure }) => measure), texts.proposals],
    [passed, texts.communicationPassed],
    [coming, texts.communicationComing],
  ];
  return [
    ...sections.flatMap(([measures, say]) => (measures.length > 0 ? [{ text: say(numbersOf(measures)) }] : [])),
    ...(week.unheld.length > 0 ? [{ text: texts.unheld(week.unheld.map((each) => each.function.name)) }] : []),
    ...week.meetings.map(({ time, group, agenda }): ListItem => {
      const due = agenda === undefined ? [] : [...agenda.followUps, ...agenda.overdue];
      const numbers = [...new Set(numbersOf(due))];
      const text = t.reminders.meeting(group.name, time.start);
      return numbers.length > 0 ? { text, detail: texts.takeUp(numbers) } : { text };
    }),
  ];
}
