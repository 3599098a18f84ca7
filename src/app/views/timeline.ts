import type { AgreementFacts } from '../../domain/facts.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { allMeetingTimes } from '../../domain/meeting-times.ts';
import { type ObligationKind, type ObligationState, obligations } from '../../domain/obligations.ts';
import type { IsoDate } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';
import { clockNames } from './clock-names.ts';

/** A point on the agreement's line of time. `unsaid`, `off`: a meeting that nobody has answered for, or that was not held. */
export interface TimelineItem {
  readonly date: IsoDate;
  readonly label: string;
  readonly state: ObligationState | 'unsaid' | 'off';
  /** The state as a word, for those who don't see its colour. */
  readonly word: string;
  readonly kind: ObligationKind | 'meeting' | 'steering-meeting';
  /** Number of the measure that it is about. */
  readonly measure?: string;
}

/** Everything that the agreement's line of time shows: its obligations and its meetings, earliest first. */
export function timeline(t: Texts, facts: AgreementFacts, today: IsoDate): readonly TimelineItem[] {
  const names = clockNames(facts.definition, today);
  const required = obligations(facts, today).map((each): TimelineItem => {
    const { due, kind, state } = each;
    const measure = each.kind === 'follow-up' || each.kind === 'communication' ? { measure: each.number } : {};
    return { date: due, label: t.clock.what(each, names), state, word: t.timeline.states[state], kind, ...measure };
  });
  return [...required, ...meetings(t, facts, today)].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

function meetings(t: Texts, facts: AgreementFacts, today: IsoDate): readonly TimelineItem[] {
  const groups = new Map(facts.groups.map((group) => [group.id, group]));
  return allMeetingTimes(facts.meetings, { first: facts.validFrom, last: facts.validTo }).map((time) => {
    const group = groups.get(time.groupId);
    const state = stateOf(time, today);
    return {
      date: time.date,
      label: t.timeline.meeting(group?.name ?? ''),
      state,
      word: t.timeline.states[state],
      kind: group?.kind === 'steering' ? 'steering-meeting' : 'meeting',
    };
  });
}

function stateOf({ held, date }: MeetingTime, today: IsoDate): TimelineItem['state'] {
  if (held) return held.held ? 'met' : 'off';
  return date < today ? 'unsaid' : 'upcoming';
}
