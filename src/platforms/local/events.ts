import type { ServerResponse } from 'node:http';
import type { LocalDeps } from './deps.ts';
import { openStream } from './http.ts';
import type { LocalEvent } from './wire.ts';

// Often enough that a clock that was moved shows at once to the eye, and that a dead connection is noticed.
const clockEveryMs = 5_000;

export interface Listeners {
  add(response: ServerResponse): void;
  tell(event: LocalEvent): void;
  /** Tells what the clock shows. */
  tellTime(): void;
  start(): void;
  stop(): void;
}

/** The open pages, told through server-sent events when there is something to fetch, and now and then the time. */
export function createListeners(clock: LocalDeps['clock']): Listeners {
  const open = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (event: LocalEvent) => {
    for (const response of open) response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const tellTime = () => {
    if (open.size === 0) return;
    // A clock that can't be read now is read at the next beat.
    clock().then(
      (reading) => tell({ kind: 'clock', ...reading }),
      () => undefined,
    );
  };

  return {
    add: (response) => {
      openStream(response);
      open.add(response);
      response.on('close', () => open.delete(response));
      tellTime();
    },
    tell,
    tellTime,
    start: () => {
      timer ??= setInterval(tellTime, clockEveryMs).unref();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
      for (const response of open) response.end();
      open.clear();
    },
  };
}
