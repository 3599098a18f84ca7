import type { Timing } from './timing.ts';

export interface Outbox {
  /** Sends it as soon as there is room; resolves then, not when it has been sent. Told twice while it is sent, it is sent once. */
  accept(deliveryId: string): Promise<void>;
  /** Sends it at that time. Nothing is lost when the process ends before: what waits stands in the database. */
  wakeAt(deliveryId: string, at: string): void;
  /** Sends nothing more, and waits for what is being sent. */
  stop(): Promise<void>;
}

interface Parts {
  readonly send: (deliveryId: string) => Promise<void>;
  readonly timing: Timing;
  readonly onError: (error: Error) => void;
  /** How many are sent at a time: a slow one does not hold the others up. */
  readonly most?: number;
}

/** The clock may be moved: no timer is trusted for longer. The clockwork wakes what it lost. */
const longestWait = 10 * 60_000;

/** What this process is sending, and what it has put off. */
export function createOutbox({ send, timing, onError, most = 8 }: Parts): Outbox {
  const sending = new Map<string, Promise<void>>();
  const wakes = new Map<string, () => void>();
  let stopped = false;

  async function accept(id: string): Promise<void> {
    while (!stopped && !sending.has(id) && sending.size >= most) await Promise.race(sending.values());
    if (stopped || sending.has(id)) return;
    const done = send(id)
      .catch(onError)
      .finally(() => sending.delete(id));
    sending.set(id, done);
  }

  return {
    accept,
    wakeAt: (id, at) => {
      const left = () => Date.parse(at) - Date.parse(timing.now());
      if (stopped || left() > longestWait) return;
      wakes.get(id)?.();
      const arm = () => void wakes.set(id, timing.after(Math.max(0, Math.ceil(left())), run));
      // A timer may ring a little early, and the clock may be put back.
      const run = () => {
        if (left() > 0) return arm();
        wakes.delete(id);
        // It may be asked for from within its own sending.
        void (sending.get(id) ?? Promise.resolve()).then(() => accept(id));
      };
      arm();
    },
    stop: async () => {
      stopped = true;
      for (const cancel of wakes.values()) cancel();
      wakes.clear();
      await Promise.all(sending.values());
    },
  };
}
