import type { Language } from '../../../chat/message.ts';

const zone = 'Europe/Stockholm';

// British words with a 24-hour clock: the agreement is Swedish whatever the language of the page.
const localeOf = (language: Language) => (language === 'sv' ? 'sv-SE' : 'en-GB');

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make, and a timeline asks for the same one hundreds of times. */
function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), options);
  formats.set(key, made);
  return made;
}

const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const shortWeekday = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** The instant of an ISO time with offset, with or without a zone in brackets, in milliseconds. */
export function instantOf(iso: string): number {
  return Date.parse(iso.replace(/\[.*\]$/, ''));
}

/** The wall clock in Stockholm as `2021-11-10T09:00`. */
export function wallClock(instant: number): string {
  return formatOf('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T');
}

/** `09.00` of a local ISO time. */
export function timeOfDay(local: string, language: Language): string {
  const time = local.slice(11, 16);
  return language === 'sv' ? time.replace(':', '.') : time;
}

/** `onsdag 10 november 2021` of a local ISO time. */
export function longDate(local: string, language: Language): string {
  // The date alone is read as UTC midnight, so it is written in UTC too.
  return formatOf(language, { timeZone: 'UTC', weekday: 'long', ...longDay })
    .format(Date.parse(local.slice(0, 10)))
    .replace(',', '');
}

/** `onsdag 10 november 2021 kl. 09.00` */
export function longTime(instant: number, language: Language): string {
  const local = wallClock(instant);
  const time = timeOfDay(local, language);
  return language === 'sv' ? `${longDate(local, language)} kl. ${time}` : `${longDate(local, language)}, ${time}`;
}

/** `ons 10 nov 09.00`, for narrow screens. */
export function shortTime(instant: number, language: Language): string {
  const day = formatOf(language, { timeZone: zone, ...shortWeekday });
  return `${day.format(instant).replace(',', '')} ${timeOfDay(wallClock(instant), language)}`;
}

/** `11–19 november 2021`, from one instant to another; one day is itself. */
export function period(from: number, to: number, language: Language): string {
  const day = formatOf(language, { timeZone: zone, ...longDay });
  // The spaces around the dash differ between browsers.
  return day.formatRange(from, to).replace(/\s*–\s*/u, '–');
}

/** `fre 12 nov` of a local date. */
export function shortDay(date: string, language: Language): string {
  return formatOf(language, { timeZone: 'UTC', ...shortWeekday })
    .format(Date.parse(date))
    .replace(',', '');
}

/** `november 2021` of a local date. */
export function monthName(date: string, language: Language): string {
  return formatOf(language, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(Date.parse(date));
}

/** `N` for November. */
export function monthInitial(date: string, language: Language): string {
  return formatOf(language, { timeZone: 'UTC', month: 'narrow' }).format(Date.parse(date));
}
