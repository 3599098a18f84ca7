import type { Language } from '../../../chat/message.ts';

const zone = 'Europe/Stockholm';

// British words with a 24-hour clock: the agreement is Swedish whatever the language of the page.
const localeOf = (language: Language) => (language === 'sv' ? 'sv-SE' : 'en-GB');

/** The instant of an ISO time with offset, with or without a zone in brackets, in milliseconds. */
export function instantOf(iso: string): number {
  return Date.parse(iso.replace(/\[.*\]$/, ''));
}

/** The wall clock in Stockholm as `2021-11-10T09:00`. */
export function wallClock(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .format(instant)
    .replace(' ', 'T');
}

/** `09.00` of a local ISO time. */
export function timeOfDay(local: string, language: Language): string {
  const time = local.slice(11, 16);
  return language === 'sv' ? time.replace(':', '.') : time;
}

/** `onsdag 10 november 2021` of a local ISO time. */
export function longDate(local: string, language: Language): string {
  // The date alone is read as UTC midnight, so it is written in UTC too.
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
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
  const day = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${day.format(instant).replace(',', '')} ${timeOfDay(wallClock(instant), language)}`;
}
