import type { DateError } from '../date-text.ts';
import type { IsoDate } from '../time.ts';
import type { ClockFault } from './clock.ts';

/** Why a meeting can't be read out of a text. */
export type MeetingTextFault =
  | ClockFault
  /** Longer than anybody writes of one meeting. */
  | { readonly kind: 'too-much' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-day' }
  | { readonly kind: 'two-days' }
  | { readonly kind: 'no-such-date'; readonly error: DateError }
  | { readonly kind: 'passed'; readonly date: IsoDate }
  /** Words of how often that give no days: "två gånger i månaden". */
  | { readonly kind: 'unclear-rhythm'; readonly words: string }
  /** The series ends before it begins. */
  | { readonly kind: 'until-before-start'; readonly first: IsoDate }
  /** "Till sommaren" may be June or August. */
  | { readonly kind: 'unclear-until' }
  /** Words that nobody understood beside a known group. */
  | { readonly kind: 'unread'; readonly words: string };
