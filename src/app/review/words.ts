import { present } from '../../domain/present.ts';
import { readMonth } from './which-review.ts';

const words = {
  sv: ['uppföljning', 'uppföljningen', 'uppföljningar', 'halvtid', 'halvtidsuppföljning', 'halvtidsuppföljningen'],
  en: ['review', 'reviews'],
};

/** `uppföljning` in all its forms, each followed by one of the words, if any. */
export function reviewWords(sv?: readonly string[], en?: readonly string[]) {
  const followed = (all: readonly string[], last: readonly string[] | undefined) =>
    last === undefined ? all : all.flatMap((word) => last.map((end) => `${word} ${end}`));
  return { sv: followed(words.sv, sv), en: followed(words.en, en) };
}

/** What follows the words, where it is a month or nothing. */
export function monthWords(rest: string): { readonly month?: string } | undefined {
  const { month, rest: left } = readMonth(rest);
  return left === '' ? present({ month }) : undefined;
}
