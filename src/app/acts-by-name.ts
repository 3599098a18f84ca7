import type { Origin } from '../chat/incoming.ts';

/** On the local page and the command line one is a function by its name, and every group is a channel by its own. */
export function actsByName({ account }: Origin): boolean {
  return account.platform === 'local' || account.platform === 'cli';
}
