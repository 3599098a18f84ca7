import type { Unmatched } from '../../domain/take-over.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { ShownTaken, takeOver as swedish } from '../sv/take-over.ts';

const date = (day: string) => dateText(day, 'en');
const and = (words: readonly string[]) => orList(words, 'and');
const measures = (count: number) => (count === 1 ? 'one measure' : `${count} measures`);

const what: Record<Unmatched['what'], string> = {
  party: 'responsible organisation',
  'goal-area': 'goal area',
  contributors: 'contributors',
  communicates: 'communicates',
};

export const takeOver: typeof swedish = {
  title: 'Take over measures',
  choose: 'From which agreement are measures to be taken over?',
  candidate: (title, validTo) => `${title} (until ${date(validTo)})`,
  none: 'There is no earlier agreement to take measures over from. It must have ended or be in its last six months, and you must be a coordinator of both.',
  noSuch: (key) =>
    `There is no agreement with the key “${key}” that you are a coordinator of. Write “take over” to see which there are.`,
  tooEarly: (title, from) =>
    `“${title}” still holds. Its measures can be taken over from ${date(from)}. Nothing is saved.`,
  nothingLeft: (title) => `There are no running measures in “${title}” that have not been taken over already.`,
  from: (title, validTo) => `From “${title}”, which holds until and including ${date(validTo)}. Nothing changes there.`,
  count: (count) => `${count === 1 ? 'One measure is' : `${count} measures are`} taken over.`,
  measure: (number, from, title) =>
    number === from ? `${number} ${title}` : `${number} ${title} (was ${from}, a number that is taken)`,
  detail: ({ status, rating, due, by }: ShownTaken) =>
    [status, rating, due && `due ${date(due)}`, by].filter((part) => part).join(', '),
  more: (count) => `… and ${count} more.`,
  labels: {
    functions: 'Functions that are added',
    groups: 'Groups that are added',
    unmatched: 'Not found here, and left out',
    finished: 'Completed or cancelled, left where they are',
  },
  function: (name, party) => `${name} (${party})`,
  unmatched: (number, which, names) => `${number}: ${what[which]} ${and(names.map((name) => `“${name}”`))}`,
  propose: 'Propose to take over',
  confirm: 'Confirm',
  decline: 'No',
  show: 'Show what is taken over',
  proposed: (parties) =>
    `Proposed. The measures are taken over when a coordinator of ${orList(parties, 'or')} has confirmed. Nothing is changed yet.`,
  alreadyProposed: (parties) => `It is proposed already, and waits for a coordinator of ${orList(parties, 'or')}.`,
  waits: (party, on) => `Proposed by ${party} ${date(on)}.`,
  changed: 'Something has changed since you saw it. It would now be:',
  nobodyElse: 'No other party has a coordinator who can confirm. Add one first. Nothing is saved.',
  notWaiting: 'The proposal no longer waits for an answer. Nothing is changed.',
  ownProposal: (parties) =>
    `That is your own party’s proposal. A coordinator of ${orList(parties, 'or')} confirms it. Nothing is changed.`,
  declined: 'The measures are not taken over. Nothing is changed.',
  done: (count, title) => `Done: ${measures(count)} taken over from “${title}”.`,
  doneNext: 'Look them through with “check”, and bind the channels of new groups.',
  note: (title, number, began) =>
    began === undefined
      ? `Taken over from “${title}”, measure ${number}.`
      : `Taken over from “${title}”, measure ${number}. It began there ${date(began)}.`,
  post: (party, title, count, from) =>
    `${party} proposes that “${title}” takes over ${measures(count)} from “${from}”.`,
};
