import { z } from 'zod';
import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import type { CommandContext } from '../commands/command.ts';
import { gatherFacts } from '../facts.ts';
import { type Standing, standings } from './standing.ts';

/** A follow-up as buttons and forms name it. */
export const namedFollowUp = z.object({
  kind: z.enum(['summary', 'review']),
  for: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});

/** Where a follow-up of the agreement stands; undefined where there is none such. */
export async function standingNamed(
  { agreement, reads, today }: Pick<CommandContext, 'agreement' | 'reads' | 'today'>,
  { kind, for: day }: FollowUpRef,
): Promise<Standing | undefined> {
  const all = standings(await gatherFacts(agreement, reads, today));
  return all.find(({ due }) => due.ref.kind === kind && due.ref.for === day);
}

export function partyName({ agreement }: Pick<CommandContext, 'agreement'>, key: string): string {
  return agreement.definition.parties.find((party) => party.key === key)?.shortName ?? key;
}
