import { z } from 'zod';
import { calendarEffects } from '../calendars/meeting-effects.ts';
import { diffKey, diffOf, preview, takenCalendar } from '../calendars/take-calendar.ts';
import type { Effect } from '../effects.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand } from './command.ts';

const args = z.object({
  /** From our own question: read and guarded when the calendar came in. */
  taken: takenCalendar,
  /** What the preview said would change. */
  shown: z.string(),
});

/** Takes in what the preview showed; when meetings have changed since so that something else would be done, shows that first. */
export const calendarConfirm = agreementCommand({
  name: 'calendar-confirm',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'meetings',
  changes: true,
  args,
  run: async (context, { taken, shown }) => {
    const { t, agreement, hash, newId } = context;
    const texts = t.calendar.import;
    const diff = await diffOf(context, taken);
    if (hash(diffKey(diff)) !== shown) return preview(context, taken, [texts.changedMeanwhile]);
    const as = writer(context);
    const { source } = taken;
    const id = source && newId();
    const author = { ...authorOf(context, as), ...(source ? { platform: 'calendar' } : {}) };
    const added: readonly Effect[] = source && id ? [{ kind: 'add-calendar-source', id, ...source }] : [];
    const group = agreement.groups.find((each) => each.id === source?.groupId)?.name;
    return {
      outcome: 'done',
      message: t.say(
        texts.done(diff.added.length, diff.changed.length),
        ...(group === undefined ? [] : [texts.daysLater(group)]),
        texts.next,
      ),
      data: {
        added: diff.added.length,
        changed: diff.changed.length,
        ...(group === undefined ? {} : { daily: group }),
      },
      effects: [
        ...added,
        ...calendarEffects(diff, { context, author, functionId: as.id, ...(id === undefined ? {} : { calendar: id }) }),
      ],
    };
  },
});
