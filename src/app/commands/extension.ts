import { z } from 'zod';
import { answersFor } from '../answers-for.ts';
import { gatherFacts } from '../facts.ts';
import { extensionBlocks } from '../views/extension-status.ts';
import { agreementCommand } from './command.ts';

/** Where the agreement's extension stands: its terms, the consultation, the leaders' proposals, what each party has signed. */
export const extension = agreementCommand({
  name: 'extension',
  root: 'agreement',
  words: { sv: ['förlängning', 'förlängningen', 'förläng'], en: ['extension'] },
  right: 'take-part',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const { t, language, agreement, reads, today } = context;
    const facts = await gatherFacts(agreement, reads, today);
    const blocks = extensionBlocks(context, facts, await answersFor(context));
    const { validTo, record, definition } = facts;
    return {
      outcome: 'done',
      message: { language, summary: `${t.extension.title}: ${definition.title}`, blocks },
      data: { validTo, ...record.extension, consultations: record.consultations },
    };
  },
});
