import { z } from 'zod';
import type { HeldFunction } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { type ReviewStanding, writtenBy } from '../../domain/review-standing.ts';
import { partyNames } from '../coordinators.ts';
import { answerForm, fieldId, formPages, longestAnswer, readAnswers, tidy } from '../review/answer-form.ts';
import { answererOf } from '../review/answerer.ts';
import { handInButton, writeButtons } from '../review/buttons.ts';
import { merge, recorded } from '../review/save-answers.ts';
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
    const typed = /^(?:fråga|question)?\s*(\d{1,2})(?:[\s:.)]+([\s\S]*))?$/iu.exec(said);
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
  const { t } = context;
  const chosen = await chooseReview(context, given.month);
  if (chosen.kind === 'refused') return chosen.result;
  const { review } = chosen;
  const as = await answererOf(context);
  if (!as) return refuse(context, t.review.notForYou, 'coordinators-only');
  const first = review.parties.every(({ party, answered }) => party !== as.party || answered === undefined);
  if (review.phase === 'waits') return refuse(context, t.review.notOpen(review.days.opens), 'not-open');
  if (review.lock === 'posted' && !first) return refuse(context, t.review.posted(review.postedOn ?? ''), 'posted');
  if (review.lock === 'approved' && !first) return refuse(context, t.review.approved, 'approved');
  if (given.filled) return fromForm(context, review, as, given, given.filled);
  if (given.typed) return fromLine(context, review, as, given.typed);
  if (given.handIn) return handIn(context, review, as, writtenBy(review, as.party).answers);
  return askFor(context, review, as, given);
}

function askFor(
  context: CommandContext,
  review: ReviewStanding,
  { party }: HeldFunction,
  given: Pick<Args, 'from' | 'revision' | 'own'>,
): CommandResult {
  const { t } = context;
  const page = pageFrom(review, given.from ?? 0);
  const { revision, own } = given;
  const unsaved = own && { own: writtenBy(review, party).answers.map((text, index) => own[index - page.from] ?? text) };
  const form = answerForm(context, review, party, page, { ...present({ revision }), ...unsaved });
  return {
    outcome: 'asked',
    message: t.say(t.review.form.opens(review.days.definition.name), t.review.typeInstead),
    form,
  };
}

function pageFrom(review: ReviewStanding, from: number) {
  const pages = formPages(review.questions);
  return pages.find((page) => page.from === from) ?? pages[0] ?? { from: 0, to: 0 };
}

async function fromForm(
  context: CommandContext,
  review: ReviewStanding,
  as: HeldFunction,
  { revision }: Args,
  { from, answers, handIn: handsIn }: NonNullable<Args['filled']>,
): Promise<CommandResult> {
  const { t } = context;
  const page = pageFrom(review, from);
  const long = answers.flatMap((text, place) => {
    const length = text.length;
    return length > longestAnswer ? [[fieldId(from + place), t.refusals.tooLong(length, longestAnswer)] as const] : [];
  });
  if (long.length > 0) return refuse(context, long[0]?.[1] ?? '', 'too-long', Object.fromEntries(long));
  const merged = await merge(context, review, as.party, { from, answers, ...present({ revision }) });
  if (Object.keys(merged.clashes).length > 0) {
    const form = answerForm(context, review, as.party, page, { own: merged.answers, clashes: merged.clashes });
    const questions = Object.keys(merged.clashes).map((index) => Number(index) + 1);
    const message = t.say(t.review.form.changedMeanwhile);
    return { outcome: 'asked', message, form, data: { rule: 'older-form', questions } };
  }
  if (handsIn) return handIn(context, review, as, merged.answers, page);
  return saveDraft(context, review, as, merged.answers);
}

