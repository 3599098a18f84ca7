import type { IsoDate, IsoInstant } from '../../domain/time.ts';

/** What the daily self-check reads of its own. */
export interface SelfCheckStore {
  /** Agreements without a check of that day, and when they were last checked. */
  unchecked(day: IsoDate): Promise<readonly { readonly agreementId: string; readonly since?: IsoInstant }[]>;
  /** Which of these reminders' keys are stored, whatever became of them. */
  keysAmong(agreementId: string, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * How sending has gone, by agreement; one that is not there has nothing to tell. `unsent`: has
   * waited for longer than that; a reminder's rest until morning is no waiting. `doubtful`: given up, or perhaps sent twice, since the given moment. What tells of faults itself is not
   * counted, nor what the coordinators were told of at a restore.
   */
  sendings(
    since: ReadonlyMap<string, IsoInstant>,
    now: IsoInstant,
    patienceMinutes: number,
  ): Promise<ReadonlyMap<string, Sendings>>;
}

export interface Sendings {
  readonly unsent: number;
  readonly doubtful: number;
}
