import { Fragment, useEffect, useRef } from 'react';
import { type Completion, isBlank } from './completions.ts';
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
            key={completion.line}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="suggestion"
            onMouseMove={() => onActive(index)}
            onClick={() => onTake(completion)}
          >
            <code>
              <Line line={completion.line} />
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

/** The line as it is typed, with what is left to fill in set apart. */
function Line({ line }: { readonly line: string }) {
  return line.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words never change places
    <Fragment key={index}>
      {index > 0 && ' '}
      {isBlank(word) ? <i>{word.toLowerCase()}</i> : word}
    </Fragment>
  ));
}
