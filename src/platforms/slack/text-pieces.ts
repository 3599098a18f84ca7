// C0 controls but for newline and tab, and the marks that turn the writing direction of what comes after them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: Slack refuses a payload with such characters.
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without what Slack can't carry or what would disturb the text around it. */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unprintable, '').replace(loneSurrogate, '\uFFFD');
}

/** At most `max` UTF-16 units, with an ellipsis where something is left out; never half a character. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, wholeCharacters(text, max - 1))}…`;
}

/** The whole text in pieces of at most `max` UTF-16 units, split at line ends or spaces where there are any. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const space = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    const end = space > max / 2 ? space + 1 : wholeCharacters(rest, max);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** For the fields that Slack reads as markup: `<!channel>` and the like become what they look like. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
