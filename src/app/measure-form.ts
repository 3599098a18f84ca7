import { z } from 'zod';
import type { Field, Form, FormValues } from '../chat/form.ts';
import type { Plan } from '../domain/measure.ts';
import { readFollowUp } from '../domain/plan-file/follow-up.ts';
import { readIndicators } from '../domain/plan-file/indicators.ts';
import { present } from '../domain/present.ts';
import type { CommandContext, FormFault } from './commands/command.ts';
import { functionNamed } from './relations.ts';

/** A measure as the form gives it; empty fields are absent. */
const filled = z.object({
  number: z.string().optional(),
  title: z.string(),
  goalArea: z.coerce.number().optional(),
  cause: z.string().optional(),
  responsible: z.string().optional(),
  group: z.string().optional(),
  start: z.iso.date().optional(),
  due: z.iso.date().optional(),
  target: z.string().optional(),
  indicators: z.string().optional(),
  communication: z.enum(['yes', 'no', 'internal', 'partly']).optional(),
  communicationReason: z.string().optional(),
  followUp: z.string().optional(),
  nextFollowUp: z.iso.date().optional(),
});
export type Filled = z.infer<typeof filled>;
/** Arguments of the commands that the form is for: none to be shown it. */
export const formArgs = z.object({ filled: filled.optional() });
type FormArgs = z.infer<typeof formArgs>;

/** What people wrote in the form, for the privacy guard. */
export const textsOf = ({ filled: form }: FormArgs): readonly string[] =>
  form
    ? [form.title, form.cause, form.target, form.indicators, form.communicationReason, form.followUp].flatMap(
        (text) => text ?? [],
      )
    : [];

/** The plan row that the form says; what the form has no field for stays as it was. */
export function planOf(form: Filled, { agreement }: CommandContext, before?: Plan): Plan {
  const responsible = form.responsible === undefined ? undefined : functionNamed(agreement, form.responsible);
  const {
    cause: _c,
    goalArea: _g,
    responsibleFunction: _f,
    responsibleParty: _p,
    group: _w,
    start: _s,
    due: _d,
    target: _t,
    ...rest
  } = before ?? { kind: 'other' as const };
  const communication = before?.communication ?? {};
  const { next: _n, ...followUp } = before?.followUp ?? {};
  const { decision: _de, reasonIfNot: _r, ...communicated } = communication;
  return {
    ...rest,
    title: form.title,
    openEnded: before?.openEnded === true && before.due === form.due,
    ...present({
      cause: form.cause,
      goalArea: form.goalArea,
      responsibleFunction: responsible?.name,
      responsibleParty: responsible?.party,
      group: form.group,
      start: form.start,
      due: form.due,
      target: form.target,
    }),
    indicators: readIndicators(form.indicators ?? '', form.target ?? ''),
    communication: {
      ...communicated,
      ...present({ decision: form.communication, reasonIfNot: form.communicationReason }),
    },
    followUp:
      form.followUp === before?.followUp.text
        ? { ...followUp, ...present({ next: form.nextFollowUp }) }
        : { ...present({ text: form.followUp, next: form.nextFollowUp }), ...readFollowUp(form.followUp ?? '') },
  };
}

/** The submitted fields, or what is wrong with them. `required`: ids of the fields that must be filled in. */
export function readFilled(
  values: FormValues,
  required: readonly string[],
): { args: FormArgs } | { faults: Record<string, FormFault> } {
  const given = Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[key, value.trim()]] : [],
    ),
  );
  const missing = required.filter((field) => given[field] === undefined);
  if (missing.length > 0)
    return { faults: Object.fromEntries(missing.map((field): [string, FormFault] => [field, 'required'])) };
  const read = filled.safeParse(given);
  if (read.success) return { args: { filled: read.data } };
  return {
    faults: Object.fromEntries(
      read.error.issues.map((issue): [string, FormFault] => [String(issue.path[0]), 'no-such-date']),
    ),
  };
}

/** The form, empty for a new measure or filled with the plan as it was `shown`. */
export function measureForm(context: CommandContext, shown?: { id: string; version: number; plan: Plan }): Form {
  const { t, agreement, language } = context;
  const { measure: labels } = t.measures.forms;
  const plan = shown?.plan;
  const text = (
    id: string,
    label: string,
    value: string | undefined,
    more: { required?: boolean; multiline?: boolean; hint?: string } = {},
  ): Field => ({ kind: 'text', id, label, required: false, maxLength: 1000, ...present({ value }), ...more });
  const select = (
    id: string,
    label: string,
    value: string | undefined,
    options: readonly { value: string; label: string }[],
  ): Field => ({
    kind: 'select',
    id,
    label,
    required: false,
    options: options.slice(0, 100).map((option) => ({ value: option.value, label: option.label.slice(0, 75) })),
    ...present({ value }),
  });
  const date = (id: string, label: string, value: string | undefined): Field => ({
    kind: 'date',
    id,
    label,
    required: false,
    ...present({ value }),
  });
  const named = (name: string) => ({ value: name, label: name });
  const fields: Field[] = [
    ...(shown ? [] : [text('number', labels.number, undefined, { required: true })]),
    text('title', labels.title, plan?.title, { required: true }),
    select(
      'goalArea',
      labels.goalArea,
      plan?.goalArea?.toString(),
      agreement.definition.goalAreas.map((area) => ({
        value: String(area.number),
        label: `${area.number}. ${area.title}`,
      })),
    ),
    text('cause', labels.cause, plan?.cause),
    select(
      'responsible',
      labels.responsible,
      plan?.responsibleFunction,
      agreement.functions.map((entry) => named(entry.name)),
    ),
    select(
      'group',
      labels.group,
      plan?.group,
      agreement.groups.map((group) => named(group.name)),
    ),
    date('start', labels.start, plan?.start),
    date('due', labels.due, plan?.due),
    text('target', labels.target, plan?.target),
    text('indicators', labels.indicators, plan?.indicators.map((indicator) => indicator.name).join('; ')),
    select(
      'communication',
      labels.communication,
      plan?.communication.decision,
      (['yes', 'no', 'internal', 'partly'] as const).map((value) => ({
        value,
        label: t.measures.communication[value],
      })),
    ),
    text('communicationReason', labels.communicationReason, plan?.communication.reasonIfNot),
    text('followUp', labels.followUp, plan?.followUp.text, { hint: labels.followUpHint }),
    date('nextFollowUp', labels.nextFollowUp, plan?.followUp.next),
  ];
  const action = shown
    ? { command: 'edit-measure', measure: shown.id, version: shown.version }
    : { command: 'new-measure', agreement: agreement.id };
  return {
    language,
    title: shown ? labels.editTitle('').trim() : labels.newTitle,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields,
    action,
  };
}
