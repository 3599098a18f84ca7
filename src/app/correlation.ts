import type { Commit } from './effects.ts';

/** Hexadecimal digits of a correlation id, and of the reference that a person is told: its beginning. */
const length = 16;
const toldLength = 8;

/**
 * One id for everything that one request, or one run of the clock, leads to: it stands in every log line from there to the sending
 * (docs/operations/README.md). A hash of the inbox id, so that a repeat has the same one and no id of a chat is in a log.
 */
export function correlationOf(seed: string, hash: (text: string) => string): string {
  return hash(`correlation ${seed}`).slice(0, length);
}

/** What a person is told when something failed: short enough to read aloud, and found in the log as the beginning of a correlation id. */
export function referenceOf(correlation: string): string {
  return correlation.slice(0, toldLength);
}

/** A commit with its correlation id: its own, its inbox id's, or that of its agreement and moment, where the clock acts. */
export function correlated(commit: Commit, hash: (text: string) => string): Commit & { readonly correlation: string } {
  const { inboxId, actor, agreementId, recordedAt, effects } = commit;
  const seed = inboxId ?? [actor, agreementId, recordedAt, ...effects.map(({ kind }) => kind)].join(' ');
  return { ...commit, correlation: commit.correlation ?? correlationOf(seed, hash) };
}
