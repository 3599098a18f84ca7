import type { BriefFact } from '../../domain/briefs.ts';
import type { Texts } from '../../text/texts.ts';
import { orRemoved } from './or-removed.ts';

/** What a brief says: its own words where somebody has written them, else what its measure's question or proposal says. */
export interface BriefText {
  /** Absent where nobody has said it. */
  readonly question?: string;
  readonly proposal?: string;
  readonly otherwise?: string;
  readonly reason?: string;
}

export function briefText(t: Texts, { brief, matter }: Pick<BriefFact, 'brief' | 'matter'>): BriefText {
  const { decisions } = t;
  const said = (own: string | undefined, otherwise: string) =>
    (own === undefined ? undefined : orRemoved(t, own)) ?? (otherwise === '' ? undefined : otherwise);
  const texts = {
    question: said(brief.question, decisions.question(matter)),
    proposal: said(brief.proposal, decisions.proposal(matter)),
    otherwise: said(brief.otherwise, decisions.otherwise(matter)),
    reason: matter.kind === 'due' || matter.kind === 'cancel' ? matter.reason : undefined,
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** The answers so far, party by party; unequal ones as such (product.md §4). */
export function answersText(
  t: Texts,
  { brief }: Pick<BriefFact, 'brief'>,
  parties: readonly { readonly key: string; readonly shortName: string; readonly votes: boolean }[],
): readonly string[] {
  return parties
    .filter(({ votes }) => votes)
    .map(({ key, shortName }) => {
      const given = brief.answers.find(({ party }) => party === key);
      return given
        ? t.decisions.given(
            shortName,
            given.answer,
            given.reason === undefined ? undefined : orRemoved(t, given.reason),
          )
        : t.decisions.notGiven(shortName);
    });
}
