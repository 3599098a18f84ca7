import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { LocalText } from '../../../text/sv/local.ts';
import type { LocalDirectory, LocalFunction, LocalGroup } from '../directory.ts';
import type { LocalEvent, MoveRecipient } from '../wire.ts';
import type { Speaker } from './api.ts';
import { Box } from './box.tsx';
import { ClockBar } from './clock-bar.tsx';
import { prepareDrawing } from './drawings.tsx';
import { FormDialog } from './form-dialog.tsx';
import { MoveSummary } from './move-summary.tsx';
import { Sidebar } from './sidebar.tsx';
import { TalkLog } from './talk-log.tsx';
import { TimelineView } from './timeline-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useClock } from './use-clock.ts';
import { useEvents } from './use-events.ts';
import { useKept } from './use-kept.ts';
import { useNarrow } from './use-media.ts';
import { useMoves } from './use-moves.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';
import { type OpenForm, useTalks } from './use-talks.ts';
import { useTimeline } from './use-timeline.ts';
import { useLanguage, useWords } from './words.tsx';

export type Drawing = 'slack' | 'teams';

interface Props {
  readonly directory: LocalDirectory;
  readonly onLanguage: (language: Language) => void;
  /** Something was done: groups, functions or measures may be others now. */
  readonly onChanged: () => void;
}

