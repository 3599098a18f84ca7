import { orList } from '../lists.ts';
import type { common as swedish } from '../sv/common.ts';

export const common: typeof swedish = {
  common: {
    failed: (reference) =>
      `Something went wrong on my side, and nothing is saved. Try again in a while. Reference: ${reference}.`,
    failedUnknown: (reference) =>
      `Something went wrong on my side, and I don’t know whether it was saved. Look in a while before you write it again. Reference: ${reference}.`,
    starting: 'I am starting and have saved nothing. Try again in a minute.',
    alreadyDone: 'This is already done. Nothing has been saved twice.',
    whichAgreement: 'You belong to several agreements. Which one is it about?',
    whichMeasure: 'Which measure is it about?',
    didYouMean: (words) =>
      `Did you mean ${orList(
        words.map((word) => `“${word}”`),
        'or',
      )}?`,
    unknownWord: 'I do not know that word. Write “help” and I will show what you can do.',
    saveAsNote: 'Save as a note',
    dropped: 'Nothing is saved.',
    showMore: 'Show more',
    cancel: 'Cancel',
    save: 'Save',
    none: 'missing',
    agreementLine: (title) => `Agreement: ${title}`,
  },
  faults: {
    required: 'Fill in this field.',
    'no-such-date': 'There is no such date. Write for example 2021-11-30.',
    'too-long': 'The text is too long. Shorten it.',
    'not-a-number': 'Write a number, for example 8.',
    'out-of-range': 'The number is too small or too large. See what it says below the field.',
    'no-such-time': 'Write a time between 08:00 and 17:00, for instance 09:00.',
    'no-such-clock': 'There is no such time. Write for example 09:00.',
    'ends-first': 'The last day is before the first.',
    'not-an-address': 'That is not an e-mail address. Write for instance name@municipality.se, or leave it empty.',
  },
};
