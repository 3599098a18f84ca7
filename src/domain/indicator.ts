import { fold } from './fold.ts';
import type { Plan } from './measure.ts';

export type PlannedIndicator = Plan['indicators'][number];

/** A value as typed: `8`, `8 av 10`, `91 %`; `unit` is the word after it. */
export interface TypedValue {
  readonly value: number;
  readonly total?: number;
  readonly percent?: boolean;
  readonly unit?: string;
}

const value =
  /^([+-]?\d{1,9}(?:[.,]\d{1,4})?)\s*(?:(%|procent\b|percent\b)|(?:(?:av|of|\/)\s*(\d{1,9}(?:[.,]\d{1,4})?)))?\s*(\p{L}[\p{L}\s-]{0,40})?[.!]?$/iu;

/** Reads `8`, `8 av 10`, `8/10`, `91 %`, `7,5 timmar`, `ja`, `nej`; undefined for anything else. */
export function readValue(text: string): TypedValue | undefined {
  const folded = fold(text.trim());
  if (['ja', 'yes'].includes(folded)) return { value: 1 };
  if (['nej', 'no'].includes(folded)) return { value: 0 };
  const found = value.exec(text.trim().replace(/(\d)[\s ](?=\d{3}\b)/g, '$1'));
  if (!found) return undefined;
  const [, amount = '', percent, total, unit] = found;
  return {
    value: toNumber(amount),
    ...(total === undefined ? {} : { total: toNumber(total) }),
    ...(percent ? { percent: true } : {}),
    ...(unit ? { unit: unit.trim() } : {}),
  };
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}

/**
 * The indicators that a value may belong to: with several, the one whose unit or total fits (product.md §2). One answer
 * is certain; more are to be asked about; none when the measure has no indicator.
 */
export function indicatorsFor(planned: readonly PlannedIndicator[], typed: TypedValue): readonly PlannedIndicator[] {
  if (planned.length < 2) return planned;
  const fits = (test: (indicator: PlannedIndicator) => boolean) => planned.filter(test);
  const byUnit =
    typed.unit === undefined
      ? []
      : fits((indicator) => sharesWord(`${indicator.unit ?? ''} ${indicator.name}`, typed.unit ?? ''));
  if (byUnit.length === 1) return byUnit;
  const byPercent = fits((indicator) => (indicator.percent === true) === (typed.percent === true) && !indicator.yesNo);
  const byTotal =
    typed.total === undefined
      ? []
      : fits((indicator) => indicator.total === typed.total || indicator.target === typed.total);
  if (byTotal.length === 1) return byTotal;
  return byPercent.length > 0 ? byPercent : planned;
}

function sharesWord(name: string, unit: string): boolean {
  const stems = (text: string) =>
    fold(text)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5));
  const of = stems(unit);
  return stems(name).some((stem) => of.includes(stem));
}
