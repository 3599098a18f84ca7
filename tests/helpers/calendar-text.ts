/** An iCalendar text of these lines and entries. */
export function calendarText(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** One entry of a calendar, an hour long unless told. */
export function calendarEntry(uid: string, title: string, ...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, ...lines, 'END:VEVENT'].join('\r\n');
}
