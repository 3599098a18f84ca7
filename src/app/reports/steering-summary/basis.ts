import type { AgreementSettings } from '../../../domain/agreement-file.ts';
import type { MeasureFact } from '../../../domain/facts.ts';
import { isStale } from '../../../domain/follow-up.ts';
import { lackingParts } from '../../../domain/plan-check.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Claim, Section } from '../report.ts';
import { isRunning, type SummaryMaterial, sourceOf } from './material.ts';

/** What the summary stands on, so that it can be judged how well. */
export interface Basis {
  readonly notes: number;
  readonly measures: number;
  /** Measures that anybody has written of. */
  readonly notedMeasures: number;
  readonly planChangedOn?: IsoDate;
  readonly stale: readonly MeasureFact[];
  /** The plan lacks who answers for them, whether they are communicated, or how they are followed up. */
  readonly incomplete: readonly MeasureFact[];
  readonly settings: AgreementSettings;
}

export function basisOf({ facts, today, planChangedOn }: SummaryMaterial): Basis {
  const running = facts.measures.filter((measure) => isRunning(measure, today));
  return {
    notes: facts.measures.reduce((sum, { state }) => sum + state.noteCount, 0),
    measures: facts.measures.length,
    notedMeasures: facts.measures.filter(({ state }) => state.noteCount > 0).length,
    ...(planChangedOn === undefined ? {} : { planChangedOn }),
    stale: running.filter(({ state }) => isStale(state, today)),
    incomplete: running.filter(({ state }) => lackingParts(state.plan).length > 0),
    settings: facts.definition.settings,
  };
}

export function basisSection(t: Texts, basis: Basis): Section {
  const texts = t.summary.basis;
  const numbered = (measures: readonly MeasureFact[], text: (numbers: string) => string): readonly Claim[] =>
    measures.length === 0
      ? []
      : [
          {
            text: text(t.summary.numbers(measures.map(({ number }) => number))),
            sources: measures.map((measure) => sourceOf(measure)),
          },
        ];
  const said = (text: string): readonly Claim[] => (text === '' ? [] : [{ text, sources: [] }]);
  const items = [
    ...said(texts.notes(basis)),
    ...said(basis.planChangedOn === undefined ? '' : texts.plan(basis.planChangedOn)),
    ...numbered(basis.stale, texts.stale),
    ...numbered(basis.incomplete, texts.incomplete),
    ...said(texts.moves(basis.settings)),
  ];
  return { key: 'basis', heading: texts.heading, blocks: [{ kind: 'list', items }] };
}
