import { z } from 'zod';
import { spanOf } from '../calendars/incoming-calendar.ts';
import { inGroups, screenedFile, takeCalendar } from '../calendars/take-calendar.ts';
import { accountKey } from '../scene.ts';
import { agreementCommand, type CommandContext } from './command.ts';

const args = z.object({
  /** A file that was sent to the bot. */
  fileName: z.string().optional(),
  bytes: z.instanceof(Uint8Array).optional(),
  /** From our own question: the group that was chosen, and the question where the calendar waits. */
  group: z.string().optional(),
  parked: z.string().optional(),
  file: screenedFile.optional(),
});

/**
 * Reads meetings from a calendar file: a preview of what is new, changed, unchanged or left out; nothing is stored until it
 * is confirmed, all or nothing. Only group, time, repetition, exceptions and place are ever kept.
 */
export const calendarImport = agreementCommand({
  name: 'calendar-import',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'meetings',
  changes: true,
  args,
  run: async (context, { bytes, group, parked }) => {
    const { t, agreement, calendars, today } = context;
    if (bytes) return takeCalendar(context, await calendars.read(bytes, spanOf(agreement, today)));
    const file = parked === undefined ? undefined : await waitingIn(context, parked);
    const chosen = agreement.groups.find(({ id }) => id === group);
    if (file && chosen) return inGroups(context, file, chosen.id);
    return { outcome: 'refused', message: t.say(t.refusals.oldQuestion), data: { rule: 'old-question' } };
  },
});

/** The calendar that waits in a question which was put to this very person. */
async function waitingIn({ reads, agreement, origin }: CommandContext, id: string) {
  const question = await reads.question(id);
  if (question?.agreementId !== agreement.id || question.account !== accountKey(origin.account)) return undefined;
  return question.options.map((option) => screenedFile.safeParse(option.args.file)).find(({ success }) => success)
    ?.data;
}
