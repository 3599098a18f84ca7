import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent, CalendarSeries, CalendarSpan, LeftOutReason } from '../../../domain/calendar-file.ts';
import type { LocalTime } from '../../../domain/meeting.ts';
import { type ReadRule, startsOfRule, type WallTime } from './rule-starts.ts';
import { utc, type Zone } from './zones.ts';

export type Zones = (tzid: string | undefined) => Zone | undefined;

/** A meeting without its ids, or why it is none. */
export type ReadEvent =
  | ({ readonly ok: true } & Omit<CalendarEvent, 'uid' | 'meetingId'>)
  | { readonly ok: false; readonly why: LeftOutReason; readonly title: string; readonly date?: string };

/** A meeting whose end the calendar does not say. */
const usualMinutes = 60;
/** As long as a meeting may be that is booked here. */
const longestMinutes = 12 * 60;
const longestText = 200;
const mostExceptions = 500;

/**
 * One meeting: its entry, and the entries that say what is different at some of its times (RECURRENCE-ID). Reads times,
 * rule, title and place, and nothing else.
 */
export function readEvent(
  main: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  zones: Zones,
  span: CalendarSpan,
): ReadEvent {
  const title = textOf(main, 'summary');
  const start = timeOf(main, 'dtstart', zones);
  const leave = (why: LeftOutReason): ReadEvent => ({
    ok: false,
    why,
    title,
    ...(typeof start === 'string' ? {} : { date: start.local.slice(0, 10) }),
  });
  if (typeof start === 'string') return leave(start);
  if (start.isDate) return leave('all-day');
  const minutes = minutesOf(main, start, zones);
  if (minutes === undefined) return leave('unreadable');
  if (minutes <= 0) return leave('backwards');
  if (minutes > longestMinutes) return leave('long');
  const place = textOf(main, 'location');
  const series = seriesOf(main, start, span);
  if (series === 'rule') return leave('rule');
  const changes = series && changesOf(main, exceptions, start, zones);
  if (changes === 'rule') return leave('rule');
  return {
    ok: true,
    title,
    ...(place === '' ? {} : { place }),
    start: start.local,
    minutes,
    ...(series ? { series } : {}),
    cancelled: changes?.cancelled ?? [],
    moved: changes?.moved ?? {},
    calledOff: isCalledOff(main),
  };
}

function isCalledOff(component: ICAL.Component): boolean {
  return textOf(component, 'status').toUpperCase() === 'CANCELLED';
}

/** A property's first value as text, as it is written save for what is escaped. Empty when there is none. */
export function rawOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstProperty(name)?.jCal[3];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function textOf(component: ICAL.Component, name: string): string {
  return rawOf(component, name).replace(/\s+/g, ' ').trim().slice(0, longestText);
}

interface ReadTime {
  readonly local: LocalTime;
  /** On the wall of the calendar's own zone. */
  readonly wall: WallTime;
  readonly isDate: boolean;
  readonly zone: Zone;
}

function timeOf(component: ICAL.Component, name: string, zones: Zones): ReadTime | 'unreadable' | 'zone' {
  const property = component.getFirstProperty(name);
  return property ? (timesOf(property, zones)[0] ?? 'unreadable') : 'unreadable';
}

/**
 * A property's times as they are written: the library takes the 31st of April for the first of May, and a date that does
 * not exist is nobody's meeting.
 */
function timesOf(property: ICAL.Property, zones: Zones): readonly (ReadTime | 'unreadable' | 'zone')[] {
  const tzid = property.getFirstParameter('tzid');
  return property.jCal.slice(3).map((value) => {
    const written = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z)?)?$/.exec(String(value));
    const [, date = '', time, z] = written ?? [];
    const year = Number(date.slice(0, 4));
    const wall = `${date}T${time ?? '00:00:00'}`;
    if (!exists(wall) || year < 1970 || year > 2200) return 'unreadable';
    const zone = z ? utc : zones(time === undefined ? undefined : tzid);
    if (!zone) return 'zone';
    return { local: zone.toStockholm(wall), wall, isDate: time === undefined, zone };
  });
}

