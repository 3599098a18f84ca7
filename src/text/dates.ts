import { Temporal } from 'temporal-polyfill';
import type { Language } from '../chat/message.ts';

const names = {
  sv: {
    weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
    months: [
      'januari',
      'februari',
      'mars',
      'april',
      'maj',
      'juni',
      'juli',
      'augusti',
      'september',
      'oktober',
      'november',
      'december',
    ],
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
} as const;

/** `12 november 2021`. Takes `YYYY-MM-DD`. */
export function dateText(date: string, language: Language): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.day} ${names[language].months[day.month - 1]} ${day.year}`;
}

/** `fredag 12 november 2021`. Takes `YYYY-MM-DD`. */
export function weekdayText(date: string, language: Language): string {
  const day = Temporal.PlainDate.from(date);
  return `${names[language].weekdays[day.dayOfWeek - 1]} ${dateText(date, language)}`;
}

/** `12 november` in the year of `today`, else with the year. */
export function shortDate(date: string, today: string, language: Language): string {
  const text = dateText(date, language);
  return date.slice(0, 4) === today.slice(0, 4) ? text.slice(0, -5) : text;
}

/** `15–26 november 2021`, `29 november–3 december 2021`, both inclusive; one day is itself. Takes `YYYY-MM-DD`. */
export function periodText(from: string, to: string, language: Language): string {
  if (from === to) return dateText(to, language);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const first = sameMonth ? String(Temporal.PlainDate.from(from).day) : shortDate(from, to, language);
  return `${first}–${dateText(to, language)}`;
}

/** `12 november 2021 kl. 09.00` in Europe/Stockholm. Takes an instant. */
export function momentText(instant: string, language: Language): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Stockholm');
  const clock = `${pad(local.hour)}.${pad(local.minute)}`;
  const day = dateText(local.toPlainDate().toString(), language);
  return language === 'sv' ? `${day} kl. ${clock}` : `${day} at ${clock.replace('.', ':')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
