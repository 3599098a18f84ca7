import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { LocalTimeline } from '../timeline.ts';
import { getTimeline } from './api.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

/** The agreement's clock while it is open. `refresh` fetches it anew: something may have been met or missed. */
export function useTimeline(isOpen: boolean, language: Language, onLost: () => void) {
  const [timeline, setTimeline] = useState<LocalTimeline>();
  const fetchIt = useCallback(() => getTimeline(language).then(setTimeline, onLost), [language, onLost]);
  const refresh = useOneAtATime(fetchIt);
  useEffect(() => {
    if (isOpen) void fetchIt();
  }, [isOpen, fetchIt]);
  return { timeline, refresh: () => isOpen && refresh() };
}
