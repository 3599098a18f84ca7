import { obligations } from '../../domain/obligations.ts';
import { questionAbout } from '../../domain/review-question.ts';
import type { Texts } from '../../text/texts.ts';
import type { Claim, ReportBlock, ReportDocument, Section } from './report.ts';
import { answerBlocks } from './review/answers.ts';
import { deviationTable } from './review/deviations.ts';
import { foundFor } from './review/found.ts';
import type { ReviewMaterial } from './review/material.ts';
import { missingSection } from './review/missing.ts';
import { basisSection } from './steering-summary/basis.ts';
import { dateSection } from './steering-summary/dates.ts';
import { decisionSection } from './steering-summary/decisions.ts';
import { summaryFacts } from './steering-summary.ts';

export { gatherReview, type ReviewMaterial } from './review/material.ts';

/**
 * The compiled review of the agreement (product.md §6): each question in the agreement's own words with the parties' answers
 * side by side, and what the data say beside them. The answers are the parties' own; all else is made from data alone.
 * `called`: what the moment is called, where that is not its time of day.
 */
export function reviewDocument(t: Texts, material: ReviewMaterial, called?: string): ReportDocument {
  const { summary, review } = material;
  const { facts, at } = summary;
  const known = summaryFacts(summary);
  const { name, month } = review.days.definition;
  return {
    kind: 'review',
    language: t.language,
    title: t.review.named(name, month),
    agreement: facts.definition.title,
    subtitle: t.review.document.subtitle(facts.definition.title, called ?? t.dates.moment(at)),
    status: at,
    lead: lead(t, material),
    sections: [
      ...review.questions.map((question, index) => questionSection(t, material, question, index)),
      deviationTable(t, summary, known.deviations),
      missingSection(t, material),
      decisionSection(t, summary, known.decisions),
      dateSection(t, summary, known.dates),
      basisSection(t, known.basis),
    ],
  };
}

/** What there is about each question and what is missing, without anybody's answers. */
export function reviewBasis(t: Texts, material: ReviewMaterial): ReportDocument {
  const { summary, review } = material;
  const { definition } = summary.facts;
  const { name, month } = review.days.definition;
  return {
    kind: 'review',
    language: t.language,
    title: t.review.basis.title(t.review.named(name, month)),
    agreement: definition.title,
    subtitle: t.review.basis.subtitle(material.from, t.dates.moment(summary.at)),
    status: summary.at,
    lead: [{ text: t.review.basis.lead, sources: [] }],
    sections: [
      ...review.questions.map(
        (question, index): Section => ({ key: key(index), heading: question, blocks: found(t, material, question) }),
      ),
      missingSection(t, material),
    ],
  };
}

const key = (index: number) => `question-${index + 1}`;

function questionSection(t: Texts, material: ReviewMaterial, question: string, index: number): Section {
  const blocks: readonly ReportBlock[] = [...answerBlocks(t, material, index), ...found(t, material, question)];
  return { key: key(index), heading: question, blocks };
}

function found(t: Texts, material: ReviewMaterial, question: string): readonly ReportBlock[] {
  return foundFor(t, material, questionAbout(question));
}

/** Who has answered, and when in relation to the agreement's month; then how the plan stands, by counting. */
function lead(t: Texts, { summary, review }: ReviewMaterial): readonly Claim[] {
  const { facts, today } = summary;
  const nameOf = (key: string) => facts.definition.parties.find((party) => party.key === key)?.shortName ?? key;
  const answered = review.parties.filter((each) => each.answered !== undefined);
  const missing = review.parties.filter((each) => each.answered === undefined);
  const late = answered.filter((each) => (each.answered?.on ?? '') > review.days.last);
  const obligation = `review/${review.days.definition.month}`;
  const sources = obligations(facts, today).some((each) => each.key === obligation)
    ? [{ kind: 'obligation' as const, key: obligation }]
    : [];
  const names = (all: typeof answered) => all.map(({ party }) => nameOf(party));
  const said = t.review.document.lead(names(answered), names(missing), names(late));
  return [
    ...said.map((text) => ({ text, sources })),
    ...t.summary.lead(summaryFacts(summary)).map((text) => ({ text, sources: [] })),
  ];
}
