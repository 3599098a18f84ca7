import { Temporal } from 'temporal-polyfill';
import type { Origin } from '../../chat/incoming.ts';
import type { CalendarFault, FetchFault } from '../../domain/calendar-file.ts';
import {
  type CalendarDiff,
  type Comparing,
  calendarUidOf,
  callingOff,
  compareCalendar,
  knownMeeting,
} from '../../domain/compare-calendar.ts';
import { foldMeeting } from '../../domain/fold-meeting.ts';
import type { Meeting, MeetingState } from '../../domain/meeting.ts';
import { type IsoInstant, isoDateOf } from '../../domain/time.ts';
import { textsIn } from '../../text/texts.ts';
import { toFunctions } from '../coordinators.ts';
import type { Log } from '../dispatch.ts';
import type { Effect } from '../effects.ts';
import type { Agreement, Clock, Store } from '../ports.ts';
import { screened, spanOf } from './incoming-calendar.ts';
import { calendarEffects } from './meeting-effects.ts';
import type { CalendarSource, Calendars } from './ports.ts';
import { comparingOf } from './take-calendar.ts';
import { hostOf } from './typed-address.ts';

interface Deps {
  readonly store: Store;
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly newIds: (seed: string) => () => string;
  readonly log: Log;
}

/** Read at one time, so that one that does not answer holds up none for longer than itself. */
const mostAtOnce = 10;
const hoursBetween = 24;
const daysUntilTold = 3;

/**
 * Reads the calendars whose turn it is: each once in 24 hours, and one that can't be read sooner at first and then with
 * growing pauses. What a calendar has changed is recorded as the clock's change. Gives how many were asked.
 */
export async function readCalendars(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const due = (await deps.store.calendarSourcesToTry(now)).filter((source) => isDue(source, now)).slice(0, mostAtOnce);
  const failed = (source: CalendarSource) => (error: Error) =>
    deps.log.error('calendar.failed', { calendar: source.id, fault: error.name });
  await Promise.all(due.map((source) => readOne(source, now, deps).catch(failed(source))));
  return due.length;
}

/** After a failure half an hour, an hour, two, four …, a day at most. A clock that was set back is no reason to wait. */
export function isDue({ triedAt, failures }: Pick<CalendarSource, 'triedAt' | 'failures'>, now: IsoInstant): boolean {
  if (triedAt === undefined) return true;
  const wait = failures === 0 ? hoursBetween : Math.min(hoursBetween, 2 ** (failures - 2));
  const since = hoursFrom(triedAt, now);
  return since >= wait || since <= -hoursBetween;
}

function hoursFrom(from: IsoInstant, to: IsoInstant): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours');
}

async function readOne(source: CalendarSource, now: IsoInstant, deps: Deps): Promise<void> {
  const { store, log } = deps;
  const agreement = await store.agreement(source.agreementId);
  if (!agreement) return;
  // Two processes that read it at once do it once.
  const seed = `calendar/${source.id}/${source.triedAt ?? ''}`;
  const context = { agreement, now, today: isoDateOf(now), newId: deps.newIds(seed), origin: clockwork };
  const found = await effectsOf(source, context, deps);
  if (found.fault) log.warn('calendar.unread', { calendar: source.id, fault: found.fault });
  await store.commit({
    inboxId: seed,
    outcome: 'done',
    agreementId: agreement.id,
    at: now,
    recordedAt: now,
    actor: 'clock',
    effects: found.effects,
  });
}

interface Context {
  readonly agreement: Agreement;
  readonly now: IsoInstant;
  readonly today: string;
  readonly newId: () => string;
  readonly origin: Origin;
}

/** Nobody has said it anywhere. */
const clockwork: Origin = { account: { platform: 'cli', tenant: '', id: '' }, visible: false };

