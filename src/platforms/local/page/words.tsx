import { createContext, use } from 'react';
import type { Language } from '../../../chat/message.ts';
import { local as english } from '../../../text/en/local.ts';
import { type LocalText, local as swedish } from '../../../text/sv/local.ts';

export const textsByLanguage: Readonly<Record<Language, LocalText>> = { sv: swedish, en: english };

export const LanguageContext = createContext<Language>('sv');

export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The page's texts in the language that it is shown in. */
export function useWords(): LocalText {
  return textsByLanguage[useLanguage()];
}
