/** The agreement's clock as the page draws it. Dates are `YYYY-MM-DD`. */
export interface LocalTimeline {
  readonly today: string;
  /** The agreement's first and last day, both included. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Earliest first. */
  readonly items: readonly LocalTimelineItem[];
}

export type LocalTimelineState = 'met' | 'upcoming' | 'missed' | 'unsaid' | 'off';

/** Something that the agreement requires by a day, or a meeting. */
export interface LocalTimelineItem {
  readonly date: string;
  readonly label: string;
  /** `unsaid`, `off`: a meeting that nobody has answered for, or that was not held. */
  readonly state: LocalTimelineState;
  /** The state as a word, for those who don't see its colour. */
  readonly word: string;
  readonly kind: LocalTimelineKind;
}

export type LocalTimelineKind =
  | 'steering-meetings'
  | 'steering-meeting'
  | 'summary'
  | 'reported'
  | 'review'
  | 'consultation'
  | 'notice'
  | 'expiry'
  | 'situation-picture'
  | 'follow-up'
  | 'communication'
  | 'meeting';
