import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/domain/measure.ts';
import { aDatedMeasure, aMeasure, factsWith, remindersOf, type Said } from '../../helpers/measure-facts.ts';

const told = (day: string): Said => [day, { kind: 'communicated', on: day }];

function communications(communication: Plan['communication'], own: Partial<Plan> = {}, ...says: readonly Said[]) {
  const plan = { start: '2021-01-11', due: '2022-12-16', communication, ...own };
  return remindersOf('communication', factsWith([aMeasure(plan, ...says)]));
}

const days = (found: readonly string[]) => found.map((each) => each.slice(0, 10));
const each = { decision: 'yes', when: 'Varje termin' } as const;

describe('a communication', () => {
  it('is reminded of five working days before, to the function that communicates', () => {
    expect(communications(each)).toEqual([
      '2021-06-04 1.3/2021-06-11/before>Kommunikatör i kommunen',
      '2021-12-10 1.3/2021-12-17/before>Kommunikatör i kommunen',
      '2022-06-02 1.3/2022-06-10/before>Kommunikatör i kommunen',
      '2022-12-09 1.3/2022-12-16/before>Kommunikatör i kommunen',
    ]);
  });

  it('goes to the responsible function when the plan names none that communicates', () => {
    const measure = { ...aMeasure({ communication: each }), communicates: [] };
    expect(remindersOf('communication', factsWith([measure]))[0]).toMatch(/>Gatu- och parkchef$/);
  });

  it('is done by what was told nearer to it than to the date before it', () => {
    expect(days(communications(each, {}, told('2021-05-20')))).toEqual(['2021-12-10', '2022-06-02', '2022-12-09']);
    expect(days(communications(each, {}, told('2021-05-20'), told('2021-11-29')))).toEqual([
      '2022-06-02',
      '2022-12-09',
    ]);
  });

  it('is not done by what was told late for the date before it', () => {
    expect(days(communications(each, {}, told('2021-06-14')))).toEqual(['2021-12-10', '2022-06-02', '2022-12-09']);
  });

  it('is none when the plan says no, or waits for an event', () => {
    expect(communications({ decision: 'no', when: 'Varje termin' })).toEqual([]);
    expect(communications({ when: 'Varje termin' })).toEqual([]);
    expect(communications({ decision: 'yes', when: 'När varje plats är klar' })).toEqual([]);
    expect(communications({ decision: 'yes' })).toEqual([]);
  });

  it('is not made for a cancelled measure', () => {
    expect(communications(each, {}, ['2021-01-15', { kind: 'status', value: 'cancelled' }])).toEqual([]);
    const column = aDatedMeasure({ due: '2022-12-16', communication: each }, [
      { field: 'status', from: '2021-12-01', value: 'cancelled' },
    ]);
    expect(days(remindersOf('communication', factsWith([column])))).toEqual(['2021-06-04']);
  });

  it('that comes again and again ends when the measure is completed, one in its plan’s month does not', () => {
    const completed: Said = ['2021-05-20', { kind: 'status', value: 'completed' }];
    expect(communications(each, {}, completed)).toEqual([]);
    expect(days(communications({ decision: 'yes', when: 'I juni 2021' }, {}, completed))).toEqual(['2021-06-22']);
    expect(days(communications({ decision: 'yes', when: 'I juni' }, { due: '2021-05-31' }, completed))).toEqual([
      '2021-06-22',
    ]);
  });

  it('outside of the agreement is nobody’s', () => {
    expect(communications({ decision: 'yes', when: 'I mars 2023' })).toEqual([]);
  });
});
