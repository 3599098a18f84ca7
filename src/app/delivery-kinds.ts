import type { DeliveryKind } from './ports.ts';

/** Where a message that could not be given in private may be read instead (product.md §5). */
export type Audience =
  /** The group whose measures or meetings it is about. */
  | 'its-group'
  /** Coordinators only. */
  | 'preparatory'
  /** Nobody else: it is about the person. */
  | 'nobody';

interface KindRules {
  /** Whether it may come twice when nobody can tell whether it came: better than not at all, or not (platforms.md). */
  readonly mayBeDoubled: boolean;
  readonly audience: Audience;
}

const rules: Readonly<Record<DeliveryKind, KindRules>> = {
  news: { mayBeDoubled: true, audience: 'its-group' },
  suggest: { mayBeDoubled: true, audience: 'its-group' },
  proposal: { mayBeDoubled: true, audience: 'its-group' },
  answered: { mayBeDoubled: true, audience: 'its-group' },
  welcome: { mayBeDoubled: true, audience: 'its-group' },
  confirm: { mayBeDoubled: true, audience: 'nobody' },
  notice: { mayBeDoubled: true, audience: 'nobody' },
  bundle: { mayBeDoubled: true, audience: 'its-group' },
  'group-list': { mayBeDoubled: true, audience: 'its-group' },
  unreachable: { mayBeDoubled: true, audience: 'preparatory' },
  'self-check': { mayBeDoubled: true, audience: 'preparatory' },
  'meeting-news': { mayBeDoubled: true, audience: 'its-group' },
  brief: { mayBeDoubled: true, audience: 'preparatory' },
  'follow-up': { mayBeDoubled: false, audience: 'its-group' },
};

export function mayBeDoubled(kind: DeliveryKind): boolean {
  return rules[kind].mayBeDoubled;
}

export function audienceOf(kind: DeliveryKind): Audience {
  return rules[kind].audience;
}
