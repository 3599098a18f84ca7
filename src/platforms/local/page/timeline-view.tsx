import { memo, useState } from 'react';
import type { LocalTimeline, LocalTimelineItem, LocalTimelineState } from '../timeline.ts';
import { monthName, shortDay } from './time.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';
import { Glyph } from './timeline-glyph.tsx';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  /** Undefined until it has come. */
  readonly timeline: LocalTimeline | undefined;
}

/** The agreement's clock: drawn on a line of time, and written as a list. */
export function TimelineView({ timeline }: Props) {
  const words = useWords();
  return (
    // Scrolls, so it must be within reach of the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section id="timeline" className="timeline" aria-label={words.timeline.name} tabIndex={0}>
      {!timeline && <p role="status">{words.timeline.loading}</p>}
      {timeline && timeline.items.length === 0 && <p>{words.timeline.empty}</p>}
      {timeline && timeline.items.length > 0 && (
        <>
          <TimelineDrawing timeline={timeline} />
          <TimelineList items={timeline.items} />
        </>
      )}
    </section>
  );
}

type Shown = 'missed' | 'upcoming' | 'met' | 'meetings' | 'all';

/** More is listed when it is asked for. */
const mostListed = 200;

interface Choice {
  readonly name: Shown;
  readonly label: string;
  readonly state?: LocalTimelineState;
  readonly items: readonly LocalTimelineItem[];
}

const TimelineList = memo(function TimelineList({ items }: { readonly items: readonly LocalTimelineItem[] }) {
  const words = useWords();
  const language = useLanguage();
  const [shown, setShown] = useState<Shown>('upcoming');
  const [isWhole, setIsWhole] = useState(false);
  const choices = choicesOf(items, words.timeline);
  const chosen = choices.find(({ name }) => name === shown) ?? choices[0];
  const found = chosen?.items ?? [];
  return (
    <>
      <fieldset className="timeline-choice">
        <legend>{words.timeline.show}</legend>
        {choices.map(({ name, label, state, items: own }) => (
          <label key={name} data-checked={name === chosen?.name}>
            <input type="radio" name="timeline" checked={name === chosen?.name} onChange={() => setShown(name)} />
            {state && <ListGlyph state={state} />}
            {label} <span className="timeline-count">{own.length}</span>
          </label>
        ))}
      </fieldset>
      {found.length === 0 && <p className="timeline-none">{words.timeline.none}</p>}
      {byMonth(isWhole ? found : found.slice(0, mostListed)).map(([month, own]) => (
        <section key={month} className="timeline-list" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{monthName(`${month}-01`, language)}</h2>
          <ul>
            {own.map((item, index) => (
              <li key={`${item.date} ${item.kind} ${index}`}>
                <ListGlyph state={item.state} />
                <time dateTime={item.date}>{shortDay(item.date, language)}</time>
                <span className="timeline-label">{item.label}</span>
                <span className="timeline-word">{item.word}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!isWhole && found.length > mostListed && (
        <button type="button" className="button small timeline-more" onClick={() => setIsWhole(true)}>
          {words.timeline.more(found.length - mostListed)}
        </button>
      )}
    </>
  );
});

function ListGlyph({ state }: { readonly state: LocalTimelineState }) {
  return (
    <svg width={20} height={20} viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">
      <Glyph state={state} />
    </svg>
  );
}

function choicesOf(
  items: readonly LocalTimelineItem[],
  words: { readonly all: string; readonly meetings: string },
): readonly Choice[] {
  const isMeeting = ({ kind }: LocalTimelineItem) => kind === 'meeting' || kind === 'steering-meeting';
  const required = items.filter((item) => !isMeeting(item));
  const meetings = items.filter(isMeeting);
  const inState = (state: 'missed' | 'upcoming' | 'met'): readonly Choice[] => {
    const own = required.filter((item) => item.state === state);
    return own[0] ? [{ name: state, label: own[0].word, state, items: own }] : [];
  };
  return [
    ...inState('upcoming'),
    ...inState('missed'),
    ...inState('met'),
    ...(meetings.length > 0 ? [{ name: 'meetings' as const, label: words.meetings, items: meetings }] : []),
    { name: 'all', label: words.all, items },
  ];
}

function byMonth(items: readonly LocalTimelineItem[]): readonly (readonly [string, readonly LocalTimelineItem[]])[] {
  const months = new Map<string, LocalTimelineItem[]>();
  for (const item of items) {
    const month = item.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return [...months];
}
