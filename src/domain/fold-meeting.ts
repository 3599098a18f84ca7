import type { LocalTime, MeetingChange, MeetingState } from './meeting.ts';
import { isoDateOf } from './time.ts';

/**
 * What a meeting's changes add up to, added in the order they apply. Throws on a list that does not begin with its booking:
 * a meeting is stored together with it.
 */
export function foldMeeting(changes: readonly MeetingChange[]): MeetingState {
  let state: MeetingState | undefined;
  for (const change of changes) state = applyMeetingChange(state, change);
  if (state === undefined) throw new Error('A meeting without a single change');
  return state;
}

/** Adds a change. A later move replaces an earlier, and takes back a cancelling; a later answer to whether it was held replaces. */
export function applyMeetingChange(
  state: MeetingState | undefined,
  change: Pick<MeetingChange, 'at' | 'body'>,
): MeetingState {
  const { at, body } = change;
  if (body.kind === 'booked') {
    // A calendar that is read again books the same meeting anew: what has happened with its times stays.
    if (state) return { ...state, plan: body.plan };
    return { plan: body.plan, bookedAt: at, moved: {}, cancelled: [], held: {} };
  }
  if (state === undefined) throw new Error(`A meeting's first change is ${body.kind}, not its booking`);
  switch (body.kind) {
    case 'moved':
      return {
        ...state,
        moved: { ...state.moved, [body.occurrence]: { to: body.to, at } },
        cancelled: without(state.cancelled, body.occurrence),
        ...(state.endedFrom === undefined ? {} : { kept: withOne(state.kept, body.occurrence) }),
      };
    case 'cancelled':
      return cancel(state, body);
    case 'held': {
      const line = body.line === undefined ? {} : { line: body.line };
      return {
        ...state,
        held: { ...state.held, [body.occurrence]: { held: body.held, ...line, on: isoDateOf(at) } },
      };
    }
  }
}

function cancel(
  state: MeetingState,
  { occurrence, from }: { readonly occurrence?: LocalTime; readonly from?: string },
): MeetingState {
  if (occurrence !== undefined) {
    return { ...state, cancelled: withOne(state.cancelled, occurrence) };
  }
  const endedFrom = from ?? state.plan.start.slice(0, 10);
  if (state.endedFrom !== undefined && state.endedFrom <= endedFrom) return state;
  const { kept: _kept, ...rest } = state;
  return { ...rest, endedFrom };
}

function withOne(times: readonly LocalTime[] = [], time: LocalTime): readonly LocalTime[] {
  return [...without(times, time), time];
}

function without(times: readonly LocalTime[], time: LocalTime): readonly LocalTime[] {
  return times.filter((each) => each !== time);
}
