import { type Agenda, agendaOn, dueCommunication } from '../../domain/agenda.ts';
import { addDays, mondayOf } from '../../domain/days.ts';
import type { AgreementFacts, FunctionFact, GroupFact, MeasureFact } from '../../domain/facts.ts';
import { isStale } from '../../domain/follow-up.ts';
import { isFinished, type MeasureState, waitingProposals } from '../../domain/measure.ts';
import type { MeetingTime } from '../../domain/meeting.ts';
import { type LackingPart, lackingParts } from '../../domain/plan-check.ts';
import { type IsoDate, isoDateOf } from '../../domain/time.ts';
import { openMeetings } from './group-meetings.ts';

/** What a coordinator's week begins with (product.md §5). Measures are in the plan's order. */
export interface WeeklyList {
  /** More than one and a half rhythms without a note. */
  readonly stale: readonly MeasureFact[];
  /** The plan lacks one of the three that the agreement asks for. */
  readonly incomplete: readonly { readonly measure: MeasureFact; readonly lacks: readonly LackingPart[] }[];
  /** Functions that answer for unfinished measures and that nobody holds. */
  readonly unheld: readonly { readonly function: FunctionFact; readonly measures: readonly MeasureFact[] }[];
  /** `count`: how many proposals wait for an answer. */
  readonly proposals: readonly { readonly measure: MeasureFact; readonly count: number }[];
  /** `passed`: it should have been made already. */
  readonly communications: readonly {
    readonly measure: MeasureFact;
    readonly date: IsoDate;
    readonly passed: boolean;
  }[];
  /** The week's meetings, with what the working groups have to take up. */
  readonly meetings: readonly WeeklyMeeting[];
}

export interface WeeklyMeeting {
  readonly time: MeetingTime;
  readonly group: GroupFact;
  /** Absent for the steering group, which has a summary of its own. */
  readonly agenda?: Agenda;
}

/** The list for the week of `monday` as it stands on `day`. */
export function weeklyListOn(facts: AgreementFacts, day: IsoDate, monday: IsoDate = mondayOf(day)): WeeklyList {
  return {
    stale: stale(facts, day),
    incomplete: incomplete(facts, day),
    unheld: unheld(facts, day),
    proposals: proposals(facts, day),
    communications: communications(facts, day),
    meetings: meetings(facts, monday).map(({ time, group }) =>
      group.kind === 'steering' ? { time, group } : { time, group, agenda: agendaOn(facts, day, group.id) },
    ),
  };
}

/**
 * Whether there was anything on the list that day: a coordinator is not sent an empty one, nor one on Wednesday for what
 * came on Tuesday.
 */
export function hasWeeklyList(facts: AgreementFacts, day: IsoDate, monday: IsoDate): boolean {
  return (
    facts.measures.some((measure) => isOnList(facts, measure, day)) ||
    unheld(facts, day).length > 0 ||
    meetings(facts, monday).some(({ time }) => isoDateOf(time.knownFrom) <= day)
  );
}

/** Planning asks about the same Mondays day after day: what a measure's state says of them is kept. */
const onListByState = new WeakMap<MeasureState, Map<string, boolean>>();

function isOnList(facts: AgreementFacts, measure: MeasureFact, day: IsoDate): boolean {
  const key = `${day} ${facts.validFrom} ${facts.validTo}`;
  const days = onListByState.get(measure.state) ?? new Map<string, boolean>();
  onListByState.set(measure.state, days);
  const known = days.get(key);
  if (known !== undefined) return known;
  const alone = { ...facts, measures: [measure] };
  const made = [stale, incomplete, proposals, communications].some((section) => section(alone, day).length > 0);
  days.set(key, made);
  return made;
}

function stale({ measures }: AgreementFacts, day: IsoDate): WeeklyList['stale'] {
  return measures.filter(({ state }) => isStale(state, day));
}

function incomplete({ measures }: AgreementFacts, day: IsoDate): WeeklyList['incomplete'] {
  return measures.flatMap((measure) => {
    const lacks = lackingParts(measure.state.plan);
    return lacks.length === 0 || isFinished(measure.state, day) ? [] : [{ measure, lacks }];
  });
}

function unheld({ functions, measures }: AgreementFacts, day: IsoDate): WeeklyList['unheld'] {
  return functions
    .filter(({ held }) => !held)
    .flatMap((each) => {
      const own = measures.filter(({ responsible, state }) => responsible.includes(each.id) && !isFinished(state, day));
      return own.length > 0 ? [{ function: each, measures: own }] : [];
    });
}

function proposals({ measures }: AgreementFacts, day: IsoDate): WeeklyList['proposals'] {
  return measures.flatMap((measure) => {
    const count = waitingProposals(measure.state).filter(({ at }) => isoDateOf(at) <= day).length;
    return count > 0 ? [{ measure, count }] : [];
  });
}

function communications(facts: AgreementFacts, day: IsoDate): WeeklyList['communications'] {
  return facts.measures.flatMap((measure) => {
    const date = dueCommunication(facts, measure, day);
    return date === undefined ? [] : [{ measure, date, passed: date < day }];
  });
}

function meetings(facts: AgreementFacts, monday: IsoDate) {
  return openMeetings(facts, { first: monday, last: addDays(monday, 6) });
}
