import type { Reading } from './reading.ts';

const REPORT_NUMBER =
  /(?<![\p{L}\d])(?:\d{4} ?[-/]? ?)?k[ -]{0,2}\d{3,7}(?: ?\d{3})?(?: ?[-/]\s?(?:19|20)?\d\d| \d\d)(?!\d)|(?<![\p{L}\d])\d{4}[ -]?k[ -]?\d{5,9}(?![\p{L}\d])/u;
const REPORT_WITH_WORD =
  /(?<!fel|intresse|fel-|kurs)(?:anmalan|anmalningsnummer|anmalningsnr|anmalningsnumret|polisanmalan|k-nummer|k-nr|k-numret|brottsnummer|brottsanmalan|arendenummer hos polisen|report)[ .:#]{1,3}(?:(?:nr|nummer|med|number)[ .:]{1,2}){0,2}(?:\d{4}-)?k?[ -]?\d{4,8}(?!\d)(?!-\d\d-\d\d)/u;
const CRIMINAL_CASE =
  /(?<![\p{L}\d])(?:mal|malet|malnr|malnummer|dom|domen|case)[ .:]{1,3}(?:(?:nr|nummer)[ .:]{1,2})?b ?\d{1,6}-\d\d(?!\d)|(?<![\p{L}\d])b ?\d{3,6}-\d\d(?!\d)/u;

/**
 * Numbers of police reports ("5000-K123456-21", "K 123456-21") and of criminal cases in court ("B 1234-21").
 * Other case numbers pass. Source: anteckningar.txt NEJ-15.
 */
export function hasCrimeReport({ folded }: Reading): boolean {
  return REPORT_NUMBER.test(folded) || REPORT_WITH_WORD.test(folded) || CRIMINAL_CASE.test(folded);
}
