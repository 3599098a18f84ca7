import { cardinal, monthByWord, own } from './date-text/words.ts';
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

const amount = String.raw`\d{1,9}(?:[.,]\d{1,4})?`;
const value = new RegExp(
  String.raw`^(-?${amount})\s*(?:(%|procent\b|percent\b)|(?:\p{L}+\s+)?(?:(?:utav|av|out of|of)\b|\/)\s*(?:de\s+)?(${amount}))?\s*(\p{L}[\p{L}\s-]{0,40})?[.!]?$`,
  'iu',
);

/** Reads `8`, `8 av 10`, `8/10`, "åtta av tio", `91 %`, `7,5 timmar`, `ja`, `nej`; undefined for anything else. */
export function readValue(text: string): TypedValue | undefined {
  const plain = text.trim().replace(/(?<=\p{L})[.!]+$/u, '');
  const folded = fold(plain);
  if (['ja', 'yes'].includes(folded)) return { value: 1 };
  if (['nej', 'no'].includes(folded)) return { value: 0 };
  const found = value.exec(inFigures(plain));
  if (!found) return undefined;
  const [, amount = '', percent, total, unit] = found;
  // "30 nov" is a day, and nothing is a part of nothing.
  if ((unit && own(monthByWord, fold(unit)) !== undefined) || (total !== undefined && toNumber(total) === 0))
    return undefined;
  return {
    value: toNumber(amount),
    ...(total === undefined ? {} : { total: toNumber(total) }),
    ...(percent ? { percent: true } : {}),
    ...(unit ? { unit: unit.trim() } : {}),
  };
}

/** Number words as figures, and no space or full stop between thousands: "1 500", "1.500". */
function inFigures(text: string): string {
  return text
    .replace(/\p{L}+/gu, (word, at: number) =>
      isArticle(word, text.slice(at)) ? word : String(cardinal(fold(word)) ?? word),
    )
    .replace(/(\d)[\s\u00a0](?=\d{3}\b)/g, '$1')
    .replace(/(?<![\d.,])([1-9]\d{0,2})\.(?=\d{3}\b)(?!\d{4})/g, '$1');
}

/** "en besvikelse" and "inget nytt" count nothing; "en av tio" does. */
function isArticle(word: string, from: string): boolean {
  return /^(?:en|ett|a|an|one|ingen|inget|inga)$/.test(fold(word)) && !/^\p{L}+\s+(?:av|utav|of)\s/u.test(from);
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
