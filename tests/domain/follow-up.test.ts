import { describe, expect, it } from 'vitest';
import { foldChanges } from '../../src/domain/fold-changes.ts';
import { followUpDates, isReported, isStale, nextFollowUp } from '../../src/domain/follow-up.ts';
import type { Change, ChangeBody, MeasureState, Plan } from '../../src/domain/measure.ts';

const end = '2022-12-31';
const plan: Plan = {
  title: 'Förbättra belysningen',
  kind: 'project',
  openEnded: false,
  responsibleFunction: 'Gatu- och parkchef',
  start: '2021-09-01',
  indicators: [],
  communication: {},
  followUp: { rhythm: 'month', next: '2021-12-17' },
};

function aMeasure(own: Partial<Plan> = {}, ...said: readonly [string, ChangeBody, string?][]): MeasureState {
  const change = (day: string, body: ChangeBody, version: number, by = 'Gatu- och parkchef'): Change => ({
    version,
    at: `${day}T09:00:00.000Z`,
    recordedAt: `${day}T09:00:00.000Z`,
    author: { function: by, platform: 'cli' },
    body,
  });
  const planned = change('2021-01-01', { kind: 'planned', plan: { ...plan, ...own }, dated: [] }, 1);
  return foldChanges([planned, ...said.map(([day, body, by], index) => change(day, body, index + 2, by))]);
}

const note: ChangeBody = { kind: 'note', text: 'Åtta av tio klara' };

describe('follow-up dates', () => {
  it('are counted back from the plan’s next date to the start, and on to the end', () => {
    expect(followUpDates(aMeasure(), '2022-02-28')).toEqual([
      '2021-09-17',
      '2021-10-17',
      '2021-11-17',
      '2021-12-17',
      '2022-01-17',
      '2022-02-17',
    ]);
  });

  it('on the last of a month stay there', () => {
    const dates = followUpDates(
      aMeasure({ start: '2021-12-01', followUp: { rhythm: 'month', next: '2022-01-31' } }),
      '2022-04-30',
    );
    expect(dates).toEqual(['2021-12-31', '2022-01-31', '2022-02-28', '2022-03-31', '2022-04-30']);
  });

  it('half a year before 31 August is the last of February', () => {
    const dates = followUpDates(
      aMeasure({ start: '2021-02-01', followUp: { rhythm: 'half-year', next: '2022-08-31' } }),
      '2022-12-31',
    );
    expect(dates).toEqual(['2021-02-28', '2021-08-31', '2022-02-28', '2022-08-31']);
  });

  it('without a rhythm there is only the plan’s own', () => {
    expect(followUpDates(aMeasure({ followUp: { next: '2021-12-17' } }), end)).toEqual(['2021-12-17']);
    expect(followUpDates(aMeasure({ followUp: { rhythm: 'each-occasion', next: '2021-12-17' } }), end)).toEqual([
      '2021-12-17',
    ]);
    expect(followUpDates(aMeasure({ followUp: { rhythm: 'month' } }), end)).toEqual([]);
  });
});

describe('the next follow-up', () => {
  it('is the first date that is not past', () => {
    expect(nextFollowUp(aMeasure(), '2021-11-10', end)).toBe('2021-11-17');
    expect(nextFollowUp(aMeasure(), '2021-11-17', end)).toBe('2021-11-17');
    expect(nextFollowUp(aMeasure(), '2021-11-18', end)).toBe('2021-12-17');
  });

  it('rolls when the responsible function notes from ten working days before it', () => {
    expect(nextFollowUp(aMeasure({}, ['2021-11-03', note]), '2021-11-10', end)).toBe('2021-12-17');
    expect(nextFollowUp(aMeasure({}, ['2021-11-03', { kind: 'no-news' }]), '2021-11-10', end)).toBe('2021-12-17');
  });

  it('does not roll for a note before that, or by another function', () => {
    expect(nextFollowUp(aMeasure({}, ['2021-11-02', note]), '2021-11-10', end)).toBe('2021-11-17');
    expect(nextFollowUp(aMeasure({}, ['2021-11-09', note, 'Kommunpolis']), '2021-11-10', end)).toBe('2021-11-17');
  });

  it('a note on the day itself meets that day', () => {
    expect(nextFollowUp(aMeasure({}, ['2021-11-17', note]), '2021-11-17', end)).toBe('2021-12-17');
  });

  it('with a weekly rhythm one note meets one date', () => {
    const weekly = aMeasure({ followUp: { rhythm: 'week', next: '2022-01-14' } }, ['2021-11-10', note]);
    expect(nextFollowUp(weekly, '2021-11-10', end)).toBe('2021-11-19');
  });

  it('ends with the measure', () => {
    expect(
      nextFollowUp(aMeasure({}, ['2021-11-01', { kind: 'status', value: 'completed' }]), '2021-11-10', end),
    ).toBeUndefined();
  });
});