/** The page itself: places to the left, the conversation and the box to the right. */
export function Workplace({ directory, onLanguage, onChanged }: Props) {
  const words = useWords();
  const language = useLanguage();
  const isNarrow = useNarrow();
  const clock = useClock();
  const moves = useMoves(clock, language);
  const [as, setAs] = useKept<string>('as', '');
  const me = directory.functions.find(({ name }) => name === as) ?? firstFunction(directory, words.start.as);
  const [channel, setChannel] = useState<string | null>(() => firstChannel(directory, me?.groups ?? []));
  const [drawing, setDrawing] = useKept<Drawing>('drawing', 'slack');
  const [isTimeline, setIsTimeline] = useState(false);
  const [menuIsOpen, setMenuIsOpen] = useState(false);
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const [form, setForm] = useState<OpenForm>();
  const [problem, setProblem] = useState<string>();
  const [draft, setDraft] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);

  const openForm = useCallback((opened: OpenForm) => setForm(opened), []);
  const talks = useTalks(clock.read, openForm);
  const speaker: Speaker = { as: me?.name ?? '', channel };
  const group = directory.groups.find(({ channelId }) => channelId === channel);
  const place = group?.name ?? words.places.direct;
  const heading = isTimeline ? words.timeline.name : place;

  const complain = useCallback(() => setProblem(words.page.loadFailed), [words]);
  const { refresh } = talks;
  const refreshHere = useCallback(
    () => refresh({ as: speaker.as, channel: speaker.channel }).then(() => setProblem(undefined), complain),
    [refresh, speaker.as, speaker.channel, complain],
  );

  const refreshSoon = useOneAtATime(refreshHere);
  const timeline = useTimeline(isTimeline, language, complain);

  useEffect(() => {
    refreshHere();
  }, [refreshHere]);

  useEffect(() => prepareDrawing(drawing), [drawing]);

  useEffect(() => {
    document.title = words.page.title(heading);
  }, [words, heading]);

  const hear = (event: LocalEvent) => {
    if (event.kind === 'clock') return clock.set(event);
    timeline.refresh();
    if (event.kind === 'moved') return moves.show(event.move);
    const where = event.kind === 'posted' ? event.channel : directOf(event.function);
    const isHere = where === (channel ?? directOf(speaker.as));
    if (isHere) refreshSoon();
    if (!event.edited && (!isHere || isTimeline)) setUnread((places) => new Set(places).add(where));
  };
  useEvents({ onEvent: hear, onOpen: refreshHere, onLost: complain });

  const go = (to: string | null, name = speaker.as) => {
    setChannel(to);
    setIsTimeline(false);
    setMenuIsOpen(false);
    const seen = to ?? directOf(name);
    setUnread((places) => new Set([...places].filter((other) => other !== seen)));
    if (!isNarrow) box.current?.focus();
  };
  const become = (name: string) => {
    setAs(name);
    const next = directory.functions.find((one) => one.name === name);
    // The group stays open if the function is in it; else its own first group opens.
    const stays = channel === null || next?.groups.includes(place);
    go(stays ? channel : firstChannel(directory, next?.groups ?? []), name);
  };
  const openConversation = ({ kind, id }: MoveRecipient) => {
    if (kind === 'channel') return go(id);
    setAs(id);
    go(null, id);
  };
  const openTimeline = () => {
    setIsTimeline(true);
    setMenuIsOpen(false);
  };
  const fillIn = (line: string) => {
    setDraft(line);
    box.current?.focus();
  };

  return (
    <div className="workplace" data-drawing={drawing}>
      <a className="skip" href={isTimeline ? '#timeline' : '#box'}>
        {isTimeline ? words.timeline.skip : words.page.skip}
      </a>
      <Sidebar
        directory={directory}
        me={me}
        channel={channel}
        isTimeline={isTimeline}
        isUnread={(id) => unread.has(id ?? directOf(speaker.as))}
        hasNews={(name) => unread.has(directOf(name))}
        isOpen={menuIsOpen}
        onClose={() => setMenuIsOpen(false)}
        onGo={go}
        onTimeline={openTimeline}
        onBecome={become}
        onLanguage={onLanguage}
      />
      <main className="talk" inert={menuIsOpen && isNarrow}>
        <TopBar
          place={heading}
          lead={isTimeline ? words.timeline.lead : leadOf(group, me, words.places)}
          drawing={drawing}
          menuIsOpen={menuIsOpen}
          hasNews={unread.size > 0}
          onDrawing={setDrawing}
          onMenu={() => setMenuIsOpen(true)}
        />
        <ClockBar
          clock={clock}
          moves={moves}
          isTimeline={isTimeline}
          onTimeline={() => (isTimeline ? setIsTimeline(false) : openTimeline())}
        />
        {moves.latest && (
          <MoveSummary
            key={moves.latest.to}
            move={moves.latest}
            me={speaker.as}
            onOpen={openConversation}
            onClose={() => moves.show(undefined)}
          />
        )}
        {problem && (
          <p className="problem" role="alert">
            {problem}{' '}
            <button type="button" className="link" onClick={refreshHere}>
              {words.page.tryAgain}
            </button>
          </p>
        )}
        {isTimeline ? (
          <TimelineView timeline={timeline.timeline} />
        ) : (
          <>
            <TalkLog
              key={`${speaker.as}\n${channel}`}
              talk={talks.of(speaker)}
              place={place}
              speaker={speaker}
              drawing={drawing}
              busy={talks.busy}
              measures={directory.measures}
              onFill={fillIn}
              onPress={(action, pressedIn) => talks.press(speaker, action, pressedIn).then(onChanged, complain)}
              onRetry={(key, deed) => talks.speak(speaker, deed, key)}
            />
            <Box
              ref={box}
              place={place}
              directory={directory}
              draft={draft}
              onDraft={setDraft}
              onSend={(deed) => talks.speak(speaker, deed).then(onChanged)}
            />
          </>
        )}
      </main>
      {form && (
        <FormDialog
          key={form.id}
          form={form.form}
          onSubmit={async (id, values) => {
            const reply = await talks.submit(form, id, {
              kind: 'submit',
              action: JSON.stringify(form.form.action),
              values,
            });
            onChanged();
            return reply;
          }}
          onClose={() => setForm((open) => (open === form ? undefined : open))}
        />
      )}
    </div>
  );
}

function leadOf(group: LocalGroup | undefined, me: LocalFunction | undefined, words: LocalText['places']): string {
  const name = me?.name ?? '';
  if (!group) return words.directHint(name);
  const members = words.members(group.members);
  return me?.groups.includes(group.name) ? members : `${members} · ${words.notMember(name)}`;
}

const directOf = (name: string) => `direct:${name}`;

function firstFunction({ functions }: LocalDirectory, preferred: string) {
  return functions.find(({ name }) => name === preferred) ?? functions[0];
}

function firstChannel({ groups }: LocalDirectory, own: readonly string[]): string | null {
  const first = groups.find(({ name }) => own.includes(name)) ?? groups[0];
  return first?.channelId ?? null;
}
