import { correlationOf } from './app/correlation.ts';
import { languageOf } from './app/scene.ts';
import type { Dispatch, ResolveFile } from './chat/incoming.ts';
import { hash } from './infra/ids.ts';
import { follow } from './infra/trail.ts';
import { textsIn } from './text/texts.ts';

/**
 * Milliseconds that whoever comes before the database is open waits for it: a start takes about as long, and a proxy leads people
 * to a bot that has just been exchanged. The answer still comes within Slack's 3 s.
 */
const patience = 1_500;

/** What platforms are handed before there is a database: people who come meanwhile wait a moment, or are told to come back. */
export interface Door {
  readonly dispatch: Dispatch;
  readonly file: ResolveFile;
  /** From now on everything goes in. */
  open(inside: { readonly dispatch: Dispatch; readonly file: ResolveFile }): void;
}

export function createDoor(): Door {
  let inside: { readonly dispatch: Dispatch; readonly file: ResolveFile } | undefined;
  let opening = () => {};
  const opened = new Promise<void>((resolve) => {
    opening = resolve;
  });
  return {
    dispatch: async (incoming) => {
      follow(correlationOf(incoming.id, hash));
      if (!inside) await within(opened, patience);
      if (inside) return inside.dispatch(incoming);
      const t = textsIn(languageOf(incoming));
      return { outcome: 'failed', message: t.say(t.common.starting), data: { starting: true } };
    },
    file: async (ref) => {
      if (inside) return inside.file(ref);
      throw new Error('The database is not open yet.');
    },
    open: (place) => {
      inside = place;
      opening();
    },
  };
}

async function within(done: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
