import { z } from 'zod';
import { present } from '../../domain/present.ts';
import { type ReviewStanding, writtenBy } from '../../domain/review-standing.ts';
import { answerForm, fieldId, formPages, longestAnswer, readAnswers, tidy } from '../review/answer-form.ts';
import { answererOf } from '../review/answerer.ts';
import { type Answering, handIn, saveDraft } from '../review/give-answers.ts';
import { merge } from '../review/merge-answers.ts';
import { chooseReview, monthArg, readMonth } from '../review/which-review.ts';
import { reviewWords } from '../review/words.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  month: monthArg.optional(),
  /** Of a form: its first question, from 0, and the version of the party's answers that it showed. */
  from: z.number().int().nonnegative().optional(),
  revision: z.number().int().nonnegative().optional(),
  filled: z
    .object({ from: z.number().int().nonnegative(), answers: z.array(z.string()), handIn: z.boolean() })
    .optional(),
  /** What was written in a form and is not saved: it is shown again. */
  own: z.array(z.string()).optional(),
  /** A question's number, from 1, and what was typed after it. */
  typed: z.object({ question: z.number().int().positive(), text: z.string() }).optional(),
  /** Everything is written: hand it in as it stands. */
  handIn: z.literal(true).optional(),
});
type Args = z.infer<typeof args>;

/** A party's answers to a review's questions: in a form, or one question at a time as typed. They are a draft until handed in. */
export const answerReview = agreementCommand({
  name: 'answer-review',
  root: 'agreement',
  words: reviewWords(['svar', 'svara'], ['answer', 'answers']),
  right: 'approve',
  changes: true,
  args,
  rewriting: ({ filled, month, from, revision }) => filled && present({ month, from, revision, own: filled.answers }),
  texts: ({ filled, typed }) => [...(filled?.answers ?? []), ...(typed ? [typed.text] : [])],
  read: (rest) => {
    const { month, rest: said } = readMonth(rest);
    if (said === '') return present({ month });
    const typed = /^(?:fråga|question)?\s*(\d{1,2})[:.)]?(?:\s+([\s\S]*))?$/iu.exec(said);
    return typed ? present({ month, typed: { question: Number(typed[1]), text: tidy(typed[2] ?? '') } }) : undefined;
  },
  readForm: (values, given) => {
    const { month, from = 0, revision } = args.parse(given);
    const read = readAnswers(values, from);
    return 'faults' in read
      ? { faults: read.faults }
      : { args: present({ month, from, revision, filled: read.filled }) };
  },
  run: answer,
});

/** `/samverkan uppföljning lämna in`. */
export const handInReview = agreementCommand({
  name: 'hand-in-review',
  root: 'agreement',
  words: reviewWords(['lämna in'], ['hand in', 'submit']),
  right: 'approve',
  changes: true,
  args: z.object({ month: monthArg.optional() }),
  read: (rest) => {
    const { month, rest: said } = readMonth(rest);
    return said === '' ? present({ month }) : undefined;
  },
  run: (context, { month }) => answer(context, present({ month, handIn: true as const })),
});

async function answer(context: CommandContext, given: Args): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  // Read first: what a colleague saves meanwhile is then a conflict, and never written over.
  const { version: expected } = await reads.record(agreement.id);
  const chosen = await chooseReview(context, given.month);
  if (chosen.kind === 'refused') return chosen.result;
  const { review } = chosen;
  const as = await answererOf(context);
  if (!as) return refuse(context, t.review.notForYou, 'coordinators-only');
  const first = review.parties.every(({ party, answered }) => party !== as.party || answered === undefined);
  if (review.phase === 'waits') return refuse(context, t.review.notOpen(review.days.opens), 'not-open');
  if (review.lock === 'posted' && !first) return refuse(context, t.review.posted(review.postedOn ?? ''), 'posted');
  if (review.lock === 'approved' && !first) return refuse(context, t.review.approved, 'approved');
  const answering: Answering = { review, as, expected };
  if (given.filled) return fromForm(context, answering, given, given.filled);
  if (given.typed) return fromLine(context, answering, given.typed);
  if (given.handIn) return handIn(context, answering, writtenBy(review, as.party).answers);
  return askFor(context, answering, given);
}

function askFor(
  context: CommandContext,
  { review, as }: Answering,
  { from, revision, own }: Pick<Args, 'from' | 'revision' | 'own'>,
): CommandResult {
  const { t } = context;
  const page = pageFrom(review, from ?? 0);
  const { answers } = writtenBy(review, as.party);
  const unsaved = own && { own: answers.map((text, index) => own[index - page.from] ?? text) };
  const form = answerForm(context, review, as.party, page, { ...present({ revision }), ...unsaved });
  const message = t.say(t.review.form.opens(review.days.definition.name), t.review.typeInstead);
  return { outcome: 'asked', message, form };
}

function pageFrom(review: ReviewStanding, from: number) {
  const pages = formPages(review.questions);
  return pages.find((page) => page.from === from) ?? pages[0] ?? { from: 0, to: 0 };
}

async function fromForm(
  context: CommandContext,
  answering: Answering,
  { revision }: Args,
  { from, answers, handIn: handsIn }: NonNullable<Args['filled']>,
): Promise<CommandResult> {
  const { t } = context;
  const { review, as } = answering;
  const page = pageFrom(review, from);
  const long = answers.flatMap(({ length }, place) =>
    length > longestAnswer ? [[fieldId(from + place), t.refusals.tooLong(length, longestAnswer)] as const] : [],
  );
  if (long.length > 0) return refuse(context, long[0]?.[1] ?? '', 'too-long', Object.fromEntries(long));
  const merged = await merge(context, review, as.party, { from, answers, ...present({ revision }) });
  const clashing = Object.keys(merged.clashes);
  if (clashing.length > 0) {
    const form = answerForm(context, review, as.party, page, { own: merged.answers, clashes: merged.clashes });
    const questions = clashing.map((index) => Number(index) + 1);
    const message = t.say(t.review.form.changedMeanwhile);
    return { outcome: 'asked', message, form, data: { rule: 'older-form', questions } };
  }
  return handsIn ? handIn(context, answering, merged.answers, page) : saveDraft(context, answering, merged.answers);
}

function fromLine(
  context: CommandContext,
  answering: Answering,
  { question, text }: NonNullable<Args['typed']>,
): CommandResult {
  const { t } = context;
  const { review, as } = answering;
  const asked = review.questions[question - 1];
  if (asked === undefined)
    return refuse(context, t.review.noSuchQuestion(question, review.questions.length), 'no-such-question');
  const written = writtenBy(review, as.party).answers;
  if (text === '') {
    const lines = [t.review.form.question(question, asked), written[question - 1] || t.review.nothingWritten(question)];
    return { outcome: 'done', message: t.say(...lines), data: { question, answer: written[question - 1] ?? '' } };
  }
  if (text.length > longestAnswer) return refuse(context, t.refusals.tooLong(text.length, longestAnswer), 'too-long');
  const answers = written.map((before, index) => (index === question - 1 ? text : before));
  return saveDraft(context, answering, answers);
}

function refuse(
  { t }: CommandContext,
  text: string,
  rule: string,
  fieldErrors: Readonly<Record<string, string>> = {},
): CommandResult {
  const faults = Object.keys(fieldErrors).length > 0 ? { fieldErrors } : {};
  return { outcome: 'refused', message: t.say(text), data: { rule }, ...faults };
}
