import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { addMonths } from './days.ts';
import type { LocalTime } from './meeting.ts';
import type { IsoDate } from './time.ts';

/** How long a rule that never ends is followed: longer than any agreement with its extension. */
const longestMonths = 6 * 12;
const zone = 'Europe/Stockholm';

/**
 * Whether a recurrence rule (RFC 5545 RRULE) is one that a series of meetings can have: whole days apart, all of them at
 * the time of the first.
 */
export function isMeetingRule(rule: string): boolean {
  if (!/(?:^|;)FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/i.test(rule)) return false;
  if (/(?:^|;)BY(?:HOUR|MINUTE|SECOND)=/i.test(rule)) return false;
  try {
    seriesFrom(withoutEnd(rule), '2021-01-14');
    return true;
  } catch {
    return false;
  }
}

/**
 * The days that a rule gives from the first start on, at most six years of them, the first start's own day always among
 * them. Throws on a rule that is not a meeting rule.
 */
export function datesOfRule(rule: string, start: LocalTime): readonly IsoDate[] {
  const key = `${start} ${rule}`;
  const known = kept.get(key);
  if (known) return known;
  const dates = expand(rule, start);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
  kept.set(key, dates);
  return dates;
}

/** Planning looks at the same few thousand series again and again; the oldest give way. */
const kept = new Map<string, readonly IsoDate[]>();
const mostKept = 5000;

function expand(rule: string, start: LocalTime): readonly IsoDate[] {
  const first = start.slice(0, 10);
  const time = start.slice(10);
  const longest = addMonths(first, longestMonths);
  const end = endOf(rule);
  const [last = longest] = [longest, end?.slice(0, 10) ?? longest].sort();
  if (last <= first) return [first];
  const days = seriesFrom(withoutEnd(rule), first).between(midnight(first), midnight(last), true);
  return days
    .map((day) => new Date(day.epochMilliseconds).toISOString().slice(0, 10))
    .filter((date) => date === first || end === undefined || date + time <= end);
}

function midnight(date: IsoDate): Date {
  return new Date(`${date}T00:00Z`);
}

/** The last moment of a rule that says when it ends (`UNTIL`). */
export function endOf(rule: string): LocalTime | undefined {
  const until = /(?:^|;)UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?/i.exec(rule);
  if (!until) return undefined;
  const [, year, month, day, hour, minute, , utc] = until;
  if (hour === undefined) return `${year}-${month}-${day}T23:59`;
  const written = `${year}-${month}-${day}T${hour}:${minute}`;
  // RFC 5545 has the end in UTC where the start has a zone.
  if (utc === undefined) return written;
  return Temporal.Instant.from(`${written}Z`)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** A rule without its end. */
export function withoutEnd(rule: string): string {
  return rule
    .split(';')
    .filter((part) => !/^UNTIL=/i.test(part))
    .join(';');
}

/** Days have no zone: counted in UTC, no change of clocks can move them. */
function seriesFrom(rule: string, first: IsoDate): RRuleTemporal {
  return new RRuleTemporal({
    rruleString: `RRULE:${rule}`,
    dtstart: Temporal.PlainDate.from(first).toZonedDateTime('UTC'),
    includeDtstart: true,
    cache: false,
  });
}
