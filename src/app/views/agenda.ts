import type { Block } from '../../chat/message.ts';
import { workingDaysFrom } from '../../domain/days.ts';
import type { AgreementFacts, MeasureFact } from '../../domain/facts.ts';
import { nextFollowUp } from '../../domain/follow-up.ts';
import { isFinished, isOverdue, ratingOn } from '../../domain/measure.ts';
import type { Texts } from '../../text/texts.ts';
import type { Agreement, ReminderRow } from '../ports.ts';

/** Working days ahead within which a follow-up is on a meeting's agenda: from then on a note meets it (product.md §1). */
const followUpsWithin = 10;

/** What a meeting has to take up: the group's measures that are due, late, yellow or red, and open questions. */
export function agendaOf(
  t: Texts,
  agreement: Agreement,
  facts: AgreementFacts,
  { kind, groupId }: ReminderRow,
  today: string,
): readonly Block[] {
  if (kind !== 'meeting-pack' && kind !== 'weekly-list') return [];
  const measures = facts.measures.filter(
    (measure) =>
      !isFinished(measure.state, today) &&
      (kind === 'weekly-list' || groupId === undefined || measure.groupId === groupId),
  );
  const soon = workingDaysFrom(today, followUpsWithin);
  const end = agreement.definition.validTo.toString();
  const numbers = (holds: (measure: MeasureFact) => boolean) => measures.filter(holds).map(({ number }) => number);
  const sections = [
    ['follow-up', numbers(({ state }) => (nextFollowUp(state, today, end) ?? '9999') <= soon)],
    ['overdue', numbers(({ state }) => isOverdue(state, today))],
    ['judged', numbers(({ state }) => ['yellow', 'red'].includes(ratingOn(state, today)?.value ?? ''))],
    ['questions', numbers(({ state }) => state.questions.length > 0)],
  ] as const;
  const lines = sections.filter(([, found]) => found.length > 0);
  if (lines.length === 0) return [{ kind: 'text', text: t.reminders.bundle.nothing, style: 'quiet' }];
  return [
    {
      kind: 'list',
      items: lines.map(([section, found]) => ({ text: t.reminders.agenda[section](found) })),
    },
  ];
}
