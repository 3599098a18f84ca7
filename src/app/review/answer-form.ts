import type { Field, Form, FormValues } from '../../chat/form.ts';
import { type ReviewStanding, writtenBy } from '../../domain/review-standing.ts';
import type { CommandContext, FormFault } from '../commands/command.ts';
import { partyNames } from '../coordinators.ts';
import { shorten } from '../reports/shorten.ts';

/** An answer's greatest length, in characters: what a field of Slack's holds. */
export const longestAnswer = 3000;

/** What a form gives: the answers of its questions in order, the first being number `from` (from 0). */
export interface FilledAnswers {
  readonly from: number;
  readonly answers: string[];
  readonly handIn: boolean;
}

/** Questions of one form, by index: a card of Teams holds about three whole answers. */
export function formPages(questions: readonly string[]): readonly { readonly from: number; readonly to: number }[] {
  const pages: { from: number; to: number; cost: number }[] = [];
  for (const [index, question] of questions.entries()) {
    const cost = longestAnswer + 150 + Math.min(question.length, longestLabel) + hintOf(question).length;
    const last = pages.at(-1);
    if (last && last.cost + cost <= formRoom) {
      last.to = index + 1;
      last.cost += cost;
    } else pages.push({ from: index, to: index + 1, cost });
  }
  return pages.map(({ from, to }) => ({ from, to }));
}

const formRoom = 10_900;
/** A card's label is one line. */
const longestLabel = 190;
const longestHint = 1500;

function hintOf(question: string): string {
  return question.length > longestLabel - 4 ? shorten(question, longestHint) : '';
}

/** What is said of a text that another coordinator of the party changed meanwhile. By the question's index. */
export type Clashes = Readonly<Record<number, { readonly by: string; readonly theirs: string }>>;

/**
 * The form for some of the questions, filled with what the party has written, or with `own` texts that are not saved yet.
 * `revision`: the version that its answers are compared with when it is submitted.
 */
export function answerForm(
  { t, language, agreement }: CommandContext,
  review: ReviewStanding,
  party: string,
  { from, to }: { readonly from: number; readonly to: number },
  given: { readonly revision?: number; readonly own?: readonly string[]; readonly clashes?: Clashes } = {},
): Form {
  const texts = t.review.form;
  const { answers, version, last } = writtenBy(review, party);
  const { name, month } = review.days.definition;
  const shown = given.own ?? answers;
  const clashes = given.clashes ?? {};
  const fields = review.questions.slice(from, to).map((question, place): Field => {
    const index = from + place;
    const clash = clashes[index];
    const whole = hintOf(question);
    const hint = [
      whole,
      clash ? texts.clash(clash.by, shorten(clash.theirs, 600)) : '',
      whole === '' && !clash ? texts.hint : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
    return {
      kind: 'text',
      id: fieldId(index),
      label: texts.question(index + 1, shorten(question, longestLabel - 4)),
      hint,
      required: false,
      multiline: true,
      maxLength: longestAnswer,
      ...(shown[index] ? { value: shown[index] } : {}),
    };
  });
  const [shortName = party] = partyNames(agreement, [party]);
  return {
    language,
    title: texts.title,
    intro: [
      Object.keys(clashes).length > 0 ? texts.changedMeanwhile : '',
      texts.intro(name, shortName, review.days.due),
      last ? texts.lastSaved(last.by, t.dates.moment(last.at)) : '',
      review.questions.length > to - from ? texts.part(from + 1, to, review.questions.length) : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      ...fields,
      {
        kind: 'select',
        id: 'do',
        label: texts.what,
        required: true,
        value: 'draft',
        options: [
          { value: 'draft', label: texts.saveDraft },
          { value: 'hand-in', label: texts.handIn },
        ],
      },
    ],
    action: {
      command: 'answer-review',
      agreement: agreement.id,
      args: { month, from, revision: given.revision ?? version },
    },
  };
}

export function fieldId(index: number): string {
  return `answer-${index + 1}`;
}

/** The submitted answers. What is too long is said by the command, which knows by how much. */
export function readAnswers(
  values: FormValues,
  from: number,
): { readonly filled: FilledAnswers } | { readonly faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id] : '');
  const answers: string[] = [];
  while (typeof values[fieldId(from + answers.length)] === 'string')
    answers.push(tidy(text(fieldId(from + answers.length))));
  const what = text('do');
  if (what !== 'draft' && what !== 'hand-in') return { faults: { do: 'required' } };
  return { filled: { from, answers, handIn: what === 'hand-in' } };
}

/** Without space around it, and with at most one empty line between paragraphs. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
