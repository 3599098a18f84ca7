import type { WhichMeeting } from '../domain/meeting-text/which.ts';
import { cancelledTimes, meetingTimes } from '../domain/meeting-times.ts';
import type { CommandContext, CommandResult } from './commands/command.ts';
import { groupFor } from './meeting-group.ts';
import { daysIn } from './meetings.ts';
import type { Choice } from './views/choose-meeting.ts';

/**
 * Every time of the agreement's meetings that is not over, soonest first; with those that were cancelled one by one, which
 * may be held after all.
 */
export async function comingTimes({ agreement, reads, now, today }: CommandContext): Promise<readonly Choice[]> {
  const { validTo, now: wall } = daysIn({ now, agreement });
  const window = { first: today, last: validTo };
  const choices = (await reads.meetings(agreement.id)).flatMap((meeting) => {
    const group = agreement.groups.find(({ id }) => id === meeting.state.plan.groupId);
    if (!group) return [];
    const off = cancelledTimes(meeting, window).filter(({ occurrence }) =>
      meeting.state.cancelled.includes(occurrence),
    );
    return [
      ...meetingTimes(meeting, window).map((time) => ({ group, time, cancelled: false })),
      ...off.map((time) => ({ group, time, cancelled: true })),
    ];
  });
  return choices.filter(({ time }) => time.end > wall).sort((a, b) => (a.time.start < b.time.start ? -1 : 1));
}

/** The times that a typed line may mean, or what to answer when there are none. */
export function meant(
  context: CommandContext,
  coming: readonly Choice[],
  which: WhichMeeting,
  again: { readonly command: string; readonly args: Readonly<Record<string, unknown>> },
): { readonly choices: readonly Choice[] } | { readonly result: CommandResult } {
  const { t } = context;
  const chosen = groupFor(context, { id: again.args.group as string | undefined, typed: which.group }, again);
  if ('result' in chosen) return chosen;
  const { group } = chosen;
  const theirs = coming.filter((choice) => choice.group.id === group.id);
  const refused = (text: string, rule: string) => ({
    result: { outcome: 'refused' as const, message: t.say(text), data: { rule } },
  });
  if (theirs.length === 0) return refused(t.meetings.refused.noMeetings(group.name), 'no-meetings');
  const { dates } = which;
  if (dates === undefined) return { choices: theirs };
  const then = theirs.filter(({ time }) => dates.includes(time.date));
  // Known by the day that the series gives it, though it has been moved.
  const choices = then.length > 0 ? then : theirs.filter(({ time }) => dates.includes(time.occurrence.slice(0, 10)));
  const [date = ''] = dates;
  return choices.length > 0 ? { choices } : refused(t.meetings.refused.noneThen(group.name, date), 'no-such-meeting');
}
