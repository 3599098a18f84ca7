import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LocalDirectory } from '../directory.ts';
import type { Deed, Speaker } from './api.ts';
import { BotMessage } from './bot-message.tsx';
import { DownIcon } from './icons.tsx';
import { OwnMessage } from './own-message.tsx';
import { StartHere } from './start-here.tsx';
import { drawnOf, type Entry, type Talk } from './talk.ts';
import { longDate } from './time.ts';
import { useLanguage, useWords } from './words.tsx';
import type { Drawing } from './workplace.tsx';

interface Props {
  readonly talk: Talk;
  readonly place: string;
  readonly speaker: Speaker;
  readonly drawing: Drawing;
  readonly busy: ReadonlySet<string>;
  readonly measures: LocalDirectory['measures'];
  readonly onFill: (line: string) => void;
  readonly onPress: (action: string, pressedIn: string) => void;
  readonly onRetry: (key: string, deed: Extract<Deed, { kind: 'say' | 'file' }>) => void;
}

/** The conversation, oldest first, read out as it grows. */
export function TalkLog(props: Props) {
  const { talk, place, speaker, busy } = props;
  const words = useWords();
  const language = useLanguage();
  const { scroller, content, hasNewer, onScroll, toEnd } = useFollow(talk);
  // What the bot has sent to oneself has buttons of its own to begin with.
  const isNew = !talk.some(({ kind }) => kind === 'own') && (speaker.channel !== null || talk.length === 0);
  const isWaiting = talk.some((entry) => entry.kind === 'own' && entry.state === 'sending');

  return (
    <div className="log-frame">
      <div
        ref={scroller}
        className="log"
        role="log"
        aria-label={words.talk.log(place)}
        aria-busy={busy.size > 0}
        // Scrolls, so it must be within reach of the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content} className="log-content">
          {talk.map((entry, index) => {
            const day = dayOf(entry);
            const before = talk[index - 1];
            return (
              <Fragment key={entry.key}>
                {(!before || dayOf(before) !== day) && (
                  <p className="day">
                    <span>{longDate(day, language)}</span>
                  </p>
                )}
                <LogEntry {...props} entry={entry} />
              </Fragment>
            );
          })}
          {isNew && <StartHere {...props} />}
          {isWaiting && <p className="writing">{words.talk.writing}</p>}
        </div>
      </div>
      {hasNewer && (
        <button type="button" className="newer" onClick={toEnd}>
          <DownIcon />
          {words.talk.newer}
        </button>
      )}
    </div>
  );
}

function LogEntry({ entry, speaker, drawing, busy, onPress, onRetry }: Props & { readonly entry: Entry }) {
  if (entry.kind === 'own') return <OwnMessage line={entry} speaker={speaker} onRetry={onRetry} />;
  return (
    <BotMessage
      entryKey={entry.key}
      drawn={drawnOf(entry)}
      at={entry.kind === 'post' ? entry.post.at : entry.at}
      isPrivate={entry.kind === 'reply' && speaker.channel !== null}
      isEdited={entry.kind === 'post' && entry.post.updatedSeq > entry.post.seq}
      files={entry.kind === 'reply' ? (entry.reply.files ?? noFiles) : noFiles}
      drawing={drawing}
      isBusy={busy.has(entry.key)}
      onPress={onPress}
    />
  );
}

const noFiles: [] = [];

function dayOf(entry: Entry): string {
  return (entry.kind === 'post' ? entry.post.at : entry.at).slice(0, 10);
}

/** Follows the end of the conversation, unless the person has scrolled away from it or the new message is taller than the window. */
function useFollow(talk: Talk) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const height = useRef(0);
  const [hasNewer, setHasNewer] = useState(false);
  const last = talk.at(-1);

  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    follows.current = true;
    setHasNewer(false);
  };

  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      const box = scroller.current;
      if (!box) return;
      height.current = box.scrollHeight;
      if (follows.current) box.scrollTop = box.scrollHeight;
    });
    // The window itself shrinks when something opens above it.
    for (const { current } of [content, scroller]) if (current) watcher.observe(current);
    return () => watcher.disconnect();
  }, []);

  // Only when a new entry stands last.
  useLayoutEffect(() => {
    const box = scroller.current;
    const newest = content.current?.querySelector<HTMLElement>('article:last-of-type');
    if (!box || !newest || !last) return;
    if (last.kind !== 'own' && !follows.current) return setHasNewer(true);
    toEnd();
    if (last.kind !== 'own' && newest.offsetHeight > box.clientHeight - 48) {
      box.scrollTop = newest.offsetTop - 24;
      follows.current = false;
    }
  }, [last?.key]);

  const onScroll = () => {
    const box = scroller.current;
    // While the height changes it is the browser that scrolls, not the person.
    if (!box || box.scrollHeight !== height.current) return;
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    if (follows.current) setHasNewer(false);
  };

  return { scroller, content, hasNewer, onScroll, toEnd };
}
