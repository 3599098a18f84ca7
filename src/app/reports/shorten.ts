/** In one line of at most so many characters, cut between words where there are any; never half a character. */
export function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const start = line.slice(0, longest - 1);
  const space = start.lastIndexOf(' ');
  const whole = space > longest / 2 ? start.slice(0, space) : start.replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/[\s.,;:–-]+$/u, '')}…`;
}

/** The same, with the one word in parentheses that it ends with, which says that it is new, or how it stands. */
export function shortenLabel(label: string, longest: number): string {
  const mark = / \(\p{L}{1,12}\)$/u.exec(label)?.[0] ?? '';
  return `${shorten(label.slice(0, label.length - mark.length), longest - mark.length)}${mark}`;
}
