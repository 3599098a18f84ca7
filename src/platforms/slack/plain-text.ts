/**
 * What a person wrote, from Slack's own writing (`<@U1|anna>`, `&amp;`) to the plain text that they saw. A ping of the
 * channel becomes its words, and pings nobody when it is shown again.
 */
export function slackToPlain(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => referenceToPlain(inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The line without the mention of the bot: every one of it where its id is known, otherwise the first. */
export function withoutMention(text: string, botUserId: string | undefined): string {
  const rest =
    botUserId === undefined
      ? text.replace(/^\s*<@[^>]*>/, ' ')
      : text.replace(/<@([^<>|]*)(?:\|[^>]*)?>/g, (mention, id: string) => (id === botUserId ? ' ' : mention));
  // A colon or comma after the name is how people address each other.
  return rest.replace(/^\s*[:,]/, '').trim();
}

function referenceToPlain(inner: string): string {
  const [target = '', label = ''] = splitOnce(inner, '|');
  if (target.startsWith('@')) return `@${label.replace(/^@/, '') || target.slice(1)}`;
  if (target.startsWith('#')) return `#${label.replace(/^#/, '') || target.slice(1)}`;
  if (target.startsWith('!')) return specialToPlain(target.slice(1), label);
  return linkToPlain(target, label);
}

function specialToPlain(name: string, label: string): string {
  if (label !== '') return label;
  return `@${name.replace(/^subteam\^/, '')}`;
}

/** A link as it was typed; where its words say something else than its address, both. */
function linkToPlain(target: string, label: string): string {
  const address = target.replace(/^mailto:|^tel:/, '');
  if (label === '' || label === address) return address;
  const bare = address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return label.replace(/\/$/, '') === bare ? label : `${label} (${address})`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
