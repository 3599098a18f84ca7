import type { LocalTimelineItem, LocalTimelineKind, LocalTimelineState } from '../timeline.ts';

export type LaneName =
  | 'steering'
  | 'summary'
  | 'reported'
  | 'review'
  | 'extension'
  | 'picture'
  | 'follow-up'
  | 'communication'
  | 'meeting';

/** One or more things so near each other that they are drawn as one. */
export interface Mark {
  readonly x: number;
  readonly state: LocalTimelineState;
  /** Meetings are small. */
  readonly isSmall: boolean;
  /** Earliest first. */
  readonly items: readonly LocalTimelineItem[];
}

export interface Lane {
  readonly name: LaneName;
  /** Marks that are nowhere in each other's way share a row. */
  readonly rows: readonly (readonly Mark[])[];
}

const laneOf: Readonly<Record<LocalTimelineKind, LaneName>> = {
  'steering-meetings': 'steering',
  'steering-meeting': 'steering',
  summary: 'summary',
  reported: 'reported',
  review: 'review',
  consultation: 'extension',
  notice: 'extension',
  expiry: 'extension',
  'situation-picture': 'picture',
  'follow-up': 'follow-up',
  communication: 'communication',
  meeting: 'meeting',
};

const laneNames: readonly LaneName[] = [
  'steering',
  'summary',
  'reported',
  'review',
  'extension',
  'picture',
  'follow-up',
  'communication',
  'meeting',
];

const states: readonly LocalTimelineState[] = ['met', 'missed', 'unsaid', 'upcoming', 'off'];

/** Pixels from mark to mark, so that both can be told apart. */
const spacing = { usual: 22, small: 11 };

/** The lanes that have something, in the order in which they are drawn. `xOf`: where a date stands. */
export function lanesOf(items: readonly LocalTimelineItem[], xOf: (date: string) => number): readonly Lane[] {
  return laneNames.flatMap((name): readonly Lane[] => {
    const own = items.filter(({ kind }) => laneOf[kind] === name);
    const rows = states.flatMap((state) => {
      const marks = marksOf(
        own.filter((item) => item.state === state),
        xOf,
      );
      return marks.length > 0 ? [marks] : [];
    });
    return rows.length > 0 ? [{ name, rows: sharing(rows) }] : [];
  });
}

function marksOf(items: readonly LocalTimelineItem[], xOf: (date: string) => number): readonly Mark[] {
  const marks: { x: number; isSmall: boolean; state: LocalTimelineState; items: LocalTimelineItem[] }[] = [];
  for (const item of items) {
    const isSmall = item.kind === 'meeting' || item.kind === 'steering-meeting';
    const x = xOf(item.date);
    const near = marks.findLast((mark) => mark.isSmall === isSmall && x - mark.x < gapOf(mark));
    if (near) near.items.push(item);
    else marks.push({ x, isSmall, state: item.state, items: [item] });
  }
  return marks;
}

const gapOf = ({ isSmall }: Pick<Mark, 'isSmall'>) => (isSmall ? spacing.small : spacing.usual);

/** One row for all when none of them would lie over another, else a row a state. */
function sharing(rows: readonly (readonly Mark[])[]): readonly (readonly Mark[])[] {
  const all = rows.flat().sort((a, b) => a.x - b.x);
  const fits = all.every((mark, index) => {
    const before = all[index - 1];
    return !before || mark.x - before.x >= (gapOf(mark) + gapOf(before)) / 2;
  });
  return fits ? [all] : rows;
}

const msPerDay = 86_400_000;

/** Where a date stands between the first day, at 0, and the day after the last, at `width`. */
export function scaleOf(
  { first, last }: { readonly first: string; readonly last: string },
  width: number,
): (date: string) => number {
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / msPerDay;
  const whole = days(first, last) + 1;
  return (date) => (days(first, date) / whole) * width;
}

/** The first days of the months that begin within the days, both included. */
export function monthStarts(first: string, last: string): readonly string[] {
  const starts: string[] = [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let count = 0; ; count++) {
    const start = new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
    if (start > last) return starts;
    if (start >= first) starts.push(start);
  }
}
