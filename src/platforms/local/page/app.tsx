import { useEffect, useState } from 'react';
import type { Language } from '../../../chat/message.ts';
import type { LocalDirectory } from '../directory.ts';
import { getDirectory } from './api.ts';
import { Mark } from './icons.tsx';
import { useKept } from './use-kept.ts';
import { LanguageContext, textsByLanguage } from './words.tsx';
import { Workplace } from './workplace.tsx';

/** Fetches what the agreement is, and shows the workplace when it is known. */
export function App() {
  const [language, setLanguage] = useKept<Language>('language', 'sv');
  const [directory, setDirectory] = useState<LocalDirectory>();
  const [isDown, setIsDown] = useState(false);
  const words = textsByLanguage[language];

  const fetchDirectory = () => {
    setIsDown(false);
    return getDirectory().then(setDirectory, () => setIsDown(true));
  };

  useEffect(() => void fetchDirectory(), []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <LanguageContext value={language}>
      {directory ? (
        <Workplace directory={directory} onLanguage={setLanguage} onChanged={fetchDirectory} />
      ) : (
        <main className="waiting">
          <Mark />
          <p role="status">{isDown ? words.page.loadFailed : words.page.loading}</p>
          {isDown && (
            <button type="button" className="button" onClick={fetchDirectory}>
              {words.page.tryAgain}
            </button>
          )}
        </main>
      )}
    </LanguageContext>
  );
}
