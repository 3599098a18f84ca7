/**
 * Looks for keys and tokens in what git holds: `node scripts/check-secrets.mjs`, or in the files and folders that are named.
 * Ends with 1 and the place of each, never the secret itself. What is made up for tests and says so is passed over.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\s|\\n)+[A-Za-z0-9+/=]{40,}/g],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}/g],
  ['a Slack webhook', /hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/]{20,}/g],
  ['a client secret of Entra', /\b[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g],
  ['an access key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a token of GitHub', /\bgh[opsur]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{40,}/g],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a key of Google', /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ['a signed token (JWT)', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  [
    'a password in an address',
    /\b(?:postgres(?:ql)?|smtps?|https?|mysql|redis|amqps?):\/\/[^\s:/@'"`<>]+:[^\s@/'"`<>]{3,}@[^\s'"`<>]+/g,
  ],
];

/** What is no secret, and why. */
const MADE_UP = [
  // Words or a row of the alphabet where a token would have what chance gives: all capitals, all letters, or few kinds.
  (found) => /^(?:xox[a-z]|xapp)-[A-Za-z-]*(?:\d[A-Za-z-]*){0,4}$/.test(found),
  (found) => /test|example|exempel|fake|dummy|hemlig|secret|not-a|invalid|påhitt/i.test(found),
  // A form to fill in, or one put together while the program runs.
  (found) => /\$\{|BYT-UT|:(?:password|lösenord|pw|pass|user|\*+|…)@/i.test(found),
  // Passwords in tests on this machine, and at names that can't exist.
  (found) =>
    /@(?:127\.0\.0\.1|localhost|\[::1\]|[\w.-]+\.(?:invalid|test|example)|(?:db|host|server|mail)\b)/i.test(found),
];

/** Files of other makers' letters and of bytes. */
const PASSED_OVER = /^package-lock\.json$|\.(?:png|jpe?g|woff2?|ttf|xlsx|docx|pdf|zip|ico)$/;

const named = process.argv.slice(2);
const files = named.length > 0 ? named.flatMap(filesIn) : tracked();
const faults = files.filter((path) => !PASSED_OVER.test(path)).flatMap(secretsIn);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`No secret was found in ${files.length} files.`);

function secretsIn(path) {
  const text = readOrNothing(path);
  return KINDS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => !MADE_UP.some((isMadeUp) => isMadeUp(found)))
      .map(
        ({ index }) =>
          `${path}:${text.slice(0, index).split('\n').length}: ${kind}. Take it out, and make it invalid where it was made.`,
      ),
  );
}

function tracked() {
  return execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '');
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A tracked file may be gone from the folder. */
function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
