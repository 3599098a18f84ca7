import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import { type AgreementHistory, factsOverTime } from '../../../domain/history.ts';
import { type Change, isActive, statusOn } from '../../../domain/measure.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import { gatherHistory } from '../../facts.ts';
import type { Agreement, Reads } from '../../ports.ts';
import type { Source } from '../report.ts';
import { shorten } from '../shorten.ts';

/** A note of which somebody has said whether it was measured, or seen but not measured. Never one that was masked. */
export interface BasedNote {
  readonly measureId: string;
  readonly version: number;
  readonly at: IsoInstant;
  readonly text: string;
  readonly basis: 'measured' | 'observed';
}

/** What a summary is made from: all of it as it was at one moment. */
export interface SummaryMaterial {
  readonly facts: AgreementFacts;
  readonly at: IsoInstant;
  /** `at` in Europe/Stockholm. */
  readonly today: IsoDate;
  /** Latest first. */
  readonly notes: readonly BasedNote[];
  /** Ids of functions that contribute, by measure. */
  readonly contributors: ReadonlyMap<string, readonly string[]>;
  /** When the plan last changed; absent without measures. */
  readonly planChangedOn?: IsoDate;
}

/** What the agreement's summary is made from at a moment, now or in the past. */
export async function gatherSummary(agreement: Agreement, reads: Reads, at: IsoInstant): Promise<SummaryMaterial> {
  const contributors = agreement.index.map(
    ({ id, parts }) =>
      [id, parts.filter(({ part }) => part === 'contributes').map(({ functionId }) => functionId)] as const,
  );
  return materialAt(await gatherHistory(agreement, reads, false), at, new Map(contributors));
}

export function materialAt(
  history: AgreementHistory,
  at: IsoInstant,
  contributors: SummaryMaterial['contributors'] = new Map(),
): SummaryMaterial {
  const known = history.measures.map(({ id, changes }) => ({ id, changes: changes.filter((each) => each.at <= at) }));
  const planned = known
    .flatMap(({ changes }) => changes.filter(({ body }) => body.kind === 'planned' || body.kind === 'edited'))
    .map((change) => change.at)
    .sort()
    .at(-1);
  return {
    facts: factsOverTime(history)(at),
    at,
    today: isoDateOf(at),
    notes: known
      .flatMap(({ id, changes }) => basedNotes(id, changes))
      .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)),
    contributors,
    ...(planned === undefined ? {} : { planChangedOn: isoDateOf(planned) }),
  };
}

function basedNotes(measureId: string, changes: readonly Change[]): readonly BasedNote[] {
  const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
  return changes.flatMap(({ body, version, at, masked }): readonly BasedNote[] =>
    body.kind === 'note' && body.basis !== undefined && body.text.trim() !== '' && !masked && !undone.has(version)
      ? [{ measureId, version, at, text: body.text, basis: body.basis }]
      : [],
  );
}

export function sourceOf({ id, number }: MeasureFact, version?: number): Source {
  return { kind: 'measure', measureId: id, number, ...(version === undefined ? {} : { version }) };
}

/** Its number with the beginning of its title: a plan's titles may be long, and the page is one. */
export function nameOf({ number, state }: MeasureFact, t: Texts): string {
  return t.measures.title(number, shorten(state.plan.title, longestTitle)).trim();
}

const longestTitle = 60;

export function isRunning({ state }: MeasureFact, today: IsoDate): boolean {
  return isActive(statusOn(state, today));
}

export function isCancelled({ state }: MeasureFact, today: IsoDate): boolean {
  return statusOn(state, today) === 'cancelled';
}

/** The first of a list, and how many were left out. */
export function firstOf<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly left: number } {
  return { shown: all.slice(0, most), left: Math.max(0, all.length - most) };
}
