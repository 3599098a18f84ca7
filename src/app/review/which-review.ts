import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { currentReview, type ReviewStanding, reviewStandings } from '../../domain/review-standing.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import { gatherFacts } from '../facts.ts';

/** `2021-12`, or `12` for December of whichever year there is a review in. */
export const monthArg = z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])$/);

const months: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** A month that the line begins with, as `2021-12`, `december 2021` or `dec`, and what follows it. */
export function readMonth(line: string): { readonly month?: string; readonly rest: string } {
  const digits = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:[\s:.,]+|$)/.exec(line);
  if (digits) return { month: digits[1] ?? '', rest: line.slice(digits[0].length).trim() };
  const word = /^(\p{L}+)\.?(?:\s+(\d{4})(?=\s|$))?(?:[\s:,]+|$)/u.exec(line);
  const index = months.findIndex((names) => names.includes(fold(word?.[1] ?? '')));
  if (!word || index < 0) return { rest: line };
  const number = String(index + 1).padStart(2, '0');
  const year = word[2] === undefined ? '' : `${word[2]}-`;
  return { month: `${year}${number}`, rest: line.slice(word[0].length).trim() };
}

/** The agreement's reviews and the one that is meant, or why there is none such. */
export type ReviewChoice =
  | { readonly kind: 'chosen'; readonly review: ReviewStanding; readonly all: readonly ReviewStanding[] }
  | { readonly kind: 'refused'; readonly result: CommandResult };

export async function chooseReview(context: CommandContext, month: string | undefined): Promise<ReviewChoice> {
  const { t, agreement, reads, today } = context;
  const all = reviewStandings(await gatherFacts(agreement, reads, today), today);
  const refused = (text: string, rule: string): ReviewChoice => ({
    kind: 'refused',
    result: { outcome: 'refused', message: t.say(text), data: { rule } },
  });
  if (all.length === 0) return refused(t.review.none, 'no-reviews');
  const meant = month === undefined ? all : all.filter(({ days }) => days.definition.month.endsWith(month));
  const review = currentReview(meant);
  if (review) return { kind: 'chosen', review, all };
  const known = all.map(({ days: { definition } }) => t.review.named(definition.name, definition.month));
  return refused(t.review.noSuch(month ?? '', known), 'no-such-review');
}
