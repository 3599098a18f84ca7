import type { AgreementDefinition, ReviewDefinition } from './agreement-file.ts';
import { addDays, addMonths } from './days.ts';
import type { ExtensionRecord, SignedExtension } from './record/extension.ts';
import { readRegistration } from './registration.ts';
import type { IsoDate } from './time.ts';

/**
 * The last day of an extension of so many months: counted from the day after the present last day, so that the last day
 * of a month stays one. 31 December 2022 and two years: 31 December 2024. 28 February 2022 and two years: 29 February 2024.
 */
export function extendedEnd(validTo: IsoDate, months: number): IsoDate {
  return addDays(addMonths(addDays(validTo, 1), months), -1);
}

/** The longest extension that the agreement allows at a time; undefined when it says nothing of any. */
export function longestEnd({ extension, validTo }: Pick<AgreementDefinition, 'extension' | 'validTo'>) {
  return extension.kind === 'none' ? undefined : extendedEnd(validTo.toString(), extension.years * 12);
}

export type SigningFault =
  | 'future'
  | 'before-agreement'
  | 'after-end'
  | 'end-not-later'
  | 'end-too-late'
  | 'no-signatory'
  | 'no-body'
  | 'no-number'
  | 'not-a-number';

/** What is signed: on a day within the agreement, until a day after its last one and no later than it allows at a time. */
export function signingFault(
  { signedOn, signedBy, decidedBy, end, registration }: SignedExtension,
  definition: Pick<AgreementDefinition, 'extension' | 'signedOn' | 'validFrom' | 'validTo'>,
  known: { readonly today: IsoDate; readonly isAuthority: boolean },
): SigningFault | undefined {
  const validTo = definition.validTo.toString();
  if (signedOn > known.today) return 'future';
  if (signedOn < (definition.signedOn ?? definition.validFrom).toString()) return 'before-agreement';
  if (signedOn > validTo) return 'after-end';
  if (end <= validTo) return 'end-not-later';
  if (end > (longestEnd(definition) ?? end)) return 'end-too-late';
  if (signedBy.length === 0) return 'no-signatory';
  if (decidedBy === '') return 'no-body';
  if (registration === undefined) return known.isAuthority ? 'no-number' : undefined;
  return readRegistration(registration) === undefined ? 'not-a-number' : undefined;
}

/** What the parties must have recorded the same for the agreement's last day to move. */
export type Differing = 'end' | 'signedOn' | 'reviewsRepeat';

export interface SigningStanding {
  /** Keys of the parties that have recorded nothing. */
  readonly missing: readonly string[];
  /** In what those that have recorded it differ. */
  readonly differing: readonly Differing[];
  /** What all parties have recorded, when they have and it is the same. */
  readonly agreed?: Pick<SignedExtension, Differing>;
}

export function signingStanding(
  { signed }: Pick<ExtensionRecord, 'signed'>,
  parties: readonly string[],
): SigningStanding {
  const missing = parties.filter((key) => !signed.some(({ party }) => party === key));
  const all = signed.filter(({ party }) => parties.includes(party)).map((entry) => entry.signed);
  const fields: readonly Differing[] = ['end', 'signedOn', 'reviewsRepeat'];
  const differing = fields.filter((field) => new Set(all.map((each) => each[field])).size > 1);
  const [first] = all;
  if (!first || missing.length > 0 || differing.length > 0) return { missing, differing };
  const { end, signedOn, reviewsRepeat } = first;
  return { missing, differing, agreed: { end, signedOn, reviewsRepeat } };
}

/** How the leaders' proposals stand: nobody's, some's, or all voting parties' and then the same or not. */
export function proposalStanding(
  { proposals }: Pick<ExtensionRecord, 'proposals'>,
  voting: readonly string[],
): { readonly missing: readonly string[]; readonly unequal: boolean } {
  const given = proposals.filter(({ party }) => voting.includes(party));
  const missing = voting.filter((key) => !given.some(({ party }) => party === key));
  return { missing, unequal: new Set(given.map(({ extend, end }) => `${extend} ${end ?? ''}`)).size > 1 };
}

/**
 * The reviews of the time that an extension adds: the agreement's own, so many months later as the extension is long, and
 * as many times as it takes to come into that time. `2021-12`, extended by two years from the end of 2022: `2023-12`.
 */
export function repeatedReviews(
  reviews: readonly ReviewDefinition[],
  from: IsoDate,
  end: IsoDate,
): readonly ReviewDefinition[] {
  const last = end.slice(0, 7);
  const months = Math.max(1, monthsBetween(addDays(from, 1).slice(0, 7), addDays(end, 1).slice(0, 7)));
  const moved = reviews.flatMap((review) => {
    let month = review.month;
    while (month <= from.slice(0, 7)) month = addMonths(`${month}-01`, months).slice(0, 7);
    return month > last || reviews.some((known) => known.month === month) ? [] : [{ ...review, month }];
  });
  return moved.filter(({ month }, index) => moved.findIndex((other) => other.month === month) === index);
}

function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
