/** `kalender https://host/path EST fördjupning`, as a chat may dress it up: `<https://host/path|host/path>`. */
const typed = /^<?((?:webcals?|https?):\/\/[^\s<>|]+)(?:\|[^>]*)?>?(?:\s+|$)(.*)$/is;

export interface TypedAddress {
  readonly address: string;
  readonly rest: string;
}

/** Whether a line is an address rather than a name: other schemes too, so that they can be refused by name. */
export function readAddress(line: string): TypedAddress | undefined {
  const found = typed.exec(line) ?? /^<?([a-z][a-z+.-]*:\/\/\S*?)>?(?:\s+|$)(.*)$/is.exec(line);
  if (!found) return undefined;
  const [, address = '', rest = ''] = found;
  // webcal is what calendars call their own addresses.
  return { address: address.replace(/^webcals?:/i, 'https:'), rest: rest.trim() };
}

/** What may be shown of an address: the rest of it is often its owner's secret. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}

/**
 * A line without the path of a calendar's address. The path is a secret of letters and digits, often with a mailbox's name,
 * that the guard takes for a number or an e-mail address; it is kept as an address and is never shown.
 */
export function withoutCalendarPath(line: string): string {
  const [, word = '', rest = ''] = /^(\s*(?:kalender|calendar)\s+)(\S.*)$/is.exec(line) ?? [];
  const found = readAddress(rest);
  return found ? `${word}${hostOf(found.address)} ${found.rest}` : line;
}
