import type { CalendarEvent, CalendarReading, CalendarSpan, LeftOut } from '../../domain/calendar-file.ts';
import type { IncomingMeeting } from '../../domain/compare-calendar.ts';
import { addMonths } from '../../domain/days.ts';
import { fold } from '../../domain/fold.ts';
import { checkPrivacy } from '../../domain/privacy.ts';
import type { IsoDate } from '../../domain/time.ts';
import { knownNames } from '../known-names.ts';
import type { Agreement, Group } from '../ports.ts';

/** Two years of a series are compared with the calendar's own, and more where the agreement lasts longer. */
const followedMonths = 24;

export function spanOf(agreement: Agreement, today: IsoDate): CalendarSpan {
  const [, horizon = today] = [addMonths(today, followedMonths), agreement.definition.validTo.toString()].sort();
  return { today, horizon };
}

export interface ScreenedCalendar {
  readonly events: readonly CalendarEvent[];
  readonly leftOut: readonly LeftOut[];
  /** How many places were taken away. */
  readonly places: number;
}

/**
 * What the privacy guard lets through of a calendar (product.md §3). An entry whose title describes a person is left out; a
 * place that may do so, or that may be a home, is taken away. A title that may hold a name is read and shown to nobody.
 */
export function screened(
  { events, leftOut }: Extract<CalendarReading, { ok: true }>,
  agreement: Agreement,
): ScreenedCalendar {
  const verdictOf = (text: string) => checkPrivacy(text, { knownNames: knownNames(agreement) }).verdict;
  const shown = (title: string) => titleToShow(title, agreement);
  const kept: CalendarEvent[] = [];
  const refused: LeftOut[] = [];
  let places = 0;
  for (const event of events) {
    if (verdictOf(event.title) === 'refuse') {
      refused.push({ why: 'describes-person', title: '', uid: event.uid, date: event.start.slice(0, 10) });
      continue;
    }
    const { place, ...rest } = event;
    const keepsPlace = place !== undefined && verdictOf(place) === 'pass';
    if (place !== undefined && !keepsPlace) places++;
    kept.push({ ...rest, ...(keepsPlace ? { place } : {}) });
  }
  return {
    events: kept,
    leftOut: [...refused, ...leftOut.map((each) => ({ ...each, title: shown(each.title) }))],
    places,
  };
}

/** The group that a title names, by its longest name or alias in it: "Möte EST fördjupning januari". */
function groupInTitle(title: string, groups: readonly Group[]): Group | undefined {
  const text = ` ${words(title)} `;
  const found = groups.flatMap((group) =>
    [group.name, ...group.aliases].flatMap((name) => (text.includes(` ${words(name)} `) ? [{ group, name }] : [])),
  );
  return found.sort((a, b) => b.name.length - a.name.length)[0]?.group;
}

function words(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface Assigned {
  readonly known: readonly IncomingMeeting[];
  /** Nobody can tell whose these are. */
  readonly unknown: readonly CalendarEvent[];
}

/** Each meeting's group: the one that was said, else the one in its title, else the channel's. */
export function assigned(
  events: readonly CalendarEvent[],
  agreement: Agreement,
  { said, here }: { readonly said?: string | undefined; readonly here?: string | undefined },
): Assigned {
  const known: IncomingMeeting[] = [];
  const unknown: CalendarEvent[] = [];
  for (const each of events) {
    const event = { ...each, title: titleToShow(each.title, agreement) };
    const groupId = said ?? groupInTitle(each.title, agreement.groups)?.id ?? here;
    if (groupId === undefined) unknown.push(event);
    else known.push({ event, groupId });
  }
  return { known, unknown };
}

function titleToShow(title: string, agreement: Agreement): string {
  return checkPrivacy(title, { knownNames: knownNames(agreement) }).verdict === 'pass' ? title : '';
}
