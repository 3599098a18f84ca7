import ICAL from 'ical.js';

/** A time as a calendar program shows it in Stockholm. */
export interface Shown {
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly status: string;
}

/**
 * What a calendar program shows of an iCalendar text on the days given, both included: series expanded, moved times where
 * they were moved to. It knows the zone by the text's own VTIMEZONE alone.
 */
export function shownBy(text: string, first: string, last: string): readonly Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const masters = events.filter((event) => !event.isRecurrenceException());
  for (const exception of events.filter((event) => event.isRecurrenceException()))
    masters.find((event) => event.uid === exception.uid)?.relateException(exception);
  return masters
    .flatMap((event) => (event.isRecurring() ? expanded(event, last) : [shown(event, event.startDate, event.endDate)]))
    .filter(({ start }) => start.slice(0, 10) >= first && start.slice(0, 10) <= last)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

function expanded(event: ICAL.Event, last: string): Shown[] {
  const all: Shown[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    all.push(shown(item, startDate, endDate));
    // A time may have been moved back from a day after the last.
    if (next.toString().slice(0, 4) > String(Number(last.slice(0, 4)) + 1)) break;
  }
  return all;
}

function shown(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): Shown {
  return {
    title: event.summary,
    start: local(start),
    end: local(end),
    place: event.location ?? '',
    status: String(event.component.getFirstPropertyValue('status') ?? ''),
  };
}

function local(time: ICAL.Time): string {
  return time.isDate ? time.toString() : time.toString().slice(0, 16);
}
