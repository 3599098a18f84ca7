import type { AccountRef } from '../../chat/incoming.ts';
import type { Texts } from '../../text/texts.ts';

/** Which accounts a person has: shown only to whoever is to say that it is the right person. */
export function accountsText(t: Texts, accounts: readonly AccountRef[]): string {
  return accounts.map(({ platform, id }) => t.people.members.accountOf(t.people.platform[platform], id)).join(', ');
}
