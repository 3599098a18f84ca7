import { z } from 'zod';
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

// Entra's own codes for what people get wrong.
const todoByCode: Readonly<Record<string, string>> = {
  AADSTS7000215:
    'TEAMS_CLIENT_SECRET is wrong. Copy the column Value under Certificates & secrets, or make a new secret.',
  AADSTS7000222: 'TEAMS_CLIENT_SECRET has expired. Make a new one under Certificates & secrets.',
  AADSTS700016: 'TEAMS_CLIENT_ID is not in that tenant. Check it and TEAMS_TENANT_ID against the app registration.',
  AADSTS90002: 'TEAMS_TENANT_ID does not exist. Copy Directory (tenant) ID; the bot’s own tenant goes first.',
};

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
  if (isLoopback(config.serviceUrl)) return { ok: true, what: 'Teams: a local connector, no token needed' };
  const { answer, login } = await askForToken(config, fetchUrl);
  if (tokenSchema.safeParse(answer).success) return { ok: true, what: 'Teams: Microsoft gives the bot a token' };
  const fault = faultSchema.safeParse(answer);
  const code = /AADSTS\d+/u.exec(fault.data?.error_description ?? '')?.[0];
  return {
    ok: false,
    what: `Teams: no token from Microsoft${code ? ` (${code})` : ''}`,
    todo: todoByCode[code ?? ''] ?? `Check that this machine reaches ${login}, and the app registration in Entra.`,
  };
}

async function checkKeys(address: string, fetchUrl: typeof fetch): Promise<Finding> {
  const url = address.replace(/\/openidconfiguration$/u, '/keys');
  if (keysSchema.safeParse(await jsonFrom(fetchUrl, url)).success)
    return { ok: true, what: 'Teams: the keys that sign requests are fetched' };
  return {
    ok: false,
    what: 'Teams: the keys that sign requests can’t be fetched',
    todo: `Let this machine reach ${new URL(url).origin}: without them every message from Teams is refused.`,
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
