import type { CommandContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect, ForgetPerson } from './effects.ts';
import { coordinatesFor, coordinatorFunctions } from './holdings.ts';
import type { HoldingRow, PersonalData } from './ports.ts';

/** What takes away all that is stored of who a person is; with `agreementId` only what is of that agreement. */
export function forgetEffect(
  { personId, accounts, holdings }: Pick<PersonalData, 'personId' | 'accounts' | 'holdings'>,
  { now, newId }: { readonly now: string; readonly newId: () => string },
  agreementId?: string,
): ForgetPerson {
  const concerned = [...new Set(holdings.map((held) => held.agreementId))].filter(
    (id) => agreementId === undefined || id === agreementId,
  );
  const elsewhere = agreementId !== undefined && holdings.some((held) => held.agreementId !== agreementId);
  return {
    kind: 'forget-person',
    ...(personId === undefined ? {} : { personId }),
    accounts,
    ...(elsewhere ? { in: agreementId } : {}),
    until: now,
    instead: newId(),
    concerns: concerned.map((id) => ({
      agreementId: id,
      functions: [...new Set(holdings.filter((held) => held.agreementId === id).map((held) => held.functionId))],
    })),
  };
}

/** Parties that would have no confirmed coordinator left, and functions that nobody would hold, without the person. */
export function leftWithout(
  { agreement }: Pick<CommandContext, 'agreement'>,
  holdings: readonly HoldingRow[],
  personId: string,
): { readonly parties: readonly string[]; readonly functions: readonly string[] } {
  const own = holdings.filter((held) => held.personId === personId && held.confirmed);
  const others = holdings.filter((held) => held.personId !== personId && held.confirmed);
  const empty = own.filter(({ functionId }) => !others.some((other) => other.functionId === functionId));
  const parties = [...new Set(own.map(({ party }) => party))].filter((party) => {
    const ids = coordinatorFunctions(agreement, party).map(({ id }) => id);
    return (
      own.some(({ functionId }) => ids.includes(functionId)) &&
      !others.some(({ functionId }) => ids.includes(functionId))
    );
  });
  return { parties, functions: [...new Set(empty.map(({ functionName }) => functionName))] };
}

/** Tells the coordinators of the person's party, or of the others when it has none left, which functions have nobody now. */
export async function tellOfLeaving(
  context: CommandContext,
  party: string,
  personId: string,
  without: ReturnType<typeof leftWithout>,
): Promise<readonly Effect[]> {
  if (without.functions.length === 0) return [];
  const { agreement, actor } = context;
  const parties = without.parties.includes(party) ? agreement.definition.parties.map(({ key }) => key) : [party];
  const functions = parties.flatMap((key) => coordinatorFunctions(agreement, key).map(({ id }) => id));
  const facts = { event: 'left', function: without.functions.join(', ') };
  return toFunctions(context, functions, 'notice', { facts }, `left/${context.newId()}`, [personId, actor.personId]);
}

/** Whether the one who speaks may remove the identity of those of a party. */
export function mayForgetIn(context: Pick<CommandContext, 'actor'>, party: string): boolean {
  return context.actor.administrator || coordinatesFor(context).includes(party);
}
