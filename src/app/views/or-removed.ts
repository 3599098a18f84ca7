import type { Texts } from '../../text/texts.ts';

/** A text that somebody wrote; what was taken away is empty, and said to be. */
export function orRemoved({ followUps }: Pick<Texts, 'followUps'>, text: string): string {
  return text === '' ? followUps.removed : text;
}
