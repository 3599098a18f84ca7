import { communicationsOf, missedCommunication, nextCommunication } from '../../../domain/communications.ts';
import { addDays } from '../../../domain/days.ts';
import type { MeasureFact } from '../../../domain/facts.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Claim, Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { firstOf, isCancelled, isRunning, type SummaryMaterial, sourceOf } from './material.ts';

export interface Told {
  readonly measure: MeasureFact;
  readonly date: IsoDate;
}

/** What has been told and what is to be; nothing more is of cancelled measures. */
export interface CommunicationFacts {
  /** The latest time that each was communicated, earliest first. */
  readonly done: readonly Told[];
  /** Should have been made, the oldest first. */
  readonly missed: readonly Told[];
  /** To be made within ten weeks, the nearest first. */
  readonly due: readonly Told[];
  /** Never told of, and the plan names no day. */
  readonly undated: readonly MeasureFact[];
  readonly not: readonly MeasureFact[];
  /** The plan does not say whether. */
  readonly undecided: readonly MeasureFact[];
}

const daysAhead = 70;
const mostShown = 8;
const mostQuoted = 5;

export function communicationFacts({ facts, today }: SummaryMaterial): CommunicationFacts {
  const counted = facts.measures.filter((measure) => !isCancelled(measure, today));
  const decided = (...decisions: readonly (string | undefined)[]) =>
    counted.filter(({ state }) => decisions.includes(state.plan.communication.decision));
  const toTell = decided('yes', 'partly', 'internal');
  const dated = (measures: readonly MeasureFact[], dateOf: (measure: MeasureFact) => IsoDate | undefined) =>
    measures
      .flatMap((measure): readonly Told[] => {
        const date = dateOf(measure);
        return date === undefined ? [] : [{ measure, date }];
      })
      .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
  return {
    done: dated(facts.measures, ({ state }) =>
      state.communicated
        .map(({ on }) => on)
        .sort()
        .at(-1),
    ),
    missed: dated(toTell, ({ state }) => missedCommunication(state, today, facts)),
    due: dated(toTell, ({ state }) => nextCommunication(state, today, facts)).filter(
      ({ date }) => date <= addDays(today, daysAhead),
    ),
    undated: toTell.filter(
      (measure) =>
        isRunning(measure, today) &&
        measure.state.communicated.length === 0 &&
        communicationsOf(measure.state, facts).length === 0,
    ),
    not: decided('no'),
    undecided: decided(undefined),
  };
}

/** When the plan says that it is to be told of, where it names no day. */
function quoted({ plan }: MeasureFact['state']): string | undefined {
  return plan.communication.when === undefined ? undefined : shorten(plan.communication.when, 60);
}

export function communicationSection(t: Texts, { today }: SummaryMaterial, all: CommunicationFacts): Section {
  const texts = t.summary.communication;
  const told = (label: string, list: readonly Told[], from: 'first' | 'last' = 'first'): readonly Claim[] => {
    if (list.length === 0) return [];
    const left = Math.max(0, list.length - mostShown);
    const shown = from === 'first' ? list.slice(0, mostShown) : list.slice(left);
    const parts = shown.map(({ measure, date }) => texts.on(measure.number, date, today));
    return [{ label, text: texts.joined(parts, left), sources: list.map(({ measure }) => sourceOf(measure)) }];
  };
  const numbered = (label: string, measures: readonly MeasureFact[]): readonly Claim[] =>
    measures.length === 0
      ? []
      : [
          {
            label,
            text: t.summary.numbers(measures.map(({ number }) => number)),
            sources: measures.map((measure) => sourceOf(measure)),
          },
        ];
  const undated = firstOf(all.undated, mostQuoted);
  const items = [
    ...(all.done.length > 0
      ? told(texts.done, all.done, 'last')
      : [{ label: texts.done, text: texts.nothing, sources: [] }]),
    ...told(texts.missed, all.missed),
    ...told(texts.due, all.due),
    ...(all.undated.length > 0
      ? [
          {
            label: texts.undated,
            text: texts.joined(
              undated.shown.map(({ number, state }) => texts.when(number, quoted(state))),
              undated.left,
            ),
            sources: all.undated.map((measure) => sourceOf(measure)),
          },
        ]
      : []),
    ...numbered(texts.not, all.not),
    ...numbered(texts.undecided, all.undecided),
  ];
  return { key: 'communication', heading: texts.heading, blocks: [{ kind: 'list', items }] };
}
