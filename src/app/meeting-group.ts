import type { CommandContext, CommandResult } from './commands/command.ts';
import { findGroup } from './find-group.ts';
import { nearestNames } from './nearest-names.ts';
import type { Group } from './ports.ts';
import { ask } from './questions.ts';

/** Buttons in a question, as many as a platform takes in a row or two. */
const mostGroups = 20;

/** Runs the command again with the group chosen. */
interface Again {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * The group that a line about a meeting names: by id once it is chosen, by name, else the channel's own; else the person
 * is asked, those whose name is nearest first.
 */
export function groupFor(
  context: CommandContext,
  { id, typed }: { readonly id?: string | undefined; readonly typed: string },
  again: Again,
): { readonly group: Group } | { readonly result: CommandResult } {
  const { t, agreement } = context;
  const { groups } = agreement;
  const chosen = id === undefined ? undefined : groups.find((group) => group.id === id);
  const found = chosen ?? (typed === '' ? (context.group ?? only(groups)) : findGroup(typed, groups));
  if (found) return { group: found };
  const near = typed === '' ? [] : nearestNames(typed, groups);
  const text =
    typed === ''
      ? t.meetings.ask.whichGroup
      : t.meetings.ask.unknownGroup(
          typed,
          near.map(({ name }) => name),
        );
  const options = (near.length > 0 ? near : groups).slice(0, mostGroups).map((group) => ({
    label: group.name.slice(0, 75),
    command: again.command,
    args: { ...again.args, group: group.id },
  }));
  if (options.length === 0)
    return { result: { outcome: 'refused', message: t.say(text), data: { rule: 'no-groups' } } };
  const { reply, effect } = ask(context, agreement.id, {
    kind: 'choice',
    text: [text],
    options,
    data: { question: 'group', nearest: near.map(({ name }) => name) },
  });
  return { result: { ...reply, effects: [effect] } };
}

function only(groups: readonly Group[]): Group | undefined {
  return groups.length === 1 ? groups[0] : undefined;
}
