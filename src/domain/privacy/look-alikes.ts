import { fold } from '../fold.ts';

/** Signs that are neither digit, letter nor a joint between digits, as many as what they hide: positions stay. */
const masked = (hidden: string): string => '¤'.repeat(hidden.length);

const CASE_NUMBER = /(?<!\d)(?:19|20)\d\d[/:]\d{1,6}(?![\d/]|-\d)/g;
/** The police's own diary: A123.456/2021. */
const POLICE_CASE_NUMBER = /(?<![\p{L}\d])A\d{3}\.\d{3}\/(?:19|20)\d\d(?!\d)/gu;
const AMOUNT_RANGE =
  /(?<![\d.,-])\d{1,3}(?:[ .]\d{3}){1,3} ?- ?(?=\d{1,3}(?:[ .]\d{3}){1,3} ?(?:kr|kronor|sek|tkr|mkr|mnkr|euro|€|:-)(?![\p{L}\d]))/giu;
const AMOUNT =
  /(?<![\d.,-])(?:\d{1,3}(?:[ .]\d{3}){1,4}|[1-9]\d{0,8})(?:,\d{1,2})?(?= ?(?:kr|kronor|sek|tkr|mkr|mnkr|tusen|miljon|miljoner|miljarder|%|procent|euro|€|:-)(?![\p{L}\d]))/giu;
const TIME = /(?<![\d.:,])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d:]|[.,]\d)/g;
const TIME_RANGE = /(?<![\d.:,-])(?:[01]\d|2[0-3])[0-5][05]-(?:[01]\d|2[0-4])[0-5][05](?![\d-])/g;
const ISO_DATE = /(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d|-\d)/g;
const DATE_RANGE =
  /(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) ?- ?(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d|-\d)/g;
const DAY_FIRST_DATE = /(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])([./ -])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)/g;
const SIX_DIGIT_DATE_RANGE = /(?<![\d-])\d\d(?:0[1-9]|1[0-2])[0-3]\d-\d\d(?:0[1-9]|1[0-2])[0-3]\d(?![\d-])/g;

/** Masks what can't be part of an identity number: case numbers (KS/2021:312, SFS 2023:196), amounts, clock times. */
function withoutAmountsAndTimes(plain: string): string {
  return plain
    .replace(POLICE_CASE_NUMBER, masked)
    .replace(CASE_NUMBER, masked)
    .replace(AMOUNT_RANGE, masked)
    .replace(AMOUNT, masked)
    .replace(TIME, masked);
}

/** Masks, besides those, from a day to another: what begins within one date and ends within the next is no number. */
export function withoutRanges(plain: string): string {
  return withoutAmountsAndTimes(plain.replace(DATE_RANGE, masked));
}

/** Masks what a telephone number may be taken for: the above, and dates and clock ranges in figures. */
export function withoutLookAlikes(plain: string): string {
  return withoutAmountsAndTimes(
    plain
      .replace(ISO_DATE, masked)
      .replace(DAY_FIRST_DATE, masked)
      .replace(SIX_DIGIT_DATE_RANGE, masked)
      .replace(TIME_RANGE, masked),
  );
}

const SERIES_WORD =
  /(?:faktura|fakturan|fakturor|ocr|order|ordern|artikel|serie|serienummer|bankgiro|bg|plusgiro|pg|referens|ref|dnr|diarie|org|organisationsnummer|konto|kontonummer|lopnummer|inventarie|invoice)(?:nummer|numret|nr)?[ .:#-]{0,3}(?:nr|nummer|no)?[ .:#-]{0,3}$/;

/** Whether the words just before a number say that it is an invoice's, an account's, a case's … */
export function isNamedSeries(before: string): boolean {
  return SERIES_WORD.test(fold(before.slice(-30)));
}
