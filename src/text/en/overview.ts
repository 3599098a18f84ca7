import { dateText } from '../dates.ts';
import type { overview as swedish } from '../sv/overview.ts';

const counted = (numbers: readonly string[]) => numbers.join(', ');
const measuresOf = (count: number) => `${count} ${count === 1 ? 'measure' : 'measures'}`;

export const overview: typeof swedish = {
  overview: {
    validity: (from, to) => `Valid from ${dateText(from, 'en')} to ${dateText(to, 'en')}, both days included.`,
    caption: (today) => `Ratings on ${dateText(today, 'en')}`,
    header: ['Goal area', 'Measures', 'Completed', 'Green', 'Yellow', 'Red'],
    otherArea: 'No goal area',
    sum: 'Total',
    late: (numbers) => (numbers.length === 0 ? 'No measure is overdue.' : `Overdue: ${counted(numbers)}.`),
    unrated: (count: number) =>
      count === 0 ? '' : `${count} ${count === 1 ? 'measure has' : 'measures have'} no rating yet.`,
    silent: (numbers) => (numbers.length === 0 ? '' : `No news for a long time: ${counted(numbers)}.`),
    waiting: (numbers) => (numbers.length === 0 ? '' : `Proposals waiting for a decision: ${counted(numbers)}.`),
    questions: (numbers) => (numbers.length === 0 ? '' : `Questions to the steering group: ${counted(numbers)}.`),
    overdueButton: 'Show overdue',
    allButton: 'Show all',
  },
  runThrough: {
    next: 'Next',
    position: (at, of) => `Run-through: ${at} of ${of}`,
    finished: (count) => `The run-through is finished: ${measuresOf(count)}.`,
    nothing: 'The group has no measures in progress.',
    faults: 'Nothing is saved. Correct this and paste again:',
    preview: (count) => (count === 1 ? 'One note. Is it right?' : `${count} notes. Are they right?`),
    saveAll: (count) => (count === 1 ? 'Save' : `Save all ${count}`),
    saved: (count) => `Saved: notes on ${measuresOf(count)}.`,
  },
};
