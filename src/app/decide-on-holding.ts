import type { CommandContext, CommandResult } from './commands/command.ts';
import { partyNames } from './coordinators.ts';
import { mayDecideOn } from './holdings.ts';
import type { HoldingRow } from './ports.ts';

/** Runs what a coordinator, or an administrator for a first coordinator, decides about a person's function; else refuses. */
export async function decideOnHolding(
  context: CommandContext,
  holdingId: string,
  decide: (holding: HoldingRow, holdings: readonly HoldingRow[]) => CommandResult | Promise<CommandResult>,
): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const texts = t.people.holding;
  const refuse = (text: string, rule: string): CommandResult => ({
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
  });
  const holdings = await reads.holdings(agreement.id);
  const holding = holdings.find(({ id }) => id === holdingId);
  if (!holding) return refuse(texts.gone, 'no-such-holding');
  const [party = ''] = partyNames(agreement, [holding.party]);
  const verdict = mayDecideOn(context, holding, holdings);
  switch (verdict) {
    case 'allowed':
      return decide(holding, holdings);
    case 'other-party':
      return refuse(texts.otherParty(party), verdict);
    case 'only-first':
      return refuse(texts.onlyFirst(party), verdict);
    case 'only-coordinator':
      return refuse(texts.onlyCoordinator(party), verdict);
    case 'yourself':
      return refuse(texts.notYourself, verdict);
  }
}
