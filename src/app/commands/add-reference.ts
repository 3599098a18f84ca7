import { z } from 'zod';
import type { Form, FormValues } from '../../chat/form.ts';
import type { SituationPictureKind } from '../../domain/agreement-file.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const kinds: readonly SituationPictureKind[] = ['est_analysis', 'staff_dialogue', 'citizen_survey', 'other'];

const reference = z.object({
  kind: z.enum(['est_analysis', 'staff_dialogue', 'citizen_survey', 'other']),
  date: z.iso.date(),
  owner: z.string().min(1).max(200),
  where: z.string().min(1).max(300),
  goalAreas: z.array(z.number().int()),
});
const args = z.object({ reference: reference.optional() });

/** Adds a reference to the situation picture by a form. */
export const addReference = agreementCommand({
  name: 'add-reference',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'situation-picture',
  changes: true,
  args,
  texts: (given) => [given.reference?.owner ?? '', given.reference?.where ?? ''],
  readForm,
  run: async (context, given) => {
    const { t, agreement } = context;
    if (!given.reference) return referenceForm(context);
    const numbers = agreement.definition.goalAreas.map(({ number }) => number);
    const { kind, date, owner, where, goalAreas } = given.reference;
    const added = {
      id: context.newId(),
      kind,
      date,
      owner,
      where,
      goalAreas: goalAreas.filter((number) => numbers.includes(number)),
    };
    return {
      outcome: 'done',
      message: t.say(t.files.picture.saved(t.files.picture.kind[kind])),
      data: { kind, date },
      effects: [{ kind: 'add-reference', reference: added }],
    };
  },
});

function readForm({
  kind,
  date,
  owner,
  where,
  goalAreas,
}: FormValues): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
  const text = (value: FormValues[string] | undefined) => (typeof value === 'string' ? value.trim() : '');
  const chosen = typeof goalAreas === 'string' ? [goalAreas] : (goalAreas ?? []);
  const filled = {
    kind: text(kind),
    date: text(date),
    owner: text(owner),
    where: text(where),
    goalAreas: chosen.filter((value) => value !== '').map(Number),
  };
  const read = reference.safeParse(filled);
  if (read.success) return { args: { reference: read.data } };
  const faults = read.error.issues.map((issue): [string, FormFault] => {
    const field = String(issue.path[0]);
    if (issue.code === 'too_big') return [field, 'too-long'];
    return [field, field === 'date' && filled.date !== '' ? 'no-such-date' : 'required'];
  });
  return { faults: Object.fromEntries(faults) };
}

function referenceForm({ t, language, agreement }: CommandContext): CommandResult {
  const texts = t.files.picture;
  const goalAreas = agreement.definition.goalAreas.slice(0, 100);
  const form: Form = {
    language,
    title: texts.formTitle,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'select',
        id: 'kind',
        label: texts.fields.kind,
        required: true,
        options: kinds.map((kind) => ({ value: kind, label: texts.kind[kind] })),
      },
      { kind: 'date', id: 'date', label: texts.fields.date, required: true },
      { kind: 'text', id: 'owner', label: texts.fields.owner, required: true, maxLength: 200 },
      {
        kind: 'text',
        id: 'where',
        label: texts.fields.where,
        hint: texts.fields.whereHint,
        required: true,
        maxLength: 300,
      },
      {
        kind: 'multiselect',
        id: 'goalAreas',
        label: texts.fields.goalAreas,
        required: false,
        options: goalAreas.map(({ number, title }) => ({
          value: String(number),
          label: texts.goalArea(number, title).slice(0, 75),
        })),
      },
    ],
    action: { command: 'add-reference', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(form.title), form };
}
