import type { Block, Button } from '../../chat/message.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { postedOnce, reportDue } from '../../domain/obligations/summaries.ts';
import type { FollowUpRef, PostedFollowUp, ReportedMark } from '../../domain/record/follow-ups.ts';
import type { ShownMark } from '../../text/sv/reported.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement } from '../ports.ts';
import { orRemoved } from './or-removed.ts';

/** More than this in one message is told in a line; what waits is shown before what is done. */
const mostShown = 12;

/** What a button names a follow-up by: `summary/2021-11-18`. */
export function followUpKey(ref: FollowUpRef): string {
  return `${ref.kind}/${ref.for}`;
}

export function followUpName(t: Texts, { definition }: Pick<AgreementFacts, 'definition'>, ref: FollowUpRef): string {
  if (ref.kind === 'summary') return t.reported.summaryOf(ref.for);
  return definition.reviews.find(({ month }) => month === ref.for)?.name ?? ref.for;
}

export function shownMark(t: Texts, agreement: Agreement, mark: ReportedMark): ShownMark {
  const { party, recipient, ...rest } = mark;
  const told = recipient === undefined ? {} : { recipient: orRemoved(t, recipient) };
  return { party: partyNames(agreement, [party])[0] ?? party, ...rest, ...told };
}

/** Keys of the parties that have not registered it. */
export function missingMarks({ definition }: Pick<AgreementFacts, 'definition'>, posted: PostedFollowUp) {
  return definition.parties.map(({ key }) => key).filter((key) => !posted.reported.some(({ party }) => party === key));
}

/** Every posted follow-up with its marks, what waits first, and a button for each that waits for one's own party. */
export function reportedBlocks(
  t: Texts,
  agreement: Agreement,
  facts: AgreementFacts,
  own: readonly string[],
  today: string,
): readonly Block[] {
  const all = [...postedOnce(facts)].sort((a, b) => (a.on < b.on ? -1 : 1));
  const waiting = all.filter((posted) => missingMarks(facts, posted).length > 0);
  const done = all.filter((posted) => !waiting.includes(posted)).reverse();
  const shown = [...waiting, ...done].slice(0, mostShown);
  const items = shown.map((posted) => ({
    text: t.reported.posted(followUpName(t, facts, posted.followUp), posted.on),
    detail: marksLine(t, agreement, facts, posted, today),
  }));
  const buttons = shown.flatMap((posted) => markButtons(t, agreement, facts, posted, own)).slice(0, mostShown);
  return [
    { kind: 'title', text: t.reported.title },
    { kind: 'text', text: waiting.length > 0 ? t.reported.intro : t.reported.allDone, style: 'quiet' },
    { kind: 'list', items },
    ...(all.length > shown.length
      ? [{ kind: 'text' as const, text: t.reported.earlier(all.length - shown.length), style: 'quiet' as const }]
      : []),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
}

function marksLine(
  t: Texts,
  agreement: Agreement,
  facts: AgreementFacts,
  posted: PostedFollowUp,
  today: string,
): string {
  const due = reportDue(posted);
  return facts.definition.parties
    .map(({ key, shortName }) => {
      const mark = posted.reported.find(({ party }) => party === key);
      return mark ? t.reported.mark(shownMark(t, agreement, mark)) : t.reported.missing(shortName, due, due < today);
    })
    .join(' ');
}

function markButtons(
  t: Texts,
  agreement: Agreement,
  facts: AgreementFacts,
  posted: PostedFollowUp,
  own: readonly string[],
): readonly Button[] {
  const name = followUpName(t, facts, posted.followUp);
  return missingMarks(facts, posted)
    .filter((party) => own.includes(party))
    .map((party) => ({
      label: t.reported.button(name),
      action: { command: 'reported', agreement: agreement.id, args: { of: followUpKey(posted.followUp), party } },
    }));
}
