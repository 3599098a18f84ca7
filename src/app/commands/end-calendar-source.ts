import { z } from 'zod';
import { hostOf } from '../calendars/typed-address.ts';
import { findGroup } from '../find-group.ts';
import { agreementCommand, type CommandResult } from './command.ts';

const args = z.object({
  source: z.string().optional(),
  /** A group's name as typed. */
  name: z.string().max(200).optional(),
});

/** Stops reading a calendar. What was read of it stays booked. */
export const endCalendarSource = agreementCommand({
  name: 'end-calendar-source',
  root: 'agreement',
  words: { sv: ['kalender ta bort'], en: ['calendar remove'] },
  right: 'meetings',
  changes: false,
  args,
  read: (rest) => (rest === '' ? {} : { name: rest.slice(0, 200) }),
  texts: ({ name }) => [name ?? ''],
  run: async ({ t, agreement, reads }, { source: id, name }): Promise<CommandResult> => {
    const texts = t.calendar.sources;
    const all = await reads.calendarSources(agreement.id);
    const group = name === undefined ? undefined : findGroup(name, agreement.groups);
    const meant = all.filter((each) =>
      id === undefined ? name === undefined || each.groupId === group?.id : each.id === id,
    );
    const [source, ...others] = meant;
    const nameOf = (groupId: string) => agreement.groups.find((each) => each.id === groupId)?.name ?? '';
    if (!source)
      return { outcome: 'done', message: t.say(all.length === 0 ? texts.none : texts.gone), data: { unchanged: true } };
    if (others.length > 0) {
      const buttons = meant.map((each) => ({
        label: texts.line(nameOf(each.groupId), hostOf(each.url)).slice(0, 75),
        action: { command: 'end-calendar-source', agreement: agreement.id, args: { source: each.id } },
      }));
      return { outcome: 'asked', message: t.asking([texts.which], buttons), data: { question: 'calendar' } };
    }
    return {
      outcome: 'done',
      message: t.say(texts.removed(nameOf(source.groupId))),
      data: { removed: nameOf(source.groupId) },
      effects: [{ kind: 'remove-calendar-source', id: source.id }],
    };
  },
});
