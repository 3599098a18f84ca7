import type { AgreementChange } from '../../domain/agreement-record.ts';
import { type ReviewStanding, writtenBy } from '../../domain/review-standing.ts';
import type { CommandContext } from '../commands/command.ts';
import { orRemoved } from '../views/or-removed.ts';
import type { Clashes } from './answer-form.ts';

/** The party's answers with what somebody has written now, question by question. */
export interface Merged {
  readonly answers: readonly string[];
  /** Questions that both have changed since the form was shown; `answers` has the writer's own there. */
  readonly clashes: Clashes;
}

/**
 * Adds what was written to what the party has. A form carries the version that it showed, and a question conflicts only if
 * it is that very question that has been changed since (product.md §2, conflicts); without one, what is typed is the latest.
 */
export async function merge(
  { t, reads, agreement }: CommandContext,
  review: ReviewStanding,
  party: string,
  written: { readonly from: number; readonly answers: readonly string[]; readonly revision?: number },
): Promise<Merged> {
  const { answers: now, version, last } = writtenBy(review, party);
  const own = (index: number) => written.answers[index - written.from];
  const stale = written.revision !== undefined && written.revision !== version;
  const shown = stale
    ? shownAt(await reads.agreementChanges(agreement.id), review.days.definition.month, party, written.revision ?? 0)
    : { answers: now };
  const clashes: Record<number, { by: string; theirs: string }> = {};
  const answers = now.map((theirs, index) => {
    const [mine, before] = [own(index), shown.answers[index] ?? ''];
    if (mine === undefined || mine === before || mine === theirs) return theirs;
    // The form may hold what has been taken away since: it is not written back unasked.
    if (shown.maskedBy !== undefined && before === '') {
      clashes[index] = { by: shown.maskedBy, theirs: orRemoved(t, theirs) };
      return mine;
    }
    if (theirs !== before) clashes[index] = { by: last?.by ?? '', theirs };
    return mine;
  });
  return { answers, clashes };
}

/** What the party had written when the form was shown. */
function shownAt(
  changes: readonly AgreementChange[],
  month: string,
  party: string,
  revision: number,
): { readonly answers: readonly string[]; readonly maskedBy?: string } {
  const at = changes.find(({ version }) => version === revision);
  // It was shown just after something of it had been taken away: as it was left then.
  const { body, masked } =
    (at?.body.kind === 'text-masked' ? changes.findLast(isOfParty(month, party, at.body.versions)) : at) ?? {};
  if (body?.kind !== 'review-drafted' && body?.kind !== 'review-answered') return { answers: [] };
  if (body.month !== month || body.party !== party) return { answers: [] };
  const isOlder = at?.body.kind !== 'text-masked' && masked !== undefined;
  return { answers: body.answers ?? [], ...(isOlder ? { maskedBy: masked.by } : {}) };
}

function isOfParty(month: string, party: string, versions: readonly number[]) {
  return ({ version, body }: AgreementChange) =>
    versions.includes(version) &&
    (body.kind === 'review-drafted' || body.kind === 'review-answered') &&
    body.month === month &&
    body.party === party;
}
