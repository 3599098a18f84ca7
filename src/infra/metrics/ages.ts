import { Gauge, type Registry } from 'prom-client';
import type { Age } from '../../domain/ages.ts';

/** Days until each secret and certificate ends, as it was last looked at. `read` gives them at each scrape. */
export function ageGauges(registry: Registry, read: () => readonly Age[]): void {
  new Gauge({
    name: 'samverkan_days_left',
    help: 'Days until a secret or certificate ends or is better changed; negative when it has ended (this process).',
    labelNames: ['what', 'name', 'how'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { what, name, how, daysLeft } of read()) this.set({ what, name, how }, daysLeft);
    },
  });
}
