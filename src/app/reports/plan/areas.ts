import type { MeasureFact } from '../../../domain/facts.ts';
import { dueOf, isOverdue, ratingOn, statusOn } from '../../../domain/measure.ts';
import { isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { ReportRow, Section } from '../report.ts';
import { measuresByArea } from '../steering-summary/goal-areas.ts';
import { type SummaryMaterial, sourceOf } from '../steering-summary/material.ts';

/** A section for each goal area, with a row for each of its measures: nothing is shortened, and none is left out. */
export function planAreaSections(t: Texts, material: SummaryMaterial): readonly Section[] {
  const texts = t.reports.plan;
  return measuresByArea(material).map(({ area, measures }): Section => {
    const heading = area ? t.summary.goalAreas.area(area.number, area.title) : t.summary.goalAreas.other;
    return {
      key: area ? `area-${area.number}` : 'area-none',
      heading,
      blocks:
        measures.length === 0
          ? [{ kind: 'paragraph', claim: { text: texts.none, sources: [] } }]
          : [
              {
                kind: 'table',
                caption: area ? texts.caption(heading) : texts.captionOther,
                content: 'sentences',
                header: texts.header,
                rows: measures.map((measure) => rowOf(t, measure, material)),
              },
            ],
    };
  });
}

function rowOf(t: Texts, measure: MeasureFact, { facts, today }: SummaryMaterial): ReportRow {
  const { state, number } = measure;
  const { plan, news } = state;
  const texts = t.reports.plan;
  const status = t.measures.status[statusOn(state, today)];
  const rating = ratingOn(state, today);
  const responsible = plan.responsibleFunction ?? namesOf(measure.responsible, facts.functions).join(', ');
  return {
    cells: [
      number,
      plan.title,
      responsible,
      plan.openEnded && !state.due ? texts.openEnded : (dueOf(state) ?? ''),
      isOverdue(state, today) ? texts.overdue(status) : status,
      rating === undefined ? texts.noRating : t.measures.rating[rating.value],
      news === undefined ? '' : isoDateOf(news.at),
    ],
    sources: [sourceOf(measure)],
  };
}

export function namesOf(
  ids: readonly string[],
  functions: readonly { readonly id: string; readonly name: string }[],
): readonly string[] {
  return functions.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}
