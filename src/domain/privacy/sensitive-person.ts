import { hasName } from './person-name.ts';
import { definitePersons, determiners, generalPersons, indefinitePersons, pronouns } from './person-words.ts';
import type { Reading, Sentence, Word } from './reading.ts';
import {
  ALIAS,
  HEALTH,
  HEALTH_OF_ONE_PERSON,
  IN_GENERAL,
  SAID_OF_ONE_PERSON,
  SOCIAL_SERVICES,
  SUSPICION,
} from './sensitive-words.ts';

/**
 * A name or another word for one person ("killen", "hon", "en 15-åring") together with suspicion, crime or social
 * services. Groups ("ungdomar"), routines and functions pass. Source: GDPR art. 10; anteckningar.txt NEJ-07, NEJ-12.
 */
export function hasSensitivePerson(reading: Reading): boolean {
  return saysOfPerson(reading, (text) => SUSPICION.test(text) || SOCIAL_SERVICES.test(text), SAID_OF_ONE_PERSON);
}

/** The same for health, treatment and disability. Source: GDPR art. 9; anteckningar.txt NEJ-18. */
export function hasHealthOfPerson(reading: Reading): boolean {
  return saysOfPerson(reading, (text) => HEALTH.test(text), HEALTH_OF_ONE_PERSON);
}

function saysOfPerson(
  { sentences, mentionsMember }: Reading,
  isSensitive: (text: string) => boolean,
  alone: RegExp,
): boolean {
  return sentences.some((sentence, i) => {
    if (!isSensitive(sentence.folded)) return false;
    const isGeneral = IN_GENERAL.test(sentence.folded);
    if (!isGeneral && (alone.test(sentence.folded) || ALIAS.test(sentence.folded))) return true;
    if (mentionsMember || pointsAtPerson(sentence, isGeneral)) return true;
    // "Killen slutade. Är inlagd nu.": who it is about may stand in the sentence before.
    const before = sentences[i - 1];
    return before !== undefined && !hasOwnSubject(sentence) && pointsAtPerson(before, true);
  });
}

/** Whether a sentence speaks of one person. In a general one, words that routines use too don't count. */
function pointsAtPerson(sentence: Sentence, isGeneral: boolean): boolean {
  const { words } = sentence;
  const hasWord = words.some((word, i) => {
    if (pronouns.has(word.folded) || definitePersons.has(word.folded) || isAge(word.folded)) return true;
    if (/^\p{Lu}\.\p{Lu}$/u.test(word.text)) return true;
    if (isGeneral) return false;
    if (generalPersons.has(word.folded)) return true;
    return indefinitePersons.has(word.folded) && isOne(words, i);
  });
  return hasWord || hasName(sentence);
}

// "en elev", "en ung man", "Elev i årskurs 8": one, and not "barn" or "man" in general.
function isOne(words: readonly Word[], i: number): boolean {
  const [before, last] = [words[i - 2]?.folded ?? '', words[i - 1]?.folded];
  if (last === undefined) return !/^(?:barn|boende|invanare|deltagare|man|person)$/.test(words[i]?.folded ?? '');
  return determiners.has(last) || (determiners.has(before) && /(?:ig|sk|ung|ad|al|ell|er|re|nd)$/.test(last));
}

/** "15-åring", "15-åringen", "femtonåringen", "15-årig". */
export function isAge(folded: string): boolean {
  return AGE.test(folded) || /^\d{1,2}-year(?:-old)?$/.test(folded) || /^\d{1,2}-?arige?$/.test(folded);
}

const AGE =
  /^(?:\d{1,2}|fem|sex|sju|atta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo\p{L}{0,5}|trettio\p{L}{0,5})-?aring(?:en|ens)?$/u;

// A sentence that begins with a verb or a participle ("Är häktad", "Misstänkt för rån") is about what was said before.
function hasOwnSubject({ folded }: Sentence): boolean {
  return !/^(?:ar|blev|har|sitter|var|misstankt\p{L}*|haktad|anhallen|gripen|domd|inlagd|placerad|omhandertagen|mar|far|fick|orosanmal\p{L}*|nu|kand|aktuell|dessutom|tidigare|lider|bor|is|was|has)(?!\p{L})/u.test(
    folded,
  );
}
