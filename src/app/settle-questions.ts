import type { Incoming } from '../chat/incoming.ts';
import { settle } from './handle.ts';
import type { Store } from './ports.ts';
import { type Handling, sceneOf } from './scene.ts';

/**
 * Settles what nobody answered by `now`: a question about meaning becomes the note as written, the others are dropped
 * (product.md §2, outcomes). Each by its own inbox id, so that two processes settle it once.
 */
export async function settleQuestions(deps: Handling & { readonly store: Store }, now: string): Promise<number> {
  const due = await deps.store.questionsToSettle(now);
  for (const question of due) {
    const [platform, tenant = '', ...rest] = question.account.split('/');
    const { channelId, channelName } = question.origin;
    const at = question.settlesAt ?? now;
    const incoming: Incoming = {
      id: `settle/${question.id}`,
      at,
      kind: 'typed',
      text: '',
      origin: {
        account: { platform: platform as Incoming['origin']['account']['platform'], tenant, id: rest.join('/') },
        ...(channelId === undefined
          ? {}
          : {
              channel: {
                platform: question.origin.platform,
                tenant: question.origin.tenant,
                id: channelId,
                ...(channelName === undefined ? {} : { name: channelName }),
              },
            }),
        visible: false,
      },
    };
    const scene = await sceneOf(incoming, deps);
    const decision = await settle(scene, question);
    await deps.store.commit({
      inboxId: incoming.id,
      outcome: decision.reply.outcome,
      ...(question.agreementId === undefined ? {} : { agreementId: question.agreementId }),
      at,
      recordedAt: deps.clock.now(),
      actor: 'clock',
      ...(decision.as ? { functionId: decision.as.id } : {}),
      effects: decision.effects ?? [],
    });
  }
  return due.length;
}
