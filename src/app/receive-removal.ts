import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { coordinatorFunctions } from './holdings.ts';
import type { Agreement, DeliverySubject } from './ports.ts';
import type { Decision, Scene } from './scene.ts';

type Place = Agreement['channels'][number];

/**
 * The bot was removed from a channel or a team, or uninstalled: what was bound is unbound, what is saved stays, and the coordinators
 * who can still be reached are told (product.md §4, set-up and identity). Whoever did it needs no right and no agreement.
 */
export function receiveRemoval(scene: Scene, what: 'channel' | 'team' | 'installation'): Promise<Decision> {
  switch (what) {
    case 'channel':
      return channelRemoved(scene);
    case 'team':
      return teamRemoved(scene);
    case 'installation':
      return uninstalled(scene);
  }
}

async function channelRemoved(scene: Scene): Promise<Decision> {
  const { bound } = scene.situation;
  const agreement = bound && (await scene.deps.store.agreement(bound.agreementId));
  if (!bound || !agreement) return said(scene);
  const { platform, tenant, id } = bound.channel;
  const key = `removed/${platform}/${tenant}/${id}/${scene.now}`;
  const told = await tell(scene, agreement, channelsGone(agreement, [bound]), key, () => true);
  return { ...said(scene), agreement, effects: [{ kind: 'unbind-channel', channel: bound.channel }, ...told] };
}

/** All the team's channels at once, each agreement's coordinators told once. */
async function teamRemoved(scene: Scene): Promise<Decision> {
  const { channel } = scene.origin;
  if (channel?.team === undefined) return channelRemoved(scene);
  const { platform, tenant, team } = channel;
  const isGone = (place: Place) =>
    place.channel.platform === platform &&
    place.channel.tenant === tenant &&
    (place.team === team || place.channel.id === team);
  const affected = await affectedBy(scene, isGone);
  const agreement = affected.at(-1);
  if (agreement === undefined) return said(scene);
  const told = await Promise.all(
    affected.map((each) => {
      const key = `removed/${each.id}/${platform}/${tenant}/${team}/${scene.now}`;
      return tell(scene, each, channelsGone(each, each.channels.filter(isGone)), key, () => true);
    }),
  );
  return { ...said(scene), agreement, effects: [...told.flat(), { kind: 'unbind-team', platform, tenant, team }] };
}

async function uninstalled(scene: Scene): Promise<Decision> {
  const { platform, tenant } = scene.origin.account;
  const affected = await affectedBy(scene, ({ channel }) => channel.platform === platform && channel.tenant === tenant);
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

/** The agreements that have such a channel, in the order of their ids: their rows are locked in that order. */
async function affectedBy(scene: Scene, isGone: (place: Place) => boolean): Promise<readonly Agreement[]> {
  const { store } = scene.deps;
  const ids = (await store.agreements()).map(({ id }) => id);
  const agreements = (await Promise.all(ids.map((id) => store.agreement(id)))).flatMap((entry) => entry ?? []);
  return agreements.filter(({ channels }) => channels.some(isGone)).sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What the notice is about: the groups whose channels they were. */
function channelsGone(agreement: Agreement, places: readonly Place[]): DeliverySubject {
  const groups = agreement.groups.filter(({ id }) => places.some(({ groupId }) => groupId === id));
  const [first] = places;
  const facts = {
    event: 'channel-removed',
    group: groups.map(({ name }) => name).join(', '),
    platform: first?.channel.platform ?? '',
  };
  return groups.length === 1 && first ? { groupId: first.groupId, facts } : { facts };
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
