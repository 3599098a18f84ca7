import { z } from 'zod';
import { tokenFrom } from './check.ts';
import type { TeamsConfig } from './config.ts';

/** Where the bot stands in a channel. `unknown`: Microsoft would not say; `why` is its own word, or `unreachable`. */
export type Membership =
  | { readonly kind: 'member' | 'not-member' }
  | { readonly kind: 'unknown'; readonly why: string };

const faultSchema = z.object({ error: z.object({ code: z.string() }) });

/**
 * Whether the bot is in each conversation: only who is in one may ask who the others are. The answers themselves are
 * read by nobody. Never throws.
 */
export async function teamsMemberships(
  config: TeamsConfig,
  conversations: readonly string[],
  fetchUrl: typeof fetch = fetch,
): Promise<readonly Membership[]> {
  if (conversations.length === 0) return [];
  const token = await tokenFrom(config, fetchUrl);
  if (token === undefined) return conversations.map(() => ({ kind: 'unknown', why: 'no-token' }));
  const found: Membership[] = [];
  for (const conversation of conversations) found.push(await membership(config, conversation, token, fetchUrl));
  return found;
}

async function membership(
  { serviceUrl }: TeamsConfig,
  conversation: string,
  token: string,
  fetchUrl: typeof fetch,
): Promise<Membership> {
  // 50 is the fewest that may be asked for (learn.microsoft.com, Get paged members).
  const url = `${serviceUrl}/v3/conversations/${encodeURIComponent(conversation)}/pagedmembers?pageSize=50`;
  try {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const response = await fetchUrl(url, { headers, signal: AbortSignal.timeout(10_000) });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { kind: 'member' };
    const code = faultSchema.safeParse(body).data?.error.code ?? '';
    if (response.status === 404 || code === 'BotNotInConversationRoster') return { kind: 'not-member' };
    return { kind: 'unknown', why: [response.status, code].filter(Boolean).join(' ') };
  } catch {
    return { kind: 'unknown', why: 'unreachable' };
  }
}