async function fromLine(
  context: CommandContext,
  review: ReviewStanding,
  as: HeldFunction,
  { question, text }: NonNullable<Args['typed']>,
): Promise<CommandResult> {
  const { t } = context;
  const asked = review.questions[question - 1];
  if (asked === undefined)
    return refuse(context, t.review.noSuchQuestion(question, review.questions.length), 'no-such-question');
  const written = writtenBy(review, as.party).answers;
  if (text === '') {
    const lines = [t.review.form.question(question, asked), written[question - 1] || t.review.nothingWritten(question)];
    return { outcome: 'done', message: t.say(...lines), data: { question, answer: written[question - 1] ?? '' } };
  }
  const length = text.length;
  if (length > longestAnswer) return refuse(context, t.refusals.tooLong(length, longestAnswer), 'too-long');
  const answers = written.map((before, index) => (index === question - 1 ? text : before));
  return saveDraft(context, review, as, answers);
}

async function saveDraft(
  context: CommandContext,
  review: ReviewStanding,
  as: HeldFunction,
  answers: readonly string[],
): Promise<CommandResult> {
  const { t, origin } = context;
  const { month } = review.days.definition;
  const count = answers.filter((text) => text !== '').length;
  const data = { month, party: as.party, answered: count, questions: answers.length };
  if (isSame(writtenBy(review, as.party).answers, answers))
    return { outcome: 'done', message: t.say(t.review.same), data: { ...data, unchanged: true } };
  const complete = count === answers.length;
  const buttons = [...writeButtons(context, review), ...(complete ? [handInButton(context, review)] : [])];
  const handed = review.parties.some(({ party, answered }) => party === as.party && answered !== undefined);
  const lines = [
    t.review.draftSaved(count, answers.length),
    handed ? t.review.handedStands : '',
    complete ? t.review.canHandIn : '',
    origin.visible ? t.review.visibleInChat : '',
  ];
  return {
    outcome: 'done',
    message: t.asking(lines, buttons),
    data: { ...data, draft: true },
    effects: await recorded(context, as, { kind: 'review-drafted', month, party: as.party, answers }),
  };
}

/** Every question needs an answer, if only that there is none. */
async function handIn(
  context: CommandContext,
  review: ReviewStanding,
  as: HeldFunction,
  answers: readonly string[],
  page?: { readonly from: number; readonly to: number },
): Promise<CommandResult> {
  const { t, today, agreement } = context;
  const { month, name } = review.days.definition;
  const empty = answers.flatMap((text, index) => (text === '' ? [index] : []));
  if (empty.length > 0) {
    const said = t.review.unanswered(empty.map((index) => index + 1));
    const here = empty.filter((index) => page && index >= page.from && index < page.to);
    const fields =
      page && here.length === 0 ? { do: said } : Object.fromEntries(here.map((index) => [fieldId(index), said]));
    return refuse(context, said, 'unanswered', fields);
  }
  const before = review.parties.find(({ party }) => party === as.party)?.answered;
  if (
    before?.answers &&
    isSame(before.answers, answers) &&
    !review.parties.some((each) => each.party === as.party && each.draft)
  )
    return { outcome: 'done', message: t.say(t.review.same), data: { month, unchanged: true } };
  const missing = review.parties.filter(({ party, answered }) => party !== as.party && answered === undefined);
  const late = before === undefined && today > review.days.last;
  const lines = [
    before ? t.review.changed(name) : t.review.handedIn(name),
    late ? t.review.late(review.days.last) : '',
    review.lock === 'posted' ? t.review.afterPosting(review.postedOn ?? '') : '',
    review.frozen && review.lock === 'free' ? t.review.notInDraft : '',
    missing.length === 0
      ? t.review.allAnswered
      : t.review.stillMissing(
          partyNames(
            agreement,
            missing.map(({ party }) => party),
          ),
        ),
  ];
  return {
    outcome: 'done',
    message: t.say(...lines),
    data: { month, party: as.party, handedIn: true, late, missing: missing.map(({ party }) => party) },
    effects: await recorded(context, as, { kind: 'review-answered', month, party: as.party, answers }),
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
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
