import type { ChannelRef, Pace, PlatformName, PostResult } from '../../chat/incoming.ts';
import type { Message } from '../../chat/message.ts';
import type { IsoInstant } from '../../domain/time.ts';

export interface DeliveryRow {
  readonly id: string;
  readonly agreementId: string;
  readonly kind: DeliveryKind;
  readonly subject: DeliverySubject;
  readonly target: DeliveryTarget;
  /** `unreachable`: by no way. `failed`: it is not known whether it came, or it could not be said. `reason` tells. */
  readonly state: 'waiting' | 'sent' | 'unreachable' | 'failed';
  readonly attempts: number;
  readonly channelId?: string;
  readonly messageId?: string;
  readonly seq: number;
  readonly at: IsoInstant;
  /** By the application's clock. */
  readonly sentAt?: IsoInstant;
  /** It waits until then: the pause after a failure, or the channel's pace. By the machine's clock, as sending is. */
  readonly notBefore?: IsoInstant;
  /** Why it waits, or was given up: the platform's own word, or ours (`t.delivery.why`). */
  readonly reason?: string;
  readonly way: DeliveryWay;
  /** It was being sent, and nobody knows yet whether it came. */
  readonly inDoubt: boolean;
  /** Times that it was sent once more without knowing whether it had come. */
  readonly possibleDoubles: number;
  /** What it came of: in every log line from there (correlation.ts). Absent in what was stored before there was any. */
  readonly correlation?: string;
}

/** How a person is told: in private, else in the group's channel, else by e-mail (product.md §5). */
export type DeliveryWay = 'direct' | 'group' | 'e-mail';

/**
 * `news`: a saved change, to its measure's group. `suggest`: what a note says that its writer may not decide, to the
 * responsible function. `proposal`: a proposal that waits for the coordinators. `answered`: how it went.
 * `welcome`: the first message in a channel. `confirm`: a newcomer waits for their coordinator. `bundle`: a day's
 * reminders to one recipient. `group-list`: the group's list of measures, edited in place. `unreachable`: to the
 * coordinators, that somebody or some channel can't be reached. `self-check`: to them, that the day's comparison of what
 * should have been sent with what was has found something. `meeting-news`: a meeting booked, moved or cancelled.
 * `follow-up`: an approved summary or review, to the steering group. `brief`: of a decision brief, to who asked or may confirm.
 */
export type DeliveryKind =
  | 'news'
  | 'suggest'
  | 'proposal'
  | 'answered'
  | 'welcome'
  | 'confirm'
  | 'notice'
  | 'bundle'
  | 'group-list'
  | 'unreachable'
  | 'self-check'
  | 'meeting-news'
  | 'follow-up'
  | 'brief';

/** Ids, and facts that are nobody's text: the message is made from them when it is sent. */
export interface DeliverySubject {
  readonly measureId?: string;
  readonly version?: number;
  readonly groupId?: string;
  readonly functionId?: string;
  readonly holdingId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** The latest edit's place in the order of everything posted and edited; absent until the first. */
  readonly edit?: number;
  /** Where it was to go before, the first of all first. `whole`: nothing could be sent in that workspace or tenant. */
  readonly tried?: readonly (DeliveryTarget & { readonly whole?: true })[];
}

export interface DeliveryTarget {
  readonly kind: 'channel' | 'person';
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly id: string;
  readonly thread?: string;
}

/** Who sends a delivery, and when. Nobody else sends it meanwhile. */
export interface Claim {
  /** Id of the process, made when it starts. */
  readonly by: string;
  /** The machine's clock. */
  readonly now: IsoInstant;
}

/** Whether a place may be posted to now; else when it may be at the earliest. */
export type Slot = { readonly kind: 'taken' } | { readonly kind: 'wait'; readonly until: IsoInstant };

/** How a try ended. Whatever it was, the delivery is let go. */
export type DeliveryOutcome =
  /** `edit`: the edit that it shows; a later one makes it wait again. `at`: by the application's clock. */
  | {
      readonly kind: 'sent';
      readonly channelId: string;
      readonly messageId: string;
      readonly edit: number;
      readonly at: IsoInstant;
    }
  /** Left out: as it was. */
  | {
      readonly kind: 'wait';
      readonly until: IsoInstant;
      readonly reason?: string;
      readonly attempts?: number;
      readonly inDoubt?: boolean;
      readonly possibleDoubles?: number;
    }
  | { readonly kind: 'unreachable' | 'failed'; readonly reason: string; readonly edit: number }
  /** By another way from now on, or posted anew where what was posted is gone. */
  | {
      readonly kind: 'moved';
      readonly target: DeliveryTarget;
      readonly way: DeliveryWay;
      readonly tried: DeliverySubject['tried'];
    };

/** E-mail, for those who can be reached in no other way. */
export interface Mailer {
  /** `deliveryId` is in the message's id, so that the same sent again is known for what it is. */
  send(address: string, message: Message, deliveryId: string): Promise<PostResult>;
}

/** Delivery rows, for whoever sends them. Instants are the machine's unless said otherwise. */
export interface DeliveryStore {
  delivery(id: string): Promise<DeliveryRow | undefined>;
  waiting(limit: number): Promise<readonly DeliveryRow[]>;
  posts(channel: ChannelRef, after: number): Promise<readonly DeliveryRow[]>;
  /** Ids of what may be sent now and nobody is sending, oldest first. `resting`: without reminders. */
  due(now: IsoInstant, resting: boolean): Promise<readonly string[]>;
  /** What waits until a later time but before `until`, or is with a process until then. */
  dueLater(now: IsoInstant, until: IsoInstant): Promise<readonly { readonly id: string; readonly at: IsoInstant }[]>;
  /** Takes it for a minute. Undefined when it is settled, waits, is with somebody else, or rests. */
  claim(id: string, claim: Claim, resting: boolean): Promise<DeliveryRow | undefined>;
  /** Just before it is posted: it counts as in doubt until it is settled. False when the claim has run out. */
  begin(
    id: string,
    claim: Claim,
    doubt: { readonly inDoubt: boolean; readonly possibleDoubles: number },
  ): Promise<boolean>;
  /**
   * Ends the try. `changed`: it was changed while it was sent, and is to be sent again. `lost`: it is somebody else's by now.
   */
  settle(id: string, by: string, outcome: DeliveryOutcome): Promise<'settled' | 'changed' | 'lost'>;
  /** Claims of a process that is gone, where only one can be at work. */
  voidClaims(): Promise<void>;
  /** Takes the next place in the row's channel or chat, which all processes share. */
  takeSlot(row: DeliveryRow, pace: Pace, now: IsoInstant): Promise<Slot>;
  /** Nothing is sent in the workspace or tenant until then. */
  pause(tenant: Pick<DeliveryTarget, 'platform' | 'tenant'>, until: IsoInstant, now: IsoInstant): Promise<void>;
  /** When something was last sent there, by the application's clock; with no id, anywhere in the workspace or tenant. */
  lastSent(
    place: Pick<DeliveryTarget, 'platform' | 'tenant'> & { readonly id?: string },
  ): Promise<IsoInstant | undefined>;
}
