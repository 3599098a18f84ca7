import { useEffect, useRef } from 'react';
import type { LocalEvent } from '../wire.ts';

/** Listens to the server. `onOpen` runs each time a connection opens: something may have been missed while it was closed. */
export function useEvents(onEvent: (event: LocalEvent) => void, onOpen: () => void): void {
  const handlers = useRef({ onEvent, onOpen });
  useEffect(() => {
    handlers.current = { onEvent, onOpen };
  });

  useEffect(() => {
    const source = new EventSource('api/events');
    source.onopen = () => handlers.current.onOpen();
    source.onmessage = ({ data }: MessageEvent<string>) => handlers.current.onEvent(JSON.parse(data) as LocalEvent);
    return () => source.close();
  }, []);
}
