import { resolve } from 'node:path';
import { z } from 'zod';
import type { AccountRef } from './chat/incoming.ts';
import type { MailConfig } from './infra/mail.ts';
import { readSealingKey, type SealingKeys } from './infra/seal.ts';
import { readSlackConfig, type SlackConfig } from './platforms/slack/config.ts';
import { readTeamsConfig, type TeamsConfig } from './platforms/teams/config.ts';

export interface Config {
  readonly database: { readonly url: string } | { readonly directory: string };
  /** Where what must outlive the database is kept. */
  readonly dataFolder: string;
  readonly port: number;
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  /** For those who can be reached in no other way. */
  readonly mail?: MailConfig;
  /** What secrets are sealed with in the database. */
  readonly sealing?: SealingKeys;
  /** What it is called from outside, without a slash at the end. */
  readonly publicUrl?: string;
  /** Opens /metrics to whoever shows it; without it nobody reads them. */
  readonly metricsToken?: string;
  readonly administrators: readonly AccountRef[];
  /** No platform is configured: the page on this machine. */
  readonly local: boolean;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] };

/** What deploy/samverkan.env.example has where somebody is to fill in a value. */
const placeholder = 'BYT-UT';

const howToMakeKey =
  'Make one with: openssl rand -base64 32. Keep a copy outside the machine: without it workspaces must be installed again.';

function sealingKey(name: string) {
  return z.string().transform((text, context): Buffer => {
    const key = readSealingKey(text);
    if (key !== undefined) return key;
    context.addIssue({ code: 'custom', message: `${name} must be 32 bytes in base64 or hex. ${howToMakeKey}` });
    return z.NEVER;
  });
}

const own = z.object({
  SAMVERKAN_KEY: sealingKey('SAMVERKAN_KEY').optional(),
  SAMVERKAN_KEY_PREVIOUS: sealingKey('SAMVERKAN_KEY_PREVIOUS').optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/[^/]+\/.+/,
      'DATABASE_URL must look like postgresql://user:password@host:5432/database. Ask whoever runs the PostgreSQL server, or remove it to use the embedded database.',
    )
    .refine(
      // A password with # or / in it ends the address before the host; what is no such address at all is said above.
      (url) => !/^postgres(ql)?:\/\/[^/]/.test(url) || URL.canParse(url),
      'DATABASE_URL is not an address: in the user name and the password, write %23 for #, %2F for /, %3F for ?, %40 for @ and %3A for :.',
    )
    .optional(),
  SAMVERKAN_DATA: z.string().default('./data'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'PORT must be a number, such as 3000.')
    .transform(Number)
    .refine((port) => port <= 65_535, 'PORT must be at most 65535.')
    .default(3000),
  PUBLIC_URL: z
    .string()
    .refine(
      isPublicUrl,
      'PUBLIC_URL must be the address that this bot is called by from outside, such as https://samverkan.kommunen.se. It is the one that Slack or Teams is set to call, without /slack/events or /api/messages.',
    )
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'METRICS_TOKEN must be at least 16 characters without spaces or å, ä and ö. Make one with "openssl rand -hex 24" and give Prometheus the same, or remove it to keep /metrics closed.',
    )
    .optional(),
  ADMIN_SLACK: z
    .string()
    .regex(
      /^\s*([TE]\w+\/[UW]\w+\s*(,\s*|$))*$/,
      'ADMIN_SLACK must be TEAM/USER, several with commas, such as T0123ABCD/U0456EFGH. Find the user id under Profile, More, Copy member ID; the team id stands in the address of Slack in a browser.',
    )
    .optional(),
  ADMIN_TEAMS: z
    .string()
    .regex(
      /^\s*([0-9a-f-]{36}\/[0-9a-f-]{36}\s*(,\s*|$))*$/i,
      'ADMIN_TEAMS must be TENANT/OBJECTID, several with commas. Both ids stand under the user in the Microsoft Entra admin center.',
    )
    .optional(),
});

/** Calendar programs keep what they read for themselves: without TLS others could read the address, which is a secret. */
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  const isHere = protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return (protocol === 'https:' || isHere) && username === '' && search === '' && hash === '';
}

function isMailAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  // A lone per cent sign in a password is no escape.
  const isEscaped = !/%(?![0-9a-f]{2})/i.test(`${username}${password}`);
  return /^smtps?:$/.test(protocol) && hostname !== '' && isEscaped;
}

/** SMTP_URL and SMTP_FROM: both, or neither. */
const mail = z
  .object({
    SMTP_URL: z
      .string()
      .refine(
        isMailAddress,
        'SMTP_URL must look like smtps://user:password@host:465, or smtp://host:587 for STARTTLS, with %40 for @ and the like in the password. Ask whoever runs the e-mail server.',
      )
      .optional(),
    SMTP_FROM: z
      .string()
      .regex(
        /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/,
        'SMTP_FROM must be an address alone, such as samverkan@kommunen.se.',
      )
      .optional(),
  })
  .superRefine(({ SMTP_URL, SMTP_FROM }, context) => {
    if ((SMTP_URL === undefined) === (SMTP_FROM === undefined)) return;
    const message =
      SMTP_URL === undefined
        ? 'SMTP_URL is missing: SMTP_FROM is set. Ask whoever runs the e-mail server, or remove SMTP_FROM to do without e-mail.'
        : 'SMTP_FROM is missing: SMTP_URL is set. Write the address that letters come from, such as samverkan@kommunen.se.';
    context.addIssue({ code: 'custom', message });
  })
  .transform(({ SMTP_URL, SMTP_FROM }): MailConfig | undefined => {
    if (SMTP_URL === undefined || SMTP_FROM === undefined) return undefined;
    const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
    const secure = protocol === 'smtps:';
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTls: !secure && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname),
      ...(username === '' ? {} : { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
      from: SMTP_FROM,
    };
  });

/** Reads the environment: everything that is missing, malformed or unsafe is a line that says where to find the value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const unfilled = Object.keys(given).filter((name) => given[name]?.includes(placeholder));
  if (unfilled.length > 0)
    return {
      ok: false,
      faults: unfilled.map((name) => `${name} is still ${placeholder}. Fill it in, or remove the line.`),
    };
  const read = own.safeParse(given);
  const letters = mail.safeParse(given);
  const slack = readSlackConfig(given);
  const teams = readTeamsConfig(given);
  const faults = [
    ...(read.success ? [] : read.error.issues.map((issue) => issue.message)),
    ...(letters.success ? [] : letters.error.issues.map((issue) => issue.message)),
    ...(slack.kind === 'faults' ? slack.faults : []),
    ...(teams.kind === 'faults' ? teams.faults : []),
  ];
  if (!read.success || !letters.success || faults.length > 0) return { ok: false, faults };
  const { SAMVERKAN_KEY: current, SAMVERKAN_KEY_PREVIOUS: previous } = read.data;
  const { DATABASE_URL, SAMVERKAN_DATA, PORT, PUBLIC_URL, METRICS_TOKEN, ADMIN_SLACK, ADMIN_TEAMS } = read.data;
  const local = slack.kind === 'absent' && teams.kind === 'absent';
  const publicUrl = PUBLIC_URL ?? (local ? `http://127.0.0.1:${PORT}` : undefined);
  const config: Config = {
    database: DATABASE_URL === undefined ? { directory: resolve(SAMVERKAN_DATA) } : { url: DATABASE_URL },
    dataFolder: resolve(SAMVERKAN_DATA),
    port: PORT,
    ...(slack.kind === 'ok' ? { slack: slack.config } : {}),
    ...(teams.kind === 'ok' ? { teams: teams.config } : {}),
    ...(letters.data ? { mail: letters.data } : {}),
    ...(current ? { sealing: { current, ...(previous ? { previous } : {}) } } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(METRICS_TOKEN === undefined ? {} : { metricsToken: METRICS_TOKEN }),
    administrators: [...accounts('slack', ADMIN_SLACK), ...accounts('teams', ADMIN_TEAMS)],
    local,
  };
  return { ok: true, config };
}

function accounts(platform: 'slack' | 'teams', list: string | undefined): readonly AccountRef[] {
  return (list ?? '').split(',').flatMap((entry) => {
    const [tenant, id] = entry.trim().split('/');
    return tenant && id ? [{ platform, tenant, id }] : [];
  });
}
