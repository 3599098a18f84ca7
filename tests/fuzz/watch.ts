/** No answer may take longer, in milliseconds. */
const longest = 1000;
/** What takes longer than this is stuck, whoever else uses the machine. */
const stuck = 5000;
const keptSlowest = 10;

export interface Slow {
  readonly milliseconds: number;
  readonly what: string;
}

/** What came of one part: how many of what, how long they took, and everything that must not be. */
export interface Result {
  readonly part: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly slowest: readonly Slow[];
  /** Each with the smallest input that shows it. */
  readonly faults: readonly string[];
  /** Megabytes of heap after a collection, before and after. */
  readonly heap: readonly [number, number];
}

export interface Watch {
  readonly part: string;
  count(what: string, more?: number): void;
  /** Runs it and throws when it takes too long. It is tried thrice, since the machine may have been busy elsewhere. */
  timed<T>(what: string, run: () => T): T;
  /** Times what can't be done again, with nothing else going on in this process. */
  waited<T>(what: string, run: () => Promise<T>): Promise<T>;
  fault(what: string): void;
  result(): Result;
}

export function watch(part: string): Watch {
  const started = performance.now();
  const before = heapSize();
  const counts: Record<string, number> = {};
  const faults: string[] = [];
  let slowest: Slow[] = [];
  const noted = (what: string, milliseconds: number) => {
    const last = slowest.at(-1);
    if (last && slowest.length >= keptSlowest && milliseconds <= last.milliseconds) return;
    slowest = [...slowest, { milliseconds, what: shown(what, 70) }]
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, keptSlowest);
  };
  return {
    part,
    count: (what, more = 1) => {
      counts[what] = (counts[what] ?? 0) + more;
    },
    timed(what, run) {
      let least = Number.POSITIVE_INFINITY;
      for (let attempt = 1; ; attempt++) {
        const used = process.cpuUsage();
        const start = performance.now();
        const value = run();
        const { user, system } = process.cpuUsage(used);
        // Other programs may have kept it waiting: what counts is the time that it worked itself.
        least = Math.min(least, performance.now() - start, (user + system) / 1000);
        if (least <= longest || attempt === 3) {
          noted(what, least);
          if (least > longest) throw new Error(`took ${Math.round(least)} ms`);
          return value;
        }
      }
    },
    async waited(what, run) {
      const start = performance.now();
      const used = process.cpuUsage();
      const value = await run();
      const milliseconds = performance.now() - start;
      const { user, system } = process.cpuUsage(used);
      noted(what, milliseconds);
      // Other programs may have kept it waiting: what counts is the time that it worked itself.
      if ((milliseconds > longest && (user + system) / 1000 > longest) || milliseconds > stuck)
        faults.push(`took ${Math.round(milliseconds)} ms: ${shown(what, 300)}`);
      return value;
    },
    fault: (what) => void faults.push(what),
    result: () => ({
      part,
      counts,
      seconds: (performance.now() - started) / 1000,
      slowest,
      faults,
      heap: [before, heapSize()],
    }),
  };
}

/** As it can be pasted into a test, cut in the middle when it is long. */
export function shown(text: string, most = 400): string {
  const written = JSON.stringify(text);
  if (written.length <= most) return written;
  return `${written.slice(0, most / 2)} … ${written.slice(-most / 2)} (${text.length} characters)`;
}

function heapSize(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
