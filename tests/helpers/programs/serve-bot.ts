/**
 * The whole bot in a process of its own, to be killed: `serve-bot.ts ENVIRONMENT-AS-JSON TIMES`. Its clock runs from 10
 * November 2021, 09:00; pauses between sendings pass so many times faster. Says "ready" when it can be spoken to; ends in
 * order on SIGTERM.
 */
import { readConfig } from '../../../src/config.ts';
import { clockStartedAt } from '../../../src/infra/clock.ts';
import { serve } from '../../../src/serve.ts';
import { quickTiming } from '../timing.ts';

const [environment = '{}', times = '1'] = process.argv.slice(2);
const reading = readConfig(JSON.parse(environment));
if (!reading.ok) throw new Error(reading.faults.join('\n'));
const log = { info: () => {}, warn: () => {}, error: (event: string) => process.stderr.write(`${event}\n`) };
const clock = clockStartedAt('2021-11-10T08:00:00.000Z');
const running = await serve(reading.config, { clock, timing: quickTiming(Number(times)), log });
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
process.stdout.write('ready\n');
