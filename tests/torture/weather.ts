import type { Fault } from '../helpers/slack-fake/index.ts';
import { oneOf, type Random } from './random.ts';

/** What goes wrong between the program and a platform, and how often it has. */
export interface Weather {
  /** What happens to the next call; `none` when all goes well. `posts`: the call posts a message. */
  next(posts: boolean): Fault;
  /** Fair: all goes well, as it does at first. */
  turn(to: 'fair' | 'foul'): void;
  /** When the last call that was held up has been taken, in milliseconds by the machine's clock. */
  readonly heldUpUntil: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Of the calls that post, so many go wrong; of the others, such as looking for a post, fewer. */
const shareOfPosts = 0.45;
const shareOfOthers = 0.2;

const faults: readonly [readonly [string, Fault], ...(readonly [string, Fault])[]] = [
  ['dropped after accepting', { kind: 'drop', when: 'after' }],
  ['dropped after accepting', { kind: 'drop', when: 'after' }],
  ['dropped before', { kind: 'drop', when: 'before' }],
  ['429 with Retry-After', { kind: 'rate-limited', retryAfter: 1 }],
  ['429 without', { kind: 'rate-limited' }],
  ['500 after accepting', { kind: 'http', status: 500, when: 'after' }],
  ['500 before', { kind: 'http', status: 500, when: 'before' }],
  ['timeout after accepting', { kind: 'silent', when: 'after' }],
  ['timeout before', { kind: 'silent', when: 'before' }],
  ['slow', { kind: 'slow', milliseconds: 700 }],
];

export function startWeather(random: Random): Weather {
  const counts = new Map<string, number>();
  let now: 'fair' | 'foul' = 'fair';
  let heldUpUntil = 0;
  return {
    next: (posts) => {
      if (now === 'fair' || random() >= (posts ? shareOfPosts : shareOfOthers)) return { kind: 'none' };
      const [name, fault] = oneOf(random, faults);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (fault.kind === 'slow') heldUpUntil = Date.now() + fault.milliseconds;
      return fault;
    },
    turn: (to) => {
      now = to;
    },
    get heldUpUntil() {
      return heldUpUntil;
    },
    counts,
  };
}
