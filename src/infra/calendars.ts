import type { CalendarSpan } from '../domain/calendar-file.ts';
import { addressFault, fetchCalendar, internet, type Reach } from './fetch-calendar.ts';
import { newToken } from './ids.ts';

/** Calendars outside. The library that reads them is loaded when it is first needed. */
export function createCalendars(publicUrl: string | undefined, reach: Reach = internet) {
  return {
    ...(publicUrl === undefined ? {} : { publicUrl }),
    newToken,
    read: async (bytes: Uint8Array, span: CalendarSpan) =>
      (await import('./documents/calendar-file/read-calendar.ts')).readCalendar(bytes, span),
    fetch: (address: string) => fetchCalendar(address, reach),
    faultOf: (address: string) => addressFault(address, reach),
  };
}
