/** A workspace that the app has been installed in by OAuth, with its tokens opened. Never logged, never answered with. */
export interface Workspace {
  readonly team: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  readonly token: string;
  /** Only where Slack's token rotation is on: serves once. */
  readonly refresh?: string;
  /** When the token ends, as an ISO instant, where it does. */
  readonly expiresAt?: string;
  /** ISO instant: another when the app has been installed again. */
  readonly installedAt: string;
}

export type NewTokens = Pick<Workspace, 'token' | 'refresh' | 'expiresAt'>;

/**
 * Where workspaces are kept, shared by every replica. Each throws when the database is away, or not open yet. They are
 * taken away with their channels, by the application.
 */
export interface WorkspaceStore {
  find(team: string): Promise<Workspace | undefined>;
  /** A new workspace, or one that has been installed again. */
  keep(workspace: Omit<Workspace, 'installedAt'>): Promise<void>;
  /** Whether this process is the one to renew that token; for twenty seconds nobody else is. */
  claimRenewal(team: string, refresh: string): Promise<boolean>;
  /** Only if the workspace still has the token that was renewed. */
  renewed(team: string, refresh: string, fresh: NewTokens): Promise<void>;
  /** It could not be renewed, and whoever comes next may try. */
  giveUpRenewal(team: string, refresh: string): Promise<void>;
}
