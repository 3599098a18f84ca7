import { z } from 'zod';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import type { PlatformName } from '../../chat/incoming.ts';
import { type ReminderName, reminderNames } from '../../domain/reminder-settings.ts';
import { ownAddressees } from '../own-addressees.ts';
import type { ReminderChoice } from '../ports.ts';
import { reminders } from '../reminders/index.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const choice = z.object({
  with: z.array(z.enum(reminderNames)),
  platform: z.enum(['slack', 'teams', 'local', 'cli']).optional(),
  email: z.email().max(200).optional(),
});
const args = z.object({ choice: choice.optional() });

/** What one may do without: all but the consultation's. */
const optional = reminders.filter((reminder) => reminder.optional);

/** How the one who asks is reminded: which kinds, on which platform, and where to write when chat can't reach them. */
export const myReminders = agreementCommand({
  name: 'my-reminders',
  root: 'agreement',
  words: { sv: ['mina påminnelser'], en: ['my reminders'] },
  right: 'take-part',
  changes: false,
  args,
  contactFields: ['email'],
  readForm,
  run: async (context, given) => {
    const { t, reads } = context;
    const own = ownAddressees(context);
    if (!given.choice) return choiceForm(context, (await reads.reminderChoices(own)).get(own[0] ?? ''));
    const chosen: ReminderChoice = {
      without: optional.map(({ name }) => name).filter((name) => !given.choice?.with.includes(name)),
      ...(given.choice.platform === undefined ? {} : { platform: given.choice.platform }),
      ...(given.choice.email === undefined ? {} : { email: given.choice.email }),
    };
    return {
      outcome: 'done',
      message: t.say(t.reminders.mine.saved(chosen.without.map((name) => t.reminders.name[name]))),
      data: { without: chosen.without },
      effects: own.map((personId) => ({ kind: 'choose-reminders' as const, personId, choice: chosen })),
    };
  },
});

async function choiceForm(context: CommandContext, current: ReminderChoice = { without: [] }): Promise<CommandResult> {
  const { t, agreement, language } = context;
  const texts = t.reminders.mine;
  const platforms = await ownPlatforms(context);
  const fields: Field[] = [
    {
      kind: 'multiselect',
      id: 'with',
      label: texts.with,
      values: optional.map(({ name }) => name).filter((name) => !current.without.includes(name)),
      options: optional.map(({ name }) => ({ value: name, label: t.reminders.name[name] })),
      required: false,
    },
    ...(platforms.length > 1
      ? [
          {
            kind: 'select' as const,
            id: 'platform',
            label: texts.platform,
            value: current.platform ?? platforms[0] ?? 'slack',
            options: platforms.map((platform) => ({ value: platform, label: t.people.platform[platform] })),
            required: true,
          },
        ]
      : []),
    {
      kind: 'text',
      id: 'email',
      label: texts.email,
      hint: texts.emailHint,
      value: current.email ?? '',
      maxLength: 200,
      required: false,
    },
  ];
  const form: Form = {
    language,
    title: texts.title,
    intro: texts.intro,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields,
    action: { command: 'my-reminders', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(texts.title, texts.intro), form };
}

async function ownPlatforms({ actor, reads }: CommandContext): Promise<readonly PlatformName[]> {
  if (actor.personId === undefined) return [];
  const held = await reads.holdingsOfPerson(actor.personId);
  return [...new Set(held.flatMap(({ accounts }) => accounts.map(({ platform }) => platform)))];
}

function readForm(values: FormValues): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
  const chosen = typeof values.with === 'string' ? [values.with] : (values.with ?? []);
  const email = typeof values.email === 'string' ? values.email.trim() : '';
  const platform = typeof values.platform === 'string' && values.platform !== '' ? values.platform : undefined;
  const kept: readonly ReminderName[] = reminderNames.filter((name) => chosen.includes(name));
  const read = choice.safeParse({
    with: kept,
    ...(platform === undefined ? {} : { platform }),
    ...(email === '' ? {} : { email }),
  });
  return read.success ? { args: { choice: read.data } } : { faults: { email: 'not-an-address' } };
}
