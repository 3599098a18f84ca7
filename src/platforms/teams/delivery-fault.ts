import { z } from 'zod';
import type { PostResult } from '../../chat/incoming.ts';

type Undelivered = Exclude<PostResult, { kind: 'sent' }>;

const faultSchema = z.object({
  isAxiosError: z.literal(true),
  code: z.string().optional(),
  response: z
    .object({
      status: z.number(),
      headers: z.looseObject({ 'retry-after': z.unknown().optional() }).optional(),
      data: z.unknown().optional(),
    })
    .optional(),
});

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

/** What a failed call to Microsoft's connector means for a post. The reason never holds what was posted. */
export function deliveryFault(error: unknown): Undelivered {
  const fault = faultSchema.safeParse(error);
  // The call was never made: the token could not be fetched.
  if (!fault.success) return { kind: 'retry', afterSeconds: 60, reason: 'no token from Microsoft' };
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

/** A fault in a call that may safely be made again, such as opening a conversation. */
export function repeatable(fault: Undelivered): Undelivered {
  return fault.kind === 'ambiguous' ? { kind: 'retry', reason: fault.reason } : fault;
}

function ofStatus(status: number, reason: string, after: { afterSeconds?: number }): Undelivered {
  switch (status) {
    // Microsoft documents these four as not done, to be tried again.
    case 412:
    case 429:
    case 502:
    case 504:
      return { kind: 'retry', reason, ...after };
    case 401:
      return { kind: 'retry', reason: `${reason}: check TEAMS_CLIENT_SECRET`, afterSeconds: 300 };
    default:
      return status >= 500 || status === 408 ? { kind: 'ambiguous', reason } : { kind: 'unreachable', reason };
  }
}

function afterSeconds(headers: { 'retry-after'?: unknown } | undefined): { afterSeconds?: number } {
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.ceil(seconds) } : {};
}
