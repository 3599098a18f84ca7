import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { type GlossaryWord, glossary as words } from '../../text/glossary.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const pageSize = 15;
/** Longest search, in characters, that the button for more carries on. */
const maxCarried = 40;

const args = z.object({ search: z.string().max(100).optional(), from: z.number().int().min(0).optional() });

/** The word list, whole or the words that a search finds. */
export const glossary = agreementCommand({
  name: 'glossary',
  root: 'agreement',
  words: { sv: ['ordlista', 'ordlistan'], en: ['glossary', 'word list'] },
  right: 'anyone',
  changes: false,
  args,
  read: (rest) => (rest === '' ? {} : { search: rest.slice(0, 100) }),
  run: async (context, { search, from = 0 }) => answer(context, search, from),
});

function answer({ t, language, agreement }: CommandContext, search: string | undefined, from: number): CommandResult {
  const found = search === undefined ? words : matching(search);
  const page = found.slice(from, from + pageSize);
  const title = search === undefined ? t.help.glossary.title : t.help.glossary.found(search, found.length);
  const next = from + pageSize;
  // A word to look up is short and says nothing of anybody: the one thing written that a button carries.
  const carried = search === undefined ? {} : { search };
  const more = next < found.length && (search ?? '').length <= maxCarried;
  return {
    outcome: 'done',
    message: {
      language,
      summary: title,
      blocks: [
        { kind: 'title', text: title },
        { kind: 'list', items: page.map((word) => itemOf(word, language)) },
        ...(found.length > pageSize
          ? [
              {
                kind: 'text' as const,
                style: 'quiet' as const,
                text: t.help.glossary.page(from + 1, Math.min(next, found.length), found.length),
              },
            ]
          : []),
        ...(more
          ? [
              {
                kind: 'actions' as const,
                buttons: [
                  {
                    label: t.common.showMore,
                    action: { command: 'glossary', agreement: agreement.id, args: { ...carried, from: next } },
                  },
                ],
              },
            ]
          : []),
      ],
    },
    data: { words: page.map(({ swedish }) => swedish) },
  };
}

/** Words that hold the search come first; then those whose meaning does. */
function matching(search: string): readonly GlossaryWord[] {
  const key = fold(search.trim());
  const inWord = words.filter(({ swedish, english }) => fold(`${swedish} ${english}`).includes(key));
  const inMeaning = words.filter((word) => !inWord.includes(word) && fold(word.meaning).includes(key));
  return [...inWord, ...inMeaning];
}

function itemOf({ swedish, english, meaning }: GlossaryWord, language: 'sv' | 'en') {
  const detail = meaning === '' ? {} : { detail: meaning };
  return { text: language === 'sv' ? `${swedish} (${english})` : `${english} (${swedish})`, ...detail };
}
