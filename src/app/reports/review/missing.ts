import type { MeasureFact } from '../../../domain/facts.ts';
import { questionAbout } from '../../../domain/review-question.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Claim, ReportBlock, Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { evidenceOf } from '../steering-summary/evidence.ts';
import { isCancelled, sourceOf } from '../steering-summary/material.ts';
import type { ReviewMaterial } from './material.ts';

/** Measures that nobody has written of or measured in the time that the review is about; those that were cancelled are not asked. */
function withoutBasis({ summary, grounded }: ReviewMaterial): readonly MeasureFact[] {
  return summary.facts.measures.filter((measure) => !grounded.has(measure.id) && !isCancelled(measure, summary.today));
}

/** What nothing has been recorded of: so it is said, rather than left out. */
export function missingSection(t: Texts, material: ReviewMaterial): Section {
  const texts = t.review.document;
  const measures = withoutBasis(material);
  const { withoutValue, withoutIndicator } = evidenceOf(material.summary);
  const named = measures.map((measure) => ({
    label: measure.number,
    text: shorten(measure.state.plan.title, 300),
    sources: [sourceOf(measure)],
  }));
  const numbered = (label: string, all: readonly MeasureFact[]): readonly Claim[] =>
    all.length === 0
      ? []
      : [
          {
            label,
            text: t.summary.numbers(all.map(({ number }) => number)),
            sources: all.map((measure) => sourceOf(measure)),
          },
        ];
  // A question of results has it beside its answers.
  const isTold = material.review.questions.some((question) => questionAbout(question) === 'results');
  const unknown = isTold
    ? []
    : [
        ...numbered(t.summary.evidence.withoutValue, withoutValue),
        ...numbered(t.summary.evidence.withoutIndicator, withoutIndicator),
      ];
  const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', claim: { text, sources: [] } });
  return {
    key: 'missing',
    heading: texts.missing,
    blocks: [
      measures.length === 0
        ? paragraph(texts.allGrounded)
        : { kind: 'list', heading: texts.withoutBasis(measures.length, material.from), items: named },
      ...(unknown.length === 0 ? [] : [{ kind: 'list' as const, items: unknown }]),
    ],
  };
}
