import type { ChannelRef, Dispatch, ResolveFile } from '../../chat/incoming.ts';
import type { Language } from '../../chat/message.ts';
import type { LocalDirectory } from './directory.ts';
import type { LocalPost, Renderers } from './render.ts';
import type { LocalTimeline } from './timeline.ts';
import type { ClockMove, ClockTarget } from './wire.ts';

/** What local mode needs of the application. */
export interface LocalDeps {
  readonly dispatch: Dispatch;
  readonly renderers: Renderers;
  /** What the files of messages are fetched by. */
  readonly files: ResolveFile;
  directory(): Promise<LocalDirectory>;
  /** The posts with a `seq` or an `updatedSeq` after the given one, oldest first. */
  posts(place: ChannelRef | { readonly function: string }, afterSeq: number): Promise<readonly LocalPost[]>;
  /** Local mode's own clock, and where it is on its way to: ISO instants with offset or zone. */
  clock(): Promise<{ readonly now: string; readonly goingTo?: string }>;
  /** Moves the clock forward; what falls due on the way is sent at its own time. `refused`: a sentence that says why not. */
  moveClock(target: ClockTarget, language: Language): Promise<ClockMove | { readonly refused: string }>;
  /** The agreement's clock in the page's language; undefined where there is no agreement. */
  timeline(language: Language): Promise<LocalTimeline | undefined>;
  readonly log: { error(fields: object, message: string): void };
}
