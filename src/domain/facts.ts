import type { AgreementDefinition, FunctionRole, GroupKind } from './agreement-file.ts';
import type { AgreementRecord } from './agreement-record.ts';
import type { MeasureState } from './measure.ts';
import type { Meeting } from './meeting.ts';
import type { IsoDate } from './time.ts';

/** All that the agreement's clock and its reminders are computed from, as it was at one moment. */
export interface AgreementFacts {
  readonly definition: AgreementDefinition;
  /** First and last day, both included. */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  /** The day that the agreement was stopped before its end. */
  readonly stoppedOn?: IsoDate;
  readonly functions: readonly FunctionFact[];
  readonly groups: readonly GroupFact[];
  /** In the plan's order. */
  readonly measures: readonly MeasureFact[];
  readonly meetings: readonly Meeting[];
  readonly record: AgreementRecord;
  /** When each part of the situation picture was made, where it is known. */
  readonly pictureDates: readonly IsoDate[];
}

export interface FunctionFact {
  readonly id: string;
  readonly name: string;
  /** Key of its party. */
  readonly party: string;
  readonly roles: readonly FunctionRole[];
  /** Somebody holds it. */
  readonly held: boolean;
}

export interface GroupFact {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind | string;
  /** It has a channel. */
  readonly bound: boolean;
}

export interface MeasureFact {
  readonly id: string;
  readonly number: string;
  readonly groupId?: string;
  readonly state: MeasureState;
  /** Ids of functions. */
  readonly responsible: readonly string[];
  readonly communicates: readonly string[];
}
