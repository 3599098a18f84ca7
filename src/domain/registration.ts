import { checkPrivacy } from './privacy.ts';

/** Longer than any register's numbers are. */
const longest = 40;

const LABEL =
  /^(?:dnr|diarienr|diarienummer|diarie|arendenr|ärendenr|ärendenummer|ärende|registration|reference|ref|nr|no)\b[ .:]*/iu;
const SIGNS = /^[\p{L}\d /:.\-–_()#]+$/u;
const DATE =
  /^(?:(?:19|20)\d\d([-/. ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])(?:\2| )(?:(?:19|20)?\d\d)?|(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])|(?:(?:19|20)?\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const MONTH = /(?<!\p{L})(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{Ll}*(?!\p{L})/iu;
/** What people write where there is no number yet. */
const NONE = /(?<!\p{L})(?:saknas|ingen|inget|inga|väntar|okänt|kommer|none|missing|pending|unknown)(?!\p{L})/iu;
const YEAR = /^(?:19|20)\d\d$/;
/** What stands before a time or an amount, never before an authority's number. */
const MEASURED = /^(?:kl|klockan|v|vecka|kv|kvartal|tertial|kr|sek|tel|w|week|at)$/iu;

/**
 * A number in an authority's register (diarienummer), as people write one: `KS/2021:123`, `KS 2021-00123`,
 * `A123.456/2021`, `dnr 2021/45`. Every authority numbers in its own way (offentlighets- och sekretesslagen (2009:400)
 * 5 kap. 2 § asks for a number, not for its form), but a number tells one thing from another, mostly within a year: a
 * running number that is joined to its year by a sign, or that stands alone, after the register's letters if it has any.
 * A date, a time, an amount, a telephone, personal identity or crime report number and a sentence are none. Undefined then;
 * else the number without `dnr` before it and with single spaces.
 */
export function readRegistration(text: string): string | undefined {
  const bare = text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(LABEL, '')
    .replace(/[.,;]+$/, '');
  if (bare.length > longest || !SIGNS.test(bare) || NONE.test(bare) || DATE.test(bare) || MONTH.test(bare))
    return undefined;
  // "KS 2021 / 123" and "2021/0123 KS" are the same with their parts in other places.
  const words = bare
    .replace(/(?<=\d) ?([:/]|(?<= )[-–](?= )) ?(?=\d)/g, '$1')
    .replace(/^([\d/:.–-]+) (\p{Lu}{1,5})$/u, '$2 $1')
    .split(' ');
  const first = words.findIndex((word) => /\d/.test(word));
  const [before, numbers] = first < 0 ? [words, []] : [words.slice(0, first), words.slice(first)];
  if (!areLetters(before) || !isNumbered(before, numbers)) return undefined;
  if (isMeasured(words.join(' '))) return undefined;
  return checkPrivacy(bare, {}).verdict === 'refuse' ? undefined : bare;
}

/** "v 48 2021", "kl13.00". A register's letters are capitals before its year: "V 2021/12". */
function isMeasured(bare: string): boolean {
  const letters = /^\p{L}+/u.exec(bare)?.[0] ?? '';
  const isRegister = /^\p{Lu}+[ /-]?(?:19|20)\d\d[-/:.]\d/u.test(bare);
  return MEASURED.test(letters) && !isRegister;
}

/** A register's letters: a short word, or two in capitals. */
function areLetters(words: readonly string[]): boolean {
  if (words.length > 2 || words.some((word) => !/^\p{L}/u.test(word) || word.length > 8)) return false;
  return words.length < 2 || words.every((word) => word === word.toLocaleUpperCase('sv'));
}

/** Among the words that follow the letters, each with a figure in it, is a number as registers give. */
function isNumbered(letters: readonly string[], words: readonly string[]): boolean {
  if (words.some((word) => !/\d/.test(word))) return false;
  const hasLetters = letters.length > 0;
  if (words.length === 1) return isJoined(words[0] ?? '', hasLetters) || isAlone(words[0] ?? '', hasLetters);
  // A date beside a number is the day when it was registered.
  if (words.some((word) => DATE.test(word))) return false;
  const [year = '', serial = ''] = words;
  const isYearFirst =
    hasLetters && words.length === 2 && YEAR.test(year) && /^\d{2,}$/.test(serial) && !isNought(serial);
  return isYearFirst || words.some((word) => isJoined(word, hasLetters));
}

/** A running number and its year in one: `2021-00123`, `123.456-1/2021`; a year of two figures where nothing else looks like it. */
function isJoined(word: string, hasLettersBefore: boolean): boolean {
  const letters = /^\p{L}+/u.exec(word)?.[0] ?? '';
  const groups = word.match(/\d+/g) ?? [];
  const years = groups.filter((group) => YEAR.test(group));
  const isLettered = hasLettersBefore || letters !== '';
  if (years.length > 0)
    return groups.length > 1 && !groups.slice(1).every(isNought) && (isLettered || years.length < groups.length);
  if (groups.length < 2 || groups.every(isNought)) return false;
  if (/\d\/\d\d$/.test(word)) return true;
  if (!isLettered && groups.every((group) => group.length < 3)) return false;
  return /\d-\d\d$/.test(word) || (isLettered ? /(?<!\d)\d\d[-:./]\d+$/ : /^\d\d[-:]\d{3,}$/).test(word);
}

/** A running number by itself: `123456`, `KS 00123`. A year is none, nor is what begins or ends an amount. */
function isAlone(word: string, hasLettersBefore: boolean): boolean {
  const letters = /^\p{L}*/u.exec(word)?.[0] ?? '';
  const figures = word.slice(letters.length);
  if (MEASURED.test(letters) || YEAR.test(figures) || isNought(figures)) return false;
  return (
    /^[-/:]?\d{3,}$/.test(figures) || ((hasLettersBefore || letters !== '') && /^\d{1,3}(?:\.\d{3})+$/.test(figures))
  );
}

function isNought(figures: string): boolean {
  return /^0*$/.test(figures);
}
