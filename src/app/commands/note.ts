import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ChangeBody, dueOf, ratingOn, statusOn } from '../../domain/measure.ts';
import { type NoteQuestion, type Proposal, readNote } from '../../domain/note-text.ts';
import { may } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { toFunctions } from '../coordinators.ts';
import { proposalData, proposedData, splitByRight } from '../proposals.ts';
import { ask } from '../questions.ts';
import { type Recording, record, writer } from '../record.ts';
import { proposalButtons } from '../views/proposal-buttons.ts';
import { savedMessage } from '../views/saved.ts';
import { writtenFor } from '../written-for.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';
import { due } from './due.ts';

type NoteReading = ReturnType<typeof readNote>;
type Settled = z.infer<typeof args>['settled'];

const args = z.object({
  text: z.string().optional(),
  /** How a question about the note's meaning was answered. */
  settled: z.enum(['as-written', 'completed', 'cancelled', 'measured', 'observed', 'date']).optional(),
  to: z.iso.date().optional(),
});

/**
 * A progress note: the text is kept as written. What is read out of it is offered as buttons, never applied silently; a
 * note whose meaning is unclear is asked about first (product.md §2).
 */
export const note = measureCommand({
  name: 'note',
  root: 'measure',
  words: { sv: ['anteckna', 'anteckning'], en: ['note'] },
  right: 'note',
  changes: true,
  args,
  texts: ({ text }) => [text ?? ''],
  read: (rest) => (rest === '' ? {} : { text: rest }),
  readForm: ({ text }) =>
    typeof text === 'string' && text.trim() !== '' ? { args: { text: text.trim() } } : { faults: { text: 'required' } },
  run: async (context, { text, settled, to }) => {
    if (text === undefined) return noteForm(context);
    const reading = readNote(noteInput(context, text));
    if (reading.question && settled === undefined) return askMeaning(context, text, reading, reading.question);
    return (await saveNote(context, text, settled, to, reading)).result;
  },
});

/** What is to be known of a measure to read a note about it. */
export function noteInput(
  context: Pick<MeasureContext, 'measure' | 'today' | 'agreement'>,
  text: string,
): Parameters<typeof readNote>[0] {
  const { measure, today, agreement } = context;
  const due = dueOf(measure.state);
  const rating = ratingOn(measure.state, today);
  return {
    text,
    today: Temporal.PlainDate.from(today),
    validTo: agreement.definition.validTo,
    measure: {
      number: measure.number,
      status: statusOn(measure.state, today),
      ...(due === undefined ? {} : { due: Temporal.PlainDate.from(due) }),
      ...(rating === undefined ? {} : { rating: rating.value }),
      indicators: measure.state.plan.indicators.map((indicator, index) =>
        present({
          id: String(index),
          name: indicator.name,
          unit: indicator.unit,
          target: indicator.target,
          total: indicator.total,
        }),
      ),
      measureNumbers: agreement.index.map((entry) => entry.number),
    },
  };
}

/** Saves a note as one change, and tells what the measure is like after it. */
export async function saveNote(
  context: MeasureContext,
  text: string,
  settled: Settled,
  to: string | undefined,
  reading: NoteReading = readNote(noteInput(context, text)),
): Promise<{ readonly result: CommandResult; readonly after: MeasureContext }> {
  const { t, measure, actor, relations } = context;
  const judges = may(actor, 'judge', relations).allowed;
  const basis = settled === 'measured' || settled === 'observed' ? settled : undefined;
  const bodies: ChangeBody[] = [{ kind: 'note', text, ...present({ basis }) }];
  if (settled === 'completed' && judges) bodies.push({ kind: 'status', value: 'completed' });
  const { author, name } = writtenFor(context, text);
  const recording = await record(context, bodies, { author });
  const { own, others } = splitByRight(context, offeredFrom(reading, settled, judges));
  const suggested = others.length > 0 ? await suggest(context, recording.version) : { effects: [], name: undefined };
  const buttons = proposalButtons(recording.after, own, recording.version);
  const lines = [
    name === undefined ? t.measures.saved.note(measure.number) : t.measures.saved.noteFor(measure.number, name),
    ...(writer(context).confirmed ? [] : [t.people.unconfirmedNote]),
    ...(settled === 'cancelled' ? [t.measures.ask.cancelReason] : []),
    ...(suggested.name === undefined ? [] : [t.measures.saved.suggestedTo(suggested.name)]),
  ];
  const done: CommandResult = {
    outcome: 'done',
    message: savedMessage(context, lines, buttons),
    data: present({
      measure: measure.number,
      note: text,
      basis,
      ...proposedData(settled === undefined ? reading.proposals : []),
      ...(settled === 'completed' && judges ? { status: 'completed' } : {}),
      proposals: reading.proposals.map(proposalData),
      version: recording.version,
    }),
    effects: [...recording.effects, ...suggested.effects],
  };
  const result = settled === 'date' && to !== undefined ? await withDate(done, recording, to) : done;
  return { result, after: recording.after };
}

