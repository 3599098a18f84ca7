import type { Action } from '../chat/message.ts';
import type { Measure } from '../domain/measure.ts';
import { chooseAgreement } from './choose-agreement.ts';
import { type Asking, mayKnowOf } from './measures-known.ts';
import type { Agreement } from './ports.ts';
import { commandNamed } from './run-command.ts';
import { actorIn, type Decision, detailOf, refused, type Scene } from './scene.ts';

/** The command, agreement and measure that a button or form names; undefined when any is gone, or the person has no part in it. */
export async function targetOf(scene: Scene, action: Action) {
  const command = commandNamed(action.command);
  const measure = action.measure === undefined ? undefined : await measureFor(scene, action.measure);
  const agreementId = measure?.agreementId ?? action.agreement;
  const agreement = agreementId === undefined ? await agreementHere(scene) : await agreementKnownTo(scene, agreementId);
  if (!command || !agreement || (action.measure !== undefined && !measure) || (command.needs === 'measure' && !measure))
    return undefined;
  if (measure && isOtherGroups(scene, agreement, measure.id)) return undefined;
  return { command, agreement, detail: measure && (await detailOf(scene, agreement, measure.id)) };
}

/** A measure that the speaker may not know of. Who has no confirmed function is told that instead, whatever is pressed. */
function isOtherGroups(scene: Scene, agreement: Agreement, measureId: string): boolean {
  const asking = askingIn(scene, agreement);
  return asking.actor.functions.some(({ confirmed }) => confirmed) && !mayKnowOf(agreement, measureId, asking);
}

export function askingIn(scene: Scene, agreement: Agreement): Asking {
  return { actor: actorIn(scene, agreement.id), spokenIn: scene.situation.bound?.groupId };
}

/** A measure of an agreement that the speaker has a part in. No other is ever read. */
async function measureFor(scene: Scene, id: string): Promise<Measure | undefined> {
  const { situation, administrator, deps } = scene;
  const all = administrator ? await deps.store.agreements() : [];
  const known = [situation.bound, ...situation.actors].flatMap((entry) => (entry ? [entry.agreementId] : []));
  const ids = [...new Set([...known, ...all.map((agreement) => agreement.id)])];
  return ids.length === 0 ? undefined : deps.store.measureIn(ids, id);
}

/** Nobody learns of an agreement that they have no part in, so it is as if it were not there (product.md §1). */
async function agreementKnownTo(scene: Scene, id: string): Promise<Agreement | undefined> {
  return isKnownTo(scene, id) ? scene.deps.store.agreement(id) : undefined;
}

export function isKnownTo({ situation, administrator }: Scene, id: string | undefined): boolean {
  const { actors, bound } = situation;
  return administrator || [bound, ...actors].some((entry) => entry !== undefined && entry.agreementId === id);
}

/** What is gone, and what never was there for this person, is told in the same words. */
export function notThere(scene: Scene): Decision {
  const { t, situation, administrator } = scene;
  if (situation.actors.length > 0 || administrator) return refused(scene, t.refusals.oldButton, 'old-button');
  return refused(scene, t.refusals.policy('no-function', [], false), 'no-function');
}

async function agreementHere(scene: Scene): Promise<Agreement | undefined> {
  const chosen = await chooseAgreement(scene, '');
  return chosen.kind === 'chosen' ? chosen.agreement : undefined;
}
