import { useEffect, useRef } from 'react';
import { MenuIcon } from './icons.tsx';
import { useWords } from './words.tsx';
import type { Drawing } from './workplace.tsx';

interface Props {
  readonly place: string;
  readonly lead: string;
  readonly drawing: Drawing;
  readonly menuIsOpen: boolean;
  readonly hasNews: boolean;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly onMenu: () => void;
}

export function TopBar({ place, lead, drawing, menuIsOpen, hasNews, onDrawing, onMenu }: Props) {
  const words = useWords();
  const menu = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (wasOpen.current && !menuIsOpen) menu.current?.focus();
    wasOpen.current = menuIsOpen;
  }, [menuIsOpen]);

  return (
    <div className="top-bar">
      <button
        ref={menu}
        type="button"
        className="icon-button menu-open"
        aria-label={words.page.openMenu}
        aria-expanded={menuIsOpen}
        onClick={onMenu}
      >
        <MenuIcon />
        {hasNews && <span className="dot" />}
      </button>
      <div className="top-place">
        <h1>{place}</h1>
        <p className="top-lead">{lead}</p>
      </div>
      <fieldset className="switch">
        <legend className="sr-only">{words.drawing.label}</legend>
        {(['slack', 'teams'] as const).map((value) => (
          <label key={value} data-checked={drawing === value}>
            <input
              type="radio"
              name="drawing"
              value={value}
              checked={drawing === value}
              onChange={() => onDrawing(value)}
            />
            {words.drawing[value]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
