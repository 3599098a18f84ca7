import { useState } from 'react';

/** A choice that the browser keeps: who one is, how messages are drawn, the language. Never what people write. */
export function useKept<T extends string>(name: string, fallback: T): [T, (value: T) => void] {
  const key = `samverkan.${name}`;
  const [value, setValue] = useState<T>(() => (localStorage.getItem(key) as T | null) ?? fallback);
  const keep = (next: T) => {
    localStorage.setItem(key, next);
    setValue(next);
  };
  return [value, keep];
}
