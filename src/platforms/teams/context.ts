import type { Form } from '../../chat/form.ts';
import type { Dispatch, ResolveFile } from '../../chat/incoming.ts';
import type { TeamsConfig } from './config.ts';
import type { Connector } from './connector.ts';
import type { KeptFiles } from './files.ts';
import type { Remembered } from './remember.ts';

export interface TeamsLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What answering needs. `forms` are those that are open, by the token that their button carries. */
export interface TeamsContext {
  readonly config: TeamsConfig;
  readonly connector: Connector;
  readonly dispatch: Dispatch;
  readonly log: TeamsLog;
  /** Files that nobody else keeps, until they are accepted. */
  readonly files: KeptFiles;
  /** Files that are kept, by their ref. */
  readonly resolveFile: ResolveFile;
  /** Offers of kept files that have been accepted, by their nonce. */
  readonly accepted: Remembered<true>;
  readonly forms: Remembered<Form>;
}
