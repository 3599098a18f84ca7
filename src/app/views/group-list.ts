import type { Block, ListItem, Message } from '../../chat/message.ts';
import { nextFollowUp } from '../../domain/follow-up.ts';
import {
  dueOf,
  isFinished,
  isOverdue,
  type Measure,
  type MeasureState,
  ratingOn,
  statusOn,
} from '../../domain/measure.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';

export interface GroupList {
  readonly group: string;
  /** The group's measures in the plan's order. */
  readonly measures: readonly Measure[];
  /** The agreement's last day. */
  readonly end: IsoDate;
  /** As of when it is true. */
  readonly at: IsoInstant;
}

/**
 * What the message may take, in characters of JSON with what a platform writes around them: Slack refuses about 13,200
 * and Teams 13,700. Some thirty measures are listed in full, some sixty in short, and the rest are counted.
 */
const room = 13_000;
const aroundItem = 240;
const aroundLine = 84;
const longestTitle = 150;
const longestShortTitle = 50;

/** The group's list of measures: one message in its channel, edited in place (product.md §8). Nothing that people noted is in it. */
export function groupListMessage(t: Texts, list: GroupList): Message {
  const today = isoDateOf(list.at);
  const open = list.measures.filter(({ state }) => !isFinished(state, today));
  const heading = t.groupList.heading(list.group);
  const finished = finishedLines(t, list.measures, today, open.length > 0);
  const tail = [...finished, t.groupList.updated(list.at)];
  const left = room - sizeOf(aroundLine, [heading, heading, ...tail]);
  return {
    language: t.language,
    summary: heading,
    blocks: [
      { kind: 'title', text: heading },
      ...openBlocks(t, open, { ...list, today, left }),
      ...tail.map((text): Block => ({ kind: 'text', text, style: 'quiet' })),
    ],
  };
}

type Drawing = GroupList & { readonly today: IsoDate; readonly left: number };

function openBlocks(t: Texts, open: readonly Measure[], drawing: Drawing): readonly Block[] {
  if (drawing.measures.length === 0) return [{ kind: 'text', text: t.groupList.empty }];
  if (open.length === 0) return [{ kind: 'text', text: t.groupList.allFinished }];
  const items = open.map(
    ({ number, state }): ListItem => ({
      text: t.measures.title(number, cut(state.plan.title, longestTitle)),
      detail: measureLine(t, state, drawing.today, drawing.end),
    }),
  );
  const size = sizeOf(
    aroundItem,
    items.map(({ text, detail = '' }) => text + detail),
  );
  return size <= drawing.left ? [{ kind: 'list', items }] : shortBlocks(t, open, drawing);
}

/** A line each, as many as there is room for. */
function shortBlocks(t: Texts, open: readonly Measure[], { today, end, left }: Drawing): readonly Block[] {
  const lines = open.map(({ number, state }) => {
    const title = t.measures.title(number, cut(state.plan.title, longestShortTitle));
    return `${title} – ${shortLine(t, state, today, end)}`;
  });
  const fitting: string[] = [];
  let size = sizeOf(aroundLine, [t.groupList.more(lines.length)]);
  for (const line of lines) {
    size += sizeOf(aroundLine, [line]);
    if (size > left) break;
    fitting.push(line);
  }
  const more = lines.length - fitting.length;
  return [
    { kind: 'text', text: fitting.join('\n') },
    ...(more > 0 ? [{ kind: 'text' as const, text: t.groupList.more(more) }] : []),
  ];
}

/** `pågår, försenad, läge röd, klart senast 29 oktober, nästa uppföljning 3 december`. */
export function measureLine(t: Texts, state: MeasureState, today: IsoDate, end: IsoDate): string {
  const { due, followUp } = t.groupList;
  return parts(t, state, today, end, { rating: t.groupList.rating, due, followUp });
}

/** `pågår, försenad, röd, klart 29 oktober, uppföljning 3 december`. */
function shortLine(t: Texts, state: MeasureState, today: IsoDate, end: IsoDate): string {
  return parts(t, state, today, end, { rating: (value) => t.measures.rating[value], ...t.groupList.short });
}

function parts(
  t: Texts,
  state: MeasureState,
  today: IsoDate,
  end: IsoDate,
  say: Pick<Texts['groupList'], 'rating' | 'due' | 'followUp'>,
): string {
  const rating = ratingOn(state, today);
  const due = dueOf(state);
  const followUp = nextFollowUp(state, today, end);
  return [
    t.measures.status[statusOn(state, today)],
    isOverdue(state, today) ? t.measures.overdue : '',
    rating ? say.rating(rating.value) : '',
    due === undefined ? t.measures.noDue : say.due(t.dates.short(due, today)),
    followUp === undefined ? '' : say.followUp(t.dates.short(followUp, today)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Completed and cancelled ones last, by name where there is room for it. */
function finishedLines(t: Texts, measures: readonly Measure[], today: IsoDate, beside: boolean): readonly string[] {
  const mostCharacters = beside ? 1500 : 8000;
  return (['completed', 'cancelled'] as const).flatMap((status) => {
    const those = measures.filter(({ state }) => statusOn(state, today) === status);
    const named = those.map(({ number, state }) => t.measures.title(number, cut(state.plan.title, longestTitle)));
    const inFull = named.join().length <= mostCharacters;
    return those.length === 0 ? [] : [t.groupList[status](inFull ? named : those.map(({ number }) => number))];
  });
}

function sizeOf(around: number, texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + around + JSON.stringify(text).length, 0);
}

/** On one line, and no longer. */
function cut(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$|\s+$/u, '')}…`;
}
