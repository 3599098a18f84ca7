import { lexicon } from '../app/commands/index.ts';
import type { TeamsCommand } from '../platforms/teams/manifest.ts';
import { sv } from '../text/sv.ts';

/** What most people look for stands first: Teams shows ten. */
const first = ['help', 'mine', 'clock', 'run-through', 'overview', 'members'];

/** The commands that Teams suggests while one writes: those that need no measure number, then in help's order. */
export const teamsCommands: readonly TeamsCommand[] = [...lexicon.commands]
  .sort((a, b) => placeOf(a.name) - placeOf(b.name))
  .flatMap((command) => {
    const help: { line: string; does: string } | undefined = sv.help.commands[command.name];
    const title = [command.root === 'measure' ? 'insats' : 'samverkan', command.words.sv[0]].filter(Boolean).join(' ');
    const suggested = command.needs === 'agreement' && command.words.sv.length > 0 && help !== undefined;
    return suggested
      ? [
          {
            title: title.slice(0, 32),
            description: help.does.slice(0, 128),
            scopes: ['personal', 'team', 'groupChat'] as const,
          },
        ]
      : [];
  })
  .slice(0, 12);

function placeOf(name: string): number {
  const place = first.indexOf(name);
  return place === -1 ? first.length : place;
}
