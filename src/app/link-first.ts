import { lexicon } from './commands/index.ts';
import { link } from './commands/link.ts';
import { readLine } from './grammar.ts';
import { run } from './run-command.ts';
import type { Decision, Scene } from './scene.ts';

/**
 * "Koppla konto KOD" from an account that nobody knows yet: the code tells whose it is, and so which agreement it is
 * about. Undefined for every other line.
 */
export async function linkFirst(
  scene: Scene,
  text: string,
  root: 'measure' | 'agreement' | undefined,
): Promise<Decision | undefined> {
  const nowhere = { today: scene.today, validFrom: scene.today, validTo: scene.today, isMeasure: () => false };
  const line = readLine(text, root, lexicon, nowhere);
  if (line.kind !== 'agreement' || line.command !== link) return undefined;
  const { code } = line.prepared.args as { readonly code?: string };
  if (code === undefined) return undefined;
  const { store, hash } = scene.deps;
  const found = await store.linkCode(hash(code), scene.now);
  const [held] = found ? await store.holdingsOfPerson(found.personId) : [];
  const agreement = held && (await store.agreement(held.agreementId));
  return agreement && run(scene, agreement, line);
}
