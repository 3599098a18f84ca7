import { z } from 'zod';
import { agreementCommand } from './command.ts';

/** The person thought better of it: the question closes and nothing is stored. */
export const drop = agreementCommand({
  name: 'drop',
  root: 'measure',
  words: { sv: [], en: [] },
  right: 'anyone',
  changes: false,
  args: z.object({}),
  run: async ({ t }) => ({ outcome: 'done', message: t.say(t.common.dropped), data: { dropped: true } }),
});
