import type { RecordTextKind } from '../../domain/record-masking.ts';
import type { masking as original } from '../sv/masking.ts';

function what(kind: RecordTextKind, of = ''): string {
  switch (kind) {
    case 'outcome':
      return 'Consultation';
    case 'draft':
      return `Draft of answer ${of}`;
    case 'answer':
      return `Answer ${of}`;
    case 'question':
      return `${of} question`;
    case 'proposal':
      return `${of} proposal`;
    case 'otherwise':
      return `${of} consequence`;
    case 'reason':
      return `${of} reason`;
    case 'reference':
      return `${of} minutes`;
    case 'recipient':
      return 'Recipient';
    case 'decided-by':
      return 'Decided by';
    case 'signed-by':
      return 'Signed by';
    case 'place':
      return 'Place of meeting';
    case 'line':
      return 'After a meeting';
    case 'judgement':
      return 'Judgement';
    case 'deviation':
      return `Deviation ${of}`;
  }
}

export const masking: typeof original = {
  title: 'Remove a text',
  which: 'Which text is to be removed? It goes from every version, from my own posts and from kept documents.',
  text: 'Which text?',
  why: 'Why is it removed?',
  what,
  more: (shown, left) =>
    `These are the latest ${shown}; ${left} older are not shown. Write a word of the text after “mask” to look for it.`,
  nothing: 'There is no text to remove. Texts on a measure are removed with “/measure 1.3 mask”.',
  notFound: 'No text has that word. Texts on a measure are removed with “/measure 1.3 mask”.',
  gone: 'That text is not there any more. It may have been removed already. Write “/agreement mask” to see what there is.',
  saved: (count) =>
    count === 1
      ? 'Saved: the text is removed, also from my own posts and from kept documents.'
      : `Saved: the text is removed in ${count} places, also from my own posts and from kept documents.`,
  staying: (count) =>
    count === 1
      ? 'A later version says some of the same and is still there. Remove it too if it must go.'
      : `${count} later versions say some of the same and are still there. Remove them too if they must go.`,
  inMeasures: (numbers) =>
    `The same words are on ${numbers.join(', ')}. Remove them there with “/measure ${numbers[0]} mask”.`,
};
