import { z } from 'zod';
import type { AgreementChangeBody } from '../../domain/agreement-record.ts';
import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import { answersFor } from '../answers-for.ts';
import type { Effect } from '../effects.ts';
import { gatherFacts } from '../facts.ts';
import { namedFollowUp, partyName, standingNamed } from '../follow-ups/named.ts';
import { type Posting, postIssue } from '../follow-ups/post.ts';
import { type Standing, standings } from '../follow-ups/standing.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';
import { showDrafts } from './draft.ts';

const args = namedFollowUp.partial().extend({ version: z.number().int().positive().optional() });

/**
 * A party's coordinator approves a version, or its steering function where it has no coordinator. When every party has
 * approved the same version it is posted at its time, or now if that has passed (product.md §6). Typed without a version it
 * shows what waits: nobody approves what they have not been shown.
 */
export const approveFollowUp = agreementCommand({
  name: 'approve-follow-up',
  root: 'agreement',
  words: { sv: ['godkänn'], en: ['approve'] },
  right: 'approve',
  changes: true,
  args,
  read: (rest) => {
    if (rest === '') return {};
    const typed = /^(?:version\s+|v\s?)?(\d{1,4})$/iu.exec(rest);
    return typed ? { version: Number(typed[1]) } : undefined;
  },
  run: async (context, { version, kind, for: day }) => {
    const { t, agreement, reads } = context;
    const texts = t.followUps.refused;
    const ref = kind !== undefined && day !== undefined ? { kind, for: day } : await onlyWaiting(context);
    if (ref === undefined || version === undefined) return showDrafts(context);
    const { version: expected } = await reads.record(agreement.id);
    const standing = await standingNamed(context, ref);
    if (!standing) return refuse(context, texts.noSuch, 'no-such');
    if (standing.posted) return refuse(context, texts.alreadyPosted(ref), 'posted');
    if (!standing.frozen) return refuse(context, texts.noVersion, 'no-version');
    if (standing.frozen.version !== version) return oldVersion(context, standing, version);
    const { party: own } = writer(context);
    const party = (await answersFor(context)).find((key) => key === own);
    if (party === undefined) return refuse(context, texts.coordinatorApproves(partyName(context, own)), 'coordinator');
    const before = standing.approved.find((approval) => approval.party === party);
    if (before) return refuse(context, texts.twice(partyName(context, party), before.on), 'twice');
    return approve(context, standing, { party, version, expected });
  },
});

async function approve(
  context: CommandContext,
  { due, frozen, missing }: Standing,
  { party, version, expected }: { party: string; version: number; expected: number },
): Promise<CommandResult> {
  const { t, agreement, reads, now, today, newId } = context;
  const { ref } = due;
  const hash = frozen?.hash ?? '';
  const left = missing.filter((key) => key !== party);
  const issue = await reads.latestIssue(agreement.id, ref, version);
  const posting =
    issue && left.length === 0 && due.postAt <= now
      ? await postIssue(issue, agreement, reads, { today, newId })
      : undefined;
  const bodies: readonly AgreementChangeBody[] = [
    { kind: 'follow-up-approved', followUp: ref, party, version, hash },
    ...(posting ? [posting.change] : []),
  ];
  const change: Effect = { kind: 'agreement-change', expected, author: authorOf(context, writer(context)), bodies };
  return {
    outcome: 'done',
    message: t.say(
      t.followUps.approved(ref, version, partyName(context, party)),
      next(context, due.postAt, left, posting),
    ),
    data: { ...ref, version, hash, party, missing: left, posted: posting !== undefined },
    effects: [...(posting?.posts ?? []), change],
  };
}

function next(context: CommandContext, postAt: string, left: readonly string[], posting: Posting | undefined): string {
  const { t, now } = context;
  if (left.length > 0) return t.followUps.waitsFor(left.map((key) => partyName(context, key)));
  if (posting) return t.followUps.postedNow(posting.posts.length);
  return postAt > now ? t.followUps.allApproved(wallClock(postAt).slice(0, 16)) : t.followUps.nowhere;
}

/** The one draft that waits to be approved, where there is only one: before those whose day has passed. */
async function onlyWaiting({ agreement, reads, today }: CommandContext): Promise<FollowUpRef | undefined> {
  const all = standings(await gatherFacts(agreement, reads, today));
  const waiting = all.filter(({ frozen, posted }) => frozen && !posted);
  const timely = waiting.filter(({ due }) => due.until >= today);
  const [only, ...more] = timely.length > 0 ? timely : waiting;
  return more.length === 0 ? only?.due.ref : undefined;
}

/** The message had an older version: the one that holds now can be read at once. */
function oldVersion({ t, agreement }: CommandContext, { due, frozen }: Standing, shown: number): CommandResult {
  const now = frozen?.version ?? 0;
  const action = { command: 'read-follow-up', agreement: agreement.id, args: { ...due.ref, version: now } };
  return {
    outcome: 'refused',
    message: t.asking([t.followUps.refused.oldVersion(shown, now)], [{ label: t.followUps.buttons.read, action }]),
    data: { rule: 'old-version', version: now },
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
