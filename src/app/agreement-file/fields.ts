import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { AgreementProblem } from '../../domain/agreement-fault.ts';
import { damerau, fold } from '../../domain/fold.ts';

/** The values that a field of an agreement file can have. Everything in the file is text until it comes here. */

const MAX_TEXT = 1000;

/** A non-empty text, trimmed, runs of white space as one space. */
export const text = z.string().transform((raw, ctx) => {
  const value = raw.replace(/\s+/g, ' ').trim().normalize('NFC');
  if (value.length > MAX_TEXT) return fault(ctx, { key: 'too-long', length: value.length, max: MAX_TEXT });
  return value;
});

/** A list of texts; a single text is a list of one. */
export const texts = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(text).max(50));

/** `2021-01-31`, and a day that exists. */
export const date = z.string().transform((found, ctx) => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(found.trim());
  const [, year, month, day] = (parts ?? []).map(Number);
  if (!year || !month || !day || month > 12) return fault(ctx, { key: 'not-a-date', found });
  const lastDay = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (day > lastDay) return fault(ctx, { key: 'impossible-date', found, lastDay });
  return Temporal.PlainDate.from({ year, month, day });
});

/** `2021-12`. */
export const month = z.string().transform((raw, ctx) => {
  const found = raw.trim();
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(found) ? found : fault(ctx, { key: 'not-a-month', found });
});

export const yesOrNo = z.string().transform((found, ctx) => {
  const word = fold(found.trim());
  if (word === 'ja' || word === 'true') return true;
  if (word === 'nej' || word === 'false') return false;
  return fault(ctx, { key: 'not-yes-or-no', found });
});

export function wholeNumber(min: number, max: number) {
  return z.string().transform((found, ctx) => {
    const value = /^\d{1,6}$/.test(found.trim()) ? Number(found) : Number.NaN;
    return value >= min && value <= max ? value : fault(ctx, { key: 'not-a-whole-number', found, min, max });
  });
}

/** One of the file's own words, each standing for a value. */
export function word<T extends string>(values: Readonly<Record<string, T>>) {
  return z.string().transform((found, ctx) => {
    const allowed = Object.keys(values);
    const match = allowed.find((each) => wordKey(each) === wordKey(found));
    const value = match === undefined ? undefined : values[match];
    return value ?? fault(ctx, { key: 'unknown-word', found, allowed, ...suggestion(found, allowed) });
  });
}

/** A name without å, ä, ö, spaces or capitals: `upplands-vasby`. */
export const slug = z.string().transform((raw, ctx) => {
  const found = raw.trim();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(found) && found.length <= 60) return found;
  const proposed = toSlug(found).slice(0, 60);
  return fault(ctx, { key: 'not-a-slug', found, ...(proposed && { suggestion: proposed }) });
});

export function toSlug(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** How keys and words of the file are compared: å/ä/ö or a/o, capitals, `_`, `-` and space are the same. */
export function wordKey(text: string): string {
  return fold(text.trim()).replace(/[\s_-]+/g, '_');
}

/** The nearest of the allowed words, when it is near enough to be a slip. */
export function suggestion(found: string, allowed: readonly string[]): { suggestion?: string } {
  const key = wordKey(found);
  const [nearest] = allowed.map((each) => ({ each, far: damerau(key, wordKey(each)) })).sort((a, b) => a.far - b.far);
  if (!nearest || nearest.far > Math.max(1, Math.floor(key.length / 3))) return {};
  return { suggestion: nearest.each };
}

function fault(ctx: z.core.$RefinementCtx, problem: AgreementProblem): never {
  ctx.addIssue({ code: 'custom', params: { problem } });
  return z.NEVER;
}
