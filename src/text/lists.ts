/** `a, b eller c` (or another word between the last two). */
export function orList(words: readonly string[], word = 'eller'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;
}
