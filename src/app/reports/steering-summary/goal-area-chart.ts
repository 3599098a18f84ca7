import type { Chart } from '../../../chat/message.ts';
import type { MeasureFact } from '../../../domain/facts.ts';
import { ratingOn, statusOn } from '../../../domain/measure.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ChartSeriesName } from '../../../text/sv/reports.ts';
import type { Texts } from '../../../text/texts.ts';

/** What a bar is stacked of: a measure is in one of them, and a cancelled one in none. */
const tones = { completed: 'done', green: 'good', yellow: 'attention', red: 'critical', unrated: 'unknown' } as const;
const names = ['completed', 'green', 'yellow', 'red', 'unrated'] as const;

export interface ChartGroup {
  /** Absent for measures without any of the agreement's goal areas. */
  readonly area?: number;
  readonly measures: readonly MeasureFact[];
}

/** Status per goal area: the completed ones, and the others by their rating. Undefined where there is nothing to show. */
export function goalAreaChart(t: Texts, groups: readonly ChartGroup[], today: IsoDate): Chart | undefined {
  const texts = t.reports.chart;
  const counted = groups.map(({ area, measures }) => ({ name: texts.group(area), counts: countsBy(measures, today) }));
  const shown = names.filter((name) => counted.some(({ counts }) => counts[name] > 0));
  if (shown.length === 0) return undefined;
  return {
    caption: texts.caption(today),
    alt: texts.alt(today, counted),
    groups: counted.map(({ name }) => name),
    series: shown.map((name) => ({
      label: texts.series[name],
      tone: tones[name],
      values: counted.map(({ counts }) => counts[name]),
    })),
  };
}

function countsBy(measures: readonly MeasureFact[], today: IsoDate): Readonly<Record<ChartSeriesName, number>> {
  const kinds = measures.map(({ state }): ChartSeriesName | 'cancelled' => {
    const status = statusOn(state, today);
    if (status === 'cancelled' || status === 'completed') return status;
    return ratingOn(state, today)?.value ?? 'unrated';
  });
  const count = (name: ChartSeriesName) => kinds.filter((kind) => kind === name).length;
  return {
    completed: count('completed'),
    green: count('green'),
    yellow: count('yellow'),
    red: count('red'),
    unrated: count('unrated'),
  };
}
