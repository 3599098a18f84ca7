import type { FunctionRole } from '../domain/agreement-file.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommandContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';

/** What has happened with the extension, as facts of a `notice`. */
type News =
  | { readonly event: 'extension-proposed'; readonly party: string; readonly end?: IsoDate }
  | { readonly event: 'extension-signed'; readonly party: string; readonly end: IsoDate }
  | { readonly event: 'extended'; readonly end: IsoDate };

/**
 * Tells those whose turn it is, or whom it concerns, in private and once: the other leaders of a proposal, the other
 * parties' coordinators of a signed extension, and all of them when the last day has moved.
 */
export async function tellOfExtension(
  context: CommandContext,
  version: number,
  news: News,
  parties: readonly string[],
): Promise<readonly Effect[]> {
  const { agreement, actor } = context;
  const roles: readonly FunctionRole[] =
    news.event === 'extension-proposed'
      ? ['steering']
      : news.event === 'extension-signed'
        ? ['coordinator']
        : ['coordinator', 'steering'];
  const functions = agreement.functions.filter(
    (entry) =>
      entry.id !== context.as?.id && parties.includes(entry.party) && entry.roles.some((role) => roles.includes(role)),
  );
  return toFunctions(
    context,
    functions.map(({ id }) => id),
    'notice',
    { facts: { ...news } },
    `${news.event}/${agreement.id}/${version}`,
    [actor.personId],
  );
}
