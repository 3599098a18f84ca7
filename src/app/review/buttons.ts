import type { Button } from '../../chat/message.ts';
import type { ReviewStanding } from '../../domain/review-standing.ts';
import type { CommandContext } from '../commands/command.ts';
import { formPages } from './answer-form.ts';

type Context = Pick<CommandContext, 't' | 'agreement'>;

/** Opens the form with the questions: one button, or one for each part of many. */
export function writeButtons(context: Context, review: ReviewStanding): readonly Button[] {
  const { t, agreement } = context;
  const { month } = review.days.definition;
  const pages = formPages(review.questions);
  return pages.slice(0, mostPages).map(({ from, to }) => ({
    label: pages.length === 1 ? t.review.write : t.review.writePart(from + 1, to),
    action: { command: 'answer-review', agreement: agreement.id, stays: true, args: { month, from } },
  }));
}

/** A row of buttons on every platform has room for these; the others are typed. */
const mostPages = 8;

export function handInButton(context: Context, review: ReviewStanding): Button {
  return { label: context.t.review.handIn, action: about(context, review, 'hand-in-review'), style: 'primary' };
}

export function basisButton(context: Context, review: ReviewStanding): Button {
  return { label: context.t.review.showBasis, action: { ...about(context, review, 'review-basis'), stays: true } };
}

export function documentButton(context: Context, review: ReviewStanding): Button {
  return {
    label: context.t.review.showDocument,
    action: { ...about(context, review, 'review-document'), stays: true },
  };
}

/** What is frozen is approved where the summaries are. */
export function draftButton({ t, agreement }: Context): Button {
  return { label: t.review.showDraft, action: { command: 'draft', agreement: agreement.id, stays: true } };
}

function about({ agreement }: Context, { days }: ReviewStanding, command: string) {
  return { command, agreement: agreement.id, args: { month: days.definition.month } };
}
