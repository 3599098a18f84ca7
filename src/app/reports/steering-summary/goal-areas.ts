import type { MeasureFact } from '../../../domain/facts.ts';
import { ratingOn, statusOn } from '../../../domain/measure.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { ReportRow, Section } from '../report.ts';
import { goalAreaChart } from './goal-area-chart.ts';
import { isCancelled, type SummaryMaterial } from './material.ts';

/**
 * How many measures there are, and how they stand. What was cancelled has no rating any more, so that green, yellow, red,
 * unrated and cancelled together are all.
 */
export interface Counts {
  readonly measures: number;
  readonly completed: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly unrated: number;
  readonly cancelled: number;
}

export interface AreaCounts extends Counts {
  /** Absent for measures that name none of the agreement's. */
  readonly area?: { readonly number: number; readonly title: string };
}

interface AreaMeasures {
  readonly area?: { readonly number: number; readonly title: string };
  readonly measures: readonly MeasureFact[];
}

/** Per goal area of the agreement, those without measures too: they are news to a steering group. */
export function measuresByArea({ facts }: SummaryMaterial): readonly AreaMeasures[] {
  const { goalAreas } = facts.definition;
  const own = (area: number) => facts.measures.filter(({ state }) => state.plan.goalArea === area);
  const other = facts.measures.filter(({ state }) => !goalAreas.some(({ number }) => number === state.plan.goalArea));
  return [
    ...goalAreas.map((area) => ({ area, measures: own(area.number) })),
    ...(other.length > 0 ? [{ measures: other }] : []),
  ];
}

export function goalAreaCounts(material: SummaryMaterial): readonly AreaCounts[] {
  return measuresByArea(material).map(({ area, measures }) => ({
    ...(area === undefined ? {} : { area }),
    ...countsOf(measures, material.today),
  }));
}

export function countsOf(measures: readonly MeasureFact[], today: IsoDate): Counts {
  const cancelled = measures.filter((measure) => isCancelled(measure, today)).length;
  const judged = measures
    .filter((measure) => !isCancelled(measure, today))
    .map(({ state }) => ratingOn(state, today)?.value);
  const rated = (value: 'green' | 'yellow' | 'red' | undefined) => judged.filter((each) => each === value).length;
  return {
    measures: measures.length,
    completed: measures.filter(({ state }) => statusOn(state, today) === 'completed').length,
    green: rated('green'),
    yellow: rated('yellow'),
    red: rated('red'),
    unrated: rated(undefined),
    cancelled,
  };
}

/** The columns for what is unusual stand there only when there is some. The chart tells the completed ones by themselves. */
export function goalAreaSection(t: Texts, material: SummaryMaterial): Section {
  const all = countsOf(material.facts.measures, material.today);
  const texts = t.summary.goalAreas;
  const columns = (['measures', 'completed', 'green', 'yellow', 'red', 'unrated', 'cancelled'] as const).filter(
    (column) => (column !== 'unrated' && column !== 'cancelled') || all[column] > 0,
  );
  const row = (name: string, counts: Counts): ReportRow => ({
    cells: [name, ...columns.map((column) => String(counts[column]))],
    sources: [],
  });
  const areas = goalAreaCounts(material).map((counts) =>
    row(counts.area ? texts.area(counts.area.number, counts.area.title) : texts.other, counts),
  );
  const chart = goalAreaChart(
    t,
    measuresByArea(material).map(({ area, measures }) => ({ ...(area ? { area: area.number } : {}), measures })),
    material.today,
  );
  return {
    key: 'goal-areas',
    heading: texts.heading,
    blocks: [
      {
        kind: 'table',
        caption: texts.caption(material.today),
        content: 'figures',
        header: [texts.name, ...columns.map((column) => texts.columns[column])],
        rows: [...areas, { ...row(texts.sum, all), sum: true }],
      },
      ...(chart === undefined ? [] : [{ kind: 'chart' as const, chart }]),
    ],
  };
}
