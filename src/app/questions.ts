import { Temporal } from 'temporal-polyfill';
import type { Origin, Reply } from '../chat/incoming.ts';
import type { Button } from '../chat/message.ts';
import { instantToIso } from '../domain/time.ts';
import type { Texts } from '../text/texts.ts';
import type { Effect } from './effects.ts';
import type { PendingQuestion, QuestionOption } from './ports.ts';

interface Asking {
  readonly t: Texts;
  readonly now: string;
  readonly origin: Origin;
  readonly newId: () => string;
}

/**
 * Asks back: the text waits in the question, for 24 hours, outside everything else (product.md §2, outcomes). A question
 * about meaning is settled as written after an hour; the others are dropped.
 */
export function ask(
  scene: Asking,
  agreementId: string | undefined,
  question: {
    readonly kind: PendingQuestion['kind'];
    readonly text: readonly string[];
    readonly options: readonly QuestionOption[];
    readonly otherwise?: QuestionOption;
    readonly data?: Readonly<Record<string, unknown>>;
  },
): { reply: Reply; effect: Effect } {
  const id = scene.newId();
  const { account, channel } = scene.origin;
  const asked: PendingQuestion = {
    id,
    ...(agreementId === undefined ? {} : { agreementId }),
    account: `${account.platform}/${account.tenant}/${account.id}`,
    kind: question.kind,
    options: question.options,
    ...(question.otherwise ? { otherwise: question.otherwise } : {}),
    origin: {
      platform: account.platform,
      tenant: account.tenant,
      ...(channel ? { channelId: channel.id } : {}),
      ...(channel?.name === undefined ? {} : { channelName: channel.name }),
    },
    askedAt: scene.now,
    ...(question.kind === 'meaning' ? { settlesAt: hoursLater(scene.now, 1) } : {}),
    expiresAt: hoursLater(scene.now, 24),
  };
  const buttons = question.options.map(
    (option, index): Button => ({
      label: option.label,
      action: { command: 'answer', question: id, args: { option: index } },
      ...(index === 0 ? { style: 'primary' as const } : {}),
    }),
  );
  const message = scene.t.asking(question.text, buttons);
  return {
    reply: { outcome: 'asked', message, data: { ...question.data, questionId: id } },
    effect: { kind: 'ask', question: asked },
  };
}

function hoursLater(instant: string, hours: number): string {
  return instantToIso(Temporal.Instant.from(instant).add({ hours }));
}
