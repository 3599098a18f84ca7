import type { CommandContext } from './commands/command.ts';
import type { Effect } from './effects.ts';
import type { Agreement, AgreementFunction, HoldingRow } from './ports.ts';

type Context = Pick<CommandContext, 'agreement' | 'actor'>;

/** Keys of the parties that the person is a confirmed coordinator of. */
export function coordinatesFor({ actor }: Pick<Context, 'actor'>): readonly string[] {
  const roles = actor.functions.filter((held) => held.confirmed && held.roles.includes('coordinator'));
  return [...new Set(roles.map((held) => held.party))];
}

export function coordinatorFunctions(agreement: Agreement, party: string): readonly AgreementFunction[] {
  return agreement.functions.filter((entry) => entry.party === party && entry.roles.includes('coordinator'));
}

/** Keys of the parties without a confirmed coordinator, in the agreement's order. */
export function partiesWithoutCoordinator(agreement: Agreement, holdings: readonly HoldingRow[]): readonly string[] {
  const coordinates = (party: string) => {
    const ids = coordinatorFunctions(agreement, party).map(({ id }) => id);
    return holdings.some((holding) => holding.confirmed && ids.includes(holding.functionId));
  };
  return agreement.definition.parties.map(({ key }) => key).filter((key) => !coordinates(key));
}

export type HoldingVerdict = 'allowed' | 'other-party' | 'only-first' | 'only-coordinator' | 'yourself';

/**
 * Who may say that a person holds a function or no longer does: a coordinator of the same party; and an administrator the
 * first coordinator of each party, nobody else and never themselves (product.md §4, set-up and identity).
 */
export function mayDecideOn(context: Context, holding: HoldingRow, holdings: readonly HoldingRow[]): HoldingVerdict {
  const { agreement, actor } = context;
  if (coordinatesFor(context).includes(holding.party)) return passesOn(actor, holding) ? 'yourself' : 'allowed';
  if (!actor.administrator) return 'other-party';
  const isCoordinator = coordinatorFunctions(agreement, holding.party).some(({ id }) => id === holding.functionId);
  if (!isCoordinator) return 'only-coordinator';
  if (!partiesWithoutCoordinator(agreement, holdings).includes(holding.party)) return 'only-first';
  return holding.personId === actor.personId ? 'yourself' : 'allowed';
}

/** A deputy coordinator who would make what they stand in for their own. */
function passesOn({ personId, functions }: Context['actor'], holding: HoldingRow): boolean {
  const isOwn = functions.some(({ confirmed, deputy, roles }) => confirmed && !deputy && roles.includes('coordinator'));
  return holding.personId === personId && !isOwn;
}

/** Tells the person, wherever they can be reached first, what was decided about their function. */
export function tellHolder(
  context: CommandContext,
  holding: HoldingRow,
  event: 'confirmed' | 'ended',
): readonly Effect[] {
  const [account] = holding.accounts;
  if (!account || holding.personId === context.actor.personId) return [];
  return [
    {
      kind: 'post',
      delivery: {
        id: context.newId(),
        key: `notice/${event}/${holding.id}`,
        kind: 'notice',
        subject: {
          functionId: holding.functionId,
          holdingId: holding.id,
          facts: { event, function: holding.functionName, party: holding.party },
        },
        target: { kind: 'person', platform: account.platform, tenant: account.tenant, id: account.id },
      },
    },
  ];
}
