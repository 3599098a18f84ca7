/**
 * A bot whose clock a test moves, in a process of its own and of whichever version this file lies in: `side-by-side.ts ENVIRONMENT-AS-JSON`.
 * With SEED in the environment it loads the example, gives every function a holder in Slack and every group a channel, and ends. Otherwise it
 * answers `{ moveTo, tick }` with `{ ticked }` and ends in order on SIGTERM. It may use only what the previous release has too.
 */
import { createApplication } from '../../../src/application.ts';
import { readConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/infra/database/open-database.ts';
import { loadExample } from '../../../src/load-example.ts';
import { serve } from '../../../src/serve.ts';
import { bindChannel, holdFunction } from '../bot.ts';
import { quickTiming } from '../timing.ts';

const environment = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const reading = readConfig(environment);
if (!reading.ok) throw new Error(reading.faults.join('\n'));
const { config } = reading;
const write = (event: string, facts?: unknown) => void process.stderr.write(`${event} ${JSON.stringify(facts)}\n`);
const log = { info: () => {}, warn: () => {}, error: write };
let now = '2021-11-10T07:30:00.000Z';
const clock = {
  now: () => now,
  moveTo: (instant: string) => {
    now = instant;
  },
};

if (environment.SEED) await seed();
else {
  const running = await serve(config, { clock, timing: quickTiming(20), log });
  process.on('message', (message: { moveTo?: string }) => {
    if (message.moveTo) clock.moveTo(message.moveTo);
    void running.tick().then(() => process.send?.({ ticked: true }));
  });
  process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
  process.send?.({ ready: true });
}

async function seed(): Promise<void> {
  const database = await openDatabase(config.database);
  const app = createApplication({
    database,
    clock,
    log,
    administrators: [],
    local: false,
    dataFolder: config.dataFolder,
  });
  await loadExample(app);
  const [first] = await app.store.agreements();
  const agreement = first && (await app.store.agreement(first.id));
  if (!agreement) throw new Error('The example has no agreement.');
  const tenant = 'T0KOMMUN';
  for (const [index, { name }] of agreement.functions.entries())
    await holdFunction(app, { platform: 'slack', tenant, id: `U0F${index}` }, name);
  for (const [index, { name }] of agreement.groups.entries())
    await bindChannel(app, { platform: 'slack', tenant, id: `C0G${index}` }, name);
  await database.close();
  process.send?.({
    people: agreement.functions.map(({ name }, index) => [name, `U0F${index}`]),
    channels: agreement.groups.map(({ name }, index) => [name, `C0G${index}`]),
  });
  process.disconnect?.();
}
