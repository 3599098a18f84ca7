import { z } from 'zod';
import type { Field, FormValues } from '../../chat/form.ts';
import { applyChange, foldChanges } from '../../domain/fold-changes.ts';
import { type Change, dueOf, type Plan } from '../../domain/measure.ts';
import { readFollowUp } from '../../domain/plan-file/follow-up.ts';
import { readIndicators } from '../../domain/plan-file/indicators.ts';
import { present } from '../../domain/present.ts';
import { conflict } from '../conflict.ts';
import type { Effect } from '../effects.ts';
import { measureNumber } from '../grammar.ts';
import { changedFields, groupOf, linksOf } from '../plan-links.ts';
import { authorOf, record, writer } from '../record.ts';
import { functionNamed, measureNumbered } from '../relations.ts';
import { savedMessage } from '../views/saved.ts';
import {
  agreementCommand,
  type CommandContext,
  type CommandResult,
  type FormFault,
  measureCommand,
} from './command.ts';

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
type Filled = z.infer<typeof filled>;
const args = z.object({ filled: filled.optional() });

const textsOf = ({ filled: form }: z.infer<typeof args>): readonly string[] =>
  form
    ? [form.title, form.cause, form.target, form.indicators, form.communicationReason, form.followUp].flatMap(
        (text) => text ?? [],
      )
    : [];

/** A new measure: a form, then the same as a row of the plan. */
export const newMeasure = agreementCommand({
  name: 'new-measure',
  root: 'measure',
  words: { sv: ['ny', 'lägg till'], en: ['new', 'add'] },
  right: 'change-plan',
  changes: true,
  args,
  texts: textsOf,
  readForm: (values) => readFilled(values, ['number', 'title']),
  run: async (context, { filled: form }) =>
    form
      ? add(context, form)
      : {
          outcome: 'asked',
          message: context.t.say(context.t.measures.forms.measure.newTitle),
          form: measureForm(context),
        },
});

/** Changes a measure's plan text by the same form; conflicts if it was changed since the form was shown. */
export const editMeasure = measureCommand({
  name: 'edit-measure',
  root: 'measure',
  words: { sv: ['ändra', 'redigera'], en: ['edit', 'change'] },
  right: 'change-plan',
  changes: true,
  args,
  texts: textsOf,
  readForm: (values) => readFilled(values, ['title']),
  run: async (context, { filled: form }) => {
    const { t, measure, agreement } = context;
    if (!form)
      return {
        outcome: 'asked',
        message: t.say(t.measures.forms.measure.editTitle(measure.number)),
        form: measureForm(context, {
          id: measure.id,
          version: measure.version,
          plan: { ...measure.state.plan, ...present({ due: dueOf(measure.state) }) },
        }),
      };
    const shown = { yours: form.title, theirs: measure.state.plan.title };
    const conflicting = conflict(context, 'plan', shown, { command: 'edit-measure', args: { filled: form } });
    if (conflicting) return conflicting;
    const plan = planOf(form, context, measure.state.plan);
    const before = { ...measure.state.plan, ...present({ due: dueOf(measure.state) }) };
    const fields = changedFields(before, plan);
    if (fields.length === 0)
      return {
        outcome: 'done',
        message: t.say(t.measures.saved.same(measure.number)),
        data: { measure: measure.number, unchanged: true },
      };
    const recording = await record(context, [
      { kind: 'edited', plan, dated: measure.state.dated, fields: ['plan', ...fields] },
    ]);
    const relink: Effect = {
      kind: 'relink-measure',
      measureId: measure.id,
      ...groupOf(plan, agreement),
      parts: linksOf(plan, agreement.functions),
    };
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.edited(measure.number)),
      data: { measure: measure.number, fields, version: recording.version },
      effects: [...recording.effects, relink],
    };
  },
});

async function add(context: CommandContext, form: Filled): Promise<CommandResult> {
  const { t, agreement, now } = context;
  const number = measureNumber(form.number ?? '') ?? (form.number ?? '').trim();
  if (measureNumbered(agreement, number)) {
    const taken = t.measures.forms.measure.taken(number);
    return {
      outcome: 'refused',
      message: t.say(taken),
      fieldErrors: { number: taken },
      data: { rule: 'number-taken' },
    };
  }
  const plan = planOf(form, context);
  const as = writer(context);
  const measureId = context.newId();
  const change: Change = {
    version: 1,
    at: now,
    recordedAt: now,
    author: authorOf(context, as),
    functionId: as.id,
    body: { kind: 'planned', plan, dated: [] },
  };
  const effect: Effect = {
    kind: 'add-measure',
    measureId,
    number,
    position: agreement.index.length + 1,
    ...groupOf(plan, agreement),
    changes: [{ version: 1, author: change.author, functionId: as.id, body: change.body }],
    state: applyChange(foldChanges([]), change),
    parts: linksOf(plan, agreement.functions),
  };
  return {
    outcome: 'done',
    message: t.say(t.measures.saved.added(number, plan.title)),
    data: { measure: number, title: plan.title },
    effects: [effect],
  };
}

/** The plan row that the form says; what the form has no field for stays as it was. */
function planOf(form: Filled, { agreement }: CommandContext, before?: Plan): Plan {
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

function readFilled(
  values: FormValues,
  required: readonly string[],
): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
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

function measureForm(context: CommandContext, shown?: { id: string; version: number; plan: Plan }) {
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
