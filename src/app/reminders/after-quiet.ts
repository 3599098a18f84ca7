import { addDays, quietSpanOf, workingDateOnOrAfter } from '../../domain/days.ts';
import type { IsoDate } from '../../domain/time.ts';

/** The day on which something that rests in quiet weeks goes out: the first working day after them (product.md §5). */
export function afterQuiet(on: IsoDate): IsoDate {
  const quiet = quietSpanOf(on);
  return quiet ? workingDateOnOrAfter(addDays(quiet.last, 1)) : on;
}
