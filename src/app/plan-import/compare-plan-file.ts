import { fold } from '../../domain/fold.ts';
import { type DatedImport, dueOf, type Measure, type MeasureState, ratingOn, statusOn } from '../../domain/measure.ts';
import { comparePlan, type FieldChange } from '../../domain/plan-diff.ts';
import type { PlanMeasure } from '../../domain/plan-file/plan-measure.ts';
import type { PlanFile, PlanRow } from './read-plan-file.ts';

/** What a plan file would do to the measures that there are. */
export interface ImportDiff {
  readonly added: readonly PlanRow[];
  readonly changed: readonly ChangedMeasure[];
  readonly unchanged: readonly string[];
  /** Numbers that the file does not mention: listed, never removed. */
  readonly missing: readonly string[];
  /** Status and rating columns that give way to what a person has recorded (product.md §1, two times). */
  readonly kept: readonly { readonly number: string; readonly field: 'status' | 'rating' }[];
}

export interface ChangedMeasure {
  readonly measure: Measure;
  readonly row: PlanRow;
  readonly fields: readonly FieldChange[];
  /** The dated columns of this and earlier files together. */
  readonly dated: readonly DatedImport[];
}

/** Pure: the same file against the same measures gives the same answer. */
export function comparePlanFile(measures: readonly Measure[], { rows }: Pick<PlanFile, 'rows'>): ImportDiff {
  const byNumber = new Map(measures.map((measure) => [fold(measure.number), measure]));
  const { added, changed, missingFromFile } = comparePlan(measures.map(currentPlan), rows.map(comparable));
  const fieldsByNumber = new Map(changed.map(({ number, fields }) => [fold(number), fields]));
  const isNew = new Set(added.map(({ number }) => fold(number)));
  const met = rows.flatMap((row) => {
    const measure = byNumber.get(fold(row.number));
    if (!measure) return [];
    const dated = mergeDated(measure.state, row.dated);
    const fields = (fieldsByNumber.get(fold(row.number)) ?? []).filter(
      (change) => !isDecidedDue(change, measure.state),
    );
    return [{ measure, row, fields: [...fields, ...dated.changes], dated: dated.dated, kept: dated.kept }];
  });
  return {
    added: rows.filter(({ number }) => isNew.has(fold(number))),
    changed: met.filter(({ fields }) => fields.length > 0),
    unchanged: met.filter(({ fields }) => fields.length === 0).map(({ measure }) => measure.number),
    missing: missingFromFile,
    kept: met.flatMap(({ measure, kept }) => kept.map((field) => ({ number: measure.number, field }))),
  };
}

/** The same for two comparisons that would do the same: what was previewed is what is confirmed. */
export function diffKey({ added, changed }: ImportDiff): string {
  const fields = changed.map((each) => [
    each.measure.number,
    each.fields.map(({ field, from, to }) => [field, from ?? null, to ?? null]),
  ]);
  return JSON.stringify([added.map(({ number }) => number), fields]);
}

/** A decided move of the due date that the file also has is no change. */
function isDecidedDue({ field, to }: FieldChange, state: MeasureState): boolean {
  return field === 'due' && state.due !== undefined && to === dueOf(state);
}

/** A value equal to the current one is no change and its reason stays; a reason where there was none is one. */
function mergeDated(state: MeasureState, incoming: readonly DatedImport[]) {
  let dated = state.dated;
  const changes: FieldChange[] = [];
  const kept: ('status' | 'rating')[] = [];
  for (const entry of incoming) {
    const recorded = entry.field === 'status' ? state.status : state.rating;
    const now = { ...state, dated };
    const current = entry.field === 'status' ? { value: statusOn(now, entry.from) } : ratingOn(now, entry.from);
    if (recorded) {
      if (recorded.value !== entry.value && !kept.includes(entry.field)) kept.push(entry.field);
      continue;
    }
    const reasonAdded =
      entry.field === 'rating' && entry.reason !== undefined && ratingOn(now, entry.from)?.reason === undefined;
    if (current?.value === entry.value && !reasonAdded) continue;
    dated = [...dated.filter((each) => each.field !== entry.field || each.from !== entry.from), entry];
    changes.push({ field: entry.field, from: current?.value, to: entry.value });
  }
  return { dated, changes, kept };
}

/** Kept plans have their dates as text, which compare as the dates do. */
function currentPlan({ number, state }: Measure): PlanMeasure {
  return { ...state.plan, number, dated: [], row: 0 } as unknown as PlanMeasure;
}

function comparable({ row, number, plan }: PlanRow): PlanMeasure {
  return { ...plan, number, dated: [], row } as unknown as PlanMeasure;
}
