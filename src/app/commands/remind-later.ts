import { z } from 'zod';
import { addDays, workingDateOnOrAfter, workingDaysFrom } from '../../domain/days.ts';
import type { IsoDate } from '../../domain/time.ts';
import { ownAddressees } from '../own-addressees.ts';
import type { ReminderRow } from '../ports.ts';
import { reminderNamed } from '../reminders/index.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';
import { faultOfDay, readReminderDay } from './reminder-day.ts';

const args = z.object({
  /** The delivery of the bundle; the latest one when it is typed. */
  bundle: z.uuid().optional(),
  until: z.iso.date().optional(),
  /** As typed: a day that doesn't exist. */
  unread: z.string().optional(),
});

/** Longest that something is put off, in days. */
const mostDays = 60;
/** Days back in which the latest bundle is looked for. */
const daysBack = 40;

/** "Påminn senare": the bundle's reminders come again on a day that one chooses, if they still hold; never the consultation's. */
export const remindLater = agreementCommand({
  name: 'remind-later',
  root: 'agreement',
  words: { sv: ['påminn senare', 'påminnelser senare', 'senare'], en: ['remind later', 'reminders later', 'later'] },
  right: 'take-part',
  changes: false,
  args,
  read: (rest, { today, validTo, validFrom }): z.infer<typeof args> | undefined => {
    if (rest === '') return {};
    return readReminderDay(rest, { today, validFrom, validTo });
  },
  run: async (context, { bundle, until, unread }) => {
    const { t, today, agreement } = context;
    const texts = t.reminders.later;
    if (unread !== undefined) {
      const { validFrom, validTo } = agreement.definition;
      const bounds = { today, validFrom: validFrom.toString(), validTo: validTo.toString() };
      return refuse(context, t.reminders.noSuchDay(faultOfDay(unread, bounds)), 'date');
    }
    const own = ownAddressees(context);
    const reminders = await bundleOf(context, bundle, own);
    if (reminders.length === 0) return refuse(context, texts.nothing, 'nothing-to-put-off');
    if (!reminders.every(({ personId }) => personId !== undefined && own.includes(personId)))
      return refuse(context, texts.notYours, 'not-your-reminder');
    const movable = reminders.filter(({ kind }) => reminderNamed(kind).optional);
    const fixed = [...new Set(reminders.filter((entry) => !movable.includes(entry)).map(({ kind }) => kind))];
    if (movable.length === 0) return refuse(context, texts.never(fixed), 'never-put-off');
    const delivery = bundle ?? movable[0]?.deliveryId;
    if (until === undefined) return askWhen(context, delivery);
    const day = workingDateOnOrAfter(until);
    if (day <= today) return refuse(context, texts.passed, 'passed');
    if (day > addDays(today, mostDays)) return refuse(context, texts.tooFar(mostDays), 'too-far');
    return {
      outcome: 'done',
      message: t.say(texts.done(day, movable.length), ...(fixed.length > 0 ? [texts.never(fixed)] : [])),
      data: { until: day, reminders: movable.map(({ key }) => key) },
      effects: [...new Set(movable.map(({ personId }) => personId ?? ''))].map((personId) => ({
        kind: 'remind-later' as const,
        personId,
        until: day,
        reminders: movable
          .filter((entry) => entry.personId === personId)
          .map(({ key, plannedOn }) => ({ key: key.replace(/\+\d{4}-\d\d-\d\d/, ''), plannedOn })),
      })),
    };
  },
});

async function bundleOf(
  { reads, agreement, today }: CommandContext,
  bundle: string | undefined,
  own: readonly string[],
): Promise<readonly ReminderRow[]> {
  if (bundle !== undefined) {
    const ids = new Set((await reads.remindersOfBundle(agreement.id, bundle)).map(({ key }) => key));
    return ids.size === 0 ? [] : reads.remindersWithKeys(agreement.id, [...ids]);
  }
  const rows = await reads.remindersPlanned(agreement.id, addDays(today, -daysBack), today);
  const mine = rows.filter(
    ({ personId, state }) => state === 'sent' && personId !== undefined && own.includes(personId),
  );
  const latest = mine.at(-1)?.deliveryId;
  return mine.filter(({ deliveryId }) => deliveryId === latest);
}

function askWhen({ t, agreement, today }: CommandContext, bundle: string | undefined): CommandResult {
  const texts = t.reminders.later;
  const next = workingDaysFrom(today, 1);
  const week = workingDateOnOrAfter(addDays(today, 7));
  const fortnight = workingDateOnOrAfter(addDays(today, 14));
  const days: readonly (readonly [string, IsoDate])[] = [
    [next === addDays(today, 1) ? texts.option(texts.tomorrow, next) : texts.nextWorkingDay(next), next],
    [texts.option(texts.week, week), week],
    [texts.option(texts.fortnight, fortnight), fortnight],
  ];
  const buttons = days.map(([label, until]) => ({
    label,
    action: {
      command: 'remind-later',
      agreement: agreement.id,
      args: { ...(bundle === undefined ? {} : { bundle }), until },
    },
  }));
  return { outcome: 'asked', message: t.asking([texts.when], buttons) };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
