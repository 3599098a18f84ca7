import { z } from 'zod';

export interface SlackConfig {
  /** One workspace's, copied to the configuration. */
  readonly botToken?: string;
  /** Workspaces are installed by OAuth, and their tokens kept in the database. */
  readonly oauth?: SlackOAuth;
  /** The only workspaces that are spoken with, and whose people are; absent: the one that the token is for. */
  readonly teams?: readonly string[];
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly mode: SlackMode;
}

export interface SlackOAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** PUBLIC_URL: what people's browsers are sent back to. Nothing in a request decides it. */
  readonly address: string;
}

/** How Slack reaches us: over our address, signed, or over a connection that we open ourselves. */
export type SlackMode =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export type SlackConfigReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ok'; readonly config: SlackConfig }
  /** One line each, with where the value is found. */
  | { readonly kind: 'faults'; readonly faults: string[] };

const apps = 'api.slack.com/apps';
const defaultApiUrl = 'https://slack.com/api/';
/** Slack for US government; its documentation names this address and no other. */
const govApiUrl = 'https://slack-gov.com/api/';

const orOAuth = '(Or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, to install it in several workspaces.)';
const secretWhere = `Copy it from Basic Information, App Credentials, on ${apps}.`;
const botWhere = `Copy it from OAuth & Permissions on ${apps}.`;
const clientWhere = `Copy it from Basic Information, App Credentials, on ${apps}.`;
const teamWhere = 'The team id stands in the address of Slack in a browser, after app.slack.com/client/.';
const appWhere = `Create one under Basic Information, App-Level Tokens, with the scope connections:write, on ${apps}.`;

const environmentSchema = z.object({
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[\w-]{16,128}$/, `SLACK_SIGNING_SECRET does not look like a signing secret. ${secretWhere}`)
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/, `SLACK_BOT_TOKEN must begin with xoxb-. ${botWhere}`)
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\w.-]{3,100}$/, `SLACK_CLIENT_ID does not look like a client id. ${clientWhere}`)
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^[\w-]{16,128}$/, `SLACK_CLIENT_SECRET does not look like a client secret. ${clientWhere}`)
    .optional(),
  SLACK_WORKSPACES: z
    .string()
    .transform((list) => list.split(',').map((team) => team.trim()))
    .refine(
      (teams) => teams.every((team) => /^T[A-Z0-9]{2,30}$/.test(team)),
      `SLACK_WORKSPACES must be one or more team ids with commas between, such as T0123ABCD,T0456EFGH. ${teamWhere}`,
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/, `SLACK_APP_TOKEN must begin with xapp-. ${appWhere}`)
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(
      isAllowedApiUrl,
      `SLACK_API_URL may only be an address on this machine or ${govApiUrl}, since the token is sent there. Remove it to use ${defaultApiUrl}.`,
    )
    .optional(),
});

/** What the environment says about Slack. With SLACK_APP_TOKEN the bot uses Socket Mode and needs no signing secret. */
export function readSlackConfig(env: Readonly<Record<string, string | undefined>>): SlackConfigReading {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  if (Object.keys(given).every((name) => name === 'SLACK_API_URL')) return { kind: 'absent' };
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (!('SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given)) {
    faults.push(`SLACK_SIGNING_SECRET is missing. ${secretWhere} (Or set SLACK_APP_TOKEN for Socket Mode.)`);
  }
  faults.push(...missingFor(given, env));
  if (!parsed.success || faults.length > 0) return { kind: 'faults', faults };

  const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL, SLACK_WORKSPACES } = parsed.data;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = parsed.data;
  const mode: SlackMode =
    SLACK_APP_TOKEN === undefined
      ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET ?? '' }
      : { kind: 'socket', appToken: SLACK_APP_TOKEN };
  const apiUrl = (SLACK_API_URL ?? defaultApiUrl).replace(/\/?$/, '/');
  const address = env.PUBLIC_URL?.trim().replace(/\/+$/, '');
  const config: SlackConfig = {
    ...(SLACK_BOT_TOKEN === undefined ? {} : { botToken: SLACK_BOT_TOKEN }),
    ...(clientId && clientSecret && address ? { oauth: { clientId, clientSecret, address } } : {}),
    ...(SLACK_WORKSPACES === undefined ? {} : { teams: SLACK_WORKSPACES }),
    apiUrl,
    mode,
  };
  return { kind: 'ok', config };
}

/** With either of the client's two, workspaces are installed by OAuth, and all of it must be there. */
function missingFor(given: Readonly<Record<string, unknown>>, env: Readonly<Record<string, string | undefined>>) {
  if (!('SLACK_CLIENT_ID' in given || 'SLACK_CLIENT_SECRET' in given))
    return 'SLACK_BOT_TOKEN' in given ? [] : [`SLACK_BOT_TOKEN is missing. ${botWhere} ${orOAuth}`];
  const needed: Readonly<Record<string, string>> = {
    SLACK_CLIENT_ID: clientWhere,
    SLACK_CLIENT_SECRET: clientWhere,
    SLACK_WORKSPACES: `List the team ids that may install the app, with commas between: without it anybody's workspace could. ${teamWhere}`,
    SAMVERKAN_KEY: 'The tokens of workspaces are kept sealed with it. Make one with: openssl rand -base64 32',
    PUBLIC_URL: 'Slack sends people back to it after they have approved. Write the address that this bot is called by.',
  };
  return Object.entries(needed).flatMap(([name, where]) => (env[name]?.trim() ? [] : [`${name} is missing. ${where}`]));
}

function isAllowedApiUrl(text: string): boolean {
  if (text.replace(/\/?$/, '/') === govApiUrl) return true;
  return URL.canParse(text) && isLoopback(new URL(text));
}

/** Whether the address is on this machine (tests and emulators). */
export function isLoopback(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
}
