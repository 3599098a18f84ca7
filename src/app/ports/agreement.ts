import type { ChannelRef } from '../../chat/incoming.ts';
import type { AgreementDefinition, FunctionRole, SituationPictureKind } from '../../domain/agreement-file.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';

/** An agreement in this installation with what has been met since: functions and groups of its plan, channels, measures. */
export interface Agreement {
  readonly id: string;
  readonly definition: AgreementDefinition;
  readonly stoppedAt?: IsoInstant;
  readonly functions: readonly AgreementFunction[];
  readonly groups: readonly Group[];
  /** Functions that belong to a group by the agreement itself. */
  readonly groupMembers: readonly { readonly functionId: string; readonly groupId: string }[];
  readonly channels: readonly BoundChannel[];
  /** Every measure's number, group and functions, in the plan's order. */
  readonly index: readonly MeasureIndex[];
}

export interface MeasureIndex {
  readonly id: string;
  readonly number: string;
  readonly groupId?: string;
  readonly parts: readonly PartLink[];
}

export type MeasurePart = 'responsible' | 'contributes' | 'communicates';

export interface PartLink {
  readonly functionId: string;
  readonly part: MeasurePart;
}

export interface AgreementFunction {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly roles: readonly FunctionRole[];
  readonly aliases: readonly string[];
  readonly fromPlan: boolean;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly aliases: readonly string[];
}

export interface BoundChannel {
  readonly channel: ChannelRef;
  readonly agreementId: string;
  readonly groupId: string;
  readonly name?: string;
  /** Teams' id of the team that the channel is one of; channels that were bound before it was kept have none. */
  readonly team?: string;
}

/** A group's list of measures in a channel, and when it was last made true. */
export interface PostedList {
  readonly groupId: string;
  readonly channel: ChannelRef;
  readonly asOf: IsoInstant;
}

export interface SituationReference {
  readonly id: string;
  readonly kind: SituationPictureKind;
  readonly date?: IsoDate;
  readonly owner: string;
  readonly where: string;
  readonly goalAreas: readonly number[];
}

export interface AuditRow {
  readonly seq: number;
  readonly at: IsoInstant;
  readonly recordedAt: IsoInstant;
  readonly functionName?: string;
  readonly actor: string;
  readonly kind: string;
  readonly subject: Readonly<Record<string, unknown>>;
}
