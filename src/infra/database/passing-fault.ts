import { WrongKey } from './slack-workspaces.ts';

/** Nobody listens, the name is not known yet, no way there, or the connection broke. */
const passingCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * PostgreSQL's own (appendix A of its manual): 08 connections, 53 too many of them or no room, 57P01–57P04 shutting down and
 * starting up, 55P03 somebody holds the lock, 40001 and 40P01 somebody else was first.
 */
const passingStates = /^(08|53)...$|^57P0[1-4]$|^55P03$|^40001$|^40P01$/;

/** What pg says without a code: it heard nothing in time, or the connection ended. */
const passingWords =
  /^(timeout expired|timeout exceeded when trying to connect|Query read timeout|Connection terminated\b.*|Client has encountered a connection error and is not queryable)$/;

/**
 * Whether a database that can't be used may become usable by itself. What is wrong in the configuration (password, name of the
 * database, certificate) or with the tables is not.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isPassing);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (passingCodes.has(code) || passingStates.test(code) || passingWords.test(error.message)) return true;
  return error.cause !== undefined && isPassing(error.cause);
}

/** PostgreSQL does not let us in, or has no such database: 28 and 3D000; or what it holds is sealed with another key. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof WrongKey) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^28...$|^3D000$/.test(code) || isRefusal(error.cause);
}
