import type { AccountRef } from '../../chat/incoming.ts';
import type { RetentionType } from '../../domain/record/retention.ts';
import type { IsoInstant } from '../../domain/time.ts';

/** What has been disposed of, kept outside the database. */
interface DisposalEntry {
  readonly agreementId: string;
  readonly disposed: RetentionType;
  readonly decision: string;
  readonly before: IsoInstant;
  readonly at: IsoInstant;
}

export interface DisposalRegister {
  /** Resolves when it would survive a power cut. */
  add(entry: DisposalEntry): Promise<void>;
  all(): Promise<readonly DisposalEntry[]>;
}

/** Who has been forgotten, kept outside the database: a keyed hash of each account, never the account. */
export interface ForgottenRegister {
  /** Resolves when it would survive a power cut. `agreementId`: only there. */
  add(entry: {
    readonly accounts: readonly AccountRef[];
    readonly agreementId?: string;
    readonly at: IsoInstant;
  }): Promise<void>;
  /** Which of the accounts have been forgotten, where and when. */
  among(
    accounts: readonly AccountRef[],
  ): Promise<readonly { readonly account: AccountRef; readonly agreementId?: string; readonly at: IsoInstant }[]>;
}

/**
 * What was masked: ids, who, when and why; never the text. A database that has been restored gives the same number to another change,
 * so what tells the very change goes with it: `changes`, `recordedAt`, `mark`. Lines of before 2026-11 are without.
 */
export type MaskEntry = {
  readonly agreementId: string;
  readonly by: string;
  readonly at: IsoInstant;
  readonly why: string;
} & (
  | { readonly measureId: string; readonly versions: readonly number[]; readonly changes?: readonly ChangeMark[] }
  | {
      readonly record: readonly RegisteredTexts[];
      readonly meetings: readonly { readonly meetingId: string; readonly texts: readonly RegisteredTexts[] }[];
    }
);

/** Tells a change from another one that has its number in another past of the same database. */
export interface ChangeMark {
  readonly version: number;
  readonly recordedAt: IsoInstant;
  /** Made of the key that was drawn for the change, so that it says nothing of what stood there. Gone with the change's first masking. */
  readonly mark?: string;
}

export type RegisteredTexts = MaskedTexts & Partial<ChangeMark>;

/** Which texts of a change: a version may hold several, such as a party's answers to a review. */
export interface MaskedTexts {
  readonly version: number;
  readonly parts: readonly string[];
}

/** The register of what was masked, kept outside the database so that a restored backup is masked again. */
export interface MaskRegister {
  /** Resolves when the entry would survive a power cut. */
  add(entry: MaskEntry): Promise<void>;
  all(): Promise<readonly MaskEntry[]>;
}
