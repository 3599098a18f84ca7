/**
 * The program as `npm start` runs it, but for two clocks that stand where the torturer says: the one that reminders are
 * planned by, and the machine's, by which pauses and claims are counted. Nothing else differs, and no variable of the
 * program itself can do this.
 */
import { readConfig } from '../../src/config.ts';
import { clockStartedAt } from '../../src/infra/clock.ts';
import type { Timing } from '../../src/infra/timing.ts';
import { serve } from '../../src/serve.ts';
import type { Told } from './life.ts';

const { TORTURE_CLOCK = '', TORTURE_AHEAD = '0', ...environment } = process.env;
const reading = readConfig(environment);
if (!reading.ok) throw new Error(reading.faults.join('\n'));

const clock = clockStartedAt(TORTURE_CLOCK);
const running = await serve(reading.config, {
  clock,
  timing: machineAhead(Number(TORTURE_AHEAD)),
});
void running.tick();
process.on('message', (asked) => void answer(String(asked)));
tell({ kind: 'ready' });

async function answer(asked: string): Promise<void> {
  if (asked.startsWith('move ')) clock.moveTo(asked.slice('move '.length));
  if (asked === 'tick' || asked.startsWith('move ')) await running.tick();
  if (asked === 'stop') {
    await running.stop();
    process.disconnect();
    return;
  }
  tell({ kind: 'waiting', count: (await running.app.deliveries.waiting(10_000)).length });
}

function tell(told: Told): void {
  process.send?.(told);
}

/** The machine's clock as it would be if the machine had been off for so many milliseconds in all. */
function machineAhead(milliseconds: number): Timing {
  return {
    now: () => new Date(Date.now() + milliseconds).toISOString(),
    after: (pause, run) => {
      const timer = setTimeout(run, pause).unref();
      return () => clearTimeout(timer);
    },
  };
}
