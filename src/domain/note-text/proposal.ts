import type { Temporal } from 'temporal-polyfill';
import type { DateReading, DateUse } from '../date-text.ts';

export type NoteStatus = 'not_started' | 'in_progress' | 'on_hold' | 'completed' | 'cancelled';
export type NoteRating = 'green' | 'yellow' | 'red';

/** What a note seems to say. Offered to a person, never applied. Dates are Europe/Stockholm. */
export type Proposal =
  | { kind: 'status'; status: NoteStatus }
  | { kind: 'rating'; rating: NoteRating }
  /** `increment`: to add to the latest value. `indicator`: the id of the one that fits, when one does. */
  | {
      kind: 'indicator';
      value: number;
      total?: number;
      percent?: true;
      increment?: true;
      unit?: string;
      indicator?: string;
    }
  /** `period`: the words as written, when they name no day; `reading` what they were read as. */
  | { kind: 'due'; date?: Temporal.PlainDate; period?: string; reading?: DateReading }
  | { kind: 'start'; date?: Temporal.PlainDate; period?: string }
  | { kind: 'follow-up'; date?: Temporal.PlainDate }
  | { kind: 'communicated'; date: Temporal.PlainDate }
  | { kind: 'impediment' }
  | { kind: 'deviation' }
  | { kind: 'needs-decision' }
  | { kind: 'needs-support' }
  | { kind: 'no-news' }
  | { kind: 'target-reached' }
  | { kind: 'partial-result' };

/** What must be asked before the note is stored. */
export type NoteQuestion =
  /** "avslutad": carried out or cancelled? */
  | { kind: 'unclear-status' }
  /** "Det har blivit bättre": measured or observed? */
  | { kind: 'unclear-result' }
  | {
      kind: 'date';
      use: DateUse;
      reading: Extract<DateReading, { outcome: 'ask' }>;
      proposal: 'due' | 'start' | 'follow-up';
    };

export interface NoteReading {
  proposals: Proposal[];
  /** Set when the note must be asked about before it is stored. */
  question?: NoteQuestion;
}

export interface NoteIndicator {
  id: string;
  name: string;
  unit?: string;
  target?: number;
  total?: number;
}

export interface NoteMeasure {
  number: string;
  status: NoteStatus;
  rating?: NoteRating;
  due?: Temporal.PlainDate;
  indicators: readonly NoteIndicator[];
  measureNumbers?: readonly string[];
}

export interface NoteInput {
  text: string;
  today: Temporal.PlainDate;
  validTo: Temporal.PlainDate;
  validFrom?: Temporal.PlainDate;
  measure: NoteMeasure;
}
