import type { CalendarReading, CalendarSpan, FetchedCalendar, FetchFault } from '../../domain/calendar-file.ts';
import type { IsoInstant } from '../../domain/time.ts';

/** A secret address under which calendar programs read meetings. Only the secret's hash is kept. */
export interface CalendarToken {
  readonly tokenHash: string;
  readonly agreementId: string;
  /** Absent: every group's meetings, and the agreement's deadlines. */
  readonly groupId?: string;
  /** Who it was given to: a person's id, or a function's where one acts by function. */
  readonly holder: string;
  readonly createdAt: IsoInstant;
}

/** A calendar elsewhere, whose meetings are one group's and are read every day. */
export interface CalendarSource {
  readonly id: string;
  readonly agreementId: string;
  readonly groupId: string;
  /** Often a secret of its owner's: shown to nobody, and in no log. */
  readonly url: string;
  /** When its meetings were last taken in. */
  readonly readAt?: IsoInstant;
  /** When it was last asked, whatever it answered. */
  readonly triedAt?: IsoInstant;
  /** Since when it has not been possible to read it, and how many times in a row. */
  readonly faultSince?: IsoInstant;
  readonly failures: number;
  /** When the coordinators were told of that. */
  readonly toldAt?: IsoInstant;
}

export interface CalendarReads {
  /** An address that has not been revoked. */
  calendarToken(tokenHash: string): Promise<CalendarToken | undefined>;
  /** Those of an agreement that these have been given and nobody has revoked, oldest first. */
  calendarTokens(agreementId: string, holders: readonly string[]): Promise<readonly CalendarToken[]>;
  /** The calendars that an agreement reads. */
  calendarSources(agreementId: string): Promise<readonly CalendarSource[]>;
  /** Those of agreements in force that may be due: tried a day ago, or half an hour ago without success. */
  calendarSourcesToTry(now: IsoInstant): Promise<readonly CalendarSource[]>;
}

export type CalendarEffect =
  | {
      readonly kind: 'give-calendar';
      readonly tokenHash: string;
      readonly groupId?: string;
      readonly holder: string;
    }
  | { readonly kind: 'revoke-calendar'; readonly tokenHash: string }
  | { readonly kind: 'add-calendar-source'; readonly id: string; readonly groupId: string; readonly url: string }
  | { readonly kind: 'remove-calendar-source'; readonly id: string }
  /** How reading it went. `told`: the coordinators are told that it has not been possible. */
  | {
      readonly kind: 'calendar-source-tried';
      readonly id: string;
      readonly fault?: string;
      readonly told?: true;
    };

/** Calendars outside, handed to commands by whoever starts the program. */
export interface Calendars {
  /** What this bot is called from outside, without a slash at the end: `https://samverkan.kommunen.se`. */
  readonly publicUrl?: string;
  /** A secret that nobody can guess, of letters and digits. */
  newToken(): string;
  read(bytes: Uint8Array, span: CalendarSpan): Promise<CalendarReading>;
  /** Fetches a calendar from an address on the internet. Never throws. */
  fetch(address: string): Promise<FetchedCalendar>;
  /** What is wrong with an address before anything is asked of it; undefined for one that may be tried. */
  faultOf(address: string): FetchFault | undefined;
}
