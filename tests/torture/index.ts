/**
 * Kills the program again and again while it sends, and counts what came of every reminder: `npm run torture`, with
 * `-- --kills 200 --engine pglite|postgres|both --platform slack|teams|both --seed 1`, or `-- --short`. Ends with 1 when
 * anything was lost, or doubled beyond what is counted.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildProgram } from './life.ts';
import { isWell, report } from './report.ts';
import { torture } from './torture.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    engine: { type: 'string', default: 'both' },
    platform: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
  },
});
const options = z
  .object({
    kills: z.coerce
      .number()
      .int()
      .positive()
      .default(values.short ? 12 : 200),
    engine: z.enum(['pglite', 'postgres', 'both']),
    platform: z.enum(['slack', 'teams', 'both']),
    seed: z.coerce.number().int(),
    short: z.boolean(),
  })
  .parse(values);

process.exitCode = options.engine !== 'pglite' && !process.env.TEST_DATABASE_URL ? withServer() : await run();

async function run(): Promise<number> {
  const removeProgram = await buildProgram();
  const engines = options.engine === 'both' ? (['pglite', 'postgres'] as const) : [options.engine];
  const one = (engine: (typeof engines)[number]) =>
    torture({
      engine: engine === 'pglite' ? 'embedded' : 'postgres',
      platforms: options.platform,
      kills: options.kills,
      seed: options.seed,
      say: (line) => process.stdout.write(`${line}\n`),
    });
  const results = options.short ? await Promise.all(engines.map(one)) : [];
  if (!options.short) for (const engine of engines) results.push(await one(engine));
  removeProgram();
  process.stdout.write(`${report(results, options.seed)}\n`);
  return results.every(isWell) ? 0 : 1;
}

/** The same once more, with a PostgreSQL server of its own. */
function withServer(): number {
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  return spawnSync(process.execPath, ['scripts/test-postgres.mjs', '--', ...again], { stdio: 'inherit' }).status ?? 1;
}
