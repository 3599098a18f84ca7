import { z } from 'zod';
import { agreementEffects } from '../agreement-effects.ts';
import { changedParts } from '../changed-parts.ts';
import { partyNames } from '../coordinators.ts';
import { coordinatesFor } from '../holdings.ts';
import { agreementCommand } from './command.ts';

const args = z.object({
  fileName: z.string(),
  text: z.string(),
  /** Keys of the parties whose coordinator sent the file. */
  from: z.array(z.string()),
});

/** Another party's coordinator confirms a changed agreement file (product.md §7). */
export const applyAgreement = agreementCommand({
  name: 'apply-agreement',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: true,
  args,
  run: async (context, { fileName, text, from }) => {
    const { t, agreement, documents } = context;
    const texts = t.files.agreement;
    const others = agreement.definition.parties.map(({ key }) => key).filter((key) => !from.includes(key));
    if (!coordinatesFor(context).some((party) => others.includes(party))) {
      const message = t.say(t.people.holding.otherParty(partyNames(agreement, others).join(', ')));
      return { outcome: 'refused', message, data: { rule: 'other-party' } };
    }
    const reading = documents.readAgreement(text, fileName);
    if (!reading.ok || reading.definition.key !== agreement.definition.key)
      return { outcome: 'refused', message: t.say(t.refusals.oldQuestion), data: { rule: 'old-question' } };
    const { definition } = reading;
    const parts = changedParts(agreement.definition, definition);
    if (parts.length === 0) return { outcome: 'done', message: t.say(texts.same), data: { unchanged: true } };
    const effect = agreementEffects(definition, agreement, agreement.id, context.newId);
    return {
      outcome: 'done',
      message: t.say(texts.applied(definition.title)),
      data: { agreement: definition.key, parts },
      effects: [effect],
    };
  },
});
