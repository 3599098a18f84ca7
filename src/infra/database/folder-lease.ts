import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two beats, and how long another machine listens for one. */
const beatMs = 2_000;
const listensMs = 7_000;

/** Whoever runs under the same kernel, in whichever container, can ask it whether somebody listens on a socket. */
export function thisMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return hostname();
  }
}

const leaseOf = (directory: string, number: number) => join(directory, `samverkan.${number}.lease`);

/**
 * Says beside the socket, every two seconds, that its holder lives: on a disk that machines share, a socket looks dead from every other
 * machine than its holder's. `check` runs with each beat. Gives what ends it and takes the lease away.
 */
export function keepLease(directory: string, number: number, machine: string, check: () => void): () => void {
  const path = leaseOf(directory, number);
  let beats = 0;
  const beat = () => {
    beats += 1;
    // As long as before: it takes no more room on a full disk.
    const text = `${machine} ${String(beats).padStart(12, '0')}\n`;
    try {
      writeFileSync(path, text, { flag: beats === 1 ? 'w' : 'r+', mode: 0o600 });
    } catch {
      // A disk that can't be written in can't be taken by another either.
    }
  };
  beat();
  const timer = setInterval(() => {
    check();
    beat();
  }, beatMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    rmSync(path, { force: true });
  };
}

/** Whether a holder on another machine is alive. Without a lease, or with one from this machine, the socket has told already. */
export async function livesElsewhere(directory: string, number: number, machine: string): Promise<boolean> {
  const first = readLease(directory, number);
  if (first === undefined || first.startsWith(`${machine} `)) return false;
  for (let waited = 0; waited < listensMs; waited += 500) {
    await pause(500);
    const now = readLease(directory, number);
    if (now === undefined) return false;
    if (now !== first) return true;
  }
  return false;
}

function readLease(directory: string, number: number): string | undefined {
  try {
    return readFileSync(leaseOf(directory, number), 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes what a holder of that number left. */
export function removeLease(directory: string, number: number): void {
  rmSync(leaseOf(directory, number), { force: true });
}
