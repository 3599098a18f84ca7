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

/**
 * A number in an authority's register (diarienummer), as people write one: `KS/2021:123`, `KS 2021-00123`,
 * `A123.456/2021`, `dnr 2021/45`. Every authority numbers in its own way (offentlighets- och sekretesslagen (2009:400)
 * 5 kap. 2 § asks for a number, not for its form), so that only what can't be one is none: what has no figures, a date, a
 * year, a telephone or personal identity number, a crime report's, a sentence. Undefined then; else the number without
 * `dnr` before it and with single spaces.
 */
export function readRegistration(text: string): string | undefined {
  const bare = text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(LABEL, '')
    .replace(/[.,;]+$/, '');
  const figures = bare.match(/\d+/g) ?? [];
  if (bare.length > longest || !SIGNS.test(bare) || figures.join('').length < 3) return undefined;
  const words = bare.split(' ').filter((word) => /^\p{L}+[.:]?$/u.test(word));
  const isSentence =
    words.length > 2 ||
    words.some((word) => word.length > 8) ||
    (words.length === 2 && words.some((word) => word !== word.toLocaleUpperCase('sv')));
  const isYear = figures.length === 1 && YEAR.test(figures[0] ?? '');
  if (isSentence || isYear || NONE.test(bare) || DATE.test(bare) || MONTH.test(bare)) return undefined;
  return checkPrivacy(bare, {}).verdict === 'refuse' ? undefined : bare;
}