function exists(wall: WallTime): boolean {
  try {
    Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function minutesOf(component: ICAL.Component, start: ReadTime, zones: Zones): number | undefined {
  const duration = component.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return Math.round(duration.toSeconds() / 60);
  if (!component.getFirstProperty('dtend')) return usualMinutes;
  const end = timeOf(component, 'dtend', zones);
  return typeof end === 'string' ? undefined : minutesBetween(start.local, end.local);
}

function minutesBetween(from: LocalTime, to: LocalTime): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
}

/** Undefined for a single meeting. A meeting that comes again by more than one rule, or on listed days, is none of ours. */
function seriesOf(component: ICAL.Component, start: ReadTime, span: CalendarSpan): CalendarSeries | 'rule' | undefined {
  const rules = component.getAllProperties('rrule');
  if (component.getFirstProperty('rdate') || component.getFirstProperty('exrule') || rules.length > 1) return 'rule';
  const [rule] = rules;
  if (!rule) return undefined;
  const until = untilOf(rule, start);
  if (until === 'unreadable') return 'rule';
  const last = `${span.horizon}T23:59:59`;
  const read = startsOfRule(String(rule.getFirstValue()), start.wall, { until, last });
  return read ? { rule: withEnd(read, start), starts: read.starts.map(start.zone.toStockholm) } : 'rule';
}

/** When the rule ends, on the wall of the calendar's own zone. */
function untilOf(rule: ICAL.Property, start: ReadTime): WallTime | 'unreadable' | undefined {
  const recur = rule.getFirstValue();
  if (!(recur instanceof ICAL.Recur) || !recur.until) return undefined;
  const written = recur.until.toString();
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?$/.test(written)) return 'unreadable';
  if (written.length === 10) return `${written}T23:59:59`;
  return written.endsWith('Z') ? start.zone.fromUtc(written.slice(0, -1)) : written;
}

function withEnd({ rule, starts, ends }: ReadRule, start: ReadTime): string {
  const last = starts.at(-1);
  return ends && last !== undefined
    ? `${rule};UNTIL=${start.zone.toStockholm(last).slice(0, 10).replace(/-/g, '')}`
    : rule;
}

interface Changes {
  readonly cancelled: readonly LocalTime[];
  readonly moved: Readonly<Record<LocalTime, LocalTime>>;
}

function changesOf(
  main: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  start: ReadTime,
  zones: Zones,
): Changes | 'rule' {
  const excluded = main.getAllProperties('exdate').flatMap((property) => timesOf(property, zones));
  if (excluded.length + exceptions.length > mostExceptions) return 'rule';
  const cancelled = new Set<LocalTime>();
  for (const time of excluded) if (typeof time !== 'string') cancelled.add(occurrenceOf(time, start));
  const moved: Record<LocalTime, LocalTime> = {};
  for (const exception of exceptions) {
    const named = timeOf(exception, 'recurrence-id', zones);
    const property = exception.getFirstProperty('recurrence-id');
    // "This and all that follow" is another rule.
    if (typeof named === 'string' || property?.getFirstParameter('range') !== undefined) return 'rule';
    const occurrence = occurrenceOf(named, start);
    const to = timeOf(exception, 'dtstart', zones);
    if (isCalledOff(exception)) cancelled.add(occurrence);
    else if (typeof to === 'string' || to.isDate) return 'rule';
    else if (to.local !== occurrence) moved[occurrence] = to.local;
  }
  return { cancelled: [...cancelled].sort(), moved };
}

/** A day alone names the meeting of that day. */
function occurrenceOf(time: ReadTime, start: ReadTime): LocalTime {
  return time.isDate ? time.local.slice(0, 10) + start.local.slice(10) : time.local;
}
