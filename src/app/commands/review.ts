import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { present } from '../../domain/present.ts';
import type { ReviewStanding } from '../../domain/review-standing.ts';
import { gatherReview, reviewBasis, reviewDocument } from '../reports/review.ts';
import { answererOf } from '../review/answerer.ts';
import { chooseReview, monthArg } from '../review/which-review.ts';
import { monthWords, reviewWords } from '../review/words.ts';
import { reviewMessage } from '../views/review-message.ts';
import { reviewBlocks } from '../views/review-status.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({ month: monthArg.optional() });

/** Where the agreement's reviews stand: when each opens, its last day, whose answers are in. */
export const review = agreementCommand({
  name: 'review',
  root: 'agreement',
  words: reviewWords(),
  right: 'read-all',
  changes: false,
  args,
  read: monthWords,
  run: async (context, { month }) => {
    const { t, language } = context;
    const chosen = await chooseReview(context, month);
    if (chosen.kind === 'refused') return chosen.result;
    const { review: shown, all } = chosen;
    const others = month === undefined ? all.filter((each) => each !== shown).slice(-mostOthers) : [];
    const own = (await answererOf(context))?.party;
    const blocks: readonly Block[] = [
      { kind: 'title', text: t.review.status.title },
      ...reviewBlocks(context, shown, own, true),
      ...others.flatMap((each) => reviewBlocks(context, each, own, false)),
    ];
    const { name } = shown.days.definition;
    return {
      outcome: 'done',
      message: { language, summary: `${t.review.status.title}: ${name}`, blocks },
      data: { reviews: [shown, ...others].map(toJson) },
    };
  },
});

/** A message has room for these beside the one that is asked about. */
const mostOthers = 3;

/** What notes, indicators and the calendar already say of each question, and which measures have no basis. */
export const reviewBasisCommand = agreementCommand({
  name: 'review-basis',
  root: 'agreement',
  words: reviewWords(['underlag', 'underlaget'], ['basis']),
  right: 'read-all',
  changes: false,
  args,
  read: monthWords,
  run: (context, { month }) => show(context, month, 'basis'),
});

/** The answers that have been handed in, side by side, as the compiled document would be now. */
export const reviewDocumentCommand = agreementCommand({
  name: 'review-document',
  root: 'agreement',
  words: reviewWords(['sammanställning', 'sammanställningen'], ['compilation']),
  right: 'read-all',
  changes: false,
  args,
  read: monthWords,
  run: (context, { month }) => show(context, month, 'document'),
});

async function show(
  context: CommandContext,
  month: string | undefined,
  what: 'basis' | 'document',
): Promise<CommandResult> {
  const { t, agreement, reads, now } = context;
  const chosen = await chooseReview(context, month);
  if (chosen.kind === 'refused') return chosen.result;
  const { days } = chosen.review;
  if (what === 'document' && chosen.review.phase === 'waits')
    return { outcome: 'refused', message: t.say(t.review.notOpen(days.opens)), data: { rule: 'not-open' } };
  const material = await gatherReview(agreement, reads, days.definition.month, now);
  if (!material) throw new Error('a review that was found is gone');
  const document = what === 'basis' ? reviewBasis(t, material) : reviewDocument(t, material);
  return {
    outcome: 'done',
    message: reviewMessage(t, document, []),
    data: { month: days.definition.month, document },
  };
}

/** For machines: who has answered and when; never what a draft says. */
function toJson({ days, phase, lock, postedOn, parties }: ReviewStanding): Readonly<Record<string, unknown>> {
  const { definition, ...dates } = days;
  return {
    ...dates,
    month: definition.month,
    name: definition.name,
    phase,
    lock,
    ...present({ postedOn }),
    parties: parties.map(({ party, answered }) =>
      present({ party, answeredOn: answered?.on, changedOn: answered?.changedOn }),
    ),
  };
}
