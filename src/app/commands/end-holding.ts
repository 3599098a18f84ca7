import { z } from 'zod';
import { decideOnHolding } from '../decide-on-holding.ts';
import { endedWith } from '../deputies.ts';
import { tellHolder } from '../holdings.ts';
import { agreementCommand } from './command.ts';

/** A coordinator ends a person's function: they lose access at once, and what they stood in for with their last one. */
export const endHolding = agreementCommand({
  name: 'end-holding',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'members',
  changes: false,
  args: z.object({ holding: z.string() }),
  run: (context, { holding }) =>
    decideOnHolding(context, holding, async (found, holdings) => ({
      outcome: 'done',
      message: context.t.say(context.t.people.holding.ended(found.functionName)),
      data: { function: found.functionName, ended: true },
      effects: [
        { kind: 'end-holding', holdingId: found.id },
        ...tellHolder(context, found, 'ended'),
        ...(await endedWith(context, found, holdings)),
      ],
    })),
});
