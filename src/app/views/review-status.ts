import type { Block, Button, Fact } from '../../chat/message.ts';
import { type PartyStanding, questionsOf, type ReviewStanding } from '../../domain/review-standing.ts';
import type { CommandContext } from '../commands/command.ts';
import { partyNames } from '../coordinators.ts';
import { shorten } from '../reports/shorten.ts';
import { basisButton, documentButton, draftButton, handInButton, writeButtons } from '../review/buttons.ts';

/** Questions are told in the one that is shown; a message has room for these. */
const mostQuestions = 10;
const longestQuestion = 300;

/** Where a review stands: when it opens and closes, whose answers are in, and the draft of one's `own` party. */
export function reviewBlocks(
  context: CommandContext,
  review: ReviewStanding,
  own: string | undefined,
  whole: boolean,
): readonly Block[] {
  const { t } = context;
  const { name, month } = review.days.definition;
  const facts = review.parties.map((each): Fact => {
    const [label = each.party] = partyNames(context.agreement, [each.party]);
    return { label, value: `${partyLine(context, review, each, own)}.` };
  });
  return [
    { kind: 'text', text: t.review.named(shorten(name, 150), month), style: 'strong' },
    { kind: 'text', text: phaseLine(context, review) },
    { kind: 'facts', facts },
    ...(whole ? questionBlocks(context, review) : []),
    { kind: 'actions', buttons: buttonsOf(context, review, own) },
  ];
}

function phaseLine({ t }: CommandContext, { days, phase, lock, postedOn, parties }: ReviewStanding): string {
  const texts = t.review.status;
  if (lock === 'posted') return texts.posted(postedOn ?? '');
  if (lock === 'approved') return texts.approved;
  if (phase === 'waits') return texts.waits(days.opens, days.due);
  if (parties.every(({ answered }) => answered !== undefined)) return texts.closed;
  return phase === 'late' ? texts.late(days.last) : texts.open(days.due, days.last);
}

/** A draft is told of to the party's own people only. */
function partyLine(
  context: CommandContext,
  review: ReviewStanding,
  { party, answered, draft }: PartyStanding,
  own: string | undefined,
): string {
  const { t, today } = context;
  const texts = t.review.status;
  const said = answered
    ? texts.answered(answered.on, answered.on > review.days.last, today, answered.changedOn)
    : texts.none;
  if (own !== party || !draft) return said;
  const count = draft.answers.filter((text) => text !== '').length;
  return `${said}; ${texts.draft(count, review.questions.length, draft.by, t.dates.moment(draft.at))}`;
}

function questionBlocks({ t }: CommandContext, { days }: ReviewStanding): readonly Block[] {
  const questions = questionsOf(days.definition);
  const left = questions.length - mostQuestions;
  return [
    { kind: 'text', text: `${t.review.status.questions(questions.length)}:` },
    {
      kind: 'list',
      items: questions
        .slice(0, mostQuestions)
        .map((question, index) => ({ text: t.review.form.question(index + 1, shorten(question, longestQuestion)) })),
    },
    ...(left > 0 ? [{ kind: 'text' as const, text: t.review.status.more(left), style: 'quiet' as const }] : []),
  ];
}

function buttonsOf(context: CommandContext, review: ReviewStanding, ownParty: string | undefined): readonly Button[] {
  const own = review.parties.find(({ party }) => party === ownParty);
  const { stoppedAt, definition } = context.agreement;
  const stopped = stoppedAt !== undefined && stoppedAt <= context.now;
  const ended = stopped || context.today > definition.validTo.toString();
  const open = own !== undefined && review.phase !== 'waits' && !ended && (review.lock === 'free' || !own.answered);
  const complete =
    own?.draft?.answers.length === review.questions.length && own.draft.answers.every((text) => text !== '');
  return [
    ...(open ? writeButtons(context, review) : []),
    ...(open && complete ? [handInButton(context, review)] : []),
    basisButton(context, review),
    ...(review.phase === 'waits' ? [] : [documentButton(context, review)]),
    ...(review.frozen && review.lock !== 'posted' ? [draftButton(context)] : []),
  ];
}
