import { describe, expect, it } from 'vitest';
import { isEnding, type Side, takeOver } from '../../src/domain/take-over.ts';
import { aMeasure } from '../helpers/measure-facts.ts';
import { upplandsVasby } from '../helpers/upplands-vasby.ts';

const { parties, goalAreas, functions, groups } = upplandsVasby();
const parks = { name: 'Gatu- och parkchef', party: 'kommunen', aliases: [] };
const old: Side = {
  validFrom: '2021-01-01',
  validTo: '2022-12-31',
  parties,
  goalAreas,
  functions: [...functions, parks],
  groups,
};
const next: Side = { ...old, validFrom: '2023-01-01', validTo: '2024-12-31', functions };

type Measure = Parameters<typeof takeOver>[0][number];
const measure = (number: string, ...own: Parameters<typeof aMeasure>): Measure => ({
  ...aMeasure(...own),
  id: `measure ${number}`,
  number,
});
const take = (
  all: readonly Measure[],
  own: Partial<Side> = {},
  numbers: readonly string[] = [],
  today = '2022-12-01',
) => takeOver(all, old, { ...next, ...own }, numbers, today);
const only = (...args: Parameters<typeof take>) => take(...args).taken[0];

it('an agreement is taken over from in its last six months, when it has ended, and when it was stopped', () => {
  expect(isEnding('2022-12-31', undefined, '2022-06-29')).toBe(false);
  expect(isEnding('2022-12-31', undefined, '2022-06-30')).toBe(true);
  expect(isEnding('2022-12-31', undefined, '2024-01-01')).toBe(true);
  expect(isEnding('2022-12-31', '2022-02-01', '2022-02-01')).toBe(true);
  expect(isEnding('2022-12-31', '2022-02-02', '2022-02-01')).toBe(false);
});

describe('a measure that is taken over', () => {
  it('keeps its number, or gets the next that neither agreement has', () => {
    const all = [measure('1.3'), measure('1.4'), measure('Å12'), measure('Ö')];
    const numbers = take(all, {}, ['1.3', 'Å12', 'Ö', '1.5']).taken.map(({ from, number }) => `${from} → ${number}`);
    expect(numbers).toEqual(['1.3 → 1.6', '1.4 → 1.4', 'Å12 → Å13', 'Ö → Ö-2']);
  });

  it('is not one that was completed or cancelled by the old agreement’s end', () => {
    const all = [
      measure('1.1', {}, ['2022-05-01', { kind: 'status', value: 'completed' }]),
      measure('1.2', {}, ['2022-05-01', { kind: 'status', value: 'cancelled', reason: 'beslut' }]),
      measure('1.3', {}, ['2022-05-01', { kind: 'status', value: 'on_hold' }]),
    ];
    const { taken, finished } = take(all, {}, [], '2023-04-01');
    expect(taken.map(({ number }) => number)).toEqual(['1.3']);
    expect(finished).toEqual(['1.1', '1.2']);
  });

  it('has the due date that was decided, and the agreement’s last day when it goes on until further notice', () => {
    const proposal = { kind: 'proposal', what: 'due', to: '2023-05-31', decides: 'coordinators', agreed: [] } as const;
    const decided = { kind: 'answered', proposal: 2, party: 'polisen', answer: 'agree', decided: true } as const;
    const moved = measure('1.3', { due: '2022-10-29' }, ['2022-09-01', proposal], ['2022-09-02', decided]);
    expect(only([moved])?.plan.due).toBe('2023-05-31');
    expect(only([measure('1.3', { due: '2022-12-31', openEnded: true })])?.plan.due).toBe('2024-12-31');
  });

  it('has its latest status and rating with their reasons from the successor’s first day, or the day it is taken over', () => {
    const all = [
      measure(
        '1.3',
        {},
        ['2022-05-01', { kind: 'status', value: 'on_hold', reason: 'väntar på el' }],
        ['2022-06-01', { kind: 'rating', value: 'red', reason: 'försenat' }],
      ),
    ];
    const dated = (from: string) => [
      { field: 'status', from, value: 'on_hold', reason: 'väntar på el' },
      { field: 'rating', from, value: 'red', reason: 'försenat' },
    ];
    expect(only(all)?.dated).toEqual(dated('2023-01-01'));
    expect(only(all, {}, [], '2023-05-01')?.dated).toEqual(dated('2023-01-01'));
    expect(only(all, { validFrom: '2022-10-01' })?.dated).toEqual(dated('2022-12-01'));
  });

  it('is followed up from the successor’s first day by the same rhythm, and says when it began', () => {
    const monthly = { rhythm: 'month', next: '2022-11-17' } as const;
    const taken = only([measure('1.3', { start: '2021-03-01', followUp: monthly })]);
    expect(taken).toMatchObject({ began: '2021-03-01', plan: { start: '2023-01-01' } });
    expect(taken?.plan.followUp).toEqual({ rhythm: 'month', next: '2023-01-17' });
    expect(only([measure('1.3', { followUp: { next: '2022-11-17' } })])?.plan.followUp).toEqual({});
    const later = only([measure('1.3', { start: '2023-03-01' })]);
    expect(later?.plan.start).toBe('2023-03-01');
    expect(later).not.toHaveProperty('began');
  });
});

