import { digitGroups, windowsFrom } from './digit-groups.ts';
import { isNamedSeries, withoutLookAlikes } from './look-alikes.ts';
import type { Reading } from './reading.ts';

const PHONE_WORD =
  /(?<!\p{L})(?:tel|tele|tfn|tlf|telefon|telefonnr|telefonnummer|telefonnumret|telnr|mobil|mobilen|mobilnr|mobilnummer|mobilnumret|ring|ringer|ringa|sms|smsa|swish|swisha|whatsapp|signal|messenger|phone|call|mobile|nas pa|nar man pa|slå)[ .:]{1,3}(?:(?:pa|nr|nummer|numret|upp|honom|henne|hen|them|at|on|till)[ .:]{1,2}){0,2}$/u;

// Numbers that anybody may call and that belong to no person: 112, 114 14, 1177, 116 111, 90 xxx and the like.
const PUBLIC_NUMBER = /^(?:112|11414|113 ?13|11313|1177|1 ?16\d{3}|11[68]\d{2,3}|90\d{3})$/;

/**
 * Telephone numbers: Swedish ones from 0, any from + or 00, and a shorter one after a word such as "ring" or "mobil".
 * Dates, times, amounts and case numbers are masked first. Public short numbers (112, 114 14, 1177, 116 111) pass.
 * Source: anteckningar.txt NEJ-09; PTS numbering plan: a Swedish number has 8–10 figures with its first 0.
 */
export function hasPhoneNumber({ plain, folded }: Reading): boolean {
  const masked = withoutLookAlikes(plain);
  const groups = digitGroups(masked);
  const isSameLength = masked === plain && folded.length === plain.length;
  return groups.some((group, from) => {
    const before = masked.slice(Math.max(0, group.start - 40), group.start);
    const foldedBefore = isSameLength ? folded.slice(0, group.start) : before.toLowerCase();
    if (/[\p{L}\d¤]$/u.test(before) && !/tel $/.test(before)) return false;
    const isFree = group.joint === null || /[\s(+]/.test(group.joint);
    if (!isFree) return false;
    return windowsFrom(groups, from, 15).some((window) => {
      const digits = window.map((part) => part.digits).join('');
      const shape = window.map((part) => part.digits.length).join(' ');
      if (/\+ ?\(?$/.test(before) || /^00[1-9]/.test(digits)) return digits.length >= 8;
      if (/^0[1-9]/.test(digits)) {
        if (digits.length < 8 || digits.length > 10 || shape === '4 4') return false;
        const isMobile = /^07[02369]\d{7}$/.test(digits);
        return isMobile || !isNamedSeries(foldedBefore);
      }
      return digits.length >= 6 && !PUBLIC_NUMBER.test(digits) && PHONE_WORD.test(foldedBefore);
    });
  });
}
