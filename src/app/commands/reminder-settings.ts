import { z } from 'zod';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import {
  defaultTime,
  earliestTime,
  latestTime,
  type ReminderName,
  type ReminderSettings,
  reminderNames,
} from '../../domain/reminder-settings.ts';
import { authorOf, writer } from '../record.ts';
import { reminders } from '../reminders/index.ts';
import type { Reminder } from '../reminders/reminder.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const settings = z.object({
  time: z.string().optional(),
  off: z.array(z.enum(reminderNames)).optional(),
  ahead: z.partialRecord(z.enum(reminderNames), z.array(z.number().int())).optional(),
});
const args = z.object({ settings: settings.optional() });

/** The widest range that a number may have, by what it counts. */
const range: Readonly<Record<Reminder['unit'], readonly [number, number]>> = {
  'working-days': [1, 60],
  months: [1, 24],
  'months-and-days': [1, 24],
  none: [0, 0],
};

/** How this agreement reminds: the day's time, which kinds, and how far ahead. A form. */
export const reminderSettings = agreementCommand({
  name: 'reminder-settings',
  root: 'agreement',
  words: { sv: ['inställningar', 'inställning'], en: ['settings'] },
  right: 'coordinate',
  changes: true,
  args,
  readForm,
  run: async (context, given) => {
    const { t, agreement, reads } = context;
    const { record, version } = await reads.record(agreement.id);
    if (!given.settings) return settingsForm(context, record.settings);
    const changed = sameAs(given.settings);
    return {
      outcome: 'done',
      message: t.say(t.reminders.settings.saved, t.reminders.settings.applies),
      data: { settings: changed },
      effects: [
        {
          kind: 'agreement-change',
          expected: version,
          author: authorOf(context, writer(context)),
          bodies: [{ kind: 'reminder-settings', settings: changed }],
        },
      ],
    };
  },
});

/** Only what differs from the defaults is kept, so that a default that is mended reaches every agreement. */
function sameAs({ time, off, ahead }: z.infer<typeof settings>): ReminderSettings {
  const differing = Object.entries(ahead ?? {}).filter(
    ([name, numbers]) => String(numbers) !== String(reminders.find((each) => each.name === name)?.ahead),
  );
  return {
    ...(time === undefined || time === defaultTime ? {} : { time }),
    ...(off && off.length > 0 ? { off } : {}),
    ...(differing.length > 0 ? { ahead: Object.fromEntries(differing) } : {}),
  };
}

/** A note meets a follow-up from ten working days before it: reminded of earlier, it would be written in vain. */
const most: Readonly<Partial<Record<ReminderName, number>>> = { 'follow-up': 10 };

const adjustable = reminders.filter(
  ({ unit, ahead }) => unit !== 'none' && unit !== 'months-and-days' && ahead.length > 0,
);
/** Reminders that an agreement may turn off: never the consultation's. */
const optional = reminders.filter((reminder) => reminder.optional);

function settingsForm({ t, agreement, language }: CommandContext, current: ReminderSettings): CommandResult {
  const texts = t.reminders.settings;
  const fields: Field[] = [
    {
      kind: 'text',
      id: 'time',
      label: texts.time,
      hint: texts.timeHint,
      value: (current.time ?? defaultTime).replace(':', '.'),
      maxLength: 20,
      required: true,
    },
    {
      kind: 'multiselect',
      id: 'on',
      label: texts.on,
      values: optional.map(({ name }) => name).filter((name) => !current.off?.includes(name)),
      options: optional.map(({ name }) => ({ value: name, label: t.reminders.name[name] })),
      required: false,
    },
    ...adjustable.map(
      ({ name, ahead, unit }): Field => ({
        kind: 'text',
        id: name,
        label: texts.ahead(t.reminders.name[name]),
        hint: texts.aheadHint[unit](ahead.length, most[name] ?? range[unit][1]),
        value: (current.ahead?.[name] ?? ahead).join(', '),
        maxLength: 40,
        required: true,
      }),
    ),
  ];
  const form: Form = {
    language,
    title: texts.title,
    intro: texts.intro,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields,
    action: { command: 'reminder-settings', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(texts.title, texts.intro), form };
}

function readForm(values: FormValues): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
  const faults: Record<string, FormFault> = {};
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const time = readTime(text('time'));
  if (time === undefined) faults.time = 'no-such-time';
  const ahead: Partial<Record<ReminderName, number[]>> = {};
  for (const { name, unit, ahead: usual } of adjustable) {
    const numbers = text(name)
      .split(/[\s,;]+/)
      .filter((part) => part !== '')
      .map(Number);
    const [least, widest] = range[unit];
    const limit = most[name] ?? widest;
    if (numbers.length === 0) faults[name] = 'required';
    else if (numbers.some((number) => !Number.isInteger(number))) faults[name] = 'not-a-number';
    else if (numbers.length !== usual.length || numbers.some((number) => number < least || number > limit))
      faults[name] = 'out-of-range';
    else ahead[name] = numbers;
  }
  if (time === undefined || Object.keys(faults).length > 0) return { faults };
  const on = typeof values.on === 'string' ? [values.on] : (values.on ?? []);
  const off = optional.map(({ name }) => name).filter((name) => !on.includes(name));
  return { args: { settings: { time, off, ahead } } };
}

/** `9`, `9.30`, `09:30`, within the hours in which reminders are sent; undefined for anything else. */
function readTime(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(typed.replace(/^kl(ockan)?\.? ?/i, ''));
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const time = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return time >= earliestTime && time <= latestTime ? time : undefined;
}
