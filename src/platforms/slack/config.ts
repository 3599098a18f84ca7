import { z } from 'zod';

export interface SlackConfig {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly mode: SlackMode;
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

const secretWhere = `Copy it from Basic Information, App Credentials, on ${apps}.`;
const botWhere = `Copy it from OAuth & Permissions on ${apps}.`;
const appWhere = `Create one under Basic Information, App-Level Tokens, with the scope connections:write, on ${apps}.`;

const environmentSchema = z.object({
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[\w-]{16,128}$/, `SLACK_SIGNING_SECRET does not look like a signing secret. ${secretWhere}`)
    .optional(),
  SLACK_BOT_TOKEN: z
    .string({ error: `SLACK_BOT_TOKEN is missing. ${botWhere}` })
    .regex(/^xoxb-[\w-]+$/, `SLACK_BOT_TOKEN must begin with xoxb-. ${botWhere}`),
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
  if (!('SLACK_SIGNING_SECRET' in given || 'SLACK_BOT_TOKEN' in given || 'SLACK_APP_TOKEN' in given)) {
    return { kind: 'absent' };
  }
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (!('SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given)) {
    faults.push(`SLACK_SIGNING_SECRET is missing. ${secretWhere} (Or set SLACK_APP_TOKEN for Socket Mode.)`);
  }
  if (!parsed.success || faults.length > 0) return { kind: 'faults', faults };

  const { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL } = parsed.data;
  const mode: SlackMode =
    SLACK_APP_TOKEN === undefined
      ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET ?? '' }
      : { kind: 'socket', appToken: SLACK_APP_TOKEN };
  const apiUrl = (SLACK_API_URL ?? defaultApiUrl).replace(/\/?$/, '/');
  return { kind: 'ok', config: { botToken: SLACK_BOT_TOKEN, apiUrl, mode } };
}

function isAllowedApiUrl(text: string): boolean {
  if (text.replace(/\/?$/, '/') === govApiUrl) return true;
  return URL.canParse(text) && isLoopback(new URL(text));
}

/** Whether the address is on this machine (tests and emulators). */
export function isLoopback(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
}