async function effectsOf(
  source: CalendarSource,
  context: Context,
  { store, calendars }: Deps,
): Promise<{ readonly effects: readonly Effect[]; readonly fault?: string }> {
  const { agreement, today } = context;
  const fetched = await calendars.fetch(source.url);
  if (!fetched.ok) return unread(source, fetched.fault, context, store);
  const reading = await calendars.read(fetched.bytes, spanOf(agreement, today));
  if (!reading.ok) return unread(source, reading.fault, context, store);
  const { events, leftOut } = screened(reading, agreement);
  const meetings = await store.meetings(agreement.id);
  const told = await statesTold(agreement, store);
  const comparing = { ...comparingOf(context), meetings, told: ({ id }: Meeting) => told.get(id) };
  const incoming = events.map((event) => ({ event, groupId: source.groupId }));
  const diff = compareCalendar(incoming, comparing);
  const seen = new Set([...events, ...leftOut].map(({ uid }) => uid));
  const gone = goneFrom(source, seen, comparing);
  const author = { function: textsIn('sv').calendar.author, platform: 'calendar' };
  const all: CalendarDiff = { ...diff, changed: [...diff.changed, ...gone] };
  return {
    effects: [
      ...calendarEffects(all, { context, author, calendar: source.id }),
      { kind: 'calendar-source-tried', id: source.id },
    ],
  };
}

/** Meetings as calendars have told of them, without what people have changed since. */
async function statesTold(agreement: Agreement, store: Store): Promise<ReadonlyMap<string, MeetingState>> {
  const changes = (await store.meetingChanges(agreement.id)).filter(({ author }) => author.platform === 'calendar');
  const ids = [...new Set(changes.map(({ meetingId }) => meetingId))];
  return new Map(
    ids.flatMap((id) => {
      const own = changes.filter(({ meetingId }) => meetingId === id);
      return own[0]?.body.kind === 'booked' ? [[id, foldMeeting(own)] as const] : [];
    }),
  );
}

/** Meetings that came from the calendar and are in it no longer. */
function goneFrom(source: CalendarSource, seen: ReadonlySet<string | undefined>, comparing: Comparing) {
  return comparing.meetings.flatMap((meeting) => {
    const uid = calendarUidOf(meeting);
    const isFromHere = meeting.state.plan.source?.calendar === source.id;
    if (!isFromHere || uid === undefined || seen.has(uid) || seen.has(undefined)) return [];
    const isLatest = knownMeeting({ uid }, comparing.meetings) === meeting;
    const toldState = comparing.told?.(meeting) ?? meeting.state;
    const stillTold = callingOff({ ...meeting, state: toldState }, comparing) !== undefined;
    return isLatest && stillTold ? (callingOff(meeting, comparing) ?? []) : [];
  });
}

/** It could not be read. After three days the coordinators are told, once. */
async function unread(
  source: CalendarSource,
  { key }: FetchFault | CalendarFault,
  context: Context,
  store: Store,
): Promise<{ effects: readonly Effect[]; fault: string }> {
  const { agreement, now } = context;
  const { faultSince, toldAt } = source;
  const tell =
    faultSince !== undefined && toldAt === undefined && hoursFrom(faultSince, now) >= daysUntilTold * hoursBetween;
  const tried: Effect = {
    kind: 'calendar-source-tried',
    id: source.id,
    fault: key,
    ...(tell ? { told: true as const } : {}),
  };
  if (!tell) return { effects: [tried], fault: key };
  const group = agreement.groups.find(({ id }) => id === source.groupId)?.name ?? '';
  const coordinators = agreement.functions.filter(({ roles }) => roles.includes('coordinator'));
  const posts = await toFunctions(
    { ...context, reads: store },
    coordinators.map(({ id }) => id),
    'notice',
    { facts: { event: 'calendar-unread', group, host: hostOf(source.url) } },
    `calendar-unread/${source.id}/${faultSince}`,
  );
  return { effects: [tried, ...posts], fault: key };
}
