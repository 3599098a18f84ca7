import { useEffect, useRef } from 'react';
import type { Completion } from './completions.ts';
import { useWords } from './words.tsx';

interface Props {
  readonly id: string;
  readonly found: readonly Completion[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onTake: (completion: Completion) => void;
}

/** What the line begun can become. The box keeps the focus and the keys. */
export function Suggestions({ id, found, active, onActive, onTake }: Props) {
  const { box } = useWords();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div className="suggestions">
      {/* A click must not take the focus from the box. */}
      <div
        ref={list}
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={box.suggestions}
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((completion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
          <div
            key={completion.fill}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="suggestion"
            onMouseMove={() => onActive(index)}
            onClick={() => onTake(completion)}
          >
            <code>
              {completion.fill}
              {completion.rest && <i>{completion.fill.endsWith(' ') ? completion.rest : ` ${completion.rest}`}</i>}
            </code>
            <span>{completion.does}</span>
          </div>
        ))}
      </div>
      <p className="suggestions-foot" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {box.arrows} <kbd>Tab</kbd> {box.tab}
      </p>
    </div>
  );
}
