import type { ChannelRef, Dispatch } from '../../chat/incoming.ts';
import type { LocalDirectory } from './directory.ts';
import type { LocalPost, Renderers } from './render.ts';

/** What local mode needs of the application. */
export interface LocalDeps {
  readonly dispatch: Dispatch;
  readonly renderers: Renderers;
  directory(): Promise<LocalDirectory>;
  /** The posts with a `seq` or an `updatedSeq` after the given one, oldest first. */
  posts(place: ChannelRef | { readonly function: string }, afterSeq: number): Promise<readonly LocalPost[]>;
  /** Local mode's own clock: an ISO instant with offset or zone. */
  clock(): Promise<{ readonly now: string }>;
  readonly log: { error(fields: object, message: string): void };
}
