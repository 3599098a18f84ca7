import { applyMeetingChange } from '../domain/fold-meeting.ts';
import type { Meeting, MeetingChangeBody, MeetingPlan, MeetingState } from '../domain/meeting.ts';
import type { HeldFunction } from '../domain/policy.ts';
import type { CommandContext } from './commands/command.ts';
import type { Effect, NewMeetingChange } from './effects.ts';
import { groupPosts } from './group-posts.ts';
import { authorOf, writer } from './record.ts';

/** Books a meeting, and tells its group. */
export function bookMeeting(context: CommandContext, plan: MeetingPlan): readonly Effect[] {
  const meetingId = context.newId();
  const { groupId } = plan;
  const made = changed(context, writer(context), { kind: 'booked', plan });
  return [{ kind: 'book-meeting', meetingId, groupId, ...made }, ...news(context, groupId, meetingId, 1)];
}

/** Moves or cancels a meeting, and tells its group; or stores whether it was held, which is no news. */
export function changeMeeting(
  context: CommandContext,
  meeting: Meeting,
  body: Exclude<MeetingChangeBody, { kind: 'booked' }>,
  as: HeldFunction = writer(context),
): readonly Effect[] {
  const { id, version, state } = meeting;
  const made = changed(context, as, body, meeting);
  return [
    { kind: 'change-meeting', meetingId: id, expected: version, ...made },
    ...(body.kind === 'held' ? [] : news(context, state.plan.groupId, id, version + 1)),
  ];
}

function changed(
  context: CommandContext,
  as: HeldFunction,
  body: MeetingChangeBody,
  before?: Meeting,
): { readonly changes: readonly NewMeetingChange[]; readonly state: MeetingState } {
  const version = (before?.version ?? 0) + 1;
  return {
    changes: [{ version, author: authorOf(context, as), functionId: as.id, body }],
    state: applyMeetingChange(before?.state, { at: context.now, body }),
  };
}

function news(context: CommandContext, groupId: string, meetingId: string, version: number): readonly Effect[] {
  return groupPosts(context, groupId, {
    key: `meeting-news/${meetingId}/${version}`,
    kind: 'meeting-news',
    subject: { groupId, version, facts: { meeting: meetingId } },
  });
}
