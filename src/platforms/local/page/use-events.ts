import { useEffect, useRef } from 'react';
import type { LocalEvent } from '../wire.ts';

interface Handlers {
  readonly onEvent: (event: LocalEvent) => void;
  /** Runs each time a connection opens: something may have been missed while it was closed. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
}

const againAfterMs = 3000;

/** Listens to the server for as long as the page is open, also over restarts. */
export function useEvents(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource('api/events');
      source.onopen = () => latest.current.onOpen();
      source.onmessage = ({ data }: MessageEvent<string>) => latest.current.onEvent(JSON.parse(data) as LocalEvent);
      source.onerror = () => {
        latest.current.onLost();
        // The browser tries again by itself, except when it was answered with a refusal (a server that is stopping).
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(listen, againAfterMs);
      };
    };
    listen();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);
}
