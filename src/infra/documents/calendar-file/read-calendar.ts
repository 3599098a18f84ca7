import { setImmediate } from 'node:timers/promises';
import ICAL from 'ical.js';
import { uidDomain } from '../../../domain/calendar-feed.ts';
import {
  type CalendarEvent,
  type CalendarFault,
  type CalendarReading,
  type CalendarSpan,
  type LeftOut,
  mostCalendarEvents,
  mostCalendarKilobytes,
  mostCalendarSeries,
} from '../../../domain/calendar-file.ts';
import { machineMilliseconds } from '../../clock.ts';
import { hash } from '../../ids.ts';
import { decode } from '../text-of-bytes.ts';
import { rawOf, readEvent, textOf, type Zones } from './read-event.ts';
import { zonesIn } from './zones.ts';

/**
 * Reads an iCalendar file (RFC 5545). The work is bounded before it is done: by size, by how many entries and series there
 * are, and by what rules may say; and a file that takes too long all the same is refused. Others run between the entries.
 */
export async function readCalendar(bytes: Uint8Array, span: CalendarSpan): Promise<CalendarReading> {
  const kilobytes = Math.ceil(bytes.byteLength / 1024);
  if (kilobytes > mostCalendarKilobytes) return refuse({ key: 'too-large', kilobytes });
  const { text } = decode(bytes);
  if (!/^\s*BEGIN:VCALENDAR\s/i.test(text)) return refuse({ key: 'not-a-calendar' });
  const entries = count(text, /^BEGIN:VEVENT/gim);
  if (entries > mostCalendarEvents) return refuse({ key: 'too-many', count: entries });
  const series = count(text, /^RRULE/gim);
  if (series > mostCalendarSeries + zoneRules) return refuse({ key: 'too-many', count: series });
  const calendars = parse(text);
  if (!calendars) return refuse({ key: 'broken' });
  const stopAt = machineMilliseconds() + longestMilliseconds;
  const read: Entry[] = [];
  for (const part of calendars.flatMap(partsOf)) {
    read.push(entryOf(part, span));
    await setImmediate();
    if (machineMilliseconds() > stopAt) return refuse({ key: 'too-many', count: entries });
  }
  if (read.length === 0) return refuse({ key: 'empty' });
  return {
    ok: true,
    events: read.flatMap((entry) => ('event' in entry ? [entry.event] : [])),
    leftOut: read.flatMap((entry) => ('leftOut' in entry ? [entry.leftOut] : [])),
  };
}

/** A file's zones have rules too. */
const zoneRules = 40;

function refuse(fault: CalendarFault): CalendarReading {
  return { ok: false, fault };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Undefined for a text that is broken somewhere: a calendar that is read in part tells half of its meetings. */
function parse(text: string): readonly ICAL.Component[] | undefined {
  try {
    const parsed: unknown = ICAL.parse(text.trim());
    const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    const calendars = all.map((each) => new ICAL.Component(each as unknown[]));
    return calendars.every(({ name }) => name === 'vcalendar') ? calendars : undefined;
  } catch {
    return undefined;
  }
}

/** A calendar of a thousand meetings takes a tenth of this. */
const longestMilliseconds = 4000;

interface Part {
  readonly uid: string;
  readonly main: ICAL.Component;
  readonly exceptions: readonly ICAL.Component[];
  readonly zones: Zones;
  /** The whole calendar calls off what is in it. */
  readonly cancels: boolean;
}

type Entry = { readonly event: CalendarEvent } | { readonly leftOut: LeftOut };

function partsOf(calendar: ICAL.Component): readonly Part[] {
  const common = { zones: zonesIn(calendar), cancels: textOf(calendar, 'method').toUpperCase() === 'CANCEL' };
  return [...byUid(calendar).entries()].flatMap(([uid, { mains, exceptions }]): Part[] => {
    const main = mains.reduce<ICAL.Component | undefined>(later, undefined);
    if (main) return [{ ...common, uid, main, exceptions }];
    // Times of a series that the file does not have: each is a meeting of its own.
    return exceptions.map((each) => ({
      ...common,
      uid: `${uid} ${rawOf(each, 'recurrence-id')}`,
      main: each,
      exceptions: [],
    }));
  });
}

function entryOf({ uid, main, exceptions, zones, cancels }: Part, span: CalendarSpan): Entry {
  try {
    const read = readEvent(main, exceptions, zones, span);
    if (!read.ok) {
      const { why, title, date } = read;
      return { leftOut: { why, title, uid: hash(uid), ...(date === undefined ? {} : { date }) } };
    }
    const { ok: _ok, ...event } = read;
    const own = uid.endsWith(uidDomain) ? { meetingId: uid.slice(0, -uidDomain.length) } : {};
    return { event: { ...event, ...own, uid: hash(uid), calledOff: event.calledOff || cancels } };
  } catch {
    // What the library can't make anything of.
    return { leftOut: { why: 'unreadable', title: '', uid: hash(uid) } };
  }
}

interface Versions {
  readonly mains: ICAL.Component[];
  readonly exceptions: ICAL.Component[];
}

function byUid(calendar: ICAL.Component): ReadonlyMap<string, Versions> {
  const parts = new Map<string, Versions>();
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const uid = rawOf(component, 'uid') || rawOf(component, 'dtstart');
    const known = parts.get(uid) ?? { mains: [], exceptions: [] };
    parts.set(uid, known);
    (component.getFirstProperty('recurrence-id') ? known.exceptions : known.mains).push(component);
  }
  return parts;
}

/** Of two versions of the same meeting the later; the latter of two alike. */
function later(known: ICAL.Component | undefined, next: ICAL.Component): ICAL.Component {
  return known && sequenceOf(known) > sequenceOf(next) ? known : next;
}

function sequenceOf(component: ICAL.Component): number {
  return Number(rawOf(component, 'sequence')) || 0;
}
