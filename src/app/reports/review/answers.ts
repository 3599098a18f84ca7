import type { Texts } from '../../../text/texts.ts';
import { orRemoved } from '../../views/or-removed.ts';
import type { ReportBlock } from '../report.ts';
import type { ReviewMaterial } from './material.ts';

/** Beside each other up to this many parties and characters; longer answers one after the other. */
const mostColumns = 3;
const shortAnswer = 280;

/**
 * What each party has answered to a question, under its name. Only what has been handed in; its paragraphs are kept, each a
 * block of its own, the first with the party's name.
 */
export function answerBlocks(t: Texts, { summary, review }: ReviewMaterial, index: number): readonly ReportBlock[] {
  const { parties } = summary.facts.definition;
  const all = review.parties.map(({ party, answered }) => ({
    name: parties.find(({ key }) => key === party)?.name ?? party,
    text: answered === undefined ? t.review.document.unanswered : textOf(t, answered.answers?.[index]),
  }));
  const answers = all.map(({ name, text }) => ({ name, text: text === '' ? t.review.document.empty : text }));
  const isShort = answers.every(({ text }) => text.length <= shortAnswer && !text.includes('\n'));
  if (isShort && answers.length <= mostColumns)
    return [
      {
        kind: 'table',
        caption: t.review.document.answersCaption,
        content: 'sentences',
        header: answers.map(({ name }) => name),
        rows: [{ cells: answers.map(({ text }) => text), sources: [] }],
      },
    ];
  return answers.flatMap(({ name, text }) =>
    text.split(/\n\s*\n/).map(
      (paragraph, place): ReportBlock => ({
        kind: 'paragraph',
        claim: { ...(place === 0 ? { label: name } : {}), text: paragraph, sources: [] },
      }),
    ),
  );
}

/** An answer that is handed in has a text in each: an empty one has been taken away. */
function textOf(t: Texts, answer: string | undefined): string {
  return answer === undefined ? '' : orRemoved(t, answer).trim();
}
