import type { Button, Language, Message } from '../chat/message.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** A typed catalogue: Swedish is the original, and a key that English lacks does not compile. */
export type Catalogue = typeof sv;

/** One language's sentences with the two ways of saying something short. */
export type Texts = Catalogue & {
  readonly language: Language;
  /** A message of plain lines; the first is its summary. */
  say(...lines: readonly string[]): Message;
  /** A question with its options as buttons. */
  asking(lines: readonly string[], buttons: readonly Button[]): Message;
};

const texts: Readonly<Record<Language, Texts>> = { sv: withSaying('sv', sv), en: withSaying('en', en) };

export function textsIn(language: Language): Texts {
  return texts[language];
}

function withSaying(language: Language, catalogue: Catalogue): Texts {
  const lines = (all: readonly string[]) =>
    all.filter((line) => line !== '').map((text) => ({ kind: 'text' as const, text }));
  return {
    ...catalogue,
    language,
    say: (...all) => ({ language, summary: all[0] ?? '', blocks: lines(all) }),
    asking: (all, buttons) => ({
      language,
      summary: all[0] ?? '',
      blocks: [...lines(all), { kind: 'actions', buttons }],
    }),
  };
}
