import { z } from 'zod';
import { teams as swedish } from '../../text/sv/teams.ts';
import { keyHosts, type TeamsConfig } from './config.ts';
import { isLoopback } from './hosts.ts';

/** What `doctor` says of one thing, and what to do when it is not well. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo?: string;
}

const tokenSchema = z.object({ access_token: z.string() });
const faultSchema = z.object({ error_description: z.string() });
const keysSchema = z.object({ keys: z.array(z.unknown()).min(1) });

type Cloud = { readonly login: string; readonly scope: string };

const cloudByKeyHost: Readonly<Record<(typeof keyHosts)[number], Cloud>> = {
  'login.botframework.com': {
    login: 'https://login.microsoftonline.com',
    scope: 'https://api.botframework.com/.default',
  },
  'login.botframework.azure.us': {
    login: 'https://login.microsoftonline.us',
    scope: 'https://api.botframework.us/.default',
  },
  'login.botframework.azure.cn': {
    login: 'https://login.partner.microsoftonline.cn',
    scope: 'https://api.botframework.azure.cn/.default',
  },
};

const { check: text } = swedish;

/** Whether Microsoft gives the bot a token and its keys can be fetched. On loopback nobody is asked. */
export async function checkTeams(config: TeamsConfig, fetchUrl: typeof fetch = fetch): Promise<Finding[]> {
  return Promise.all([checkToken(config, fetchUrl), checkKeys(keyAddressOf(config), fetchUrl)]);
}

/** The bot's token for the connector; empty for one on loopback, which is asked for none. Undefined when Microsoft gives none. */
export async function tokenFrom(config: TeamsConfig, fetchUrl: typeof fetch): Promise<string | undefined> {
  if (isLoopback(config.serviceUrl)) return '';
  const { answer } = await askForToken(config, fetchUrl);
  return tokenSchema.safeParse(answer).data?.access_token;
}

async function askForToken(config: TeamsConfig, fetchUrl: typeof fetch) {
  const host = new URL(keyAddressOf(config)).hostname;
  const { login, scope } = cloudByKeyHost[keyHosts.find((each) => each === host) ?? keyHosts[0]];
  const answer = await jsonFrom(fetchUrl, `${login}/${config.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: config.clientId,
      client_secret: config.clientSecret,
      scope,
    }),
  });
  return { answer, login };
}

function keyAddressOf({ openIdMetadataUrl }: TeamsConfig): string {
  return openIdMetadataUrl ?? `https://${keyHosts[0]}/v1/.well-known/openidconfiguration`;
}

async function checkToken(config: TeamsConfig, fetchUrl: typeof fetch): Promise<Finding> {
  if (isLoopback(config.serviceUrl)) return { ok: true, what: text.local };
  const { answer, login } = await askForToken(config, fetchUrl);
  if (tokenSchema.safeParse(answer).success) return { ok: true, what: text.token };
  const fault = faultSchema.safeParse(answer);
  const code = /AADSTS\d+/u.exec(fault.data?.error_description ?? '')?.[0];
  return {
    ok: false,
    what: text.noToken(code),
    todo: text.todo[code ?? ''] ?? text.reach(login),
  };
}

async function checkKeys(address: string, fetchUrl: typeof fetch): Promise<Finding> {
  const url = address.replace(/\/openidconfiguration$/u, '/keys');
  if (keysSchema.safeParse(await jsonFrom(fetchUrl, url)).success) return { ok: true, what: text.keys };
  return {
    ok: false,
    what: text.noKeys,
    todo: text.noKeysTodo(new URL(url).origin),
  };
}

/** The answer as JSON whatever its status, or undefined when there is none. */
async function jsonFrom(fetchUrl: typeof fetch, url: string, options: RequestInit = {}): Promise<unknown> {
  try {
    const response = await fetchUrl(url, { ...options, signal: AbortSignal.timeout(10_000) });
    return await response.json();
  } catch {
    return undefined;
  }
}
