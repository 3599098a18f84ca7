import type { Chart, ChartSeries } from '../../chat/message.ts';
import { type CardElement, type ChartBar, oneLine, richText } from './card.ts';

const colorByTone = {
  done: 'categoricalBlue',
  good: 'good',
  attention: 'warning',
  critical: 'attention',
  unknown: 'neutral',
} as const satisfies Record<ChartSeries['tone'], ChartBar['data'][number]['color']>;

/** Characters of a bar's name and of a series' label in the chart; the table has them whole. */
const longestTitle = 80;
const longestLabel = 40;
/** Characters: what is longer is said in words instead. */
const longestChart = 6000;

/**
 * The chart as Teams draws it: one bar a group, its figures in words beside its name, so that nothing hangs on colour. Its words alone
 * are for clients without charts, and for one with no figures or too many to draw.
 */
export function chartElements(chart: Chart): CardElement[] {
  const words = richText(chart.alt, { isSubtle: true });
  const data = chart.groups.map((group, index) => barOf(chart, group, index));
  if (data.every((bar) => bar.data.length === 0)) return words;
  const fallback: CardElement = { type: 'Container', items: words };
  const title = oneLine(chart.caption, longestTitle);
  const drawn = {
    type: 'Chart.HorizontalBar.Stacked',
    title,
    showTitle: true,
    showLegend: true,
    data,
    fallback,
  } as const;
  return JSON.stringify(drawn).length > longestChart ? words : [drawn];
}

function barOf({ series }: Chart, group: string, index: number): ChartBar {
  const parts = series.flatMap(({ label, tone, values }) => {
    const value = values[index] ?? 0;
    return value > 0 ? [{ legend: oneLine(label, longestLabel), value, color: colorByTone[tone] }] : [];
  });
  const figures = parts.map(({ legend, value }) => `${value} ${legend}`).join(', ');
  return { title: [oneLine(group, longestTitle), figures].filter((part) => part !== '').join(': '), data: parts };
}
