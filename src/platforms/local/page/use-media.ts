import { useSyncExternalStore } from 'react';

/** Whether a media query holds, followed as it changes. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export const useDark = () => useMedia('(prefers-color-scheme: dark)');
/** The width below which the groups fold away (styles/layout.css has the same number). */
export const useNarrow = () => useMedia('(max-width: 760px)');
