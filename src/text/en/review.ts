import type { Status } from '../../domain/measure.ts';
import type { BriefAnswer } from '../../domain/record/briefs.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import type { review as original } from '../sv/review.ts';
import { measures } from './measures.ts';

const and = (words: readonly string[]) => orList(words, 'and');
const monthOf = (month: string) => dateText(`${month}-01`, 'en').split(' ').slice(1).join(' ');
const measuresOf = (count: number) => `${count} ${count === 1 ? 'measure' : 'measures'}`;
const have = (all: readonly unknown[]) => (all.length === 1 ? 'has' : 'have');

const decisions: Readonly<Record<BriefAnswer, string>> = {
  approved: 'approved',
  rejected: 'rejected',
  more: 'more basis needed',
};

interface Ratings {
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly unrated: number;
}

export const review: typeof original = {
  named: (name: string, month: string) => `${name}, ${monthOf(month)}`,
  none: 'The agreement says nothing of being reviewed as a whole, so there are no questions to answer.',
  noSuch: (month: string, known: readonly string[]) =>
    `The agreement is not reviewed in ${monthOf(month.length === 2 ? `2000-${month}` : month).replace(' 2000', '')}. There is: ${and(known)}.`,
  notForYou:
    'Only the party’s own coordinators answer the questions. Where a party has no coordinator, its member of the steering group does.',
  notOpen: (opens: string) => `The questions can be answered from ${dateText(opens, 'en')}. Nothing is saved.`,
  posted: (on: string) =>
    `The review was sent on ${dateText(on, 'en')}, so the answers can’t be changed. Nothing is saved.`,
  approved: 'Every party has approved the review, so the answers can’t be changed. Nothing is saved.',
  noSuchQuestion: (number: number, count: number) =>
    `There is no question ${number}. There ${count === 1 ? 'is one' : `are ${count}`}. Nothing is saved.`,
  nothingWritten: (number: number) =>
    `Your party has not written anything yet. Type “agreement review answer ${number}” and then the answer.`,
  same: 'Nothing is changed.',
  draftSaved: (count: number, of: number) =>
    `Saved as a draft: ${count} of ${of} ${of === 1 ? 'question' : 'questions'} answered. The other party does not see it until you hand it in.`,
  handedStands: 'What you handed in before stands until you hand in again.',
  canHandIn: 'Every question has an answer. Hand in with the button, or type “agreement review hand in”.',
  visibleInChat:
    'Your message is still in the chat, where others can read it. Delete it if the answer is not to be seen yet.',
  unanswered: (numbers: readonly number[]) =>
    `Nothing is handed in: question ${and(numbers.map(String))} has no answer. Write one, or “no answer”.`,
  handedIn: (name: string) => `Your party’s answers are handed in: ${name}.`,
  changed: (name: string) => `Your party’s answers are changed: ${name}. The day that you first handed in stands.`,
  late: (last: string) => `That was after the last day, ${dateText(last, 'en')}. The answers are received as late.`,
  afterPosting: (on: string) =>
    `The review was sent on ${dateText(on, 'en')} without your answers. They are saved, but are not in it.`,
  notInDraft:
    'The draft that waits for approval was made before the change. Type “agreement draft” to take it in as a new version.',
  allAnswered: 'Every party has answered. The answers are now compiled, and the coordinators approve.',
  stillMissing: (parties: readonly string[]) => `Answers are missing from ${and(parties)}.`,
  typeInstead: 'You can also type one question at a time: “agreement review answer 1” and then the answer.',
  write: 'Write answers',
  writePart: (from: number, to: number) => (from === to ? `Write answer ${from}` : `Write answers ${from}–${to}`),
  handIn: 'Hand in',
  showStatus: 'Show the review',
  showBasis: 'Show basis',
  showDraft: 'To the approval',
  showDocument: 'Show compilation',
  wholeInDocument: 'Long answers are shortened here. They are whole in the document: “agreement report review”.',
  moreQuestions: (left: number) =>
    `… and ${left} more ${left === 1 ? 'question' : 'questions'}. The answers are in the document.`,
  form: {
    title: 'Answer the questions',
    opens: (name: string) => `Answers to the questions: ${name}.`,
    question: (number: number, question: string) => `${number}. ${question}`,
    hint: 'At most 3,000 characters. Never describe individuals.',
    intro: (name: string, party: string, due: string) =>
      `${name}. You answer for ${party}. Answer by ${dateText(due, 'en')}. What you write becomes a public record.`,
    lastSaved: (by: string, moment: string) => `Last saved by ${by} ${moment}.`,
    part: (from: number, to: number, of: number) => `Question ${from === to ? from : `${from}–${to}`} of ${of}.`,
    changedMeanwhile:
      'Somebody in your party has changed the same answer while you were writing. Nothing of yours is saved yet. Your text is still here: compare, and save again.',
    clash: (by: string, theirs: string) => `${by} has saved: “${theirs}”`,
    what: 'What do you want to do?',
    saveDraft: 'Save as a draft',
    handIn: 'Hand in for our party',
  },
  status: {
    title: 'Review of the agreement',
    waits: (opens: string, due: string) => `Opens on ${dateText(opens, 'en')}. Answer by ${dateText(due, 'en')}.`,
    open: (due: string, last: string) =>
      due === last
        ? `Open. Answer by ${dateText(due, 'en')}.`
        : `Open. Answer by ${dateText(due, 'en')}. The agreement’s month ends on ${dateText(last, 'en')}.`,
    late: (last: string) => `The last day was ${dateText(last, 'en')}. Answers are received, and stand as late.`,
    closed: 'Every party has answered.',
    posted: (on: string) => `Sent to the steering group on ${dateText(on, 'en')}.`,
    approved: 'Approved by every party. It is sent on its day.',
    answered: (on: string, late: boolean, today: string, changedOn?: string) =>
      `answered ${shortDate(on, today, 'en')}${late ? ' (late)' : ''}${changedOn === undefined ? '' : `, changed ${shortDate(changedOn, today, 'en')}`}`,
    none: 'has not answered',
    draft: (count: number, of: number, by: string, moment: string) =>
      `draft with ${count} of ${of} answers, last saved by ${by} ${moment}`,
    questions: (count: number) => (count === 1 ? 'The question' : 'The questions'),
    more: (left: number) => `… and ${left} more. They are in the basis.`,
  },
  document: {
    subtitle: (agreement: string, moment: string) =>
      `${agreement} · as of ${moment} · the parties’ own answers, and what is recorded`,
    lead: (answered: readonly string[], missing: readonly string[], late: readonly string[]): readonly string[] => [
      answered.length === 0
        ? 'No party has answered the questions.'
        : missing.length === 0
          ? `${and(answered)} ${have(answered)} answered the questions.`
          : `${and(answered)} ${have(answered)} answered the questions. ${and(missing)} ${have(missing)} not answered.`,
      ...(late.length === 0 ? [] : [`${and(late)} answered after the month that the agreement says.`]),
    ],
    unanswered: 'Has not answered.',
    empty: 'No answer to this question.',
    answersCaption: 'The parties’ answers',
    deviations: 'Measures that deviate',
    deviationsCaption: 'What has happened with the measures, and what is needed',
    deviationsHeader: ['Measure', 'What has happened', 'What is needed'],
    noReason: 'No reason given.',
    nothingAsked: 'Nothing is asked of the steering group.',
    asked: (all: readonly string[]) => `To decide: ${all.join(' ')}`,
    missing: 'What is missing in the basis',
    withoutBasis: (count: number, from: string) =>
      `${measuresOf(count)} without basis: neither note nor indicator since ${dateText(from, 'en')}`,
    allGrounded: 'Every measure has some note or indicator.',
    found: 'What there is in the basis',
    foundOf: (heading: string) => `What there is in the basis – ${heading.toLocaleLowerCase('en')}`,
    meetings: ({
      held,
      cancelled,
      unsaid,
    }: {
      readonly held: number;
      readonly cancelled: number;
      readonly unsaid: number;
    }) =>
      `${[
        `${held} ${held === 1 ? 'meeting' : 'meetings'} held`,
        cancelled > 0 ? `${cancelled} cancelled` : '',
        unsaid > 0 ? `${unsaid} that nobody has said took place` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}.`,
    withoutMeetings: 'Groups without meetings',
    listed: (all: readonly string[]) => `${all.join(', ')}.`,
    decisions: 'Decisions in the steering group',
    decision: ({ brief, measure, decidedOn = '', decision }, today: string) =>
      `${brief}${measure === undefined ? '' : ` on ${measure}`} (${decision === undefined ? '' : `${decisions[decision]}, `}${shortDate(decidedOn, today, 'en')})`,
    noDecisions: 'None are recorded.',
    status: 'Status',
    statuses: (total: number, counts: readonly { readonly status: Status; readonly count: number }[]) => {
      const said = counts
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} ${measures.status[status]}`);
      return total === 0 ? 'The plan has no measures.' : `${measuresOf(total)}: ${said.join(', ')}.`;
    },
    rating: 'Rating',
    ratings: ({ green, yellow, red, unrated }: Ratings) =>
      `Green ${green}, yellow ${yellow}, red ${red}${unrated > 0 ? `, unrated ${unrated}` : ''}.`,
    overdue: 'Overdue',
    overdueOf: (count: number, of: number) => `${count} of ${of}.`,
    grounds: 'Basis',
    grounded: (count: number, of: number) => `${count} of ${measuresOf(of)} have notes or indicator values.`,
    moves: 'Due dates moved',
    noMoves: 'No due date has been moved.',
    move: (number: string, from: string | undefined, to: string, today: string) =>
      `${number} (${from === undefined ? 'no date' : shortDate(from, today, 'en')} → ${shortDate(to, today, 'en')})`,
  },
  basis: {
    title: (name: string) => `Basis for ${name}`,
    subtitle: (from: string, moment: string) => `From ${dateText(from, 'en')} to ${moment}.`,
    lead: 'This is recorded already. The assessment is yours.',
  },
};
