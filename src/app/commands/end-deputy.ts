import { z } from 'zod';
import { actsByName } from '../acts-by-name.ts';
import { mayEnd, tellOfDeputy } from '../deputies.ts';
import { agreementCommand, type CommandResult } from './command.ts';

/** Whoever named a deputy, or a coordinator of the party, ends it before its last day: at once. */
export const endDeputy = agreementCommand({
  name: 'end-deputy',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'deputies',
  changes: false,
  args: z.object({ holding: z.string() }),
  run: async (context, { holding }) => {
    const { t, agreement, reads, today, origin } = context;
    const texts = t.people.deputies;
    const refuse = (text: string, rule: string): CommandResult => ({
      outcome: 'refused',
      message: t.say(text),
      data: { rule },
    });
    if (actsByName(origin)) return refuse(t.people.local.deputies, 'local');
    const found = (await reads.deputies(agreement.id, today)).find(({ id }) => id === holding);
    if (!found) return refuse(texts.alreadyEnded, 'no-such-deputy');
    if (!mayEnd(context, found)) return refuse(texts.notYours(found.functionName), 'not-own-function');
    return {
      outcome: 'done',
      message: t.say(texts.ended(found.functionName)),
      data: { function: found.functionName, ended: true },
      effects: [{ kind: 'end-deputy', holdingId: found.id }, ...(await tellOfDeputy(context, found, 'ended'))],
    };
  },
});
