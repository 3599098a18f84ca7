import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, type Mark, monthStarts, scaleOf } from '../../../src/platforms/local/page/timeline-marks.ts';
import type {
  LocalTimelineItem,
  LocalTimelineKind,
  LocalTimelineState,
} from '../../../src/platforms/local/timeline.ts';

const years = { first: '2021-01-01', last: '2022-12-31' };
const words: Record<LocalTimelineState, string> = {
  met: 'Klart',
  upcoming: 'Kommande',
  missed: 'Missat',
  unsaid: 'Blev det av?',
  off: 'Blev inte av',
};

function anItem(date: string, state: LocalTimelineState, kind: LocalTimelineKind = 'follow-up'): LocalTimelineItem {
  return { date, state, kind, word: words[state], label: `${kind} ${date}` };
}

const drawn = (items: readonly LocalTimelineItem[], width = 730) => lanesOf(items, scaleOf(years, width));
const inShort = (mark: Mark) => `${mark.state} ${mark.items.length}`;

describe('marks on the line of time', () => {
  it('that are near each other are one, with how many they are', () => {
    const [lane] = drawn([
      anItem('2021-03-01', 'met'),
      anItem('2021-03-10', 'met'),
      anItem('2021-03-15', 'met'),
      anItem('2021-05-01', 'met'),
    ]);
    expect(lane?.rows.map((row) => row.map(inShort))).toEqual([['met 3', 'met 1']]);
  });

  it('of different states are never one, and lie in rows of their own where they would hide each other', () => {
    const [lane] = drawn([
      anItem('2021-03-01', 'met'),
      anItem('2021-03-02', 'missed'),
      anItem('2021-03-03', 'upcoming'),
    ]);
    expect(lane?.rows.map((row) => row.map(inShort))).toEqual([['met 1'], ['missed 1'], ['upcoming 1']]);
  });

  it('of different states share a row where there is room', () => {
    const [lane] = drawn([
      anItem('2021-03-01', 'missed'),
      anItem('2021-09-01', 'met'),
      anItem('2022-03-01', 'upcoming'),
    ]);
    expect(lane?.rows.map((row) => row.map(inShort))).toEqual([['missed 1', 'met 1', 'upcoming 1']]);
  });

  it('of meetings are small, and never one with what is required', () => {
    const [lane] = drawn([
      anItem('2021-12-30', 'upcoming', 'steering-meeting'),
      anItem('2021-12-31', 'upcoming', 'steering-meetings'),
    ]);
    const marks = lane?.rows.flat() ?? [];
    expect(marks.map(({ isSmall, items }) => [isSmall, items.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });

  it('stand in the same order of lanes whatever comes first, and an empty lane is left out', () => {
    const lanes = drawn([anItem('2021-01-10', 'met', 'meeting'), anItem('2022-12-31', 'upcoming', 'expiry')]);
    expect(lanes.map(({ name }) => name)).toEqual(['extension', 'meeting']);
  });

  it('hold everything exactly once and hide nothing, however much there is', () => {
    const kinds: readonly LocalTimelineKind[] = ['follow-up', 'communication', 'summary', 'reported', 'review'];
    const day = fc
      .integer({ min: 0, max: 729 })
      .map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10));
    const states = fc.constantFrom(...(Object.keys(words) as LocalTimelineState[]));
    const item = fc
      .tuple(day, states, fc.constantFrom(...kinds))
      .map(([date, state, kind]) => anItem(date, state, kind));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 400 }), fc.integer({ min: 250, max: 1600 }), (found, width) => {
        const items = found.toSorted((a, b) => (a.date < b.date ? -1 : 1));
        const rows = drawn(items, width).flatMap(({ rows: own }) => own);
        expect(new Set(rows.flat().flatMap((mark) => mark.items))).toEqual(new Set(items));
        expect(rows.flat().reduce((sum, mark) => sum + mark.items.length, 0)).toBe(items.length);
        for (const row of rows)
          row.forEach((mark, index) => {
            const next = row[index + 1];
            if (next) expect(next.x - mark.x).toBeGreaterThanOrEqual(22);
          });
      }),
    );
  });
});

describe('the scale', () => {
  it('begins with the first day and leaves room for the last', () => {
    const xOf = scaleOf(years, 730);
    expect([xOf('2021-01-01'), xOf('2022-01-01'), xOf('2022-12-31')]).toEqual([0, 365, 729]);
  });

  it('marks the months that begin in an agreement that is no calendar year', () => {
    expect(monthStarts('2021-11-15', '2022-02-01')).toEqual(['2021-12-01', '2022-01-01', '2022-02-01']);
    expect(monthStarts('2021-11-01', '2021-11-30')).toEqual(['2021-11-01']);
    expect(monthStarts('2021-11-02', '2021-11-30')).toEqual([]);
  });
});
