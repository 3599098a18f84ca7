import { changedSince } from '../domain/measure.ts';
import type { CommandResult, MeasureContext } from './commands/command.ts';
import { ask } from './questions.ts';

/**
 * A form or button carries the version it showed, and conflicts only if that same field changed since; what is typed
 * applies to the latest (product.md §2). The person sees both values and chooses.
 */
export function conflict(
  context: MeasureContext,
  field: 'status' | 'rating' | 'due' | 'plan',
  shown: { readonly yours: string; readonly theirs: string },
  again: { readonly command: string; readonly args: Readonly<Record<string, unknown>> },
): CommandResult | undefined {
  if (context.shown === undefined || !changedSince(context.measure.state, field, context.shown)) return undefined;
  const { t, measure } = context;
  if (shown.yours === shown.theirs)
    return {
      outcome: 'done',
      message: t.say(t.measures.saved.same(measure.number)),
      data: { measure: measure.number, unchanged: true },
    };
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'choice',
    text: [t.refusals.conflict(t.measures.fields[field] ?? field, shown.yours, shown.theirs)],
    options: [
      { label: t.refusals.changeAnyway, command: again.command, measure: measure.id, args: again.args },
      { label: t.refusals.keepTheirs, command: 'drop', args: {} },
    ],
    data: { conflict: field, measure: measure.number },
  });
  return { ...reply, effects: [effect] };
}
