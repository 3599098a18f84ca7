import type { HeldFunction } from '../../domain/policy.ts';
import type { ReviewChange } from '../../domain/record/reviews.ts';
import { type ReviewStanding, writtenBy } from '../../domain/review-standing.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import { partyNames } from '../coordinators.ts';
import type { Effect } from '../effects.ts';
import { authorOf } from '../record.ts';
import { fieldId } from './answer-form.ts';
import { handInButton, writeButtons } from './buttons.ts';

/** Who answers which review, and the version of the agreement's record that was read before anything else was. */
export interface Answering {
  readonly review: ReviewStanding;
  readonly as: HeldFunction;
  readonly expected: number;
}

/** Keeps what the party has written so far: everybody of the party can go on with it, and nobody else sees it. */
export function saveDraft(context: CommandContext, answering: Answering, answers: readonly string[]): CommandResult {
  const { t, origin } = context;
  const { review, as } = answering;
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
    effects: recorded(context, answering, { kind: 'review-drafted', month, party: as.party, answers }),
  };
}

/** Hands in for the party: every question needs an answer, if only that there is none. `page`: the questions of the form. */
export function handIn(
  context: CommandContext,
  answering: Answering,
  answers: readonly string[],
  page?: { readonly from: number; readonly to: number },
): CommandResult {
  const { t, today } = context;
  const { review, as } = answering;
  const { month, name } = review.days.definition;
  const empty = answers.flatMap((text, index) => (text === '' ? [index] : []));
  if (empty.length > 0) return unanswered(context, empty, page);
  const own = review.parties.find(({ party }) => party === as.party);
  const before = own?.answered;
  if (before?.answers && isSame(before.answers, answers) && !own?.draft)
    return { outcome: 'done', message: t.say(t.review.same), data: { month, unchanged: true } };
  const missing = review.parties.filter(({ party, answered }) => party !== as.party && answered === undefined);
  const keys = missing.map(({ party }) => party);
  const late = before === undefined && today > review.days.last;
  const lines = [
    before ? t.review.changed(name) : t.review.handedIn(name),
    late ? t.review.late(review.days.last) : '',
    review.lock === 'posted' ? t.review.afterPosting(review.postedOn ?? '') : '',
    review.frozen && review.lock === 'free' ? t.review.notInDraft : '',
    keys.length === 0 ? t.review.allAnswered : t.review.stillMissing(partyNames(context.agreement, keys)),
  ];
  return {
    outcome: 'done',
    message: t.say(...lines),
    data: { month, party: as.party, handedIn: true, late, missing: keys },
    effects: recorded(context, answering, { kind: 'review-answered', month, party: as.party, answers }),
  };
}

function unanswered(
  { t }: CommandContext,
  empty: readonly number[],
  page: { readonly from: number; readonly to: number } | undefined,
): CommandResult {
  const said = t.review.unanswered(empty.map((index) => index + 1));
  const result: CommandResult = { outcome: 'refused', message: t.say(said), data: { rule: 'unanswered' } };
  if (!page) return result;
  const here = empty.filter((index) => index >= page.from && index < page.to);
  const fields = here.length === 0 ? ['do'] : here.map(fieldId);
  return { ...result, fieldErrors: Object.fromEntries(fields.map((field) => [field, said])) };
}

/** As the function that wrote it. Whatever was recorded since the review was read makes it a conflict, and it is decided anew. */
function recorded(context: CommandContext, { as, expected }: Answering, body: ReviewChange): readonly Effect[] {
  return [{ kind: 'agreement-change', expected, author: authorOf(context, as), bodies: [body] }];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
