import { z } from 'zod';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

/** "Inget nytt": nothing has changed, and that is a fresh fact. Not posted: it is no news to the group. */
export const noNews = measureCommand({
  name: 'no-news',
  root: 'measure',
  words: { sv: ['inget nytt', 'ingetnytt', 'inga nyheter'], en: ['no news', 'nochange', 'no change'] },
  right: 'note',
  changes: true,
  args: z.object({}),
  read: (rest) => (/^[.!]?$/.test(rest) ? {} : undefined),
  run: async (context) => {
    const recording = await record(context, [{ kind: 'no-news' }]);
    return {
      outcome: 'done',
      message: savedMessage(context, context.t.measures.saved.noNews(context.measure.number)),
      data: { measure: context.measure.number, noNews: true, version: recording.version },
      effects: recording.effects,
    };
  },
});
