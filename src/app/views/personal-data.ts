import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import type { PersonalData } from '../ports.ts';
import { accountsText } from './accounts-text.ts';

/** Everything that is stored about a person, a line each. */
export function personalLines(t: Texts, data: PersonalData): readonly string[] {
  const texts = t.persons;
  const { choice } = data;
  const counted = (count: number, line: (count: number) => string) => (count === 0 ? [] : [line(count)]);
  return [
    texts.accounts(accountsText(t, data.accounts)),
    ...(data.since === undefined ? [] : [texts.since(isoDateOf(data.since))]),
    ...data.holdings.map(({ functionName, agreement, since, confirmedAt, endedAt, from, to }) =>
      from !== undefined && to !== undefined
        ? texts.deputy(functionName, agreement, from, to)
        : texts.holding(functionName, agreement, isoDateOf(since), {
            ...(confirmedAt === undefined ? {} : { confirmed: isoDateOf(confirmedAt) }),
            ...(endedAt === undefined ? {} : { ended: isoDateOf(endedAt) }),
          }),
    ),
    ...(choice && choice.without.length > 0
      ? [texts.without(choice.without.map((name) => t.reminders.name[name]))]
      : []),
    ...(choice?.platform === undefined ? [] : [texts.platform(t.people.platform[choice.platform])]),
    ...(choice?.email === undefined ? [] : [texts.email(choice.email)]),
    ...counted(data.putOff, texts.putOff),
    ...counted(data.calendars, texts.calendars),
    ...counted(data.questions, texts.questions),
    ...counted(data.messages, texts.messages),
    ...counted(data.reminders, texts.reminders),
  ];
}