/** What is offered as buttons: what was read out of the note, less what the answer to a question about it has settled. */
function offeredFrom(reading: NoteReading, settled: Settled, judges: boolean): readonly Proposal[] {
  switch (settled) {
    case undefined:
      return reading.proposals;
    case 'date':
      return reading.proposals.filter((proposal) => proposal.kind !== 'due');
    case 'completed':
      return judges ? [] : [{ kind: 'status', status: 'completed' }];
    case 'as-written':
    case 'cancelled':
    case 'measured':
    case 'observed':
      return [];
  }
}

/** The date that the person chose becomes a proposal of its own, in the same change. */
async function withDate(done: CommandResult, { after, version }: Recording, to: string): Promise<CommandResult> {
  if (!may(after.actor, 'propose', after.relations).allowed) return done;
  const proposed = await due.fromArgs({ to, fromNote: version })?.run(after);
  if (!proposed?.effects) return done;
  return {
    ...done,
    message: { ...done.message, blocks: [...done.message.blocks, ...proposed.message.blocks] },
    data: { ...done.data, due: to, ...present({ decides: proposed.data?.decides }) },
    effects: [...(done.effects ?? []), ...proposed.effects],
  };
}

/** What the writer may not decide goes to the responsible function, as a private message with one button each. */
async function suggest(context: MeasureContext, version: number) {
  const { measure, relations } = context;
  const subject = { measureId: measure.id, version };
  const effects = await toFunctions(
    context,
    relations.responsible,
    'suggest',
    subject,
    `suggest/${measure.id}/${version}`,
  );
  return { effects, name: effects.length > 0 ? measure.state.plan.responsibleFunction : undefined };
}

function askMeaning(
  context: MeasureContext,
  text: string,
  reading: NoteReading,
  question: NoteQuestion,
): CommandResult {
  const { t, measure } = context;
  const option = (label: string, extra: object) => ({
    label,
    command: 'note',
    measure: measure.id,
    args: { text, ...extra },
  });
  const asWritten = option(t.measures.buttons.asWritten, { settled: 'as-written' });
  const { lines, options } = meaning(context, question, option);
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'meaning',
    text: lines,
    options: [...options, asWritten],
    otherwise: asWritten,
    data: {
      measure: measure.number,
      question: question.kind,
      ...proposedData(reading.proposals),
      proposals: reading.proposals.map(proposalData),
      ...(question.kind === 'date'
        ? { due: question.reading.preferred.toString(), candidates: question.reading.candidates.map(String) }
        : {}),
    },
  });
  return { ...reply, effects: [effect] };
}

function meaning<O>(
  context: MeasureContext,
  question: NoteQuestion,
  option: (label: string, extra: object) => O,
): { lines: string[]; options: O[] } {
  const { t } = context;
  const { buttons, ask: asks } = t.measures;
  switch (question.kind) {
    case 'unclear-status':
      return {
        lines: [asks.unclearStatus],
        options: [
          option(buttons.completed, { settled: 'completed' }),
          option(buttons.cancelled, { settled: 'cancelled' }),
        ],
      };
    case 'unclear-result':
      return {
        lines: [asks.unclearResult],
        options: [option(buttons.measured, { settled: 'measured' }), option(buttons.observed, { settled: 'observed' })],
      };
    case 'date': {
      const dates = question.reading.candidates.map(String);
      const asDate = (to: string) =>
        option(buttons.keepDate(to), question.proposal === 'due' ? { settled: 'date', to } : { settled: 'as-written' });
      return { lines: [t.dates.question(question.reading.reasons, dates)], options: dates.map(asDate) };
    }
  }
}

function noteForm(context: MeasureContext): CommandResult {
  const { t, measure } = context;
  const form = {
    language: context.language,
    title: t.measures.forms.note.title(measure.number),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'text' as const,
        id: 'text',
        label: t.measures.forms.note.text,
        hint: t.measures.forms.note.hint,
        required: true,
        multiline: true,
        maxLength: 3000,
      },
    ],
    action: { command: 'note', measure: measure.id },
  };
  return { outcome: 'asked', message: t.say(form.title), form };
}
