import type { PlatformName } from '../../chat/incoming.ts';
import type { IsoInstant } from '../../domain/time.ts';

/** An option of a question: the command that choosing it runs. `args` may hold people's text: it stays in the question. */
export interface QuestionOption {
  readonly label: string;
  readonly command: string;
  readonly measure?: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface PendingQuestion {
  readonly id: string;
  readonly agreementId?: string;
  /** `platform/tenant/id` of the one who was asked: only they may answer. */
  readonly account: string;
  /** `meaning` settles as written after an hour; the others are dropped when they expire. */
  readonly kind: 'meaning' | 'privacy' | 'date' | 'choice' | 'import' | 'agreement';
  readonly options: readonly QuestionOption[];
  /** What is done when a question about meaning is left unanswered. */
  readonly otherwise?: QuestionOption;
  readonly origin: {
    readonly platform: PlatformName;
    readonly tenant: string;
    readonly channelId?: string;
    readonly channelName?: string;
  };
  readonly askedAt: IsoInstant;
  readonly settlesAt?: IsoInstant;
  readonly expiresAt: IsoInstant;
}
