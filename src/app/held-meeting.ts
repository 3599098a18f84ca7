import { functionFor, type HeldFunction, may } from '../domain/policy.ts';
import type { CommandContext, CommandResult } from './commands/command.ts';
import { daysIn, type FoundTime, findTime, meetingRelations } from './meetings.ts';

interface Answerable {
  readonly found: FoundTime;
  /** The function that it is answered as. */
  readonly as: HeldFunction;
}

/** A meeting that the person may tell of: it has begun, was not cancelled, and is their group's or they coordinate. */
export async function answerable(
  context: CommandContext,
  meetingId: string,
  occurrence: string,
): Promise<Answerable | { readonly result: CommandResult }> {
  const { t, actor } = context;
  const refuse = (text: string, rule: string) => ({
    result: { outcome: 'refused' as const, message: t.say(text), data: { rule } },
  });
  const found = await findTime(context, meetingId, occurrence);
  if (!found) return refuse(t.meetings.refused.gone, 'no-such-meeting');
  const relations = meetingRelations(context, found.group.id);
  const verdict = may(actor, 'meeting-held', relations);
  const as = functionFor(actor, 'meeting-held', relations);
  if (!verdict.allowed || !as)
    return refuse(
      t.refusals.policy(verdict.allowed ? 'no-function' : verdict.rule, []),
      verdict.allowed ? 'no-function' : verdict.rule,
    );
  if (found.cancelled) return refuse(t.meetings.refused.cancelled, 'cancelled');
  if (found.time.start > daysIn(context).now) return refuse(t.meetings.refused.notYet, 'not-yet');
  return { found, as };
}
