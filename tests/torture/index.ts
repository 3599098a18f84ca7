/**
 * Kills the program again and again while it sends, and counts what came of every reminder: `npm run torture`, with
 * `-- --kills 200 --engine pglite|postgres|both --platform slack|teams|both --seed 1`, `-- --replicas 2 --kills 1000` for several
 * programs on one PostgreSQL, or `-- --short`. Ends with 1 when
 * anything was lost, or doubled beyond what is counted.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildProgram } from './life.ts';
import { tortureReplicas } from './replicas.ts';
import { isWell, report } from './report.ts';
import { torture } from './torture.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    engine: { type: 'string', default: 'both' },
    platform: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    replicas: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
  },
});
const options = z
  .object({
    kills: z.coerce
      .number()
      .int()
      .positive()
      .default(values.short ? 8 : 200),
    engine: z.enum(['pglite', 'postgres', 'both']),
    platform: z.enum(['slack', 'teams', 'both']),
    seed: z.coerce.number().int(),
    replicas: z.coerce.number().int().positive(),
    short: z.boolean(),
  })
  .parse(values);

process.exitCode = options.engine !== 'pglite' && !process.env.TEST_DATABASE_URL ? withServer() : await run();

async function run(): Promise<number> {
  const removeProgram = await buildProgram();
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const { kills, seed, platform: platforms, replicas: count } = options;
  const engines = options.engine === 'both' ? (['pglite', 'postgres'] as const) : [options.engine];
  const runs = [
    ...(count > 1 ? [] : engines).map((engine) => () => {
      const store = engine === 'pglite' ? ('embedded' as const) : ('postgres' as const);
      return torture({ engine: store, platforms, kills, seed, say });
    }),
    ...(count > 1 || options.short ? [() => tortureReplicas({ count: Math.max(2, count), kills, seed, say })] : []),
  ];
  const results = options.short ? await Promise.all(runs.map((one) => one())) : [];
  if (!options.short) for (const one of runs) results.push(await one());
  removeProgram();
  say(report(results, options.seed));
  return results.every(isWell) ? 0 : 1;
}

/** The same once more, with a PostgreSQL server of its own. */
function withServer(): number {
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  return spawnSync(process.execPath, ['scripts/test-postgres.mjs', '--', ...again], { stdio: 'inherit' }).status ?? 1;
}
