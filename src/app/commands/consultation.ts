import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Form, FormValues } from '../../chat/form.ts';
import type { Action } from '../../chat/message.ts';
import { readLeadingDate } from '../../domain/date-text.ts';
import { addMonths } from '../../domain/days.ts';
import { fold } from '../../domain/fold.ts';
import type { IsoDate } from '../../domain/time.ts';
import { authorOf, writer } from '../record.ts';
import { tellOfExtension } from '../tell-of-extension.ts';
import {
  agreementCommand,
  type CommandContext,
  type CommandResult,
  type FormFault,
  type ReadingContext,
} from './command.ts';

const forms = ['meeting', 'written', 'other'] as const;
const longestOutcome = 300;

/** How the consultation was held, as it is typed after the day: `samråd 18 maj möte`. */
const formWords: Readonly<Record<string, (typeof forms)[number] | undefined>> = {
  mote: 'meeting',
  meeting: 'meeting',
  skriftligt: 'written',
  skriftligen: 'written',
  written: 'written',
  annat: 'other',
  other: 'other',
};

const consulted = z.object({ on: z.iso.date(), form: z.enum(forms), outcome: z.string().max(longestOutcome) });
const args = z.object({ consulted: consulted.optional(), on: z.iso.date().optional() });

/** Records that the parties have consulted on an extension: the day, how, and a line on what came out of it. */
export const consultation = agreementCommand({
  name: 'consultation',
  root: 'agreement',
  words: { sv: ['samråd'], en: ['consultation'] },
  right: 'coordinate',
  changes: true,
  args,
  texts: (given) => [given.consulted?.outcome ?? ''],
  read: (typed, context) => {
    if (typed === '') return {};
    const found = dayFirst(typed, context);
    if (!found || found.rest === '') return found && { on: found.on };
    const { on, rest } = found;
    const [word = '', ...outcome] = rest.split(/\s+/);
    const form = formWords[fold(word).replace(/[.,:;]+$/, '')];
    return form && { consulted: { on, form, outcome: outcome.join(' ') } };
  },
  readForm,
  run: async (context, given) => {
    const { t, agreement } = context;
    const { extension } = agreement.definition;
    if (extension.kind !== 'after-consultation')
      return { outcome: 'refused', message: t.say(t.consultation.noTerms), data: { rule: 'no-terms' } };
    return given.consulted
      ? record(context, given.consulted, extension.months)
      : askFor(context, extension.months, given.on);
  },
});

async function record(
  context: CommandContext,
  { on, form, outcome }: z.infer<typeof consulted>,
  months: number,
): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const [validFrom, validTo] = [agreement.definition.validFrom.toString(), agreement.definition.validTo.toString()];
  if (outcome.length > longestOutcome)
    return refuse(context, t.refusals.tooLong(outcome.length, longestOutcome), 'too-long');
  if (on > today) return refuse(context, t.consultation.future, 'future');
  if (on < validFrom) return refuse(context, t.consultation.tooEarly(validFrom), 'before-agreement');
  const due = addMonths(validTo, -months);
  const { version } = await reads.record(agreement.id);
  const said = { on, form, ...(outcome === '' ? {} : { outcome }), end: validTo };
  const parties = agreement.definition.parties.map(({ key }) => key);
  return {
    outcome: 'done',
    message: t.asking(
      [t.consultation.saved(on, form), on <= due ? t.consultation.inTime(due) : t.consultation.late(due, validTo)],
      [{ label: t.consultation.withdraw(on), action: withdrawAction(agreement.id, on) }],
    ),
    data: { on, form, due, inTime: on <= due },
    effects: [
      {
        kind: 'agreement-change',
        expected: version,
        author: authorOf(context, writer(context)),
        bodies: [{ kind: 'consultation', ...said }],
      },
      ...(await tellOfExtension(context, version, { event: 'consulted', on, inTime: on <= due }, parties)),
    ],
  };
}

/** The day that a typed line begins with, and what follows it; undefined where it begins with none. */
export function dayFirst(
  typed: string,
  { today, validFrom, validTo }: ReadingContext,
): { readonly on: IsoDate; readonly rest: string } | undefined {
  const found = readLeadingDate(typed, {
    today: Temporal.PlainDate.from(today),
    validFrom: Temporal.PlainDate.from(validFrom),
    validTo: Temporal.PlainDate.from(validTo),
    use: 'note',
  });
  return found?.reading.outcome === 'ok' ? { on: found.reading.date.toString(), rest: found.rest } : undefined;
}

/** What takes a consultation back. */
export function withdrawAction(agreement: string, on: IsoDate): Action {
  return { command: 'withdraw-consultation', agreement, args: { on } };
}

function readForm(values: FormValues): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const read = consulted.safeParse({ on: text('on'), form: text('form'), outcome: text('outcome') });
  if (read.success) return { args: { consulted: read.data } };
  const faults = read.error.issues.map((issue): [string, FormFault] => {
    const field = String(issue.path[0]);
    if (text(field) === '' || field === 'form') return [field, 'required'];
    return [field, field === 'outcome' ? 'too-long' : 'no-such-date'];
  });
  return { faults: Object.fromEntries(faults) };
}

function askFor({ t, language, agreement, today }: CommandContext, months: number, on = today): CommandResult {
  const texts = t.consultation;
  const form: Form = {
    language,
    title: texts.formTitle,
    intro: texts.intro(addMonths(agreement.definition.validTo.toString(), -months)),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      { kind: 'date', id: 'on', label: texts.on, required: true, value: on },
      {
        kind: 'select',
        id: 'form',
        label: texts.form,
        required: true,
        options: forms.map((value) => ({ value, label: texts.forms[value] })),
      },
      {
        kind: 'text',
        id: 'outcome',
        label: texts.outcome,
        hint: texts.outcomeHint,
        required: false,
        maxLength: longestOutcome,
      },
    ],
    action: { command: 'consultation', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(texts.formTitle), form };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule }, fieldErrors: { on: text } };
}
