import { useId, useRef, useState } from 'react';
import { ClockIcon, TimelineIcon } from './icons.tsx';
import { countOf } from './move-summary.tsx';
import { longTime, shortTime, wallClock } from './time.ts';
import type { PageClock } from './use-clock.ts';
import type { Moves } from './use-moves.ts';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  readonly clock: PageClock;
  readonly moves: Moves;
  readonly isTimeline: boolean;
  readonly onTimeline: () => void;
}

/** What the page's clock shows, and the ways to move it forward. */
export function ClockBar({ clock, moves, isTimeline, onTimeline }: Props) {
  const words = useWords();
  const [asksDate, setAsksDate] = useState(false);
  const { isMoving, go } = moves;
  const id = useId();
  return (
    <section className="clock-bar" aria-label={words.clock.label}>
      <div className="clock-row">
        <Time clock={clock} />
        <div className="clock-moves">
          <button
            type="button"
            className="button small primary"
            title={words.clock.nextMessageHint}
            aria-disabled={isMoving}
            onClick={() => go({ to: 'next-message' })}
          >
            {words.clock.nextMessage}
          </button>
          <button
            type="button"
            className="button small"
            title={words.clock.nextDayHint}
            aria-disabled={isMoving}
            onClick={() => go({ to: 'next-day' })}
          >
            {words.clock.nextDay}
          </button>
          <button
            type="button"
            className="button small"
            aria-expanded={asksDate}
            aria-controls={id}
            onClick={() => setAsksDate(!asksDate)}
          >
            {words.clock.toDate}
          </button>
        </div>
        <button type="button" className="button small timeline-open" aria-pressed={isTimeline} onClick={onTimeline}>
          <TimelineIcon />
          {words.timeline.name}
        </button>
      </div>
      {asksDate && <ToDate id={id} clock={clock} moves={moves} onDone={() => setAsksDate(false)} />}
      <Status clock={clock} moves={moves} />
    </section>
  );
}

function Time({ clock: { now, goingTo } }: Pick<Props, 'clock'>) {
  const words = useWords();
  const language = useLanguage();
  if (now === undefined) return <span className="clock" />;
  return (
    <span className="clock" data-moving={goingTo !== undefined} title={words.clock.hint}>
      <ClockIcon />
      <time dateTime={wallClock(now)}>
        <span className="clock-long">{longTime(now, language)}</span>
        <span className="clock-short" aria-hidden="true">
          {shortTime(now, language)}
        </span>
      </time>
    </span>
  );
}

interface ToDateProps extends Pick<Props, 'clock' | 'moves'> {
  readonly id: string;
  readonly onDone: () => void;
}

function ToDate({ id, clock, moves, onDone }: ToDateProps) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [date, setDate] = useState(() => wallClock(clock.read()).slice(0, 10));
  const [isMissing, setIsMissing] = useState(false);
  const submit = async () => {
    setIsMissing(date === '');
    if (date === '') return field.current?.focus();
    if (await moves.go({ to: 'date', date })) onDone();
  };
  return (
    <form
      id={id}
      className="to-date"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={`${id}-date`}>{words.clock.date}</label>
      <input
        ref={field}
        id={`${id}-date`}
        type="date"
        min={wallClock(clock.read()).slice(0, 10)}
        value={date}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-fault` : undefined}
        onChange={(event) => setDate(event.target.value)}
      />
      <button type="submit" className="button small primary" aria-disabled={moves.isMoving}>
        {words.clock.go}
      </button>
      {isMissing && (
        <p id={`${id}-fault`} className="fault" role="alert">
          {words.clock.noDate}
        </p>
      )}
    </form>
  );
}

/** Says where the clock is going and where it has come, not every step. */
function Status({ clock: { goingTo }, moves: { latest, problem } }: Pick<Props, 'clock' | 'moves'>) {
  const { clock } = useWords();
  const language = useLanguage();
  const moving = goingTo === undefined ? undefined : clock.moving(longTime(goingTo, language));
  const arrived = latest && `${clock.arrived(longTime(Date.parse(latest.to), language))} ${countOf(latest, clock)}.`;
  return (
    <>
      <p className={moving ? 'clock-moving' : 'sr-only'} role="status">
        {moving ?? arrived}
      </p>
      <div role="alert">{problem && <p className="fault">{problem}</p>}</div>
    </>
  );
}
