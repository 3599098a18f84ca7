import { addMonths } from '../days.ts';
import type { IsoDate } from '../time.ts';

/** Lag 2023:196 6 §: the situation picture is updated at least every second year. */
const monthsBetweenUpdates = 24;

/** When the situation picture is next to be updated, and what that is counted from; undefined while no part has a date. */
export function pictureUpdate(
  pictureDates: readonly IsoDate[],
): { readonly due: IsoDate; readonly newest: IsoDate } | undefined {
  const newest = [...pictureDates].sort().at(-1);
  return newest === undefined ? undefined : { due: addMonths(newest, monthsBetweenUpdates), newest };
}
