import type { Incoming, Outcome } from '../chat/incoming.ts';
import type { Refusal } from '../domain/policy.ts';
import type { RefusalRule } from '../domain/privacy.ts';
import type { Decision } from './scene.ts';

/** Why somebody was refused, as operators count it: never what they wrote. `command`: the command's own reason. */
export type RefusalKind = 'privacy' | 'right' | 'too-long' | 'form' | 'ended' | 'old' | 'unknown' | 'command';

/** A request that was answered. */
export interface Answered {
  readonly kind: Incoming['kind'];
  /** A name in the registry; absent when what came in was no command. */
  readonly command?: string;
  readonly outcome: Outcome;
  readonly refusal?: RefusalKind;
  readonly milliseconds: number;
}

/** How a try to send ended. `dropped`: nothing was left to say. */
export type SendResult = 'sent' | 'waits' | 'moved' | 'unreachable' | 'failed' | 'uncertain' | 'dropped' | 'fault';

/** Counts what this process does. Never throws, and waits for nothing. */
export interface Meter {
  answered(request: Answered): void;
  /** `delayMs`: from when it was due until it was posted, for what was posted for the first time. */
  tried(result: SendResult, delayMs?: number): void;
  /** Something was posted once more without knowing whether it had come. */
  maybeDoubled(): void;
}

export const noMeter: Meter = { answered: () => {}, tried: () => {}, maybeDoubled: () => {} };

type Shared =
  | 'too-long'
  | 'form'
  | 'ended'
  | 'old-question'
  | 'old-button'
  | 'not-your-question'
  | 'administrators-only'
  | 'no-agreement'
  | 'unknown-measure'
  | 'unknown-command';

/** Rules that every command is under, by the names that replies carry. */
const kinds: Readonly<Record<RefusalRule | Refusal | Shared, RefusalKind>> = {
  'identity-number': 'privacy',
  'phone-number': 'privacy',
  'private-email': 'privacy',
  'home-address': 'privacy',
  'registration-plate': 'privacy',
  'crime-report': 'privacy',
  'sensitive-person': 'privacy',
  'singled-out': 'privacy',
  'police-operation': 'privacy',
  health: 'privacy',
  'no-function': 'right',
  unconfirmed: 'right',
  'not-own-group': 'right',
  'not-own-meeting': 'right',
  'not-responsible': 'right',
  'not-communicator': 'right',
  'coordinators-only': 'right',
  'coordinators-and-steering-only': 'right',
  'readers-of-all-only': 'right',
  'administrators-and-coordinators-only': 'right',
  'not-as-deputy': 'right',
  'steering-only': 'right',
  'administrators-decide-nothing': 'right',
  'not-your-question': 'right',
  'administrators-only': 'right',
  'no-agreement': 'right',
  'too-long': 'too-long',
  form: 'form',
  ended: 'ended',
  'old-question': 'old',
  'old-button': 'old',
  'unknown-measure': 'unknown',
  'unknown-command': 'unknown',
};

/** What kind of refusal a decision is; undefined when it is none. */
export function refusalOf({ reply, refusal }: Decision): RefusalKind | undefined {
  if (reply.outcome !== 'refused') return undefined;
  const rule = reply.data?.rule;
  return refusal ?? (typeof rule === 'string' && isKnown(rule) ? kinds[rule] : 'command');
}

function isKnown(rule: string): rule is keyof typeof kinds {
  return Object.hasOwn(kinds, rule);
}
