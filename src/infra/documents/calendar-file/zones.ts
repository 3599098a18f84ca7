import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from '../../../domain/meeting.ts';
import type { WallTime } from './rule-starts.ts';

const stockholm = 'Europe/Stockholm';

/** A zone that a calendar's times are in. */
export interface Zone {
  /** What the clock shows in Stockholm when it shows this in the zone. */
  toStockholm(time: WallTime): LocalTime;
  /** What the clock shows in the zone at a time in UTC. */
  fromUtc(time: WallTime): WallTime;
}

/** Outlook's names of the zones whose clocks always show what Stockholm's do. */
const sameInWindows = [
  'w. europe standard time',
  'central europe standard time',
  'central european standard time',
  'romance standard time',
];

const here: Zone = {
  toStockholm: (time) => time.slice(0, 16),
  fromUtc: (time) => wallIn(stockholm, Temporal.Instant.from(`${time}Z`)),
};

export const utc: Zone = {
  toStockholm: (time) => inStockholm(Temporal.Instant.from(`${time}Z`)),
  fromUtc: (time) => time,
};

/** More zones than a meeting has places. */
const mostZones = 20;

/**
 * The zones of a calendar file by name: IANA's as this machine knows them, otherwise as the file itself defines them.
 * Undefined for a zone that neither knows.
 */
export function zonesIn(calendar: ICAL.Component): (tzid: string | undefined) => Zone | undefined {
  const known = new Map<string, Zone | undefined>();
  return (tzid) => {
    // A time without a zone is on the wall where it is read.
    if (tzid === undefined) return here;
    if (!known.has(tzid)) known.set(tzid, known.size < mostZones ? zoneNamed(calendar, tzid) : undefined);
    return known.get(tzid);
  };
}

function zoneNamed(calendar: ICAL.Component, tzid: string): Zone | undefined {
  const name = tzid.toLowerCase();
  if (sameInWindows.includes(name)) return here;
  return ianaZone(tzid) ?? ownZone(calendar, tzid) ?? (name.includes('stockholm') ? here : undefined);
}

/** `Europe/Stockholm`, and the same after a program's own prefix (`/citadel.org/20190914_1/Europe/Stockholm`). */
function ianaZone(tzid: string): Zone | undefined {
  const name = /^\/.*\/([A-Za-z_]+\/[A-Za-z_]+)$/.exec(tzid)?.[1] ?? tzid;
  if (name === stockholm) return here;
  // An offset or an abbreviation is no zone of a place: what the file says of it counts.
  if (name !== 'UTC' && !/^[A-Za-z_]+(?:\/[A-Za-z_-]+){1,2}$/.test(name)) return undefined;
  try {
    Temporal.PlainDateTime.from('2021-01-14T09:00').toZonedDateTime(name);
  } catch {
    return undefined;
  }
  return {
    toStockholm: (time) => inStockholm(Temporal.PlainDateTime.from(time).toZonedDateTime(name).toInstant()),
    fromUtc: (time) => wallIn(name, Temporal.Instant.from(`${time}Z`)),
  };
}

/** A zone by its VTIMEZONE, if following its rules is a matter of some thousand steps. */
function ownZone(calendar: ICAL.Component, tzid: string): Zone | undefined {
  const component = calendar
    .getAllSubcomponents('vtimezone')
    .find((each) => String(each.getFirstPropertyValue('tzid')) === tzid);
  if (!component || !isPlain(component)) return undefined;
  const zone = new ICAL.Timezone({ component, tzid });
  const offsetAt = (time: WallTime) => zone.utcOffset(ICAL.Time.fromDateTimeString(time));
  return {
    toStockholm: (time) => inStockholm(Temporal.Instant.from(`${time}Z`).subtract({ seconds: offsetAt(time) })),
    fromUtc: (time) => {
      const near = secondsLater(time, offsetAt(time));
      return secondsLater(time, offsetAt(near));
    },
  };
}

const mostRules = 10;
const mostDates = 400;
const yearly =
  /^FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=-?\d[A-Z]{2}|BYMONTHDAY=[\d,]{1,30}|INTERVAL=1|WKST=[A-Z]{2}|UNTIL=\w+))*$/;

/** Days of the year since 1601, as Outlook writes them, and nothing that comes oftener. */
function isPlain(component: ICAL.Component): boolean {
  const parts = component.getAllSubcomponents();
  const dates = parts.flatMap((part) => part.getAllProperties('rdate'));
  const rules = parts.flatMap((part) => part.getAllProperties('rrule'));
  return (
    parts.length > 0 &&
    parts.length <= mostRules &&
    dates.length <= mostDates &&
    rules.every((rule) => yearly.test(String(rule.getFirstValue()))) &&
    parts.every((part) => {
      const start = part.getFirstPropertyValue('dtstart');
      return start instanceof ICAL.Time && start.year >= 1600 && start.year < 2200;
    })
  );
}

function inStockholm(instant: Temporal.Instant): LocalTime {
  return wallIn(stockholm, instant).slice(0, 16);
}

function wallIn(zone: string, instant: Temporal.Instant): WallTime {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

function secondsLater(time: WallTime, seconds: number): WallTime {
  return new Date(Date.parse(`${time}Z`) + seconds * 1000).toISOString().slice(0, 19);
}
