import type { FindResult, PostResult } from '../chat/incoming.ts';

/** Whether it may have been posted without our knowing, and how often it was sent in spite of that. */
export interface Doubt {
  readonly inDoubt: boolean;
  readonly possibleDoubles: number;
}

/** A delivery that is being sent: how it stood before this try. */
export interface Standing extends Doubt {
  /** Whether it may come twice where nobody can tell whether it came (delivery-kinds.ts). */
  readonly mayBeDoubled: boolean;
  /** Tries before this one. */
  readonly attempts: number;
}

/** What is done with a delivery after looking for it, or at once when there is no doubt. */
export type First =
  /**
   * `afterwards`: what is recorded before it is posted, since the process may die while it is. `unresolved`: nobody knows
   * whether an earlier try came.
   */
  { readonly kind: 'post'; readonly afterwards: Doubt; readonly unresolved: boolean } | Settled;

/** What comes of a try. */
export type Settled =
  | { readonly kind: 'sent'; readonly messageId: string; readonly channelId: string }
  /** `pauseMs`: nothing more is sent in the whole workspace or tenant for so long. */
  | {
      readonly kind: 'again';
      readonly afterMs: number;
      readonly reason: string;
      readonly attempts: number;
      readonly doubt: Doubt;
      readonly pauseMs?: number;
    }
  /** It can't be had there. `whole`: nothing can, since the installation's own access is gone. */
  | { readonly kind: 'next-way'; readonly reason: string; readonly whole: boolean }
  /** `tell`: the coordinators have to see to it themselves. */
  | { readonly kind: 'give-up'; readonly reason: string; readonly tell: boolean };

const second = 1000;
const minute = 60 * second;

/** The pause after a first failure; it doubles with each. */
const firstPause = 2 * second;
const longestPause = 30 * minute;
/** With pauses of a quarter of an hour on average about three days: longer than a platform is ever away. */
export const mostAttempts = 300;

/** Seconds. No platform asks for more. */
const longestAsked = 6 * 24 * 3600;

/** What timed out may still be taken by the platform: nobody looks for it, or sends it again, sooner than this. */
export const doubtPause = 30 * second;

/** An administrator may mend a token that was replaced: half an hour, before other ways are taken. */
const wholeAttempts = 6;
const wholePause = 5 * minute;

/** Nobody knows whether it came. */
export const uncertain = 'uncertain';
const triedTooOften = 'tried-too-often';

/** Nothing has been posted of it so far. */
export function firstPost({ possibleDoubles }: Doubt): First {
  return { kind: 'post', afterwards: { inDoubt: true, possibleDoubles }, unresolved: false };
}

/** After an ambiguous failure: what looking for the post gave. `random`: 0–1. */
export function afterLook(row: Standing, found: FindResult, random: number): First {
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', messageId: found.messageId, channelId: found.channelId };
    case 'absent':
      return firstPost(row);
    // Waiting for an answer never doubles anything.
    case 'later': {
      const attempts = row.attempts + 1;
      if (attempts >= mostAttempts) return uncertainFor(row);
      const afterMs =
        found.afterSeconds === undefined
          ? doubtPause + pauseAfter(attempts, random)
          : noSooner(found.afterSeconds, random);
      return { kind: 'again', afterMs, reason: found.reason, attempts, doubt: doubtOf(row) };
    }
    case 'unknown':
      return onceMore(row);
  }
}

/** Where nobody can tell: once more, counted as a possible double, and never a third time (platforms.md). */
function onceMore(row: Standing): First {
  return row.mayBeDoubled && row.possibleDoubles === 0
    ? { kind: 'post', afterwards: { inDoubt: true, possibleDoubles: 1 }, unresolved: true }
    : uncertainFor(row);
}

/** What may not come twice may have to be told by somebody else. */
function uncertainFor({ mayBeDoubled }: Standing): Settled {
  return { kind: 'give-up', reason: uncertain, tell: !mayBeDoubled };
}

/**
 * What a try's result means. `row` stands as it did before the try, `unresolved` is whether it was still in doubt when
 * it was posted; `random`: 0–1, for the pauses.
 */
export function afterPost(row: Standing, unresolved: boolean, result: PostResult, random: number): Settled {
  const attempts = row.attempts + 1;
  // "Nothing was posted" takes back what this try might have done, not what an earlier one may have.
  const doubt = { inDoubt: unresolved, possibleDoubles: row.possibleDoubles };
  switch (result.kind) {
    case 'sent':
      return { kind: 'sent', messageId: result.messageId, channelId: result.channelId };
    case 'retry': {
      const { reason, afterSeconds, limited } = result;
      // To be asked to wait is no failure of its own.
      if (limited && afterSeconds !== undefined) {
        const afterMs = noSooner(afterSeconds, random);
        return {
          kind: 'again',
          afterMs,
          reason,
          attempts: row.attempts,
          doubt,
          pauseMs: inReason(afterSeconds) * second,
        };
      }
      if (attempts >= mostAttempts)
        return unresolved ? uncertainFor(row) : { kind: 'next-way', reason: triedTooOften, whole: false };
      const afterMs = afterSeconds === undefined ? pauseAfter(attempts, random) : noSooner(afterSeconds, random);
      return { kind: 'again', afterMs, reason, attempts, doubt };
    }
    case 'ambiguous': {
      if (attempts >= mostAttempts) return uncertainFor(row);
      const possibleDoubles = row.possibleDoubles + (unresolved ? 1 : 0);
      const afterMs = doubtPause + pauseAfter(attempts, random);
      return { kind: 'again', afterMs, reason: result.reason, attempts, doubt: { inDoubt: true, possibleDoubles } };
    }
    case 'unreachable':
      return afterRefusal(result, attempts, doubt, random);
  }
}

function afterRefusal(
  { reason, what }: Extract<PostResult, { kind: 'unreachable' }>,
  attempts: number,
  doubt: Doubt,
  random: number,
): Settled {
  switch (what) {
    case 'place':
      return { kind: 'next-way', reason, whole: false };
    case 'installation':
      return attempts < wholeAttempts
        ? { kind: 'again', afterMs: wholePause * (1 + random / 5), reason, attempts, doubt }
        : { kind: 'next-way', reason, whole: true };
    case 'message':
      return { kind: 'give-up', reason, tell: false };
  }
}

function doubtOf({ inDoubt, possibleDoubles }: Doubt): Doubt {
  return { inDoubt, possibleDoubles };
}

/** Exponential with full jitter, so that what failed together is not tried together. */
export function pauseAfter(attempts: number, random: number): number {
  return random * Math.min(longestPause, firstPause * 2 ** Math.min(attempts - 1, 30));
}

/** What a Retry-After says, and a little more: never sooner, and not everything in the same instant. */
function noSooner(seconds: number, random: number): number {
  const asked = inReason(seconds);
  return asked * second + random * Math.max(second, asked * 100);
}

/** None at all would be asked for again at once; beyond days it is no answer any more (delivery-store.ts, isFree). */
function inReason(seconds: number): number {
  return Math.min(Math.max(seconds, 1), longestAsked);
}
