import {
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CalendarFeed, DayEvent, FeedSeries, TimedEvent } from '../../domain/calendar-feed.ts';
import { addDays } from '../../domain/days.ts';
import type { LocalTime } from '../../domain/meeting.ts';
import { instantToIso } from '../../domain/time.ts';
import { startsOfRule } from './calendar-file/rule-starts.ts';

const zone = 'Europe/Stockholm';
/** How often a calendar program should look: the agreement's meetings change some times a year. */
const refreshSeconds = 6 * 3600;

/** Summer time as the European Union has it (directive 2000/84/EC), for programs that do not know the zone by its name. */
const stockholm = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\n');

/** An iCalendar file (RFC 5545): UTF-8, CRLF, lines of at most 75 octets. The same feed is always the same text. */
export function calendarFile({ name, events }: CalendarFeed): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'samverkan', product: 'kalender', language: 'SV' },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes the name as it is given.
    name: name.replace(/[\\;,]/g, '\\$&').replace(/\s+/g, ' '),
    // Without a name of its own, so that stamps are in UTC.
    timezone: { name: null, generator: () => stockholm },
    ttl: refreshSeconds,
    x: { 'X-WR-TIMEZONE': zone },
  });
  for (const event of events) {
    if (event.kind === 'day') calendar.createEvent(dayData(event));
    else for (const data of timedData(event)) calendar.createEvent(data);
  }
  return `${calendar.toString()}\r\n`;
}

function dayData(event: DayEvent): ICalEventData {
  return {
    ...commonData(event),
    start: Temporal.PlainDate.from(event.date),
    end: Temporal.PlainDate.from(addDays(event.date, 1)),
    allDay: true,
    timezone: null,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

function timedData(event: TimedEvent): readonly ICalEventData[] {
  const { series, calledOff } = event;
  const common = {
    ...commonData(event),
    ...(event.place === undefined ? {} : { location: event.place }),
    status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
  if (!series) return [{ ...common, ...at(event) }];
  if (!isReadAsMeant(series)) return oneByOne(event, series).map((time) => ({ ...common, id: time.uid, ...at(time) }));
  const moved = series.moved.map((time) => ({
    ...common,
    recurrenceId: Temporal.PlainDateTime.from(time.occurrence),
    ...at(time),
  }));
  return [{ ...common, ...at(event), repeating: repeatingLines(series) }, ...moved];
}

function at({ start, end }: { readonly start: LocalTime; readonly end: LocalTime }) {
  return { start: Temporal.PlainDateTime.from(start), end: Temporal.PlainDateTime.from(end) };
}

/**
 * Whether calendar programs give a rule the starts that it has. Several take `BYMONTHDAY=28,29,30;BYSETPOS=-1`, the month's
 * last day but one, for three days a month.
 */
function isReadAsMeant({ rule, starts }: FeedSeries): boolean {
  const first = starts[0] ?? '';
  const until = `${starts.at(-1)}:00`;
  const read = startsOfRule(rule, `${first}:00`, { until, last: until });
  return read !== undefined && read.starts.map((start) => start.slice(0, 16)).join() === starts.join();
}

/** Every time of a series as a meeting of its own. */
function oneByOne({ uid, start, end }: TimedEvent, { starts, excluded, moved }: FeedSeries) {
  const length = Temporal.PlainDateTime.from(start).until(end);
  return starts.flatMap((occurrence) => {
    if (excluded.includes(occurrence)) return [];
    const to = moved.find((time) => time.occurrence === occurrence);
    const time = to ?? {
      start: occurrence,
      end: Temporal.PlainDateTime.from(occurrence).add(length).toString({ smallestUnit: 'minute' }),
    };
    return [{ start: time.start, end: time.end, uid: uid.replace('@', `/${occurrence}@`) }];
  });
}

function commonData({ uid, sequence, changedAt, summary }: TimedEvent | DayEvent) {
  return { id: uid, sequence, stamp: changedAt, lastModified: changedAt, summary, timezone: zone };
}

/** A rule of a meeting with a zone ends at an instant in UTC (RFC 5545, 3.3.10). */
function repeatingLines({ rule, starts, excluded }: FeedSeries): string {
  const end = instantToIso(
    Temporal.PlainDateTime.from(starts.at(-1) ?? '')
      .toZonedDateTime(zone)
      .toInstant(),
  );
  const lines = [`RRULE:${rule};UNTIL=${compact(end.slice(0, 19))}Z`];
  if (excluded.length > 0) lines.push(`EXDATE;TZID=${zone}:${excluded.map(localText).join(',')}`);
  return lines.join('\n');
}

function localText(time: LocalTime): string {
  return compact(`${time}:00`);
}

function compact(time: string): string {
  return time.replace(/[-:]/g, '');
}
