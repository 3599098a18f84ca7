import type { Change, ChangeBody } from '../domain/measure.ts';
import { isoDateOf } from '../domain/time.ts';
import type { CommandResult, MeasureContext } from './commands/command.ts';
import type { NewChange } from './effects.ts';

/**
 * A double click: each press has an id of its own, so what tells is that the same function has recorded the very same
 * since the version that the button showed. It is kept once, and the answer says so.
 */
export async function pressedBefore(context: MeasureContext, result: CommandResult): Promise<CommandResult> {
  const { agreement, measure, shown, reads, t, today } = context;
  if (shown === undefined || measure.version <= shown) return result;
  const wanted = (result.effects ?? []).flatMap((effect) => (effect.kind === 'change' ? effect.changes : []));
  if (wanted.length === 0) return result;
  const since = (await reads.changes(agreement.id, measure.id)).filter((change) => change.version > shown);
  const taken = new Set(since.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
  // "Inget nytt" on an old card is news again on another day.
  const isOver = ({ body, at }: Change) => body.kind === 'no-news' && isoDateOf(at) !== today;
  const known = since.filter((change) => !taken.has(change.version) && !isOver(change));
  const isKnown = ({ functionId, body }: NewChange) =>
    known.some((change) => change.functionId === functionId && saysTheSame(change.body, body));
  if (!wanted.every(isKnown)) return result;
  return { outcome: 'done', message: t.say(t.common.alreadyDone), data: { measure: measure.number, repeated: true } };
}

function saysTheSame(a: ChangeBody, b: ChangeBody): boolean {
  if (a.kind === 'indicator' && b.kind === 'indicator' && a.added !== undefined)
    return a.indicator === b.indicator && a.added === b.added;
  return sorted(a) === sorted(b);
}

/** As text whatever the order of the fields, which the database does not keep. */
function sorted(body: ChangeBody): string {
  return JSON.stringify(Object.entries(body).sort(([x], [y]) => (x < y ? -1 : 1)));
}
