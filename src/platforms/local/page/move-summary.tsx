import { useState } from 'react';
import type { LocalText } from '../../../text/sv/local.ts';
import type { ClockMove, MoveRecipient } from '../wire.ts';
import { CloseIcon, GroupIcon, PersonIcon } from './icons.tsx';
import { longTime, period } from './time.ts';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  readonly move: ClockMove;
  /** The function that one is: what it got stands first. */
  readonly me: string;
  readonly onOpen: (recipient: MoveRecipient) => void;
  readonly onClose: () => void;
}

/** More than this is folded away until it is asked for. */
const shownAtFirst = 3;

/** What was sent while the clock was moved, and to whom, each a way to the conversation. */
export function MoveSummary({ move, me, onOpen, onClose }: Props) {
  const words = useWords();
  const language = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  // Becoming somebody else from here must not move what one is about to press.
  const [recipients] = useState(() => inOrder(move.recipients, me));
  const shown = isWhole ? recipients : recipients.slice(0, shownAtFirst);
  const folded = recipients.length - shownAtFirst;
  return (
    <section className="move" aria-labelledby="move-title">
      <header>
        <h2 id="move-title">
          {countOf(move, words.clock)} <span className="move-when">{whenOf(move, language)}</span>
        </h2>
        <button type="button" className="icon-button small" aria-label={words.clock.close} onClick={onClose}>
          <CloseIcon size={16} />
        </button>
      </header>
      {shown.length > 0 && (
        <ul>
          {shown.map((recipient) => (
            <li key={`${recipient.kind} ${recipient.id}`}>
              <button type="button" title={words.clock.open(recipient.id)} onClick={() => onOpen(recipient)}>
                {recipient.kind === 'channel' ? <GroupIcon /> : <PersonIcon />}
                <span className="move-to">{recipient.id}</span>
                {recipient.messages > 1 && <span className="move-count">{recipient.messages}</span>}
                <span className="move-says">{recipient.says}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {folded > 0 && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? words.clock.fewer : words.clock.more(folded)}
        </button>
      )}
    </section>
  );
}

/** One's own first, then who got most. */
function inOrder(recipients: readonly MoveRecipient[], me: string): readonly MoveRecipient[] {
  const isMine = ({ kind, id }: MoveRecipient) => kind === 'function' && id === me;
  return [...recipients].sort((a, b) => Number(isMine(b)) - Number(isMine(a)) || b.messages - a.messages);
}

/** `12 meddelanden till 7 mottagare` */
export function countOf({ messages, recipients, foundNone }: ClockMove, clock: LocalText['clock']): string {
  if (foundNone) return clock.noneFound;
  return messages === 0 ? clock.nothingSent : clock.sent(messages, recipients.length);
}

/** The moment when all came at once, else the days that passed. */
function whenOf({ from, to, recipients, messages }: ClockMove, language: 'sv' | 'en'): string {
  const moments = new Set(recipients.map(({ at }) => at));
  const [only] = moments;
  if (only !== undefined && moments.size === 1 && messages === recipients.length)
    return longTime(Date.parse(only), language);
  return period(Date.parse(from), Date.parse(to), language);
}
