import type { Proposal } from '../domain/note-text.ts';
import { may, type Right } from '../domain/policy.ts';
import { present } from '../domain/present.ts';
import type { MeasureContext } from './commands/command.ts';

/** What applying a proposal takes; undefined for what is only an observation. */
export function rightFor(proposal: Proposal): Right | undefined {
  switch (proposal.kind) {
    case 'status':
    case 'rating':
      return 'judge';
    case 'indicator':
      return 'note';
    case 'due':
    case 'needs-decision':
      return 'propose';
    case 'communicated':
      return 'communicated';
    default:
      return undefined;
  }
}

/** Proposals that the writer may decide, and those that go to the responsible function. */
export function splitByRight(
  context: MeasureContext,
  proposals: readonly Proposal[],
): { own: readonly Proposal[]; others: readonly Proposal[] } {
  const actionable = proposals.filter((proposal) => rightFor(proposal) !== undefined);
  const mayDo = (proposal: Proposal) => may(context.actor, rightFor(proposal) ?? 'judge', context.relations).allowed;
  return { own: actionable.filter(mayDo), others: actionable.filter((proposal) => !mayDo(proposal)) };
}

/** What a note proposes, by what it is about: the first of each kind. */
export function proposedData(proposals: readonly Proposal[]): Readonly<Record<string, unknown>> {
  const first = <K extends Proposal['kind']>(kind: K) =>
    proposals.find((proposal): proposal is Extract<Proposal, { kind: K }> => proposal.kind === kind);
  const { kind: _kind, ...indicator } = first('indicator') ?? { kind: undefined };
  return present({
    status: first('status')?.status,
    rating: first('rating')?.rating,
    indicator: Object.keys(indicator).length > 0 ? indicator : undefined,
    due: first('due')?.date?.toString(),
    communicated: first('communicated')?.date.toString(),
  });
}

/** A proposal as data: dates as text, no reading objects. */
export function proposalData(proposal: Proposal): Readonly<Record<string, unknown>> {
  const plain = Object.entries(proposal).filter(([key, value]) => key !== 'reading' && value !== undefined);
  return Object.fromEntries(
    plain.map(([key, value]) => [key, typeof value === 'object' && value !== null ? String(value) : value]),
  );
}
