import { cardinal } from '../date-text/words.ts';

/** Number words that are also articles or pronouns: figures only before "av". */
const doubtful = /^(?:en|ett|one|a|an|ingen|inget|inga|bada)$/;

/** The folded text with number words as figures ("atta av tio" → "8 av 10") and no spaces or commas inside figures. */
export function withFigures(text: string): string {
  return text
    .replace(/[\p{L}]+/gu, (word, at: number) => {
      const number = cardinal(word);
      if (number === undefined) return word;
      if (doubtful.test(word) && !/^\s+(?:av|utav|of)\s/.test(text.slice(at + word.length))) return word;
      return String(number);
    })
    .replace(/(?<![\d.,])(\d{1,3})((?:[ \u00a0]\d{3})+)(?!\d)/g, (all) => all.replace(/[ \u00a0]/g, ''))
    .replace(/(\d),(\d)/g, '$1.$2');
}

/** Two Swedish words that seem to be forms of the same one: "platser" and "plats", "utbildade" and "utbildats". */
export function isSameWord(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  let common = 0;
  while (common < shortest && a[common] === b[common]) common++;
  return common >= Math.max(4, shortest - 2);
}

/** The words of a folded text. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}