describe('a follow-up date is reported for', () => {
  it('by a note in the ten working days before it, and by any after it', () => {
    expect(isReported(aMeasure(), '2021-11-17', end)).toBe(false);
    expect(isReported(aMeasure({}, ['2021-11-02', note]), '2021-11-17', end)).toBe(false);
    expect(isReported(aMeasure({}, ['2021-11-03', note]), '2021-11-17', end)).toBe(true);
    expect(isReported(aMeasure({}, ['2021-11-22', { kind: 'no-news' }]), '2021-11-17', end)).toBe(true);
    expect(isReported(aMeasure({}, ['2021-11-22', note, 'Kommunpolis']), '2021-11-17', end)).toBe(false);
  });

  it('each on its own: with a weekly rhythm a note does not answer for the week after', () => {
    const weekly = aMeasure({ followUp: { rhythm: 'week', next: '2022-01-14' } }, ['2021-11-10', note]);
    expect(isReported(weekly, '2021-11-05', end)).toBe(true);
    expect(isReported(weekly, '2021-11-12', end)).toBe(true);
    expect(isReported(weekly, '2021-11-19', end)).toBe(false);
  });
});

describe('no news', () => {
  it('is more than one and a half rhythms since the last note', () => {
    const noted = aMeasure({}, ['2021-10-01', note, 'Kommunpolis']);
    expect(isStale(noted, '2021-11-15')).toBe(false);
    expect(isStale(noted, '2021-11-16')).toBe(true);
  });

  it('without a rhythm is more than 60 days', () => {
    const noted = aMeasure({ followUp: {} }, ['2021-10-01', { kind: 'no-news' }]);
    expect(isStale(noted, '2021-11-30')).toBe(false);
    expect(isStale(noted, '2021-12-01')).toBe(true);
  });

  it('counts from the start when nothing has been noted since', () => {
    const early = aMeasure({ start: '2021-11-01' }, ['2021-06-01', note]);
    expect(isStale(early, '2021-11-10')).toBe(false);
    expect(isStale(early, '2021-12-17')).toBe(true);
  });

  it('is not said of what has not started or is finished', () => {
    expect(isStale(aMeasure({ start: '2022-01-10' }), '2021-11-10')).toBe(false);
    expect(isStale(aMeasure({}, ['2021-09-02', { kind: 'status', value: 'completed' }]), '2021-12-31')).toBe(false);
    expect(isStale(aMeasure({}, ['2021-09-02', { kind: 'status', value: 'not_started' }]), '2021-12-31')).toBe(false);
  });

  it('counts from the day it was set going where the plan has no start', () => {
    const { start: _start, ...noStart } = plan;
    const going = foldChanges([
      {
        version: 1,
        at: '2021-01-01T00:00:00.000Z',
        recordedAt: '2021-01-01T00:00:00.000Z',
        author: { function: 'x', platform: 'cli' },
        body: { kind: 'planned', plan: noStart, dated: [] },
      },
      {
        version: 2,
        at: '2021-09-01T00:00:00.000Z',
        recordedAt: '2021-09-01T00:00:00.000Z',
        author: { function: 'x', platform: 'cli' },
        body: { kind: 'status', value: 'in_progress' },
      },
    ]);
    expect(isStale(going, '2021-09-30')).toBe(false);
    expect(isStale(going, '2021-12-01')).toBe(true);
  });
});
