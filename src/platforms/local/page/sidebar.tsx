import { useEffect, useRef } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { LocalDirectory, LocalFunction, LocalGroup } from '../directory.ts';
import { FunctionPicker } from './function-picker.tsx';
import { CloseIcon, GroupIcon, Mark, PersonIcon, TimelineIcon } from './icons.tsx';
import { useNarrow } from './use-media.ts';
import { useLanguage, useWords } from './words.tsx';

interface Props {
  readonly directory: LocalDirectory;
  readonly me: LocalFunction | undefined;
  readonly channel: string | null;
  /** The timeline is shown, and no conversation. */
  readonly isTimeline: boolean;
  readonly isUnread: (channel: string | null) => boolean;
  /** Whether a function has got something that nobody has looked at here. */
  readonly hasNews: (functionName: string) => boolean;
  /** On a narrow screen the sidebar lies over the conversation while it is open. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onGo: (channel: string | null) => void;
  readonly onTimeline: () => void;
  readonly onBecome: (name: string) => void;
  readonly onLanguage: (language: Language) => void;
}

export function Sidebar(props: Props) {
  const { directory, me, isOpen, onClose } = props;
  const words = useWords();
  const language = useLanguage();
  const isNarrow = useNarrow();
  const close = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (isOpen) close.current?.focus();
  }, [isOpen]);

  const isOwn = ({ name }: LocalGroup) => me?.groups.includes(name) ?? false;
  const own = directory.groups.filter(isOwn);
  const others = directory.groups.filter((group) => !isOwn(group));
  const { title, validFrom, validTo } = directory.agreement;

  return (
    <>
      {isOpen && isNarrow && (
        <button type="button" className="veil" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes, wherever in the menu the focus is */}
      <header className="sidebar" data-open={isOpen} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
        <div className="brand">
          <Mark />
          <div>
            <p className="brand-name">{words.page.name}</p>
            <p className="brand-agreement" title={words.page.valid(validFrom, validTo)}>
              {title}
            </p>
          </div>
          <button
            ref={close}
            type="button"
            className="icon-button menu-close"
            aria-label={words.page.closeMenu}
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        </div>
        <FunctionPicker functions={directory.functions} me={me} hasNews={props.hasNews} onBecome={props.onBecome} />
        <nav aria-label={words.places.label} className="places">
          <Places {...props} title={words.places.own} groups={own} />
          <ul className="place-list">
            <li>
              <Place {...props} id={null} name={words.places.direct} icon={<PersonIcon />} />
            </li>
          </ul>
          <Places {...props} title={words.places.others} groups={others} />
          <h2 className="places-title">{words.places.agreement}</h2>
          <ul className="place-list">
            <li>
              <button
                type="button"
                className="place"
                aria-current={props.isTimeline ? 'page' : undefined}
                onClick={props.onTimeline}
              >
                <TimelineIcon size={17} />
                <span className="place-name">{words.timeline.name}</span>
              </button>
            </li>
          </ul>
        </nav>
        <footer className="sidebar-foot">
          <p>{words.clock.hint}</p>
          <button
            type="button"
            className="link"
            lang={language === 'sv' ? 'en' : 'sv'}
            title={words.page.otherLanguageHint}
            onClick={() => props.onLanguage(language === 'sv' ? 'en' : 'sv')}
          >
            {words.page.otherLanguage}
          </button>
        </footer>
      </header>
    </>
  );
}

function Places({
  title,
  groups,
  ...props
}: Props & { readonly title: string; readonly groups: readonly LocalGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <h2 className="places-title">{title}</h2>
      <ul className="place-list">
        {groups.map(({ channelId, name }) => (
          <li key={channelId}>
            <Place {...props} id={channelId} name={name} icon={<GroupIcon />} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface PlaceProps extends Pick<Props, 'channel' | 'isTimeline' | 'isUnread' | 'onGo'> {
  readonly id: string | null;
  readonly name: string;
  readonly icon: React.ReactNode;
}

function Place({ id, name, icon, channel, isTimeline, isUnread, onGo }: PlaceProps) {
  const words = useWords();
  const hasNews = isUnread(id);
  return (
    <button
      type="button"
      className="place"
      aria-current={channel === id && !isTimeline ? 'page' : undefined}
      data-unread={hasNews}
      onClick={() => onGo(id)}
    >
      {icon}
      <span className="place-name">{name}</span>
      {hasNews && <span className="badge">{words.places.unread}</span>}
    </button>
  );
}
