import type { CalendarDiff } from '../../domain/compare-calendar.ts';
import { applyMeetingChange } from '../../domain/fold-meeting.ts';
import type { Author } from '../../domain/measure.ts';
import type { Meeting, MeetingChangeBody, MeetingState } from '../../domain/meeting.ts';
import type { CommandContext } from '../commands/command.ts';
import type { Effect, NewMeetingChange } from '../effects.ts';
import { groupPosts } from '../group-posts.ts';

/** Who takes a calendar's meetings in, and of which calendar that is read every day. */
export interface Taking {
  readonly context: Pick<CommandContext, 'agreement' | 'origin' | 'newId' | 'now'>;
  readonly author: Author;
  readonly functionId?: string;
  readonly calendar?: string;
}

/** More than this at once is no news for a group's channel, but a calendar: it is in `möten`. */
const mostNews = 5;

/** What a calendar says as changes of meetings, and the news of it to the groups. */
export function calendarEffects(diff: CalendarDiff, taking: Taking): readonly Effect[] {
  const { context, calendar } = taking;
  const added = diff.added.map(({ plan, bodies }): Told => {
    const source = { ...plan.source, ...(calendar === undefined ? {} : { calendar }) };
    const booked = { ...plan, ...(source.uid === undefined ? {} : { source: { ...source, uid: source.uid } }) };
    return told(context.newId(), [{ kind: 'booked', plan: booked }, ...bodies], taking);
  });
  const changed = diff.changed.map(({ meeting, bodies }) => told(meeting.id, bodies, taking, meeting));
  const all = [...added, ...changed];
  const groups = [...new Set(all.map(({ groupId }) => groupId))];
  const posts = groups.flatMap((groupId) =>
    newsOf(
      context,
      all.filter((each) => each.groupId === groupId),
    ),
  );
  return [...all.map(({ effect }) => effect), ...posts];
}

interface Told {
  readonly effect: Effect;
  readonly meetingId: string;
  readonly groupId: string;
  /** Versions that are news. */
  readonly news: readonly number[];
}

function told(
  meetingId: string,
  bodies: readonly MeetingChangeBody[],
  { context, author, functionId }: Taking,
  before?: Meeting,
): Told {
  const first = (before?.version ?? 0) + 1;
  const changes = bodies.map(
    (body, index): NewMeetingChange => ({
      version: first + index,
      author,
      ...(functionId === undefined ? {} : { functionId }),
      body,
    }),
  );
  const state = bodies.reduce<MeetingState | undefined>(
    (known, body) => applyMeetingChange(known, { at: context.now, body }),
    before?.state,
  );
  if (!state) throw new Error('a meeting is booked before it is changed');
  const { groupId } = state.plan;
  const effect: Effect = before
    ? { kind: 'change-meeting', meetingId, expected: before.version, changes, state }
    : { kind: 'book-meeting', meetingId, groupId, changes, state };
  // What is cancelled and moved of a meeting that is new stands in the calendar.
  const news = changes.slice(0, before ? undefined : 1).map(({ version }) => version);
  return { effect, meetingId, groupId, news };
}

function newsOf(context: Taking['context'], all: readonly Told[]): readonly Effect[] {
  const posts = all.flatMap(({ meetingId, groupId, news }) => news.map((version) => ({ meetingId, groupId, version })));
  if (posts.length > mostNews) return [];
  return posts.flatMap(({ meetingId, groupId, version }) =>
    groupPosts(context, groupId, {
      key: `meeting-news/${meetingId}/${version}`,
      kind: 'meeting-news',
      subject: { groupId, version, facts: { meeting: meetingId } },
    }),
  );
}
