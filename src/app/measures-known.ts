import { type Actor, may } from '../domain/policy.ts';
import type { Texts } from '../text/texts.ts';
import { nearestNumbers } from './nearest-numbers.ts';
import type { Agreement, MeasureIndex } from './ports.ts';
import { measureNumbered, relationsOf } from './relations.ts';

/** Who asks, and the group in whose channel. */
export interface Asking {
  readonly actor: Actor;
  readonly spokenIn: string | undefined;
}

/**
 * Whether somebody may know that a measure exists: who may read it, and the function that communicates it (product.md §4). To
 * everybody else it is as a number that the plan does not have.
 */
export function mayKnowOf(agreement: Agreement, measureId: string, { actor, spokenIn }: Asking): boolean {
  const relations = relationsOf(agreement, measureId, spokenIn);
  return may(actor, 'read-measure', relations).allowed || may(actor, 'communicated', relations).allowed;
}

/** The measure with that number, for who may know of it. */
export function knownMeasure(agreement: Agreement, number: string, asking: Asking): MeasureIndex | undefined {
  const entry = measureNumbered(agreement, number);
  return entry && mayKnowOf(agreement, entry.id, asking) ? entry : undefined;
}

/** What is said of a number that the plan has not, or not for the one who asks; and the numbers most like it that they know. */
export function noSuchMeasure(
  t: Texts,
  agreement: Agreement,
  number: string,
  asking: Asking,
): { readonly text: string; readonly nearest: readonly string[] } {
  const known = agreement.index.filter(({ id }) => mayKnowOf(agreement, id, asking));
  const nearest = nearestNumbers(
    number,
    known.map((measure) => measure.number),
  );
  const all = may(asking.actor, 'read-all').allowed;
  return { text: t.refusals.unknownMeasure(number, nearest, all), nearest };
}
