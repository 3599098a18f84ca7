import type { PlatformName } from '../../chat/incoming.ts';
import type { ReminderName } from '../../domain/reminder-settings.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import type { Reason, Subject } from '../reminders/reminder.ts';
import type { DeliveryRow } from './deliveries.ts';
import type { Holder } from './people.ts';

/** A reminder as it is stored with its key, before it is sent or when it was missed. */
export interface NewReminder {
  readonly key: string;
  readonly kind: ReminderName;
  readonly functionId?: string;
  readonly groupId?: string;
  readonly personId?: string;
  readonly subject: Subject;
  readonly reason: Reason;
  readonly due: IsoDate;
  readonly plannedOn: IsoDate;
  /** `missed`: no longer true when it could be sent. `skipped`: nobody there, or they do without it. */
  readonly state: 'sent' | 'missed' | 'skipped';
  readonly why?: string;
  readonly late: boolean;
  /** It waited for quiet weeks to end. */
  readonly quiet: boolean;
  readonly deliveryId?: string;
}

export interface ReminderRow extends NewReminder {
  /** When it was planned, by the application's clock. */
  readonly at: IsoInstant;
  /** How sending its bundle went. */
  readonly delivery?: Pick<DeliveryRow, 'state' | 'attempts'> & {
    readonly reason?: string;
    readonly sentAt?: IsoInstant;
    readonly possibleDoubles: number;
    readonly platform: PlatformName;
  };
}

export interface PutOff {
  readonly key: string;
  readonly personId: string;
  readonly until: IsoDate;
  readonly plannedOn: IsoDate;
}

export interface ReminderChoice {
  /** Kinds that the person does without. */
  readonly without: readonly ReminderName[];
  readonly platform?: PlatformName;
  readonly email?: string;
}

/** How far agreements have been planned, for the clockwork. */
export interface PlanningStore {
  /** Agreements with a changed fact, or whose next occurrence has come. */
  due(now: IsoInstant): Promise<readonly string[]>;
  /** `seq`: the latest row of the audit log; the rest is absent when the agreement has never been planned. */
  state(agreementId: string): Promise<{
    readonly seq: number;
    readonly through?: IsoInstant;
    readonly nextAt?: IsoInstant;
  }>;
  /** Confirmed holders, the day's deputies first, then in the order in which they came. */
  holders(agreementId: string, on: IsoDate): Promise<readonly Holder[]>;
  /** Which of the deliveries are there already, by key. */
  deliveriesAmong(keys: readonly string[]): Promise<ReadonlySet<string>>;
}
