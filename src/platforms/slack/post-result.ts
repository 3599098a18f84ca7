import { notOurs, type PostResult } from '../../chat/incoming.ts';

type Failure = Exclude<PostResult, { kind: 'sent' }>;

/** Slack was not asked at all: there was no token to ask with, for now. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
  readonly reason: string;
  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Slack's answers that mean: not now, and nothing was posted. */
const later = new Set(['ratelimited', 'rate_limited', 'team_added_to_org', 'org_login_required', 'accesslimited']);
/** Slack's answers that do not tell whether it was posted. */
const unsure = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
/** Our own access is gone, so that nothing can be posted anywhere. `account_inactive` is the bot's account, not the person's. */
const installation = new Set([
  'account_inactive',
  'app_not_installed',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  notOurs,
  'not_allowed_token_type',
  'not_authed',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);
/** This message is refused wherever it is posted. */
const message =
  /^(invalid_blocks|invalid_arg|invalid_attachments|invalid_metadata|metadata_|msg_|no_text|only_one_table|message_not_found|cant_update_message|edit_window_closed)/;
/** Failures before a connection was there: nothing can have been posted. */
const beforeConnection =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** What a failed call means for what should have been posted. Every other answer of Slack's is a refusal for good. */
export function errorToPostResult(error: unknown): Failure {
  if (error instanceof NotAsked) return { kind: 'retry', reason: error.reason };
  const { code, retryAfter, statusCode } = fieldsOf(error);
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return {
        kind: 'retry',
        reason: 'rate_limited',
        limited: true,
        ...(typeof retryAfter === 'number' ? { afterSeconds: retryAfter } : {}),
      };
    case 'slack_webapi_platform_error': {
      const reason = platformErrorOf(error) ?? 'unknown_error';
      if (later.has(reason)) return { kind: 'retry', reason };
      if (unsure.has(reason)) return { kind: 'ambiguous', reason };
      return { kind: 'unreachable', reason, what: whatIsRefused(reason) };
    }
    case 'slack_webapi_http_error': {
      const reason = `http_${String(statusCode)}`;
      const refused = typeof statusCode === 'number' && statusCode < 500 && statusCode !== 408;
      return refused ? { kind: 'retry', reason } : { kind: 'ambiguous', reason };
    }
    case 'slack_webapi_request_error': {
      const reason = causeCodeOf(error);
      return beforeConnection.test(reason) ? { kind: 'retry', reason } : { kind: 'ambiguous', reason };
    }
    default:
      // A 429 without a Retry-After comes as a bare error, with its address.
      if (error instanceof Error && error.message.startsWith('Retry header'))
        return { kind: 'retry', reason: 'http_429', limited: true };
      return { kind: 'ambiguous', reason: error instanceof Error ? error.name : 'unknown_error' };
  }
}

/** Any word that Slack has not told us of is the place's. */
function whatIsRefused(reason: string): 'place' | 'installation' | 'message' {
  if (installation.has(reason)) return 'installation';
  return message.test(reason) ? 'message' : 'place';
}

/** Whether Slack refused who was asking rather than what: another token may do better. */
export function isRefusedToken(error: unknown): boolean {
  return /^(account_inactive|app_not_installed|invalid_auth|not_authed|token_expired|token_revoked)$/.test(
    platformErrorOf(error) ?? '',
  );
}

/** Slack's own word for what was wrong (`channel_not_found`), where it gave one. */
export function platformErrorOf(error: unknown): string | undefined {
  const { code, data } = fieldsOf(error);
  const word = code === 'slack_webapi_platform_error' ? fieldsOf(data).error : undefined;
  return typeof word === 'string' ? word.slice(0, 80) : undefined;
}

/** Whether Slack refused how the message looked: without blocks it may still take it. */
export function isRefusedLayout(error: unknown): boolean {
  const word = platformErrorOf(error) ?? '';
  return /^(invalid_blocks|msg_blocks_too_long|msg_too_long|invalid_attachments|only_one_table_allowed)/.test(word);
}

/** Whether it was a picture that Slack refused: one that it is still working on can't stand in a message yet. */
export function isRefusedPicture(error: unknown): boolean {
  const { data } = fieldsOf(error);
  const said = JSON.stringify([fieldsOf(data).errors, fieldsOf(fieldsOf(data).response_metadata).messages]);
  return platformErrorOf(error) === 'invalid_blocks' && /slack[ _]file/i.test(said);
}

/** The network's own word for what went wrong (`ECONNRESET`, `timeout`). */
export function causeCodeOf(error: unknown): string {
  let cause: unknown = fieldsOf(error).original ?? error;
  for (let depth = 0; depth < 4 && cause !== undefined; depth += 1) {
    const { code, name } = fieldsOf(cause);
    if (typeof code === 'string') return code;
    if (name === 'TimeoutError') return 'timeout';
    cause = fieldsOf(cause).cause;
  }
  return 'request_error';
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
