import { Temporal } from 'temporal-polyfill';
import { type AgreementChange, applyAgreementChange, emptyRecord } from './agreement-record.ts';
import type { AgreementFacts, MeasureFact } from './facts.ts';
import { foldChanges } from './fold-changes.ts';
import { foldMeeting } from './fold-meeting.ts';
import type { Change, MeasureState } from './measure.ts';
import type { Meeting, MeetingChange } from './meeting.ts';
import { type IsoInstant, isoDateOf } from './time.ts';

/** Everything that has been recorded of an agreement, from which its facts at any moment follow. */
export interface AgreementHistory {
  /** What has no history of its own but its extensions: the agreement's terms, its functions and groups, as they are now. */
  readonly base: Omit<AgreementFacts, 'measures' | 'meetings' | 'record' | 'stoppedOn'>;
  readonly stoppedAt?: IsoInstant;
  readonly measures: readonly (Omit<MeasureFact, 'state'> & { readonly changes: readonly Change[] })[];
  readonly meetings: readonly { readonly id: string; readonly changes: readonly MeetingChange[] }[];
  readonly record: readonly AgreementChange[];
}

/**
 * The facts as they were at an instant, by when changes apply (product.md §1, two times). What has not changed between two
 * instants is the very same object, the whole of it too, so that whatever is computed from it can be kept.
 */
export function factsOverTime(history: AgreementHistory): (at: IsoInstant) => AgreementFacts {
  const measures = history.measures.map(({ changes, ...fact }) => ({
    fact,
    stateAt: overTime(changes, (known) => foldChanges(known)),
  }));
  const meetings = history.meetings.map(({ id, changes }) => ({
    id,
    stateAt: overTime(changes, (known): Meeting => ({ id, version: known.length, state: foldMeeting(known) })),
  }));
  const recordAt = overTime(history.record, (known) =>
    known.reduce((record, change) => applyAgreementChange(record, change, isoDateOf(change.at)), emptyRecord),
  );
  const kept = new WeakMap<MeasureState, MeasureFact>();
  const measureFact = (fact: Omit<MeasureFact, 'state'>, state: MeasureState): MeasureFact => {
    const known = kept.get(state);
    if (known) return known;
    const made = { ...fact, state };
    kept.set(state, made);
    return made;
  };
  const termsAt = termsOverTime(history);
  const asAt = (at: IsoInstant): AgreementFacts => ({
    ...termsAt(at),
    ...(history.stoppedAt !== undefined && history.stoppedAt <= at ? { stoppedOn: isoDateOf(history.stoppedAt) } : {}),
    measures: measures.flatMap(({ fact, stateAt }) => {
      const state = stateAt(at);
      return state ? [measureFact(fact, state)] : [];
    }),
    meetings: meetings.flatMap(({ stateAt }) => stateAt(at) ?? []),
    record: recordAt(at) ?? emptyRecord,
  });
  const instants = changeInstants(history);
  const made = new Map<number, AgreementFacts>();
  return (at) => {
    const count = countUpTo(instants, at);
    const known = made.get(count);
    if (known) return known;
    const facts = asAt(at);
    made.set(count, facts);
    return facts;
  };
}

/** The agreement's terms before each extension and after the last: its last day then, and the reviews that it had. */
function termsOverTime({ base, record }: AgreementHistory): (at: IsoInstant) => AgreementHistory['base'] {
  const extensions = record
    .flatMap(({ at, body }) => (body.kind === 'extended' ? [{ at, ...body }] : []))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  let terms = base;
  const earlier = extensions.map(({ at, from, reviews = [] }) => {
    const { definition } = terms;
    const kept = definition.reviews.filter(({ month }) => !reviews.includes(month));
    const validTo = Temporal.PlainDate.from(from);
    terms = { ...terms, validTo: from, definition: { ...definition, validTo, reviews: kept } };
    return { at, terms };
  });
  // The latest extension is first: of those that are still to come, the last one's terms hold.
  return (at) => earlier.findLast((extension) => extension.at > at)?.terms ?? base;
}

/** How many of the instants, which are in order, have come. */
function countUpTo(instants: readonly IsoInstant[], at: IsoInstant): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The instants at which something changes, in order, each once. */
export function changeInstants(history: AgreementHistory): readonly IsoInstant[] {
  const all = [
    ...history.measures.flatMap(({ changes }) => changes.map(({ at }) => at)),
    ...history.meetings.flatMap(({ changes }) => changes.map(({ at }) => at)),
    ...history.record.map(({ at }) => at),
    ...(history.stoppedAt === undefined ? [] : [history.stoppedAt]),
  ];
  return [...new Set(all)].sort();
}

/** What a list of changes adds up to at an instant: folded once for every number of changes that apply by then. */
function overTime<C extends { readonly at: IsoInstant; readonly version: number }, T>(
  changes: readonly C[],
  fold: (known: readonly C[]) => T,
): (at: IsoInstant) => T | undefined {
  const inOrder = [...changes].sort((a, b) => (a.at === b.at ? a.version - b.version : a.at < b.at ? -1 : 1));
  const instants = inOrder.map((change) => change.at);
  const folded = new Map<number, T>();
  return (at) => {
    const count = countUpTo(instants, at);
    if (count === 0) return undefined;
    const known = folded.get(count);
    if (known !== undefined) return known;
    const made = fold(inOrder.slice(0, count));
    folded.set(count, made);
    return made;
  };
}
