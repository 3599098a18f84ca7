import type { PartyDefinition } from '../../../domain/agreement-file.ts';
import { addDays } from '../../../domain/days.ts';
import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import { dueOf, statusOn } from '../../../domain/measure.ts';
import { allMeetingTimes } from '../../../domain/meeting-times.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { wallClock } from '../../../domain/wall-clock.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { isRunning, type SummaryMaterial, sourceOf } from './material.ts';

/** What a party has to find people for in the ten weeks ahead. */
export interface PartyStaffing {
  readonly party: PartyDefinition;
  /** First and last day that are looked at, both included. */
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** Measures that are under way and that a function of the party answers for, contributes to or communicates. */
  readonly underWay: readonly MeasureFact[];
  /** Should have begun, and have not. */
  readonly notStarted: readonly Dated[];
  readonly starting: readonly Dated[];
  readonly ending: readonly Dated[];
  /** Meetings of groups that the party has a part in, by group. */
  readonly meetings: readonly { readonly group: string; readonly count: number }[];
  /** The first day for which there is notice enough; absent where the party has named no notice. */
  readonly plannedFrom?: IsoDate;
}

export interface Dated {
  readonly measure: MeasureFact;
  readonly date: IsoDate;
}

const weeksAhead = 10;

export function staffingOf(material: SummaryMaterial): readonly PartyStaffing[] {
  const { facts, today } = material;
  const last = earlier(addDays(today, weeksAhead * 7), facts.validTo);
  return facts.definition.parties.map((party) => {
    const own = measuresOf(material, party.key).filter((measure) => isRunning(measure, today));
    const dated = (from: IsoDate, to: IsoDate, dateOf: (measure: MeasureFact) => IsoDate | undefined) =>
      own
        .flatMap((measure): readonly Dated[] => {
          const date = dateOf(measure);
          return date !== undefined && date >= from && date <= to ? [{ measure, date }] : [];
        })
        .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
    const startOf = ({ state }: MeasureFact) =>
      statusOn(state, today) === 'not_started' ? state.plan.start : undefined;
    const notice = party.planningNoticeWeeks;
    return {
      party,
      first: today,
      last,
      underWay: own.filter(({ state }) => statusOn(state, today) === 'in_progress'),
      notStarted: dated('', addDays(today, -1), startOf),
      starting: dated(today, last, startOf),
      ending: dated(today, last, ({ state }) => dueOf(state)),
      meetings: meetingsOf(material, party.key, last),
      ...(notice === undefined ? {} : { plannedFrom: addDays(today, notice * 7) }),
    };
  });
}

function measuresOf({ facts, contributors }: SummaryMaterial, party: string): readonly MeasureFact[] {
  const own = new Set(facts.functions.filter((each) => each.party === party).map(({ id }) => id));
  return facts.measures.filter(({ id, responsible, communicates }) =>
    [...responsible, ...communicates, ...(contributors.get(id) ?? [])].some((each) => own.has(each)),
  );
}

function meetingsOf(material: SummaryMaterial, party: string, last: IsoDate): PartyStaffing['meetings'] {
  const { facts, today, at } = material;
  const now = wallClock(at);
  const theirs = groupsOf(facts, measuresOf(material, party), party);
  const times = allMeetingTimes(facts.meetings, { first: today, last }).filter(
    ({ start, held }) => start >= now && held?.held !== false,
  );
  return facts.groups.flatMap(({ id, name }) => {
    const count = theirs.has(id) ? times.filter(({ groupId }) => groupId === id).length : 0;
    return count > 0 ? [{ group: shorten(name, 60), count }] : [];
  });
}

/** By the agreement itself, and through the party's measures. */
function groupsOf(
  { definition, groups }: AgreementFacts,
  measures: readonly MeasureFact[],
  party: string,
): Set<string> {
  const named = definition.functions.filter((each) => each.party === party).flatMap((each) => each.groups);
  const ids = groups.filter(({ name }) => named.includes(name)).map(({ id }) => id);
  return new Set([...ids, ...measures.flatMap(({ groupId }) => groupId ?? [])]);
}

function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

export function staffingSection(t: Texts, { today, facts }: SummaryMaterial, all: readonly PartyStaffing[]): Section {
  const texts = t.summary.staffing;
  return {
    key: 'staffing',
    heading: texts.heading,
    blocks: [
      facts.validTo < today
        ? { kind: 'paragraph', claim: { text: texts.ended, sources: [] } }
        : {
            kind: 'list',
            items: all.map((each) => ({
              label: each.party.shortName,
              text: texts.of(each, today),
              sources: [...each.notStarted, ...each.starting, ...each.ending].map(({ measure }) => sourceOf(measure)),
            })),
          },
    ],
  };
}
