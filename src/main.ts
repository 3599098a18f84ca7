import closeWithGrace from 'close-with-grace';
import { faultFacts } from './app/fault-facts.ts';
import { readConfig } from './config.ts';
import { isRefusal } from './infra/database/passing-fault.ts';
import { createLog } from './infra/log.ts';
import { sayStarted } from './say-started.ts';
import { serve } from './serve.ts';

/** Status of a start that a value in the environment stops: nobody tries again until it has been put right. */
const misconfigured = 2;

const reading = readConfig(process.env);
if (!reading.ok) {
  for (const fault of reading.faults) process.stderr.write(`${fault}\n`);
  process.exit(misconfigured);
}

const { config } = reading;
const stopping = new AbortController();
const log = createLog({ quiet: config.local });
// A page on one's own machine has no proxy that would go on to another.
const starting = serve(config, { log, signal: stopping.signal, drainMs: config.local ? 0 : 2_000 });

// A second signal ends it at once; what hangs ends it after ten seconds.
closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
  if (err) log.error('process.failed', faultFacts(err));
  stopping.abort();
  const running = await starting.catch(() => undefined);
  const cut = (await running?.stop()) ?? [];
  if (running) log.info('stopped');
  if (cut.length > 0) process.exit(1);
});

try {
  const running = await starting;
  if (config.local) {
    process.stdout.write(
      [
        `Samverkan är igång: http://127.0.0.1:${running.port}`,
        '',
        'Tre saker att prova på sidan:',
        '  1. /insats                                          dina insatser',
        '  2. /insats 1.3 Åtta av tio klara, resten v 48       en anteckning',
        '  3. /samverkan genomgång                             gruppens insatser, en i taget',
        '',
        `Avsluta med Ctrl+C. Allt sparas i ${'directory' in config.database ? `mappen ${config.database.directory}` : 'databasen'}.`,
        '',
      ].join('\n'),
    );
  } else void sayStarted(config, running.port, log);
  // What fell due while nothing ran, and what a newcomer finds waiting, need not wait for the next minute.
  void running.tick();
} catch (error) {
  if (!stopping.signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(isRefusal(error) ? misconfigured : 1);
  }
}
