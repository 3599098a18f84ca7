/**
 * A list of phrases, set apart by commas, as one expression that finds any of them as whole words. Written folded (no
 * å, ä, ö, small letters); `*` is the rest of a word, `~` one word; other signs mean what they do in an expression.
 */
export function phrases({ raw }: TemplateStringsArray): RegExp {
  const alternatives = raw
    .join('')
    .trim()
    .split(/,\s+/)
    .map((phrase) => phrase.replaceAll('*', '\\p{L}*').replaceAll('~', '\\p{L}+'));
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'u');
}
