import type { Deed, Speaker } from './api.ts';
import { EyeIcon, FileIcon } from './icons.tsx';
import type { OwnLine } from './talk.ts';
import { timeOfDay } from './time.ts';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  readonly line: OwnLine;
  readonly speaker: Speaker;
  readonly onRetry: (key: string, deed: Extract<Deed, { kind: 'say' | 'file' }>) => void;
}

/** What the person typed. It stands only in this page's memory, and not even there once it is refused. */
export function OwnMessage({ line, speaker, onRetry }: Props) {
  const { talk } = useWords();
  const time = timeOfDay(line.at, useLanguage());
  const { state, words } = line;
  return (
    <article className="message own" aria-label={`${talk.you}, ${time}`}>
      <span
        className="avatar initials"
        aria-hidden="true"
        style={{ '--hue': hueOf(speaker.as) } as React.CSSProperties}
      >
        {initialsOf(speaker.as)}
      </span>
      <div className="message-body">
        <p className="message-head">
          <span className="message-author">{speaker.as}</span>
          <time>{time}</time>
        </p>
        {words ? (
          <div className="own-text">
            {words.fileName && (
              <p className="own-file">
                <FileIcon /> {words.fileName}
              </p>
            )}
            {words.text}
          </div>
        ) : (
          <p className="own-text hidden-text">{talk.hidden}</p>
        )}
        {typeof state === 'object' && (
          <p className="not-sent" role="alert">
            {talk.notSent} {state.failed}{' '}
            {(state.deed.kind === 'say' || state.deed.kind === 'file') && (
              <RetryButton label={talk.sendAgain} deed={state.deed} onRetry={(deed) => onRetry(line.key, deed)} />
            )}
          </p>
        )}
      </div>
    </article>
  );
}

function RetryButton<D extends Deed>({ label, deed, onRetry }: { label: string; deed: D; onRetry: (deed: D) => void }) {
  return (
    <button type="button" className="link" onClick={() => onRetry(deed)}>
      {label}
    </button>
  );
}

/** Slack's own mark on a message that only one person sees. */
export function Private() {
  const { talk } = useWords();
  return (
    <span className="private">
      <EyeIcon />
      {talk.private}
    </span>
  );
}

function initialsOf(name: string): string {
  const parts = name.split(/[\s-]+/).filter((part) => part.length > 2 || part === name);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => part?.[0] ?? '')
    .join('')
    .toUpperCase();
}

function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
