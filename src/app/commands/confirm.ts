import { z } from 'zod';
import { decideOnHolding } from '../decide-on-holding.ts';
import { tellHolder } from '../holdings.ts';
import { agreementCommand } from './command.ts';

/** A coordinator says that a person of their own party holds the function that they chose. */
export const confirm = agreementCommand({
  name: 'confirm',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'members',
  changes: false,
  args: z.object({ holding: z.string() }),
  run: (context, { holding }) =>
    decideOnHolding(context, holding, (found) => {
      const { t } = context;
      if (found.confirmed) {
        return {
          outcome: 'done',
          message: t.say(t.people.holding.alreadyConfirmed(found.functionName)),
          data: { unchanged: true },
        };
      }
      return {
        outcome: 'done',
        message: t.say(t.people.holding.confirmed(found.functionName)),
        data: { function: found.functionName, confirmed: true },
        effects: [{ kind: 'confirm-holding', holdingId: found.id }, ...tellHolder(context, found, 'confirmed')],
      };
    }),
});
