import type { AgreementFacts } from '../../domain/facts.ts';
import { type FollowUpRef, isSameFollowUp, type PostedFollowUp } from '../../domain/record/follow-ups.ts';
import { type IsoDate, type IsoInstant, isoDateOf } from '../../domain/time.ts';
import type { FollowUpDue } from './follow-up.ts';
import { followUpKinds } from './index.ts';

/** How far a follow-up has come. */
export interface Standing {
  readonly due: FollowUpDue;
  /** The version that can be approved. */
  readonly frozen?: { readonly version: number; readonly hash: string };
  /** Keys of the parties that have approved that version, and of those that have not. */
  readonly approved: readonly { readonly party: string; readonly on: IsoDate }[];
  readonly missing: readonly string[];
  readonly posted?: PostedFollowUp;
}

/** All of the agreement's follow-ups, the earliest due first. */
export function standings(facts: AgreementFacts): readonly Standing[] {
  return followUpKinds
    .flatMap((kind) => kind.due(facts))
    .map((due) => standingOf(facts, due))
    .sort((a, b) => (a.due.due === b.due.due ? 0 : a.due.due < b.due.due ? -1 : 1));
}

export function standingOf(
  { definition, record }: Pick<AgreementFacts, 'definition' | 'record'>,
  due: FollowUpDue,
): Standing {
  const isIt = ({ followUp }: { readonly followUp: FollowUpRef }) => isSameFollowUp(followUp, due.ref);
  const frozen = record.frozen.find(isIt);
  const approved = frozen ? record.approved.filter(isIt) : [];
  const posted = record.posted.find(isIt);
  return {
    due,
    ...(frozen ? { frozen: { version: frozen.version, hash: frozen.hash } } : {}),
    approved: approved.map(({ party, on }) => ({ party, on })),
    missing: definition.parties.map(({ key }) => key).filter((key) => !approved.some(({ party }) => party === key)),
    ...(posted ? { posted } : {}),
  };
}

/** What the clock is to do now, and when it is to look again. */
export interface ClockWork {
  readonly freeze: readonly FollowUpRef[];
  readonly post: readonly FollowUpDue[];
  readonly nextAt?: IsoInstant;
}

/**
 * Freezes the draft that nobody has made in time, and posts what every party has approved when its time has come. What is
 * over is left: nobody wants a draft for a meeting that has been.
 */
export function clockWork(facts: AgreementFacts, now: IsoInstant): ClockWork {
  const today = isoDateOf(now);
  if (facts.stoppedOn !== undefined && today >= facts.stoppedOn) return { freeze: [], post: [] };
  const open = standings(facts).filter(({ posted }) => posted === undefined);
  const isReady = ({ frozen, missing }: Standing) => frozen !== undefined && missing.length === 0;
  const freeze = open.filter(
    ({ frozen, due }) =>
      !frozen && !due.covered && due.freezeAt !== undefined && due.freezeAt <= now && today <= due.until,
  );
  const post = open.filter((standing) => isReady(standing) && standing.due.postAt <= now);
  const ahead = open
    .flatMap((standing) => [
      ...(standing.frozen || standing.due.covered ? [] : [standing.due.freezeAt ?? '']),
      ...(isReady(standing) ? [standing.due.postAt] : []),
    ])
    .filter((at) => at > now)
    .sort();
  return {
    freeze: freeze.map(({ due }) => due.ref),
    post: post.map(({ due }) => due),
    ...(ahead[0] === undefined ? {} : { nextAt: ahead[0] }),
  };
}
