import { z } from 'zod';
import { measureCard } from '../views/measure-card.ts';
import { measureCommand } from './command.ts';

/** One measure: status, rating, dates, target and indicator, latest notes, communication, next follow-up. */
export const show = measureCommand({
  name: 'show',
  root: 'measure',
  words: { sv: ['visa'], en: ['show'] },
  right: 'read-measure',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const notes = await context.reads.latestNotes(context.agreement.id, context.measure.id, 3);
    const { message, data } = measureCard(context, notes);
    return { outcome: 'done', message, data };
  },
});
