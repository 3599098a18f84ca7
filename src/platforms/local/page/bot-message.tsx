import { memo, Suspense, useEffect, useRef } from 'react';
import { plainText } from '../../../chat/message.ts';
import type { DrawnFile, DrawnMessage } from '../wire.ts';
import { SlackDrawing, TeamsDrawing } from './drawings.tsx';
import { Fallback } from './fallback.tsx';
import { Documents, Files } from './files.tsx';
import { Mark } from './icons.tsx';
import { Private } from './own-message.tsx';
import { timeOfDay } from './time.ts';
import { useLanguage, useWords } from './words.tsx';
import type { Drawing } from './workplace.tsx';

interface Props {
  readonly entryKey: string;
  readonly drawn: DrawnMessage;
  readonly at: string;
  readonly isPrivate: boolean;
  readonly isEdited: boolean;
  readonly files: readonly DrawnFile[];
  readonly drawing: Drawing;
  readonly isBusy: boolean;
  readonly onPress: (action: string, pressedIn: string) => void;
}

/** A message of the bot's, drawn from the payload that Slack or Teams would have been sent. */
export const BotMessage = memo(
  function BotMessage({ entryKey, drawn, at, isPrivate, isEdited, files, drawing, isBusy, onPress }: Props) {
    const { talk } = useWords();
    const time = timeOfDay(at, useLanguage());
    const article = useRef<HTMLElement>(null);
    const hadFocus = useRef(false);

    // A reply in the place of the message whose button was pressed takes the button away: the focus stays at the message.
    useEffect(() => {
      if (hadFocus.current && !article.current?.contains(document.activeElement)) article.current?.focus();
    }, [drawn]);

    const press = (action: string) => {
      if (isBusy) return;
      hadFocus.current = true;
      onPress(action, entryKey);
    };
    const text = <p className="plain">{plainText(drawn.neutral)}</p>;
    return (
      <article
        ref={article}
        className="message bot"
        tabIndex={-1}
        aria-label={[talk.bot, time, isPrivate && talk.private].filter(Boolean).join(', ')}
        aria-busy={isBusy}
        lang={drawn.neutral.language}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget) hadFocus.current = false;
        }}
      >
        <span className="avatar" aria-hidden="true">
          <Mark />
        </span>
        <div className="message-body">
          <p className="message-head">
            <span className="message-author">{talk.bot}</span>
            <span className="app-badge">{talk.app}</span>
            <time>{time}</time>
            {isEdited && <span className="edited">({talk.edited})</span>}
            {isPrivate && <Private />}
          </p>
          <Fallback key={drawing} instead={text}>
            <Suspense fallback={text}>
              {drawing === 'slack' ? (
                <SlackDrawing payload={drawn.slack} entryKey={entryKey} onPress={press} />
              ) : (
                <TeamsDrawing card={drawn.teams} onPress={press} />
              )}
            </Suspense>
          </Fallback>
          <Documents message={drawn.neutral} />
          <Files files={files} />
        </div>
      </article>
    );
  },
  // The handler is new each time but does the same.
  (before, after) =>
    before.drawn === after.drawn &&
    before.drawing === after.drawing &&
    before.isBusy === after.isBusy &&
    before.at === after.at,
);
