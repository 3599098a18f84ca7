import type { AccountRef } from '../../chat/incoming.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Actor } from '../../domain/policy.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import type { BoundChannel } from './agreement.ts';
import type { ReminderChoice } from './reminders.ts';

/** What is known of the one who speaks and the place, before anything is decided. */
export interface Situation {
  readonly personId?: string;
  /** Per agreement in which the person holds a function (confirmed or not). */
  readonly actors: readonly { readonly agreementId: string; readonly actor: Actor }[];
  readonly bound?: BoundChannel;
  /** Revision of the bound channel's agreement, as it was just now. */
  readonly revision?: number;
  /** The bound channel's measure with the number that was asked for, as it was just now. */
  readonly measure?: Measure;
}

export interface HoldingRow {
  readonly id: string;
  readonly personId: string;
  readonly functionId: string;
  readonly functionName: string;
  readonly party: string;
  readonly agreementId: string;
  readonly confirmed: boolean;
  readonly accounts: readonly AccountRef[];
}

export interface FormerHolding extends HoldingRow {
  readonly ended: boolean;
}

/** A person who stands in for the function's holders. */
export interface DeputyRow extends HoldingRow {
  /** First and last day, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Who is told of a function's reminders. */
export interface Holder {
  readonly functionId: string;
  /** In local mode a name for the function itself. */
  readonly personId: string;
  /** One or more. */
  readonly accounts: readonly AccountRef[];
}

export interface Identity {
  readonly personId: string;
  readonly account: AccountRef;
  readonly since: IsoInstant;
  /** When each of the person's functions came, by agreement. */
  readonly holdings: readonly { readonly agreementId: string; readonly since: IsoInstant }[];
}

/** What is stored about a person; texts and changes carry functions, so they are not among it. */
export interface PersonalData {
  /** Absent for an account that has only been asked something. */
  readonly personId?: string;
  readonly since?: IsoInstant;
  readonly accounts: readonly AccountRef[];
  readonly holdings: readonly {
    readonly agreementId: string;
    readonly agreement: string;
    readonly functionId: string;
    readonly functionName: string;
    readonly party: string;
    readonly since: IsoInstant;
    readonly confirmedAt?: IsoInstant;
    readonly endedAt?: IsoInstant;
    /** A deputy's days. */
    readonly from?: IsoDate;
    readonly to?: IsoDate;
  }[];
  readonly choice?: ReminderChoice;
  readonly putOff: number;
  /** Addresses of calendars given to the person and not taken back. */
  readonly calendars: number;
  readonly questions: number;
  /** Messages to the person, and reminders that they got. */
  readonly messages: number;
  readonly reminders: number;
}
