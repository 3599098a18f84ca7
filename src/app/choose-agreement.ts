import { measureNumber } from './grammar.ts';
import { knownMeasure } from './measures-known.ts';
import type { Agreement } from './ports.ts';
import { ask } from './questions.ts';
import { actorIn, type Decision, refused, type Scene } from './scene.ts';

export type Chosen =
  | { readonly kind: 'chosen'; readonly agreement: Agreement }
  | { readonly kind: 'decided'; readonly decision: Decision };

/**
 * Which agreement something is about: the channel's; else the person's only one; else the only one of theirs that has the
 * measure named; else they are asked. Nobody learns of an agreement that they have no part in (product.md §1).
 */
export async function chooseAgreement(scene: Scene, line: string): Promise<Chosen> {
  const { store } = scene.deps;
  const bound = scene.situation.bound?.agreementId;
  if (bound !== undefined) return load(scene, bound, scene.situation.revision);
  const ids = await candidates(scene);
  const [only] = ids;
  if (only === undefined)
    return {
      kind: 'decided',
      decision: refused(
        scene,
        scene.administrator ? scene.t.refusals.noneLoaded : scene.t.refusals.noAgreement,
        'no-agreement',
      ),
    };
  if (ids.length === 1) return load(scene, only);
  const agreements = (await Promise.all(ids.map((id) => store.agreement(id)))).flatMap((entry) =>
    entry ? [entry] : [],
  );
  const number = measureNumber(line.split(/\s+/, 1)[0] ?? '');
  const having =
    number === undefined
      ? agreements
      : agreements.filter((agreement) =>
          knownMeasure(agreement, number, { actor: actorIn(scene, agreement.id), spokenIn: undefined }),
        );
  const [single] = having;
  if (single && having.length === 1) return { kind: 'chosen', agreement: single };
  const options = (having.length > 0 ? having : agreements).map((agreement) => ({
    label: agreement.definition.title,
    command: 'in-agreement',
    args: { agreement: agreement.id, line },
  }));
  const asked = ask(scene, undefined, { kind: 'choice', text: [scene.t.common.whichAgreement], options });
  return { kind: 'decided', decision: { reply: asked.reply, effects: [asked.effect] } };
}

/** The agreements that the person has a part in; an administrator's are all. */
async function candidates(scene: Scene): Promise<readonly string[]> {
  const own = scene.situation.actors.map((entry) => entry.agreementId);
  if (own.length > 0 || !scene.administrator) return own;
  return (await scene.deps.store.agreements()).map((agreement) => agreement.id);
}

async function load(scene: Scene, id: string, revision?: number): Promise<Chosen> {
  const agreement = await scene.deps.store.agreement(id, revision);
  return agreement
    ? { kind: 'chosen', agreement }
    : { kind: 'decided', decision: refused(scene, scene.t.refusals.noAgreement, 'no-agreement') };
}
