import type { Client } from '@microsoft/teams.api';
import type { Form } from '../../chat/form.ts';
import type { Dispatch, Platform, ResolveFile } from '../../chat/incoming.ts';
import { createAnswerer } from './answer.ts';
import type { TeamsConfig } from './config.ts';
import { Connector } from './connector.ts';
import type { TeamsContext, TeamsLog } from './context.ts';
import { createEndpoint } from './endpoint.ts';
import { KeptFiles } from './files.ts';
import { isLoopback } from './hosts.ts';
import { Remembered } from './remember.ts';
import { quietLogger } from './sdk-logger.ts';
import { createPoster } from './send.ts';
import { createTokenGate } from './token-gate.ts';

export interface TeamsDeps {
  readonly dispatch: Dispatch;
  readonly log: TeamsLog;
  /** Told of each request that is refused before the SDK sees it, by its kind; anyone may send them, so it is logged seldom. */
  readonly refused: (kind: string) => void;
  /** What a file that somebody accepts is fetched by. */
  readonly files: ResolveFile;
  /** Milliseconds since 1970, by the machine's clock: Microsoft's tokens carry real time. */
  readonly machineNow: () => number;
  /** Milliseconds of a steady clock; the process's own unless a test steps it. */
  readonly now?: () => number;
}

/** The Teams platform. The SDK is loaded here, so that a run without Teams never does. */
export async function createTeams(config: TeamsConfig, deps: TeamsDeps): Promise<Platform> {
  const { App } = await import('@microsoft/teams.apps');
  const cloud = await cloudOf(config);
  const rules = {
    clientId: config.clientId,
    issuer: cloud.tokenIssuer,
    // As the SDK finds them.
    keysUrl: cloud.openIdMetadataUrl.replace(/\/openidconfiguration$/, '/keys'),
  };
  const endpoint = createEndpoint(createTokenGate(rules, deps.machineNow), deps.refused);
  const local = isLoopback(config.serviceUrl);
  const app = new App({
    httpServerAdapter: endpoint.adapter,
    clientId: config.clientId,
    tenantId: config.tenantId,
    serviceUrl: config.serviceUrl,
    cloud,
    // A loopback connector is the Playground: Microsoft is not asked for a token, and it gets no secret.
    ...(local ? { token: () => unsignedToken(config.clientId) } : { clientSecret: config.clientSecret }),
    // The environment could open the bot to anyone; an explicit no wins over it.
    dangerouslyAllowUnauthenticatedRequests: false,
    client: { timeout: 10_000 },
    logger: quietLogger(deps.log),
  });
  const connector = new Connector(httpOf(app.api), config.serviceUrl);
  const context: TeamsContext = {
    config,
    connector,
    dispatch: deps.dispatch,
    log: deps.log,
    files: new KeptFiles(deps.now ?? (() => performance.now())),
    resolveFile: deps.files,
    accepted: new Remembered<true>(1000),
    forms: new Remembered<Form>(500),
  };
  const answer = createAnswerer(context);
  app.use(({ activity }) => answer(activity));

  return {
    ...createPoster(connector, config.allowedTenants),
    endpoints: [{ path: '/api/messages', listener: endpoint.listener }],
    start: () => app.initialize(),
    stop: () => endpoint.stop(),
  };
}

async function cloudOf(config: TeamsConfig) {
  const { PUBLIC, US_GOV, CHINA } = await import('@microsoft/teams.api');
  const { openIdMetadataUrl } = config;
  if (openIdMetadataUrl === undefined) return PUBLIC;
  const cloud = [US_GOV, CHINA].find(
    (each) => new URL(each.openIdMetadataUrl).hostname === new URL(openIdMetadataUrl).hostname,
  );
  return { ...(cloud ?? PUBLIC), openIdMetadataUrl };
}

function httpOf(api: Client) {
  return {
    post: (url: string, body: unknown) => api.http.post(url, body),
    put: (url: string, body: unknown) => api.http.put(url, body),
    delete: (url: string) => api.http.delete(url),
  };
}

/** The SDK reads its own token, so it must look like one. */
function unsignedToken(appid: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ appid, exp: 4102444800 })}.`;
}
