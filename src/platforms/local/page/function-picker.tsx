import { useEffect, useId, useRef, useState } from 'react';
import type { LocalFunction } from '../directory.ts';
import { fold } from './completions.ts';
import { CheckIcon, ChevronIcon } from './icons.tsx';
import { useWords } from './words.tsx';

interface Props {
  readonly functions: readonly LocalFunction[];
  readonly me: LocalFunction | undefined;
  /** Whether a function has got something that nobody has looked at here. */
  readonly hasNews: (name: string) => boolean;
  readonly onBecome: (name: string) => void;
}

/** "Jag är": a combobox over all functions of the agreement, sought by name, party or role. */
export function FunctionPicker({ functions, me, hasNews, onBecome }: Props) {
  const words = useWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [sought, setSought] = useState<string>();
  const [active, setActive] = useState(0);
  const [news, setNews] = useState('');
  const isOpen = sought !== undefined;
  const others = functions.filter(({ name }) => name !== me?.name && hasNews(name)).length;
  const found = byParty(functions.filter((one) => isSought(one, sought ?? '')));
  const flat = found.flatMap(({ members }) => members);

  useEffect(() => {
    if (isOpen) list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);

  const open = () => {
    setSought('');
    setActive(
      Math.max(
        0,
        byParty(functions)
          .flatMap(({ members }) => members)
          .findIndex(({ name }) => name === me?.name),
      ),
    );
  };
  const close = () => setSought(undefined);
  const take = (one: LocalFunction | undefined) => {
    if (!one) return;
    close();
    setNews(words.who.changed(one.name));
    onBecome(one.name);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!isOpen) {
      if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) {
        event.preventDefault();
        open();
      }
      return;
    }
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % Math.max(1, flat.length)),
      ArrowUp: () => setActive((active - 1 + flat.length) % Math.max(1, flat.length)),
      Enter: () => take(flat[active]),
      Escape: close,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  return (
    <div className="picker">
      <label htmlFor={`${id}-input`} className="picker-label">
        {words.who.label}
      </label>
      <div className="picker-field">
        <input
          id={`${id}-input`}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && flat[active] ? `${id}-${active}` : undefined}
          aria-describedby={`${id}-party`}
          value={sought ?? me?.name ?? ''}
          placeholder={me?.name ?? words.who.hint}
          onChange={(event) => {
            setSought(event.target.value);
            setActive(0);
          }}
          onClick={() => (isOpen ? undefined : open())}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        <ChevronIcon />
      </div>
      <p id={`${id}-party`} className="picker-party">
        {me && [me.party, ...me.roles].join(' · ')}
      </p>
      {others > 0 && <p className="picker-news">{words.who.news(others)}</p>}
      {isOpen && (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          tabIndex={-1}
          aria-label={words.who.label}
          className="picker-list"
          // The input keeps the focus: a click in the list must not take it.
          onMouseDown={(event) => event.preventDefault()}
        >
          {found.map(({ party, members, from }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox has no other group
            <div key={party} role="group" aria-label={party}>
              <p className="picker-group" aria-hidden="true">
                {party}
              </p>
              {members.map((one, place) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys
                <div
                  key={one.name}
                  id={`${id}-${from + place}`}
                  role="option"
                  tabIndex={-1}
                  data-index={from + place}
                  aria-selected={one.name === me?.name}
                  className="picker-option"
                  data-active={from + place === active}
                  onMouseMove={() => setActive(from + place)}
                  onClick={() => take(one)}
                >
                  <span className="picker-name">{one.name}</span>
                  {hasNews(one.name) && <span className="badge">{words.places.unread}</span>}
                  {one.roles.length > 0 && <span className="picker-roles">{one.roles.join(', ')}</span>}
                  {one.name === me?.name && <CheckIcon />}
                </div>
              ))}
            </div>
          ))}
          {flat.length === 0 && <p className="picker-none">{words.who.none}</p>}
        </div>
      )}
      <p className="sr-only" role="status">
        {isOpen ? words.who.found(flat.length) : news}
      </p>
    </div>
  );
}

function isSought({ name, party, roles }: LocalFunction, sought: string): boolean {
  return fold([name, party, ...roles].join(' ')).includes(fold(sought.trim()));
}

function byParty(functions: readonly LocalFunction[]) {
  const parties = [...new Set(functions.map(({ party }) => party))];
  let from = 0;
  return parties.map((party) => {
    const members = functions.filter((one) => one.party === party);
    const group = { party, members, from };
    from += members.length;
    return group;
  });
}
