import { Temporal } from 'temporal-polyfill';
import { fold } from './fold.ts';
import type { PlanMeasure } from './plan-file/plan-measure.ts';

/** A measure's fields that a plan sets; what a person has recorded since is not among them. */
export type PlanFields = Omit<PlanMeasure, 'row'>;

/** A field that differs; a nested one as `communication.what`. Values as texts, dates `YYYY-MM-DD`, absent ones undefined. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface PlanDiff {
  readonly added: readonly PlanMeasure[];
  readonly changed: readonly {
    readonly number: string;
    readonly measure: PlanMeasure;
    readonly fields: readonly FieldChange[];
  }[];
  readonly unchanged: readonly string[];
  /** Numbers of measures that the file does not mention. They are listed, never removed. */
  readonly missingFromFile: readonly string[];
}

/** What an incoming plan would do to the measures that there are. Numbers are compared folded: `å12` is `Å12`. */
export function comparePlan(current: readonly PlanFields[], incoming: readonly PlanMeasure[]): PlanDiff {
  const currentByNumber = new Map(current.map((measure) => [fold(measure.number), measure]));
  const added: PlanMeasure[] = [];
  const changed: PlanDiff['changed'][number][] = [];
  const unchanged: string[] = [];
  for (const measure of incoming) {
    const before = currentByNumber.get(fold(measure.number));
    if (!before) {
      added.push(measure);
      continue;
    }
    const fields = changedFields(before, measure);
    if (fields.length > 0) changed.push({ number: before.number, measure, fields });
    else unchanged.push(before.number);
  }
  const mentioned = new Set(incoming.map(({ number }) => fold(number)));
  const missingFromFile = current.map(({ number }) => number).filter((number) => !mentioned.has(fold(number)));
  return { added, changed, unchanged, missingFromFile };
}

/** Dated values come in by their own dates, as changes of their own, and are no change of the plan. */
const NOT_COMPARED = new Set(['row', 'number', 'dated']);

function changedFields(before: PlanFields, after: PlanFields): readonly FieldChange[] {
  const [from, to] = [flatten(before), flatten(after)];
  const fields = [...new Set([...from.keys(), ...to.keys()])];
  return fields
    .filter((field) => from.get(field) !== to.get(field))
    .map((field) => ({ field, from: from.get(field), to: to.get(field) }));
}

function flatten(measure: PlanFields): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(measure).flatMap(([field, value]) => {
      if (NOT_COMPARED.has(field)) return [];
      // The links follow from the text and the functions that exist; the text is what the plan says.
      if (field === 'contributors') return textEntries(field, measure.contributors?.text);
      if (field === 'indicators') return textEntries(field, indicatorsText(measure));
      if (field === 'communication' || field === 'followUp') {
        return Object.entries(value).flatMap(([part, each]) =>
          textEntries(`${field}.${part}`, part === 'by' ? measure.communication.by?.text : each),
        );
      }
      return textEntries(field, value);
    }),
  );
}

function indicatorsText({ indicators }: PlanFields): string {
  return indicators
    .map(({ name, ...rest }) =>
      [
        name,
        ...Object.entries(rest)
          .map(([key, value]) => `${key} ${value}`)
          .sort(),
      ].join(', '),
    )
    .join('; ');
}

function textEntries(field: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined || value === null || value === '') return [];
  return [[field, value instanceof Temporal.PlainDate ? value.toString() : String(value)]];
}
