import type { Temporal } from 'temporal-polyfill';

/** A measure as a plan file states it. What the file leaves empty is absent, and the plan check says so. */
export interface PlanMeasure {
  /** Row in the sheet, the header being row 1. */
  readonly row: number;
  /** As the plan numbers it: `1.3`, `Å12`. */
  readonly number: string;
  /** Number of the goal area. */
  readonly goalArea?: number;
  readonly cause?: string;
  readonly title: string;
  /** Key of the responsible party. */
  readonly responsibleParty?: string;
  /** Name of the responsible function; the definition's spelling where it or an alias is met, else as written. */
  readonly responsibleFunction?: string;
  readonly contributors?: LinkedText;
  /** Name of the working group; the definition's spelling where it or an alias is met, else as written. */
  readonly group?: string;
  readonly kind: MeasureKind;
  readonly start?: Temporal.PlainDate;
  /** "Tills vidare" is the agreement's last day, with `openEnded`. */
  readonly due?: Temporal.PlainDate;
  readonly openEnded: boolean;
  readonly target?: string;
  readonly indicators: readonly PlanIndicator[];
  readonly communication: PlanCommunication;
  readonly followUp: PlanFollowUp;
  /** Changes that apply from the date in their column's header: `Status 2021-12-03`. */
  readonly dated: readonly DatedValue[];
  /** The marking column, as written. */
  readonly marking?: string;
}

/** löpande, återkommande, projekt, punktinsats. */
export type MeasureKind = 'continuous' | 'recurring' | 'project' | 'single' | 'other';

/** Text kept as written, with those functions that a part of it names (by name, alias or collective). */
export interface LinkedText {
  readonly text: string;
  /** Names of functions in the agreement's definition or in the plan's own responsible column. */
  readonly functions: readonly string[];
  /** The parts that name no function, in order. */
  readonly unlinked: readonly string[];
}

export interface PlanIndicator {
  readonly name: string;
  /** Out of how many: the ten of "tio av tio platser". */
  readonly total?: number;
  readonly target?: number;
  /** What is counted, as written: `platser`, `medarbetare`. */
  readonly unit?: string;
  readonly percent?: boolean;
  readonly yesNo?: boolean;
  /** Absent when the text says neither; then it counts as people in anything public. */
  readonly countsPeople?: boolean;
}

export type CommunicationDecision = 'yes' | 'no' | 'internal' | 'partly';

export interface PlanCommunication {
  readonly decision?: CommunicationDecision;
  readonly what?: string;
  readonly when?: string;
  readonly by?: LinkedText;
  readonly reasonIfNot?: string;
}

export type FollowUpRhythm =
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'four-months'
  | 'half-year'
  | 'once'
  | 'each-occasion';

export interface PlanFollowUp {
  readonly text?: string;
  /** The rhythm of the written follow-up; a text that fits none is no rhythm. */
  readonly rhythm?: FollowUpRhythm;
  readonly form?: 'written' | 'oral' | 'both';
  readonly next?: Temporal.PlainDate;
}

export type PlanStatus = 'not_started' | 'in_progress' | 'on_hold' | 'completed' | 'cancelled';
export type PlanRating = 'green' | 'yellow' | 'red';

export type DatedValue =
  | {
      readonly field: 'status';
      readonly from: Temporal.PlainDate;
      readonly value: PlanStatus;
      readonly reason?: string;
    }
  | {
      readonly field: 'rating';
      readonly from: Temporal.PlainDate;
      readonly value: PlanRating;
      readonly reason?: string;
    };

/** A text field of a measure, for whoever checks what people wrote. */
export interface TextCell {
  readonly field: TextField;
  readonly text: string;
}

export type TextField =
  | 'number'
  | 'cause'
  | 'title'
  | 'responsibleFunction'
  | 'contributors'
  | 'group'
  | 'target'
  | 'indicator'
  | 'communicationWhat'
  | 'communicationWhen'
  | 'communicationBy'
  | 'communicationReason'
  | 'followUp'
  | 'reason'
  | 'marking';
