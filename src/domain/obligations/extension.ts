import type { Consultation } from '../agreement-record.ts';
import { addMonths, daysFrom } from '../days.ts';
import type { AgreementFacts } from '../facts.ts';
import type { IsoDate } from '../time.ts';

/** The last day for what the agreement's extension hangs on. */
export interface ExtensionDeadline {
  /** `notice`: against an extension that otherwise comes by itself. */
  readonly kind: 'consultation' | 'notice';
  /** Exactly that many months before the last day, and never moved to a working day. */
  readonly due: IsoDate;
  /** The agreement's own consultations, in the order they were recorded. */
  readonly consultations: readonly Consultation[];
}

/** A last day that was put right in the agreement's file is still the same end. */
const monthsOfTheSameEnd = 6;

/**
 * When consultation is to have taken place ("senast sex månader före giltighetstidens utgång"), or notice been given:
 * months counted from the last day, a day that the month lacks becoming its last. Undefined without extension. A
 * consultation counts for the end that it was about: after an extension there is a new one to be held.
 */
export function extensionDeadline({ definition, validTo, record }: AgreementFacts): ExtensionDeadline | undefined {
  const { extension } = definition;
  const former = record.extension.extended.at(-1)?.from;
  const consultations = record.consultations.filter(({ end }) => isOfThisEnd(end, validTo, former));
  switch (extension.kind) {
    case 'none':
      return undefined;
    case 'after-consultation':
      return { kind: 'consultation', due: addMonths(validTo, -extension.months), consultations };
    case 'automatic':
      return { kind: 'notice', due: addMonths(validTo, -extension.noticeMonths), consultations };
  }
}

/** An extension may be short: what was consulted about then lies nearer to the end that it moved. */
function isOfThisEnd(end: IsoDate | undefined, validTo: IsoDate, former: IsoDate | undefined): boolean {
  if (end === undefined) return former === undefined;
  if (former !== undefined && Math.abs(daysFrom(end, former)) < Math.abs(daysFrom(end, validTo))) return false;
  return addMonths(end, monthsOfTheSameEnd) > validTo && addMonths(validTo, monthsOfTheSameEnd) > end;
}
