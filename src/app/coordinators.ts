import { type Decider, dueOf, type Proposal } from '../domain/measure.ts';
import { decidesNow } from '../domain/proposal.ts';
import type { CommandContext, MeasureContext } from './commands/command.ts';
import type { Effect } from './effects.ts';
import type { Agreement, DeliveryKind, DeliverySubject, Reads } from './ports.ts';

/** Keys of the parties that have a coordinator. */
export function coordinatingParties(agreement: Agreement): readonly string[] {
  const parties = agreement.functions
    .filter((entry) => entry.roles.includes('coordinator'))
    .map((entry) => entry.party);
  return agreement.definition.parties.map((party) => party.key).filter((key) => parties.includes(key));
}

export function partyNames(agreement: Agreement, keys: readonly string[]): readonly string[] {
  return keys.map((key) => agreement.definition.parties.find((party) => party.key === key)?.shortName ?? key);
}

function coordinatorsOf(agreement: Agreement, party: string): readonly string[] {
  return agreement.functions
    .filter((entry) => entry.party === party && entry.roles.includes('coordinator'))
    .map((entry) => entry.id);
}

/** Who decides a proposal on the measure as it stands. */
export function deciderOf(
  { agreement, measure }: Pick<MeasureContext, 'agreement' | 'measure'>,
  proposal: Proposal,
): Decider {
  const { validTo, settings } = agreement.definition;
  const { state } = measure;
  return decidesNow(proposal, { due: dueOf(state), moves: state.moves }, { validTo: validTo.toString(), settings });
}

/** One private message to the coordinators of the parties, about a version of the measure. */
export function toCoordinators(
  context: MeasureContext,
  parties: readonly string[],
  kind: DeliveryKind,
  version: number,
): Promise<readonly Effect[]> {
  const functions = parties.flatMap((party) => coordinatorsOf(context.agreement, party));
  return toFunctions(
    context,
    functions,
    kind,
    { measureId: context.measure.id, version },
    `${kind}/${context.measure.id}/${version}`,
  );
}

/** Somebody who is to be told. `instead`: the function that nobody holds, where they step in for it. */
export type Told = Awaited<ReturnType<Reads['accountsOf']>>[number] & { readonly instead?: string };

/** Those who hold the functions; for one that nobody holds its party's coordinators (product.md §4). */
export async function holdersOrCoordinators(
  functionIds: readonly string[],
  { agreement, reads, today }: Pick<CommandContext, 'agreement' | 'reads' | 'today'>,
): Promise<readonly Told[]> {
  const held = await reads.accountsOf(agreement.id, functionIds, today);
  const unheld = agreement.functions.filter(
    ({ id }) => functionIds.includes(id) && !held.some((entry) => entry.functionId === id),
  );
  const stepIn = [...new Set(unheld.flatMap(({ party }) => coordinatorsOf(agreement, party)))];
  const instead = stepIn.length > 0 ? await reads.accountsOf(agreement.id, stepIn, today) : [];
  const partyOf = (id: string) => agreement.functions.find((entry) => entry.id === id)?.party;
  return [
    ...held,
    ...instead.map((entry) => {
      const missing = unheld.find(({ party }) => party === partyOf(entry.functionId));
      return { ...entry, ...(missing ? { instead: missing.id } : {}) };
    }),
  ];
}

/**
 * One private message to each holder of the functions. A function that nobody holds is answered for by its party's
 * coordinators (product.md §4); the key keeps anyone from getting the same thing twice. `except`: ids of persons who are
 * told otherwise.
 */
export async function toFunctions(
  context: Pick<CommandContext, 'agreement' | 'reads' | 'newId' | 'today'>,
  functionIds: readonly string[],
  kind: DeliveryKind,
  subject: DeliverySubject,
  key: string,
  except: readonly (string | undefined)[] = [],
): Promise<readonly Effect[]> {
  const people = new Map((await holdersOrCoordinators(functionIds, context)).map((entry) => [entry.personId, entry]));
  const told = [...people.values()].filter(({ personId }) => !except.includes(personId));
  return told.map(({ functionId, personId, account }) => ({
    kind: 'post',
    delivery: {
      id: context.newId(),
      key: `${key}/${personId}`,
      kind,
      subject: { ...subject, functionId },
      target: { kind: 'person', platform: account.platform, tenant: account.tenant, id: account.id },
    },
  }));
}
