import { z } from 'zod';
import type { PostResult } from '../../chat/incoming.ts';

type Undelivered = Exclude<PostResult, { kind: 'sent' }>;

const faultSchema = z.object({
  isAxiosError: z.literal(true),
  code: z.string().optional(),
  response: z
    .object({
      status: z.number(),
      headers: z.looseObject({ 'retry-after': z.unknown().optional(), date: z.unknown().optional() }).optional(),
      data: z.unknown().optional(),
    })
    .optional(),
});

/** What the library that fetches our token says was wrong. */
const tokenFaultSchema = z.object({ errorCode: z.string() });

const errorBodySchema = z.object({ error: z.object({ code: z.string() }) });

// The connection was never made: nothing can have been posted.
const unconnected = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
];

// Microsoft has taken our credentials for what they are, and refuses them.
const refusedCredentials = ['invalid_client', 'unauthorized_client', 'invalid_grant', 'access_denied'];
// An administrator has shut the app out of the whole organisation.
const shutOut = /BotDisabledByAdmin|BotNotRegistered|AppNotAllowed|TenantNotFound/i;
const refusedMessage =
  /BadSyntax|MessageSizeTooBig|ActivityTooLarge|RequestEntityTooLarge|ActivityNotFound|MessageNotFound/i;

/** The connector took what we sent, and its answer could not be read: it has been posted, nobody knows as what. */
export class UnreadAnswer extends Error {
  override readonly name = 'UnreadAnswer';
}

/** What a failed call to Microsoft's connector means for a post. The reason never holds what was posted. */
export function deliveryFault(error: unknown): Undelivered {
  if (error instanceof UnreadAnswer) return { kind: 'ambiguous', reason: error.name };
  const fault = faultSchema.safeParse(error);
  if (!fault.success) return tokenFault(error);
  const { response, code } = fault.data;
  if (response === undefined) {
    const reason = code ?? 'no response';
    return unconnected.includes(reason) ? { kind: 'retry', reason } : { kind: 'ambiguous', reason };
  }
  const named = errorBodySchema.safeParse(response.data);
  return ofStatus(
    response.status,
    [response.status, named.data?.error.code].filter(Boolean).join(' '),
    afterSeconds(response.headers),
  );
}

/** The call was never made: the token could not be fetched. */
function tokenFault(error: unknown): Undelivered {
  const { errorCode } = tokenFaultSchema.safeParse(error).data ?? {};
  return errorCode !== undefined && refusedCredentials.includes(errorCode)
    ? { kind: 'unreachable', reason: `token ${errorCode}`, what: 'installation' }
    : { kind: 'retry', afterSeconds: 60, reason: 'no token from Microsoft' };
}

/** A fault in a call that may safely be made again, such as opening a conversation. */
export function repeatable(fault: Undelivered): Undelivered {
  return fault.kind === 'ambiguous' ? { kind: 'retry', reason: fault.reason } : fault;
}

function ofStatus(status: number, reason: string, after: { afterSeconds?: number }): Undelivered {
  switch (status) {
    // Microsoft documents these four as not done, to be tried again.
    case 429:
      return { kind: 'retry', reason, limited: true, ...after };
    case 412:
    case 502:
    case 504:
      return { kind: 'retry', reason, ...after };
    case 401:
      return { kind: 'unreachable', reason, what: 'installation' };
    case 413:
      return { kind: 'unreachable', reason, what: 'message' };
    default:
      if (status >= 500 || status === 408) return { kind: 'ambiguous', reason };
      if (shutOut.test(reason)) return { kind: 'unreachable', reason, what: 'installation' };
      return { kind: 'unreachable', reason, what: refusedMessage.test(reason) ? 'message' : 'place' };
  }
}

/** Seconds, or a date (RFC 9110) beside the answer's own. */
function afterSeconds(headers: { 'retry-after'?: unknown; date?: unknown } | undefined): { afterSeconds?: number } {
  const after = String(headers?.['retry-after'] ?? '');
  const seconds = /^\d+(\.\d+)?$/u.test(after)
    ? Number(after)
    : (Date.parse(after) - Date.parse(String(headers?.date ?? ''))) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.ceil(seconds) } : {};
}
