import type { FunctionRole } from '../domain/agreement-file.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommandContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';

/** What has happened with the extension, as facts of a `notice`. */
type News =
  | { readonly event: 'consulted'; readonly on: IsoDate; readonly inTime: boolean }
  | { readonly event: 'consultation-withdrawn'; readonly on: IsoDate }
  | { readonly event: 'extension-proposed'; readonly party: string; readonly end?: IsoDate }
  | { readonly event: 'extension-signed'; readonly party: string; readonly end: IsoDate }
  | { readonly event: 'extended'; readonly end: IsoDate };

const rolesTold: Readonly<Record<News['event'], readonly FunctionRole[]>> = {
  consulted: ['coordinator'],
  // While it stood the steering group was not reminded of it.
  'consultation-withdrawn': ['coordinator', 'steering'],
  'extension-proposed': ['steering'],
  'extension-signed': ['coordinator'],
  extended: ['coordinator', 'steering'],
};

/**
 * Tells those whose turn it is, or whom it concerns, in private and once: the other coordinators of a consultation, with
 * the leaders when it is taken back, the other
 * leaders of a proposal, the other parties' coordinators of a signed extension, and all of them when the last day has moved.
 */
export async function tellOfExtension(
  context: CommandContext,
  version: number,
  news: News,
  parties: readonly string[],
): Promise<readonly Effect[]> {
  const { agreement, actor } = context;
  const roles = rolesTold[news.event];
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
