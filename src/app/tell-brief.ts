import type { CommandContext } from './commands/command.ts';
import { toFunctions } from './coordinators.ts';
import type { Effect } from './effects.ts';
import { coordinatorFunctions } from './holdings.ts';
import { functionNamed } from './relations.ts';
import type { Entry } from './views/brief-card.ts';

/** What somebody is told of a brief: one message each, made when it is sent from what the brief says then. */
export type BriefEvent = 'taken' | 'returned' | 'decided';

/** The coordinators who may confirm what has been recorded as decided in a meeting. */
export function tellConfirming(
  context: CommandContext,
  entry: Entry,
  parties: readonly string[],
): Promise<readonly Effect[]> {
  const { agreement, actor } = context;
  const functions = parties.flatMap((party) => coordinatorFunctions(agreement, party).map(({ id }) => id));
  const nth = (entry.brief.recordings ?? 0) + 1;
  return tell(context, entry, 'taken', nth, functions, [actor.personId]);
}

/** The one who asked: that more is needed, or how it went. */
export function tellAsker(
  context: CommandContext,
  entry: Entry,
  event: 'returned' | 'decided',
): Promise<readonly Effect[]> {
  const { agreement, as } = context;
  const by = entry.matter.kind === 'free' ? entry.brief.askedBy : entry.matter.by;
  const asker = by === undefined ? undefined : functionNamed(agreement, by);
  if (!asker || asker.id === as?.id) return Promise.resolve([]);
  return tell(context, entry, event, entry.brief.revision, [asker.id]);
}

function tell(
  context: CommandContext,
  { brief: { brief, measureId, change } }: Entry,
  event: BriefEvent,
  nth: number,
  functionIds: readonly string[],
  except: readonly (string | undefined)[] = [],
): Promise<readonly Effect[]> {
  const key = `brief-${event}/${context.agreement.id}/${brief}/${nth}`;
  // It quotes the measure's question: masking that is to reach it.
  const quoted = measureId === undefined || change === undefined ? {} : { measureId, version: change };
  return toFunctions(context, functionIds, 'brief', { ...quoted, facts: { brief, event, nth } }, key, except);
}
