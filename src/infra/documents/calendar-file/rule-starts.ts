import ICAL from 'ical.js';

/** A date and time on the wall of the calendar's own zone, `2021-01-14T09:00:00`. */
export type WallTime = string;

export interface ReadRule {
  /** The rule without its end. */
  readonly rule: string;
  readonly starts: readonly WallTime[];
  /** The last start is the series' last. */
  readonly ends: boolean;
}

/** Eight years of days or half a century of weeks: a series that began before that is not followed to today. */
const mostSteps = 3000;

const days = '(?:MO|TU|WE|TH|FR|SA|SU)';
const ordinalDays = `[+-]?[1-5]?${days}`;
const list = (item: string, most: number) => `${item}(?:,${item}){0,${most - 1}}`;
const monthDays = list('-?(?:[12]?[1-9]|10|20|30|31)', 4);

/**
 * What each frequency may say. Nothing else is followed: the library goes on for ever looking for a day that a rule can
 * never give (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`), and rules that a group's meetings have look like these.
 */
const shapes: Readonly<Record<string, readonly RegExp[]>> = {
  DAILY: [/^INTERVAL=1$/, new RegExp(`^BYDAY=${list(days, 7)}$`)],
  WEEKLY: [new RegExp(`^BYDAY=${list(days, 7)}$`)],
  MONTHLY: [
    new RegExp(`^BYDAY=${list(ordinalDays, 7)}$`),
    new RegExp(`^BYMONTHDAY=${monthDays}$`),
    /^BYSETPOS=(?:-1|[1-4])$/,
  ],
  YEARLY: [
    new RegExp(`^BYDAY=${list(ordinalDays, 7)}$`),
    new RegExp(`^BYMONTHDAY=${monthDays}$`),
    new RegExp(`^BYMONTH=${list('(?:1[0-2]|[1-9])', 12)}$`),
    /^BYSETPOS=(?:-1|[1-4])$/,
  ],
};

/**
 * The starts that a rule (RFC 5545 RRULE) gives from its first to the day given, both included. `until`: the rule's end on
 * the calendar's own wall. Undefined for a rule that meetings do not have, or that would take too long to follow.
 */
export function startsOfRule(
  text: string,
  first: WallTime,
  { until, last }: { readonly until: WallTime | undefined; readonly last: WallTime },
): ReadRule | undefined {
  const rule = ruleWithoutEnd(text);
  if (rule === undefined) return undefined;
  const count = /(?:^|;)COUNT=(\d{1,9})(?:;|$)/i.exec(text)?.[1];
  const end = until !== undefined && until < last ? until : last;
  const starts: WallTime[] = [];
  try {
    const recur = ICAL.Recur.fromString(`${rule}${count === undefined ? '' : `;COUNT=${count}`}`);
    recur.until = ICAL.Time.fromDateTimeString(end);
    const iterator = recur.iterator(ICAL.Time.fromDateTimeString(first));
    for (let next = iterator.next(); next; next = iterator.next()) {
      starts.push(next.toString());
      if (starts.length > mostSteps) return undefined;
    }
  } catch {
    return undefined;
  }
  const exhausted = count !== undefined && starts.length >= Number(count);
  return { rule, starts, ends: exhausted || end !== last };
}

function ruleWithoutEnd(text: string): string | undefined {
  const parts = text
    .toUpperCase()
    .replace(/\s/g, '')
    .split(';')
    .filter((part) => part !== '');
  const frequency = parts.find((part) => part.startsWith('FREQ='))?.slice(5) ?? '';
  const allowed = shapes[frequency];
  if (!allowed || text.length > 200) return undefined;
  const kept = parts.filter((part) => !/^(?:FREQ|COUNT|UNTIL)=/.test(part));
  const names = kept.map((part) => part.split('=')[0]);
  const common = [/^INTERVAL=[1-9]\d{0,2}$/, new RegExp(`^WKST=${days}$`)];
  const known = kept.every((part) => [...common, ...allowed].some((shape) => shape.test(part)));
  // Every seventh day on another weekday than the first comes never.
  const skips = frequency === 'DAILY' && names.includes('BYDAY') && kept.some((part) => /^INTERVAL=(?!1$)/.test(part));
  const both = names.includes('BYDAY') && names.includes('BYMONTHDAY');
  const counted = names.includes('BYSETPOS') && !names.includes('BYDAY');
  if (!known || skips || both || counted || new Set(names).size < names.length) return undefined;
  return [`FREQ=${frequency}`, ...kept].join(';');
}
