import type { AccountRef } from '../chat/incoming.ts';
import { type HeldFunction, ownLeading } from '../domain/policy.ts';
import type { IsoDate } from '../domain/time.ts';
import type { CommandContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { coordinatorFunctions } from './holdings.ts';
import type { DeputyRow, HoldingRow } from './ports.ts';

/** A person of the party who may be a deputy. `key`: one of the person's holdings. */
export interface Candidate {
  readonly key: string;
  readonly personId: string;
  readonly functions: readonly { readonly id: string; readonly name: string }[];
  readonly accounts: readonly AccountRef[];
}

/** Everybody but oneself whose function at the party is confirmed. */
export function candidates(
  holdings: readonly HoldingRow[],
  party: string,
  self: string | undefined,
): readonly Candidate[] {
  const own = holdings.filter((each) => each.confirmed && each.party === party && each.personId !== self);
  return [...new Set(own.map(({ personId }) => personId))].flatMap((personId): readonly Candidate[] => {
    const [first, ...rest] = own.filter((each) => each.personId === personId);
    if (!first) return [];
    const functions = [first, ...rest].map(({ functionId, functionName }) => ({ id: functionId, name: functionName }));
    return [{ key: first.id, personId, functions, accounts: first.accounts }];
  });
}

export type DatesFault =
  | { readonly field: 'from' | 'to'; readonly kind: 'past' | 'backwards' | 'after-end' }
  | { readonly field: 'from'; readonly kind: 'taken'; readonly by: DeputyRow };

/** What is wrong with the days: they start today or later, end in order and within the agreement, and are nobody else's. */
export function datesFault(
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
  { today, validTo }: { readonly today: IsoDate; readonly validTo: IsoDate },
  others: readonly DeputyRow[],
): DatesFault | undefined {
  if (from < today) return { field: 'from', kind: 'past' };
  if (to < from) return { field: 'to', kind: 'backwards' };
  if (to > validTo) return { field: 'to', kind: 'after-end' };
  const by = others.find((other) => other.from <= to && other.to >= from);
  return by && { field: 'from', kind: 'taken', by };
}

/** Whoever has the function themselves, or is a coordinator of its party themselves. */
export function mayEnd({ actor }: Pick<CommandContext, 'actor'>, deputy: DeputyRow): boolean {
  const rules = (own: HeldFunction) => own.id === deputy.functionId || own.roles.includes('coordinator');
  return ownLeading(actor).some((own) => own.party === deputy.party && rules(own));
}

type Told = Pick<DeputyRow, 'id' | 'personId' | 'functionId' | 'functionName' | 'party' | 'from' | 'to' | 'accounts'>;

/** Tells the deputy, where they can be reached first, and the party's coordinators. */
export async function tellOfDeputy(
  context: CommandContext,
  deputy: Told,
  event: 'named' | 'ended',
): Promise<readonly Effect[]> {
  const { agreement, actor } = context;
  const facts = { function: deputy.functionName, from: deputy.from, to: deputy.to };
  const key = `notice/deputy-${event}/${deputy.id}`;
  const coordinators = await toFunctions(
    context,
    coordinatorFunctions(agreement, deputy.party).map(({ id }) => id),
    'notice',
    { holdingId: deputy.id, facts: { event: `deputy-${event}`, ...facts } },
    key,
    [deputy.personId, actor.personId],
  );
  const [account] = deputy.accounts;
  if (!account || deputy.personId === actor.personId) return coordinators;
  const { platform, tenant, id } = account;
  const delivery = {
    id: context.newId(),
    key: `${key}/${deputy.personId}`,
    kind: 'notice' as const,
    subject: {
      functionId: deputy.functionId,
      holdingId: deputy.id,
      facts: { event: event === 'named' ? 'you-are-deputy' : 'you-were-deputy', ...facts },
    },
    target: { kind: 'person' as const, platform, tenant, id },
  };
  return [{ kind: 'post', delivery }, ...coordinators];
}

/** Who loses their last function at a party is no longer anybody's deputy there. */
export async function endedWith(
  context: CommandContext,
  ended: HoldingRow,
  holdings: readonly HoldingRow[],
): Promise<readonly Effect[]> {
  const { agreement, reads, today } = context;
  const stays = holdings.some((other) => other.id !== ended.id && other.personId === ended.personId && other.confirmed);
  if (stays) return [];
  const theirs = (await reads.deputies(agreement.id, today)).filter(({ personId }) => personId === ended.personId);
  const effects = theirs.map(
    async (deputy): Promise<readonly Effect[]> => [
      { kind: 'end-deputy', holdingId: deputy.id },
      ...(await tellOfDeputy(context, deputy, 'ended')),
    ],
  );
  return (await Promise.all(effects)).flat();
}
