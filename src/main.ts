import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';

const reading = readConfig(process.env);
if (!reading.ok) {
  for (const fault of reading.faults) process.stderr.write(`${fault}\n`);
  process.exit(2);
}

try {
  const { config } = reading;
  const running = await serve(config);
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
  }
  // What fell due while nothing ran, and what a newcomer finds waiting, need not wait for the next minute.
  void running.tick();
  closeWithGrace({ delay: 10_000, logger: false }, async () => running.stop());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
