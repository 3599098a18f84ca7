import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { LocalTimeline } from '../timeline.ts';
import { longDate, monthInitial, shortDay } from './time.ts';
import { Glyph } from './timeline-glyph.tsx';
import { type Lane, lanesOf, type Mark, monthStarts, scaleOf } from './timeline-marks.ts';
import { useLanguage, useWords } from './words.tsx';

const rowHeight = 24;
const lanePadding = 7;
const labelHeight = 20;
const axisHeight = 60;
const margin = 14;
/** Pixels of the drawing's width from which the lanes' names stand beside them, else above. */
const wide = 640;
const labelWidth = 186;
/** Pixels that a month's initial needs. */
const initialWidth = 13;

/** Everything on a line of time, a lane a kind; the same stands in the list below it. */
export const TimelineDrawing = memo(function TimelineDrawing({ timeline }: { readonly timeline: LocalTimeline }) {
  const words = useWords();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { today, items } = timeline;
  const first = items[0] && items[0].date < timeline.validFrom ? items[0].date : timeline.validFrom;
  const furthest = [timeline.validTo, today, items.at(-1)?.date ?? ''].sort().at(-1) ?? timeline.validTo;
  const isWide = width >= wide;
  const left = isWide ? labelWidth : margin;
  const span = Math.max(width - left - margin, 1);
  const scale = scaleOf({ first, last: furthest }, span);
  const xOf = (date: string) => left + scale(date);
  const lanes = stacked(lanesOf(items, xOf), isWide);
  const height = (lanes.at(-1)?.bottom ?? axisHeight) + 4;
  return (
    <div ref={frame} className="timeline-drawing">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={words.timeline.drawing(
            longDate(first, language),
            longDate(furthest, language),
            longDate(today, language),
          )}
        >
          <rect
            className="timeline-past"
            x={left}
            y={axisHeight}
            width={Math.max(0, xOf(today) - left)}
            height={height - axisHeight}
          />
          <Today x={xOf(today)} width={width} bottom={height} word={words.timeline.today} />
          <Axis first={first} last={furthest} xOf={xOf} bottom={height} language={language} />
          {lanes.map((lane) => (
            <g key={lane.name}>
              <line className="timeline-rule" x1={0} x2={width} y1={lane.top} y2={lane.top} />
              <text className="timeline-lane" x={isWide ? 0 : margin} y={lane.labelAt}>
                {words.timeline.lanes[lane.name]}
              </text>
              {lane.rows.map((row, index) =>
                row.map((mark) => (
                  <g
                    key={`${mark.state} ${mark.items[0]?.date}`}
                    transform={`translate(${mark.x} ${lane.firstRow + index * rowHeight})`}
                  >
                    <title>{titleOf(mark, language)}</title>
                    <Glyph state={mark.state} isSmall={mark.isSmall} count={mark.items.length} />
                  </g>
                )),
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
});

interface AxisProps {
  readonly first: string;
  readonly last: string;
  readonly xOf: (date: string) => number;
  readonly bottom: number;
  readonly language: Language;
}

/** Years and months above, a thin line down at each quarter. */
function Axis({ first, last, xOf, bottom, language }: AxisProps) {
  const starts = monthStarts(first, last);
  const month = (xOf(last) - xOf(first)) / Math.max(starts.length, 1);
  const years = [first, ...starts.filter((start) => start.endsWith('-01-01') && start !== first)];
  return (
    <g className="timeline-axis">
      {years.map((start) => (
        <text key={start} className="timeline-year" x={xOf(start)} y={31}>
          {start.slice(0, 4)}
        </text>
      ))}
      {starts.map((start) => {
        const isQuarter = ['01', '04', '07', '10'].includes(start.slice(5, 7));
        return (
          <g key={start}>
            {isQuarter && <line x1={xOf(start)} x2={xOf(start)} y1={axisHeight - 6} y2={bottom} />}
            {month >= initialWidth && xOf(start) + month / 2 <= xOf(last) && (
              <text className="timeline-month" x={xOf(start) + month / 2} y={axisHeight - 9} textAnchor="middle">
                {monthInitial(start, language)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Today({
  x,
  width,
  bottom,
  word,
}: {
  readonly x: number;
  readonly width: number;
  readonly bottom: number;
  readonly word: string;
}) {
  return (
    <g className="timeline-today">
      <line x1={x} x2={x} y1={16} y2={bottom} />
      <text x={Math.min(x, width - margin)} y={12} textAnchor={x > width - 60 ? 'end' : 'middle'}>
        {word}
      </text>
    </g>
  );
}

function stacked(lanes: readonly Lane[], isWide: boolean) {
  let top = axisHeight;
  return lanes.map((lane) => {
    const above = isWide ? 0 : labelHeight;
    const firstRow = top + lanePadding + above + rowHeight / 2;
    const placed = { ...lane, top, firstRow, labelAt: isWide ? firstRow + 4 : top + lanePadding + 11 };
    top = firstRow + (lane.rows.length - 0.5) * rowHeight + lanePadding;
    return { ...placed, bottom: top };
  });
}

function titleOf({ items }: Mark, language: Language): string {
  return items.map(({ date, label, word }) => `${shortDay(date, language)}: ${label}. ${word}`).join('\n');
}

/** The element's width in whole pixels, followed as it changes; 0 until it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const watcher = new ResizeObserver(() => setWidth(Math.floor(watched.clientWidth)));
    watcher.observe(watched);
    setWidth(Math.floor(watched.clientWidth));
    return () => watcher.disconnect();
  }, [element]);
  return width;
}
