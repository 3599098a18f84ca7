import { type DigitGroup, digitGroups, windowsFrom } from './digit-groups.ts';
import { isNamedSeries, withoutRanges } from './look-alikes.ts';
import type { Reading } from './reading.ts';

/**
 * Personal identity numbers and coordination numbers (day + 60), ten or twelve digits, in every usual writing; also
 * with a wrong check digit where it is written as one; a birth date with the last figures hidden; and "född 850709".
 * Organisation numbers have a "month" of 20 or more and pass, as do dates, case numbers, times and amounts.
 * Source: folkbokföringslagen (1991:481) 18 §, lag (2022:1697) om samordningsnummer; anteckningar.txt parts B and D.
 */
export function hasIdentityNumber({ plain, folded }: Reading): boolean {
  return hasBirthDate(folded) || hasLastFour(folded) || hasNumber(withoutRanges(plain));
}

const BIRTH_DATE =
  /(?<!\p{L})(?:fodd|fodda|fodelsedatum|fodelsedata|fodelsetid|born|dob|d\.o\.b|date of birth|f\.d|f)(?: (?:den|on|ar))?[.: ]{1,3}(?:(?:19|20)?\d\d[-/. ]?(?:0[1-9]|1[0-2])[-/. ]?(?:0[1-9]|[12]\d|3[01])(?!\d)|\d{1,2}(?:[./-]\d{1,2}[./ -]|:?[ae]? (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|oct|may)\p{L}{0,6} )\d\d)/u;
const HIDDEN_LAST_FOUR =
  /(?<!\d)(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67-8]\d|9[01])[-+ ]?(?:(?=\d{0,3}[*xn?#•_])[\d*xn?#•_]{4}|[a-z]{2}\d\d|[jklmnrstuwx]\d{3})(?![\p{L}\d])/u;
const LAST_FOUR =
  /(?:fyra sista|sista fyra|sista siffrorna|personnummer|personnumret|personnr|pnr)[^\d\n.]{0,20}(?!19\d\d|20[0-4]\d)\d{4}(?![\d:/-])/;

function hasBirthDate(folded: string): boolean {
  return BIRTH_DATE.test(folded) || HIDDEN_LAST_FOUR.test(folded);
}

function hasLastFour(folded: string): boolean {
  return LAST_FOUR.test(folded);
}

function hasNumber(plain: string): boolean {
  const groups = digitGroups(plain);
  return groups.some((first, from) =>
    windowsFrom(groups, from, 10, 12).some((window) => {
      const digits = window.map((group) => group.digits).join('');
      if (digits.length !== 10 && !(digits.length === 12 && /^(?:18|19|20)/.test(digits))) return false;
      const ten = digits.slice(-10);
      if (
        !startsWithDate(ten) ||
        isTwoDatesOrTimes(window, groups.slice(from + window.length, from + window.length + 2))
      )
        return false;
      if (hasRightCheckDigit(ten)) return isAligned(window, digits) || isWholeNumber(groups, from, window);
      return isWrittenAsOne(window, digits) && !isNamedSeries(plain.slice(0, first.start));
    }),
  );
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function startsWithDate(ten: string): boolean {
  const days = DAYS[Number(ten.slice(2, 4)) - 1] ?? 0;
  const day = Number(ten.slice(4, 6));
  return (day >= 1 && day <= days) || (day >= 61 && day <= days + 60);
}

// Luhn's formula, as in Skatteverket's SKV 704: every other figure doubled, from the first.
function hasRightCheckDigit(ten: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const value = Number(ten[i]) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function isAligned(window: readonly DigitGroup[], digits: string): boolean {
  let size = 0;
  return window.some((group) => {
    size += group.digits.length;
    return size === digits.length - 4 || size === digits.length - 6 || window.length === 1;
  });
}

// Nothing joined before or after it; or spaces around it and none within.
function isWholeNumber(groups: readonly DigitGroup[], from: number, window: readonly DigitGroup[]): boolean {
  const around = [groups[from]?.joint ?? null, groups[from + window.length]?.joint ?? null];
  if (around.every((joint) => joint === null)) return true;
  const isSpaced = around.every((joint) => joint === null || /\s/.test(joint));
  return isSpaced && window.slice(1).every((group) => !/\s/.test(group.joint ?? ''));
}

// "2021-11-30 1500", "2021-01-01 - 2022-12-31", "211130-211203", "211130-1205": two dates, or a date and a time.
function isTwoDatesOrTimes(window: readonly DigitGroup[], rest: readonly DigitGroup[]): boolean {
  const last = window.at(-1);
  if (last === undefined || window.length < 2) return false;
  const { digits } = last;
  if (digits.length === 6) return window.length === 2 && startsWithDate(`${digits}0000`);
  if (digits.length !== 4) return false;
  const isDate = window.length === 4 && window[1]?.joint === '-' && window[2]?.joint === '-';
  const [month, day] = rest;
  const isNextDate = month?.joint === '-' && day?.joint === '-' && month.digits.length === 2 && day.digits.length === 2;
  if (/^(?:19|20)/.test(digits) && isDate && isNextDate) return true;
  if (!isDayOfOurs(window.map((group) => group.digits).join(''), 18)) return false;
  const isEvenTime = /^(?:[01]\d|2[0-3])[0-5][05]$/.test(digits) && last.joint === ' ';
  return isEvenTime && (isDate || window.length === 2);
}

// A day that work is planned on, and nobody who takes part was born on: its year is one of ours, its day no coordination number's.
function isDayOfOurs(digits: string, from = 19): boolean {
  const ten = digits.slice(-10);
  const year = Number(ten.slice(0, 2));
  const isOurs = year >= from && year <= 40 && (digits.length === 10 || digits.startsWith('20'));
  return isOurs && Number(ten.slice(4, 6)) <= 31;
}

function isWrittenAsOne(window: readonly DigitGroup[], digits: string): boolean {
  const ten = digits.slice(-10);
  const shape = window.map((group) => group.digits.length).join(' ');
  const joints = window.slice(1).map((group) => group.joint ?? '');
  const last = joints.at(-1) ?? '';
  const isOurs = isDayOfOurs(digits);
  const isRange = last === '-' && isOurs && isMonthAndDay(ten);
  const isBroken = /^(?:-\n|\n-)$/.test(last) || (last === '\n' && !isOurs);
  switch (shape) {
    case '10':
    case '12':
      return true;
    case '6 4':
    case '8 4': {
      const isOther = /^(?:--|[_:])$/.test(last) && !(isOurs && isClock(ten));
      return (/^ ?[-+./ ] ?$/.test(last) && !isRange) || (isBroken && !(isOurs && isMonthAndDay(ten))) || isOther;
    }
    case '2 6 4':
    case '4 4 4':
    case '2 2 2 4':
    case '4 2 2 4':
    case '2 2 2 2 4':
      if (last === '-' && /^[./]$/.test(joints[0] ?? '') && Number(ten.slice(4, 6)) <= 31 && digits.length === 10)
        return !/^(?:19|20)/.test(ten.slice(6));
      if (joints.every((joint) => joint === joints[0]) || (last === '-' && joints[0] === ' ')) return true;
      // "1985-07-09 9805", "85.07.09 9805": a date of long ago is followed by no time of day.
      return !isOurs && joints.slice(0, -1).every((joint) => joint === joints[0]) && /^ ?[-/. ] ?$/.test(last);
    default:
      return false;
  }
}

function isClock(ten: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(ten.slice(6));
}

function isMonthAndDay(ten: string): boolean {
  return /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(ten.slice(6)) && ten.slice(6) >= ten.slice(2, 6);
}
