import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalAreaChart } from '../../../src/app/reports/steering-summary/goal-area-chart.ts';
import type { MeasureFact } from '../../../src/domain/facts.ts';
import { foldChanges } from '../../../src/domain/fold-changes.ts';
import type { ChangeBody, Rating, Status } from '../../../src/domain/measure.ts';
import { textsIn } from '../../../src/text/texts.ts';

const today = '2021-12-03';

function measure(status: Status, rating: Rating | undefined): MeasureFact {
  const bodies: readonly ChangeBody[] = [
    {
      kind: 'planned',
      plan: { title: 'Röja', kind: 'project', openEnded: false, indicators: [], communication: {}, followUp: {} },
      dated: [],
    },
    { kind: 'status', value: status },
    ...(rating === undefined ? [] : [{ kind: 'rating' as const, value: rating }]),
  ];
  const at = '2021-06-01T08:00:00.000Z';
  const author = { function: 'Fritidschef', platform: 'slack' };
  const state = foldChanges(bodies.map((body, index) => ({ version: index + 1, at, recordedAt: at, author, body })));
  return { id: 'm', number: '1.1', state, responsible: [], communicates: [] };
}

const anyMeasure = fc
  .tuple(
    fc.constantFrom<Status>('not_started', 'in_progress', 'on_hold', 'completed', 'cancelled'),
    fc.constantFrom<Rating | undefined>('green', 'yellow', 'red', undefined),
  )
  .map(([status, rating]) => measure(status, rating));

describe('the chart of the goal areas', () => {
  it('has every measure that is not cancelled once, each part with a tone of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyMeasure, { maxLength: 8 }), { maxLength: 5 }), (areas) => {
        const counted = areas.map((all) => all.filter(({ state }) => state.status?.value !== 'cancelled').length);
        const chart = goalAreaChart(
          textsIn('sv'),
          areas.map((measures, index) => ({ area: index + 1, measures })),
          today,
        );
        if (chart === undefined) {
          expect(counted.every((count) => count === 0)).toBe(true);
          return;
        }
        expect(chart.groups).toHaveLength(areas.length);
        const sums = areas.map((_, index) => chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
        expect(sums).toEqual(counted);
        expect(new Set(chart.series.map(({ tone }) => tone)).size).toBe(chart.series.length);
      }),
    );
  });

  const areas = [
    {
      area: 1,
      measures: [measure('completed', 'red'), measure('in_progress', 'green'), measure('on_hold', 'green')],
    },
    { area: 2, measures: [] },
    { measures: [measure('in_progress', 'red'), measure('not_started', undefined), measure('cancelled', 'red')] },
  ];

  it('says all of it in words', () => {
    expect(goalAreaChart(textsIn('sv'), areas, today)?.alt).toBe(
      'Staplar över insatserna 3 december 2021, de genomförda för sig och de övriga efter läge. Målområde 1: 1 genomförd och 2 gröna. Målområde 2: ingen insats. Utan målområde: 1 röd och 1 utan läge.',
    );
    expect(goalAreaChart(textsIn('en'), areas, today)?.alt).toBe(
      'Bars of the measures on 3 December 2021, those completed by themselves and the others by rating. Goal area 1: 1 completed and 2 green. Goal area 2: no measure. No goal area: 1 red and 1 not rated.',
    );
  });

  it('leaves out what nothing is', () => {
    expect(goalAreaChart(textsIn('sv'), areas, today)?.series).toEqual([
      { label: 'Genomförd', tone: 'done', values: [1, 0, 0] },
      { label: 'Grön', tone: 'good', values: [2, 0, 0] },
      { label: 'Röd', tone: 'critical', values: [0, 0, 1] },
      { label: 'Utan läge', tone: 'unknown', values: [0, 0, 1] },
    ]);
    expect(goalAreaChart(textsIn('sv'), [{ area: 1, measures: [] }], today)).toBeUndefined();
  });
});
