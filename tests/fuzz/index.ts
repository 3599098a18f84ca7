/**
 * Feeds the bot what nobody should send it and counts what came of it: `npm run fuzz`, with `-- --seed 1`,
 * `--only lines,talk,cards,endpoints,files` and `--times 0.1` for so much of it, or `-- --short`. Ends with 1 at any fault, and prints
 * the smallest input that shows it. The same seed is the same input.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fuzzCards } from './cards.ts';
import { fuzzConversation } from './conversation.ts';
import { fuzzEndpoints } from './endpoints.ts';
import { fuzzFiles } from './files.ts';
import { fuzzLines } from './lines.ts';
import { report } from './report.ts';
import type { Result } from './watch.ts';

/** How many, in the long form and in the short one. */
const parts: Readonly<
  Record<string, { readonly long: number; readonly short: number; run(seed: number, runs: number): Promise<Result> }>
> = {
  lines: { long: 1_000_000, short: 3_000, run: fuzzLines },
  talk: { long: 20_000, short: 150, run: fuzzConversation },
  cards: { long: 100_000, short: 3_000, run: fuzzCards },
  endpoints: { long: 20_000, short: 12, run: fuzzEndpoints },
  files: { long: 2_000, short: 25, run: fuzzFiles },
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    times: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
  },
});
const { seed, only, times, short } = z
  .object({
    seed: z.coerce.number().int(),
    only: z.string().transform((list) => list.split(',')),
    times: z.coerce.number().positive(),
    short: z.boolean(),
  })
  .parse(values);

const unhandled: string[] = [];
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) => {
    unhandled.push(`${event}: ${error instanceof Error ? error.stack : String(error)}`);
  });

const results: Result[] = [];
for (const name of only) {
  const part = parts[name];
  if (!part) throw new Error(`There is no part ${name}. Choose among ${Object.keys(parts).join(', ')}.`);
  process.stderr.write(`${name} …\n`);
  const run = part.run(seed, Math.ceil((short ? part.short : part.long) * times));
  // Else it would be held back with what the bots did not handle, and they would keep the program up.
  results.push(
    await run.catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    }),
  );
}
process.stdout.write(`${report(results, unhandled, seed)}\n`);
process.exit(results.every(({ faults }) => faults.length === 0) && unhandled.length === 0 ? 0 : 1);
