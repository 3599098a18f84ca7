import type { MeasureFact } from '../../../domain/facts.ts';
import { type IndicatorValue, latestValue, type Plan, statusOn } from '../../../domain/measure.ts';
import { isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Claim, ReportBlock, Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { type BasedNote, firstOf, isCancelled, type SummaryMaterial, sourceOf } from './material.ts';

type Indicator = Plan['indicators'][number];

export interface MeasuredValue {
  readonly measure: MeasureFact;
  readonly indicator: Indicator;
  readonly value: IndicatorValue;
}

/** What can be shown, and what can't: measures that were cancelled or have not begun are left out. */
export interface Evidence {
  /** The latest value of each indicator, the newest first. */
  readonly measured: readonly MeasuredValue[];
  /** A measure's latest note of each kind, the newest first. */
  readonly notes: readonly { readonly measure: MeasureFact; readonly note: BasedNote }[];
  /** The plan says what to measure, and nobody has given a value. */
  readonly withoutValue: readonly MeasureFact[];
  /** The plan says nothing of what to measure. */
  readonly withoutIndicator: readonly MeasureFact[];
}

/** How many lines a page has room for. */
const onAPage = { measured: 5, notes: 3 };
/** What a line quotes of a plan's or a person's words. */
const mostLetters = 90;

export function evidenceOf({ facts, today, notes }: SummaryMaterial): Evidence {
  const counted = facts.measures.filter((measure) => !isCancelled(measure, today));
  const begun = counted.filter(({ state }) => statusOn(state, today) !== 'not_started');
  const measured = counted.flatMap((measure) =>
    measure.state.plan.indicators.flatMap((indicator): readonly MeasuredValue[] => {
      const value = latestValue(measure.state, indicator.name);
      return value ? [{ measure, indicator, value }] : [];
    }),
  );
  const isMeasured = ({ id }: MeasureFact) => measured.some(({ measure }) => measure.id === id);
  const measureById = new Map(counted.map((measure) => [measure.id, measure]));
  return {
    measured: measured.sort((a, b) => (a.value.at === b.value.at ? 0 : a.value.at < b.value.at ? 1 : -1)),
    notes: notes.filter(isLatestOfItsKind).flatMap((note) => {
      const measure = measureById.get(note.measureId);
      return measure ? [{ measure, note }] : [];
    }),
    withoutValue: begun.filter((measure) => measure.state.plan.indicators.length > 0 && !isMeasured(measure)),
    withoutIndicator: begun.filter(({ state }) => state.plan.indicators.length === 0),
  };
}

function isLatestOfItsKind({ measureId, basis }: BasedNote, index: number, all: readonly BasedNote[]): boolean {
  return all.findIndex((other) => other.measureId === measureId && other.basis === basis) === index;
}

/** `told`: measures whose values the page has told already. `most`: how many lines of each. */
export function evidenceSection(
  t: Texts,
  { today }: SummaryMaterial,
  evidence: Evidence,
  told: readonly MeasureFact[],
  most: { readonly measured: number; readonly notes: number } = onAPage,
): Section {
  const texts = t.summary.evidence;
  const toldIds = new Set(told.map(({ id }) => id));
  const untold = evidence.measured.filter(({ measure }) => !toldIds.has(measure.id));
  const values = untold.map(({ measure, indicator, value }) => ({
    label: measure.number,
    text: texts.value({ ...indicator, name: shorten(indicator.name, mostLetters) }, value, isoDateOf(value.at), today),
    sources: [sourceOf(measure, value.version)],
  }));
  const noted = (basis: BasedNote['basis']) =>
    evidence.notes
      .filter(({ note }) => note.basis === basis)
      .map(({ measure, note }) => ({
        label: measure.number,
        text: texts.quoted(shorten(note.text, mostLetters), isoDateOf(note.at), today),
        sources: [sourceOf(measure, note.version)],
      }));
  const unknown = [
    ...numbered(texts.withoutValue, evidence.withoutValue, t),
    ...numbered(texts.withoutIndicator, evidence.withoutIndicator, t),
  ];
  return {
    key: 'evidence',
    heading: texts.heading,
    blocks: [
      list(
        t,
        texts.measured,
        [...values, ...noted('measured')],
        most.measured,
        evidence.measured.length > 0 ? texts.nothingMore : texts.nothingMeasured,
      ),
      list(t, texts.observed, noted('observed'), most.notes, texts.nothingObserved),
      list(t, texts.unknown, unknown, unknown.length, texts.nothingUnknown),
    ],
  };
}

function list(t: Texts, heading: string, all: readonly Claim[], most: number, none: string): ReportBlock {
  const { shown, left } = firstOf(all, most);
  const items = all.length === 0 ? [{ text: none, sources: [] }] : shown;
  return { kind: 'list', heading, items, ...(left > 0 ? { more: t.summary.more(left) } : {}) };
}

function numbered(label: string, measures: readonly MeasureFact[], t: Texts): readonly Claim[] {
  if (measures.length === 0) return [];
  const numbers = measures.map(({ number }) => number);
  return [{ label, text: t.summary.numbers(numbers), sources: measures.map((measure) => sourceOf(measure)) }];
}
