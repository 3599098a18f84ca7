import { z } from 'zod';
import { isLoopback, isTeamsHost } from './hosts.ts';

/**
 * @property tenantId the bot's own tenant, which its tokens are fetched from
 * @property allowedTenants every tenant whose people may use the bot, its own first
 * @property clientSecretExpires the secret's last day, which only Entra knows
 * @property serviceUrl Microsoft's connector, without a slash at the end; a conversation's own is preferred once seen
 * @property openIdMetadataUrl where the keys that sign Teams' requests are found, when not in Microsoft's public cloud
 */
export interface TeamsConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientSecretExpires?: string;
  readonly tenantId: string;
  readonly allowedTenants: readonly string[];
  readonly serviceUrl: string;
  readonly openIdMetadataUrl?: string;
}

export type TeamsConfigReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ok'; readonly config: TeamsConfig }
  | { readonly kind: 'faults'; readonly faults: string[] };

/** Microsoft's own hosts for the keys that sign requests: the public cloud and the documented sovereign ones. */
export const keyHosts = [
  'login.botframework.com',
  'login.botframework.azure.us',
  'login.botframework.azure.cn',
] as const;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const fieldsSchema = z.object({
  TEAMS_CLIENT_ID: z
    .string('TEAMS_CLIENT_ID is missing. Copy Application (client) ID from the app registration in Entra.')
    .trim()
    .toLowerCase()
    .regex(guid, 'TEAMS_CLIENT_ID is not an id. Copy Application (client) ID from the app registration in Entra.'),
  TEAMS_CLIENT_SECRET: z
    .string('TEAMS_CLIENT_SECRET is missing. Make one under Certificates & secrets of the app registration in Entra.')
    .trim()
    .refine(
      (secret) => !guid.test(secret.toLowerCase()),
      'TEAMS_CLIENT_SECRET is the Secret ID. Copy the column Value under Certificates & secrets.',
    ),
  TEAMS_CLIENT_SECRET_EXPIRES: z.iso
    .date(
      'TEAMS_CLIENT_SECRET_EXPIRES must be a date such as 2028-05-31. Copy the column Expires under Certificates & secrets, or leave it out.',
    )
    .optional(),
  TEAMS_TENANT_ID: z
    .string('TEAMS_TENANT_ID is missing. Copy Directory (tenant) ID from the app registration in Entra.')
    .transform((list) =>
      list
        .split(',')
        .map((id) => id.trim().toLowerCase())
        .filter((id) => id !== ''),
    )
    .refine(
      (ids) => ids.length > 0 && ids.every((id) => guid.test(id)),
      'TEAMS_TENANT_ID must be one or more tenant ids with commas between, the bot’s own first. Copy Directory (tenant) ID from the app registration in Entra.',
    ),
  TEAMS_SERVICE_URL: z
    .string()
    .default('https://smba.trafficmanager.net/teams')
    .refine(
      (url) => isTeamsHost(url) || isLoopback(url),
      'TEAMS_SERVICE_URL must be one of Microsoft’s addresses for bots, or loopback in a test. Leave it out to use https://smba.trafficmanager.net/teams.',
    )
    .transform((url) => url.replace(/\/+$/u, '')),
  TEAMS_OPENID_METADATA_URL: z
    .string()
    .refine(
      isKeyAddress,
      'TEAMS_OPENID_METADATA_URL must end with /openidconfiguration at one of Microsoft’s hosts (government clouds), or at loopback in a test. Leave it out in the public cloud.',
    )
    .optional(),
});

const openDoor = 'DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS is set. Remove it: with it anyone could speak as anyone.';

/** Teams' part of the environment. Absent when nothing of it is set; every fault says where the value is found. */
export function readTeamsConfig(env: Readonly<Record<string, string | undefined>>): TeamsConfigReading {
  const set = Object.fromEntries(
    Object.keys(fieldsSchema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name]]] : [])),
  );
  // A door left open is a fault whatever else is set: Teams may be configured tomorrow.
  if (Object.keys(set).length === 0)
    return env.DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS ? { kind: 'faults', faults: [openDoor] } : { kind: 'absent' };
  const read = fieldsSchema.safeParse(set);
  const faults = [
    ...(read.error?.issues.map((issue) => issue.message) ?? []),
    ...(env.DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS ? [openDoor] : []),
  ];
  const [tenantId] = read.data?.TEAMS_TENANT_ID ?? [];
  if (faults.length > 0 || !read.success || tenantId === undefined) return { kind: 'faults', faults };
  const {
    TEAMS_OPENID_METADATA_URL: openIdMetadataUrl,
    TEAMS_CLIENT_SECRET_EXPIRES: clientSecretExpires,
    ...fields
  } = read.data;
  return {
    kind: 'ok',
    config: {
      clientId: fields.TEAMS_CLIENT_ID,
      clientSecret: fields.TEAMS_CLIENT_SECRET,
      ...(clientSecretExpires === undefined ? {} : { clientSecretExpires }),
      tenantId,
      allowedTenants: fields.TEAMS_TENANT_ID,
      serviceUrl: fields.TEAMS_SERVICE_URL,
      ...(openIdMetadataUrl === undefined ? {} : { openIdMetadataUrl }),
    },
  };
}

function isKeyAddress(address: string): boolean {
  if (!URL.canParse(address) || !address.endsWith('/openidconfiguration')) return false;
  const { protocol, hostname } = new URL(address);
  return isLoopback(address) || (protocol === 'https:' && keyHosts.some((host) => host === hostname));
}
