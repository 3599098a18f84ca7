import { correlationOf } from './app/correlation.ts';
import { languageOf } from './app/scene.ts';
import type { Dispatch, ResolveFile } from './chat/incoming.ts';
import { hash } from './infra/ids.ts';
import { follow } from './infra/trail.ts';
import { textsIn } from './text/texts.ts';

/** What platforms are handed before there is a database: people who come meanwhile are told to come back. */
export interface Door {
  readonly dispatch: Dispatch;
  readonly file: ResolveFile;
  /** From now on everything goes in. */
  open(inside: { readonly dispatch: Dispatch; readonly file: ResolveFile }): void;
}

export function createDoor(): Door {
  let inside: { readonly dispatch: Dispatch; readonly file: ResolveFile } | undefined;
  return {
    dispatch: async (incoming) => {
      follow(correlationOf(incoming.id, hash));
      if (inside) return inside.dispatch(incoming);
      const t = textsIn(languageOf(incoming));
      return { outcome: 'failed', message: t.say(t.common.starting), data: { starting: true } };
    },
    file: async (ref) => {
      if (inside) return inside.file(ref);
      throw new Error('The database is not open yet.');
    },
    open: (opened) => {
      inside = opened;
    },
  };
}
