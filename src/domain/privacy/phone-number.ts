import { fold } from '../fold.ts';
import { type DigitGroup, digitGroups, windowsFrom } from './digit-groups.ts';
import { isNamedSeries, withoutLookAlikes } from './look-alikes.ts';
import type { Reading } from './reading.ts';

const PHONE_WORD =
  /(?<!\p{L})(?:tel|tele|tfn|tlf|telefon|telefonnr|telefonnummer|telefonnumret|telnr|mobil|mobilen|mobilnr|mobilnummer|mobilnumret|ring|ringer|ringa|sms|smsa|swish|swisha|whatsapp|signal|messenger|phone|call|mobile|(?:na|nas|nar|traffas|svarar)(?: \p{L}{2,12})? pa|sla)[ .:]{1,3}(?:(?:pa|nr|nummer|numret|upp|honom|henne|hen|them|at|on|till)[ .:]{1,2}){0,2}$/u;

// "tel0701740605", "nr0701740605": written without a space.
const JOINED_WORD = /(?<!\p{L})(?:tel|tfn|telefon|mobil|mob|nr|sms|ring)$/iu;

// Numbers that anybody may call and that belong to no person: 112, 114 14, 1177, 116 111, 90 xxx and the like.
const PUBLIC_NUMBER = /^(?:112|11414|113 ?13|11313|1177|1 ?16\d{3}|11[68]\d{2,3}|90\d{3})$/;

/**
 * Telephone numbers: Swedish ones from 0, any from + or 00, and a shorter one after a word such as "ring" or "mobil".
 * Dates, times, amounts and case numbers are masked first. Public short numbers (112, 114 14, 1177, 116 111) pass.
 * Source: anteckningar.txt NEJ-09; PTS numbering plan: a Swedish number has 8–10 figures with its first 0.
 */
export function hasPhoneNumber({ plain }: Reading): boolean {
  const text = withoutLookAlikes(plain);
  const groups = digitGroups(text);
  return groups.some((group, from) => {
    const before = text.slice(Math.max(0, group.start - 40), group.start);
    if (
      (/[\p{L}\d¤]$/u.test(before) && !JOINED_WORD.test(before)) ||
      !(group.joint === null || /[\s(+]/.test(group.joint))
    )
      return false;
    if (/\+ ?\(?$/.test(before)) return windowsFrom(groups, from, 8, 15).length > 0;
    if (group.digits.startsWith('46') && !isNamedSeries(before))
      if (windowsFrom(groups, from, 11, 11).some((window) => /^467[02369]/.test(digitsOf(window)))) return true;
    if (group.digits.startsWith('0'))
      return windowsFrom(groups, from, 8, 15).some((window) => isDialled(window, before));
    return (
      /[\p{L}.:] ?$/u.test(before) &&
      PHONE_WORD.test(fold(before)) &&
      !isEndedPublicNumber(groups, from) &&
      windowsFrom(groups, from, 6, 15).some(isPrivate)
    );
  });
}

function isDialled(window: readonly DigitGroup[], before: string): boolean {
  const digits = digitsOf(window);
  if (/^00[1-9]/.test(digits)) return true;
  // 4 + 4 is a range of clock times or dates: a number with a four-figure area code has five figures or more after it.
  if (!/^0[1-9]\d{6,8}$/.test(digits) || window.map((group) => group.digits.length).join(' ') === '4 4') return false;
  const isMobile = /^07[02369]\d{7}$/.test(digits);
  return isMobile || !isNamedSeries(before);
}

function isPrivate(window: readonly DigitGroup[]): boolean {
  return !PUBLIC_NUMBER.test(digitsOf(window));
}

// "Ring 114 14", and a date on the next line or in the next sentence: a public number is whole when something ends there.
function isEndedPublicNumber(groups: readonly DigitGroup[], from: number): boolean {
  return windowsFrom(groups, from, 3, 6).some((window) => {
    const joint = groups[from + window.length]?.joint ?? '';
    return /\n|^\. /.test(joint) && !isPrivate(window);
  });
}

function digitsOf(window: readonly DigitGroup[]): string {
  return window.map((group) => group.digits).join('');
}
