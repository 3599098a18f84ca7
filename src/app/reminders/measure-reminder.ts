import type { AgreementFacts, FunctionFact, MeasureFact } from '../../domain/facts.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { IsoDate } from '../../domain/time.ts';
import { aboutMeasure, judgedOn, type Occasion } from './about-measure.ts';
import { responsibleFor } from './recipients.ts';
import type { Occurrence, Reminder, View, Window } from './reminder.ts';

/** A kind of reminder about each measure on its own. */
interface MeasureReminder extends Omit<Reminder, 'occurrences'> {
  /** Every occasion there would be while nothing is done, as far as the agreement goes, earliest first. */
  occasions(measure: MeasureFact, view: View): readonly Occasion[];
  /**
   * What the occasions follow from beside the agreement's term and the numbers ahead: as long as these are the very same,
   * they are not computed anew. The first is what they are kept with.
   */
  follows(measure: MeasureFact, view: View): readonly [object, ...unknown[]];
  /** Whether an occasion is to be sent, by the state as it is and the day by which it is judged. */
  holds(state: MeasureState, occasion: Occasion, day: IsoDate, view: View): boolean;
  /** The responsible function unless another is given. */
  to?(facts: AgreementFacts, measure: MeasureFact): readonly FunctionFact[];
}

interface Kept {
  readonly from: readonly unknown[];
  readonly occasions: readonly Occasion[];
}

/** Planning steps through years day by day: what is computed for a measure is kept until it changes. */
export function measureReminder(kind: MeasureReminder): Reminder {
  const { occasions: occasionsOf, follows, holds, to = responsibleFor, ...rest } = kind;
  const keptWith = new WeakMap<object, Kept>();
  const all = (measure: MeasureFact, view: View): readonly Occasion[] => {
    const [keeper, ...others] = follows(measure, view);
    const from = [view.facts.validFrom, view.facts.validTo, view.ahead, ...others];
    const known = keptWith.get(keeper);
    if (known?.from.every((each, index) => each === from[index])) return known.occasions;
    const made = occasionsOf(measure, view);
    keptWith.set(keeper, { from, occasions: made });
    return made;
  };
  const ofMeasure = (measure: MeasureFact, view: View, window: Window): readonly Occurrence[] => {
    const found: Occurrence[] = [];
    let recipients: readonly FunctionFact[] | undefined;
    const occasions = all(measure, view);
    for (let at = firstFrom(occasions, window.first); at < occasions.length; at++) {
      const occasion = occasions[at] as Occasion;
      if (occasion.on > window.last) break;
      if (!holds(measure.state, occasion, judgedOn(occasion.on, view), view)) continue;
      recipients ??= to(view.facts, measure);
      found.push(...aboutMeasure(kind.name, measure, recipients, occasion));
    }
    return found;
  };
  return {
    ...rest,
    occurrences: (view, window) => view.facts.measures.flatMap((measure) => ofMeasure(measure, view, window)),
  };
}

function firstFrom(occasions: readonly Occasion[], day: IsoDate): number {
  let low = 0;
  let high = occasions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occasions[middle] as Occasion).on < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function byDay(a: Occasion, b: Occasion): number {
  if (a.on === b.on) return 0;
  return a.on < b.on ? -1 : 1;
}
