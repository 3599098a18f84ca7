import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenClaims {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  /** Unix seconds; undefined leaves it out. */
  readonly exp?: number | undefined;
  /** Unix seconds. */
  readonly nbf?: number;
}

type Algorithm = 'RS256' | 'HS256' | 'none';

export interface TeamsProxy {
  /** What the Playground calls instead of the bot. */
  readonly endpoint: string;
  /** For `TEAMS_OPENID_METADATA_URL`: the bot fetches the key that the proxy signs with beside it. */
  readonly openIdMetadataUrl: string;
  /** Every activity that went through, the newest last, with the bot's answer. */
  readonly passed: readonly {
    readonly activity: Record<string, unknown>;
    readonly status: number;
    readonly answer: unknown;
  }[];
  /** A token as Microsoft's connector would sign it, or with claims of one's own. */
  token(claims?: TokenClaims, algorithm?: Algorithm, keyId?: string): string;
  /** Posts an activity straight to the bot. `authorization` null leaves the header out. */
  post(activity: object, authorization?: string | null): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/**
 * A loopback proxy between the Playground and the bot that signs what passes, so that the bot's own checks of
 * Microsoft's signature are on in tests. The bot may start after the proxy: the token only needs its client id.
 */
export async function startTeamsProxy(options: { clientId: string; botPort: number }): Promise<TeamsProxy> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'local-key';
  const passed: { activity: Record<string, unknown>; status: number; answer: unknown }[] = [];
  const bot = `http://127.0.0.1:${options.botPort}/api/messages`;

  function token(claims: TokenClaims = {}, algorithm: Algorithm = 'RS256', keyId = kid): string {
    const now = Math.floor(Date.now() / 1000);
    const header = base64({ alg: algorithm, typ: 'JWT', kid: keyId });
    const payload = base64({
      iss: 'https://api.botframework.com',
      aud: options.clientId,
      nbf: now - 60,
      exp: now + 3600,
      ...claims,
    });
    const signed = `${header}.${payload}`;
    if (algorithm === 'none') return `${signed}.`;
    const signature =
      algorithm === 'RS256'
        ? createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')
        : createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
            .update(signed)
            .digest('base64url');
    return `${signed}.${signature}`;
  }

  async function post(activity: object, authorization?: string | null) {
    const serviceurl = 'serviceUrl' in activity ? String(activity.serviceUrl) : '';
    const header = authorization === undefined ? `Bearer ${token({ serviceurl })}` : authorization;
    const response = await fetch(bot, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === null ? {} : { authorization: header }) },
      body: JSON.stringify(activity),
    });
    const body = jsonOf(await response.text());
    return { status: response.status, body };
  }

  const server = createServer(async (request, response) => {
    if (request.url === '/v1/.well-known/keys') {
      const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
      return;
    }
    if (request.method !== 'POST') {
      // The Playground waits for an answer of any kind before it says that it is ready.
      response.writeHead(405).end();
      return;
    }
    const activity = jsonOf(await bodyOf(request)) as Record<string, unknown>;
    const answer = await post(activity).catch(() => ({ status: 502, body: undefined }));
    passed.push({ activity, status: answer.status, answer: answer.body });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  const port = await listen(server);

  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    openIdMetadataUrl: `http://127.0.0.1:${port}/v1/.well-known/openidconfiguration`,
    passed,
    token,
    post,
    close: () => closeServer(server),
  };
}

/** Listens on a free loopback port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
