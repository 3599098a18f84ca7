import type { Texts } from '../../../text/texts.ts';
import type { Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { type DecisionAsked, decisionsAsked, decisionText } from '../steering-summary/decisions.ts';
import type { Deviation } from '../steering-summary/deviations.ts';
import { firstOf, nameOf, type SummaryMaterial, sourceOf } from '../steering-summary/material.ts';

const mostShown = 60;

/** Every measure that deviates: what has happened, and what is asked for. */
export function deviationTable(t: Texts, material: SummaryMaterial, all: readonly Deviation[]): Section {
  const texts = t.review.document;
  const asked = decisionsAsked(material);
  const { shown, left } = firstOf(all, mostShown);
  const heading = texts.deviations;
  if (all.length === 0)
    return {
      key: 'deviations',
      heading,
      blocks: [{ kind: 'paragraph', claim: { text: t.summary.deviations.none, sources: [] } }],
    };
  const rows = shown.map((each) => ({
    cells: [
      t.summary.deviations.label(each, nameOf(each.measure, t), material.today),
      t.summary.deviations.why({
        ...each,
        values: each.values.map((value) => ({ ...value, indicator: shorten(value.indicator, 60) })),
      }) || texts.noReason,
      neededOf(
        t,
        asked.filter(({ measure }) => measure?.id === each.measure.id),
      ),
    ],
    sources: [sourceOf(each.measure, each.reason === undefined ? undefined : each.measure.state.rating?.version)],
  }));
  return {
    key: 'deviations',
    heading,
    blocks: [
      {
        kind: 'table',
        caption: texts.deviationsCaption,
        content: 'sentences',
        header: texts.deviationsHeader,
        rows,
        ...(left > 0 ? { more: t.summary.deviations.more(left) } : {}),
      },
    ],
  };
}

/** What is asked of the steering group about it. */
function neededOf(t: Texts, asked: readonly DecisionAsked[]): string {
  const said = asked.map((each) => {
    const { question = '', proposal = '' } = decisionText(t, each);
    return each.kind === 'question' ? question : proposal;
  });
  return said.length === 0 ? t.review.document.nothingAsked : t.review.document.asked(said);
}