describe('functions, groups, parties and goal areas', () => {
  it('are those of the same name or alias', () => {
    const renamed = [{ name: 'Parkchef', party: 'kommunen', aliases: ['Gatu- och Parkchef'] }];
    const area = goalAreas[0]?.number ?? 0;
    const moved = goalAreas.map(({ number, title }) => ({ number: number + 10, title }));
    const all = [measure('1.3', { group: 'est  strategisk', goalArea: area })];
    const {
      taken,
      functions: made,
      groups: newGroups,
      unmatched,
    } = take(all, { functions: renamed, goalAreas: moved });
    expect(taken[0]?.plan).toMatchObject({
      responsibleFunction: 'Parkchef',
      group: 'EST strategisk',
      goalArea: area + 10,
    });
    expect([made, newGroups, unmatched]).toEqual([[], [], []]);
  });

  it('are made anew once each where only the old plan had them, and link those who contribute too', () => {
    const linked = { text: 'Gatu- och parkchef', functions: ['Gatu- och parkchef'], unlinked: [] };
    const all = [
      measure('1.3', { group: 'Ljusgruppen' }),
      measure('1.4', { group: 'ljusgruppen', contributors: linked }),
    ];
    const { taken, functions: made, groups: newGroups, unmatched } = take(all);
    expect(made).toEqual([{ name: 'Gatu- och parkchef', party: 'kommunen' }]);
    expect(newGroups).toEqual(['Ljusgruppen']);
    expect(taken[1]?.plan.contributors).toEqual(linked);
    expect(unmatched).toEqual([]);
  });

  it('are left out and told where there is nothing like them', () => {
    const [first, ...others] = parties;
    if (!first) throw new Error('the example has parties');
    const elsewhere = others.filter(({ key }) => key !== 'kommunen');
    const linked = { text: 'Gatu- och parkchef och grannar', functions: ['Gatu- och parkchef'], unlinked: ['grannar'] };
    const { taken, unmatched } = take([measure('1.3', { goalArea: 1, contributors: linked })], {
      parties: elsewhere,
      goalAreas: [{ number: 1, title: 'Något helt annat' }],
    });
    expect(unmatched).toEqual([
      { number: '1.3', what: 'goal-area', names: ['1'] },
      { number: '1.3', what: 'party', names: ['Kommunen'] },
      { number: '1.3', what: 'contributors', names: ['Gatu- och parkchef'] },
    ]);
    expect(taken[0]?.plan).not.toHaveProperty('goalArea');
    expect(taken[0]?.plan).not.toHaveProperty('responsibleFunction');
    expect(taken[0]?.plan.contributors).toEqual({
      ...linked,
      functions: [],
      unlinked: ['grannar', 'Gatu- och parkchef'],
    });
  });
});

it('gives the same from the same, and nothing of an empty plan', () => {
  const all = [measure('1.3'), measure('2.1', { group: 'Ljusgruppen' })];
  expect(take(all)).toEqual(take(all));
  expect(take([])).toEqual({ taken: [], functions: [], groups: [], unmatched: [], finished: [] });
});
