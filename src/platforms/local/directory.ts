/** What the page needs to know of the agreement: where one can speak, as whom, and what one can type. */
export interface LocalDirectory {
  readonly agreement: { readonly title: string; readonly validFrom: string; readonly validTo: string };
  readonly groups: readonly LocalGroup[];
  readonly functions: readonly LocalFunction[];
  readonly measures: readonly { readonly number: string; readonly title: string }[];
  readonly commands: readonly LocalCommand[];
}

export interface LocalGroup {
  readonly name: string;
  /** The number of functions that are members. */
  readonly members: number;
  readonly channelId: string;
}

export interface LocalFunction {
  readonly name: string;
  readonly party: string;
  /** What the person may be besides a member, in words: Samordnare, Styrgrupp. */
  readonly roles: readonly string[];
  /** Names of the groups that the function is a member of. */
  readonly groups: readonly string[];
}

/**
 * A command that completes while one types.
 * @property line a whole example, as help shows it: `/insats 1.3 läge gul väntar på el`
 * @property fill what completing puts in the box, never the example's own words: `/insats NUMMER läge `. NUMMER stands for
 * the number of any measure; a space at the end says that something is to follow.
 */
export interface LocalCommand {
  readonly line: string;
  readonly fill: string;
  readonly does: string;
}
