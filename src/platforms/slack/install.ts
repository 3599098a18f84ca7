import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Platform } from '../../chat/incoming.ts';
import { tokensOf, tokensSchema } from './access.ts';
import type { SlackOAuth } from './config.ts';
import { createPage, type Page } from './install-page.ts';
import { errandLives, isErrand, newErrand } from './oauth-state.ts';
import { platformErrorOf } from './post-result.ts';
import { botScopes } from './scopes.ts';
import type { SlackLog } from './slack-log.ts';
import type { WebClient } from './web-client.ts';
import type { WorkspaceStore } from './workspaces.ts';

export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth';

interface InstallDeps {
  readonly oauth: SlackOAuth;
  readonly apiUrl: string;
  readonly teams: readonly string[];
  readonly store: Pick<WorkspaceStore, 'keep'>;
  /** A client with that token, or with none. */
  readonly clientWith: (token?: string) => WebClient;
  /** The workspace is there, or there anew. */
  readonly installed: (team: string) => void;
  readonly log: SlackLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is used of Slack's answer to a code (docs.slack.dev/reference/methods/oauth.v2.access). */
const accessSchema = tokensSchema.extend({
  token_type: z.literal('bot'),
  scope: z.string(),
  bot_user_id: z.string().min(1).max(100),
  team: z.object({ id: z.string().min(1).max(100) }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

const cookieName = 'samverkan_install';
/** Longer than any code or state of Slack's. */
const longestAddress = 4000;

/**
 * Installing the app in a workspace: `GET /slack/install` sends the browser to Slack, and `GET /slack/oauth` receives it back.
 * Which address it comes back to is the configuration's, never the request's; only a workspace in the list is kept.
 */
export function createInstall(deps: InstallDeps): Platform['endpoints'] {
  const { oauth, log, now } = deps;
  const redirectUri = `${oauth.address}${redirectPath}`;
  const secure = oauth.address.startsWith('https:') ? '; Secure' : '';
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/slack/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  const page = createPage(cookie('', 0));

  function begin(_request: IncomingMessage, response: ServerResponse): void {
    const errand = newErrand(oauth.clientSecret, now());
    const address = new URL('/oauth/v2/authorize', deps.apiUrl);
    address.search = new URLSearchParams({
      client_id: oauth.clientId,
      scope: botScopes.join(','),
      redirect_uri: redirectUri,
      state: errand.state,
    }).toString();
    response
      .writeHead(302, {
        location: address.href,
        'set-cookie': cookie(errand.cookie, errandLives / 1000),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .end();
  }

  async function receive(request: IncomingMessage): Promise<Page> {
    const query = new URL(request.url ?? '', oauth.address).searchParams;
    if (!isErrand(query.get('state') ?? '', cookieOf(request), oauth.clientSecret, now())) {
      log.warn('slack-install-refused', { kind: 'state' });
      return 'expired';
    }
    const code = query.get('code');
    // Whoever says no in Slack comes back with `error` and no code.
    return code === null ? 'cancelled' : exchange(code);
  }

  async function exchange(code: string): Promise<Page> {
    const { clientId: client_id, clientSecret: client_secret } = oauth;
    let given: z.output<typeof accessSchema>;
    try {
      const answer = await deps
        .clientWith()
        .oauth.v2.access({ client_id, client_secret, code, redirect_uri: redirectUri });
      given = accessSchema.parse(answer);
    } catch (error) {
      const reason = platformErrorOf(error);
      log.warn('slack-install-refused', { kind: 'code', reason: reason ?? 'unreachable' });
      return reason === undefined ? 'unreachable' : 'refused';
    }
    const team = given.team?.id;
    if (team === undefined || given.is_enterprise_install) {
      await revoked(given.access_token);
      log.warn('slack-install-refused', { kind: 'organisation' });
      return 'whole';
    }
    if (!deps.teams.includes(team)) {
      const isRevoked = await revoked(given.access_token);
      log.warn('slack-install-refused', { kind: 'workspace', team, revoked: isRevoked });
      return isRevoked ? 'foreign' : 'foreignKept';
    }
    return keep(team, given);
  }

  async function keep(team: string, given: z.output<typeof accessSchema>): Promise<Page> {
    try {
      const scopes = given.scope.split(',');
      await deps.store.keep({ team, botUser: given.bot_user_id, scopes, ...tokensOf(given, now()) });
    } catch (error) {
      await revoked(given.access_token);
      log.error('slack-install-failed', { team, fault: error instanceof Error ? error.name : 'unknown' });
      return 'later';
    }
    deps.installed(team);
    log.info('slack-installed', { team });
    return 'installed';
  }

  async function revoked(token: string): Promise<boolean> {
    try {
      await deps.clientWith(token).auth.revoke();
      return true;
    } catch {
      return false;
    }
  }

  const only = (take: (request: IncomingMessage, response: ServerResponse) => void) => {
    return (request: IncomingMessage, response: ServerResponse): void => {
      if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
      if ((request.url ?? '').length > longestAddress) return void response.writeHead(414).end();
      take(request, response);
    };
  };
  return [
    { path: installPath, listener: only(begin) },
    {
      path: redirectPath,
      listener: only((request, response) => {
        void receive(request)
          .catch((error: unknown): Page => {
            log.error('slack-install-failed', { fault: error instanceof Error ? error.name : 'unknown' });
            return 'unreachable';
          })
          .then((what) => page(response, what));
      }),
    },
  ];
}

function cookieOf({ headers }: IncomingMessage): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const [own] = pairs.filter((pair) => pair.startsWith(`${cookieName}=`));
  return own?.slice(cookieName.length + 1) ?? '';
}
