import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { coordinatorFunctions } from './holdings.ts';
import type { Agreement, DeliverySubject } from './ports.ts';
import type { Decision, Scene } from './scene.ts';

/**
 * The bot was removed from a channel, or uninstalled: what was bound is unbound, what is saved stays, and the coordinators
 * who can still be reached are told (product.md §4, set-up and identity). Whoever did it needs no right and no agreement.
 */
export function receiveRemoval(scene: Scene, what: 'channel' | 'installation'): Promise<Decision> {
  return what === 'channel' ? channelRemoved(scene) : uninstalled(scene);
}

async function channelRemoved(scene: Scene): Promise<Decision> {
  const { bound } = scene.situation;
  const agreement = bound && (await scene.deps.store.agreement(bound.agreementId));
  if (!bound || !agreement) return said(scene);
  const group = agreement.groups.find((entry) => entry.id === bound.groupId)?.name ?? '';
  const { platform, tenant, id } = bound.channel;
  const facts = { event: 'channel-removed', group, platform };
  const told = await tell(
    scene,
    agreement,
    { groupId: bound.groupId, facts },
    `removed/${platform}/${tenant}/${id}/${scene.now}`,
    () => true,
  );
  return { ...said(scene), agreement, effects: [{ kind: 'unbind-channel', channel: bound.channel }, ...told] };
}

async function uninstalled(scene: Scene): Promise<Decision> {
  const { platform, tenant } = scene.origin.account;
  const { store } = scene.deps;
  const ids = (await store.agreements()).map(({ id }) => id);
  const agreements = (await Promise.all(ids.map((id) => store.agreement(id)))).flatMap((entry) => entry ?? []);
  const affected = agreements
    .filter(({ channels }) =>
      channels.some(({ channel }) => channel.platform === platform && channel.tenant === tenant),
    )
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const facts = { event: 'installation-removed', platform };
  const isElsewhere = (account: { platform: string; tenant: string }) =>
    account.platform !== platform || account.tenant !== tenant;
  const told = await Promise.all(
    affected.map((agreement) =>
      tell(scene, agreement, { facts }, `uninstalled/${agreement.id}/${platform}/${tenant}/${scene.now}`, isElsewhere),
    ),
  );
  const agreement = affected.at(-1);
  const effects: readonly Effect[] = [...told.flat(), { kind: 'unbind-tenant', platform, tenant }];
  return { ...said(scene), effects, ...(agreement ? { agreement } : {}) };
}

async function tell(
  scene: Scene,
  agreement: Agreement,
  subject: DeliverySubject,
  key: string,
  isReachable: (account: { platform: string; tenant: string }) => boolean,
): Promise<readonly Effect[]> {
  const coordinators = agreement.definition.parties.flatMap(({ key: party }) =>
    coordinatorFunctions(agreement, party).map(({ id }) => id),
  );
  const context = { agreement, reads: scene.deps.store, newId: scene.newId, today: scene.today };
  const posts = await toFunctions(context, coordinators, 'notice', subject, key);
  return posts.flatMap((effect) =>
    effect.kind === 'post' && isReachable(effect.delivery.target)
      ? [{ ...effect, delivery: { ...effect.delivery, agreementId: agreement.id } }]
      : [],
  );
}

/** Nobody reads the answer: the bot is no longer there. */
function said({ t }: Scene): Decision {
  return { reply: { outcome: 'done', message: t.say(t.people.removed.nothing) } };
}
