import type { Result } from './watch.ts';

/** As a table, with what was slowest and everything that must not be. */
export function report(results: readonly Result[], unhandled: readonly string[], seed: number): string {
  const lines = ['', `seed ${seed}`, ''];
  for (const { part, counts, seconds, slowest, faults, heap } of results) {
    const [all = 0] = [counts['in all']];
    lines.push(
      `${part}: ${all.toLocaleString('en')} in ${seconds.toFixed(0)} s, ${faults.length} faults, heap ${heap.map((size) => size.toFixed(0)).join(' → ')} MB`,
      `  ${Object.entries(counts)
        .filter(([what]) => what !== 'in all')
        .sort(([, a], [, b]) => b - a)
        .map(([what, count]) => `${what} ${count.toLocaleString('en')}`)
        .join(', ')}`,
      ...slowest.map(({ milliseconds, what }) => `  ${milliseconds.toFixed(0).padStart(5)} ms  ${what}`),
      ...faults.slice(0, 20).map((fault) => `  FAULT ${fault}`),
      ...(faults.length > 20 ? [`  … and ${faults.length - 20} faults more`] : []),
      '',
    );
  }
  lines.push(...unhandled.map((what) => `FAULT ${what}`), `unhandled rejections and exceptions: ${unhandled.length}`);
  return lines.join('\n');
}
