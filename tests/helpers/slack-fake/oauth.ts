import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import type { Answer, Args } from './methods.ts';
import { botUserIn, type FakeState, nextId } from './state.ts';

/** What Slack answers who asks for tokens: with a code from its own page, or with a refresh token, each good for once. */
export function giveAccess(state: FakeState, args: Args): Answer {
  const { oauth } = state;
  if (args.client_id !== oauth.clientId) return { ok: false, error: 'invalid_client_id' };
  if (args.client_secret !== oauth.clientSecret) return { ok: false, error: 'bad_client_secret' };
  if (args.grant_type === 'refresh_token') return renew(state, String(args.refresh_token));
  const code = String(args.code);
  const given = oauth.codes.get(code);
  if (given === undefined) return { ok: false, error: 'invalid_code' };
  oauth.codes.delete(code);
  if (given.redirectUri !== args.redirect_uri) return { ok: false, error: 'bad_redirect_uri' };
  const { team } = given;
  return {
    ...newTokens(state, team ?? 'E0KONCERN'),
    bot_user_id: botUserIn(state, team ?? ''),
    app_id: 'A0SAMVERKAN',
    team: team === undefined ? null : { id: team, name: 'En arbetsyta' },
    enterprise: null,
    is_enterprise_install: team === undefined,
  };
}

function renew(state: FakeState, refresh: string): Answer {
  const known = state.oauth.refreshes.get(refresh);
  if (known === undefined) return { ok: false, error: 'invalid_refresh_token' };
  known.used += 1;
  if (known.used > 1) return { ok: false, error: 'invalid_refresh_token' };
  return newTokens(state, known.team);
}

function newTokens(state: FakeState, team: string): Answer & { ok: true } {
  const { oauth } = state;
  const rotating = oauth.rotation !== undefined;
  const token = `${rotating ? 'xoxe.' : ''}xoxb-${nextId(state, 'TOKEN')}`;
  oauth.tokens.set(token, { team, state: 'live' });
  const refresh = `xoxe-1-${nextId(state, 'REFRESH')}`;
  if (rotating) oauth.refreshes.set(refresh, { team, used: 0 });
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: botScopes.join(','),
    ...(rotating ? { refresh_token: refresh, expires_in: oauth.rotation } : {}),
  };
}

export function revoke(state: FakeState, team: string): void {
  for (const token of state.oauth.tokens.values()) if (token.team === team) token.state = 'token_revoked';
}

/** A person presses Allow on Slack's page, in that workspace or for the whole organisation. Gives where the browser is sent. */
export function approve(state: FakeState, address: string, team: string | undefined): string {
  const asked = new URL(address).searchParams;
  if (asked.get('client_id') !== state.oauth.clientId) throw new Error('Slack does not know the app.');
  const redirectUri = asked.get('redirect_uri') ?? '';
  const code = nextId(state, 'code.');
  state.oauth.codes.set(code, { team, redirectUri });
  const back = new URL(redirectUri);
  back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
  return back.href;
}
