import { forgetMe } from './commands/forget-me.ts';
import { lexicon } from './commands/index.ts';
import { myData } from './commands/my-data.ts';
import { readLine } from './grammar.ts';
import { run } from './run-command.ts';
import type { Decision, Scene } from './scene.ts';

/**
 * "Mina uppgifter" and "glöm mig" are about the person, not about an agreement: one who has no function any more, or functions in
 * several agreements, is answered in one that they have had a part in. Undefined for every other line.
 */
export async function aboutMyself(
  scene: Scene,
  text: string,
  root: 'measure' | 'agreement' | undefined,
): Promise<Decision | undefined> {
  const nowhere = { today: scene.today, validFrom: scene.today, validTo: scene.today, isMeasure: () => false };
  const line = readLine(text, root, lexicon, nowhere);
  if (line.kind !== 'agreement' || (line.command !== myData && line.command !== forgetMe)) return undefined;
  const { store } = scene.deps;
  const data = await store.personalData(scene.origin.account);
  const held = data?.holdings.find(({ endedAt }) => endedAt === undefined) ?? data?.holdings[0];
  const agreement = held && (await store.agreement(held.agreementId));
  return agreement && run(scene, agreement, line);
}
