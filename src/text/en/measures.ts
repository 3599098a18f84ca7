import type { ChangeBody, Rating, Status } from '../../domain/measure.ts';
import { dateText, weekdayText } from '../dates.ts';
import type { measures as swedish } from '../sv/measures.ts';

const status: Record<Status, string> = {
  not_started: 'not started',
  in_progress: 'in progress',
  on_hold: 'on hold',
  completed: 'completed',
  cancelled: 'cancelled',
};

const rating: Record<Rating, string> = { green: 'green', yellow: 'yellow', red: 'red' };

const quantity = (value: number, total: number | undefined, percent: boolean | undefined) =>
  `${value}${percent && total === undefined ? ' percent' : ''}${total === undefined ? '' : ` of ${total}`}`;

const measuresOf = (count: number) => `${count} ${count === 1 ? 'measure' : 'measures'}`;

/** The plan's fields by their keys, for history. */
const planFields: Readonly<Record<string, string>> = {
  title: 'title',
  goalArea: 'goal area',
  cause: 'cause',
  responsibleParty: 'responsible party',
  responsibleFunction: 'responsible function',
  contributors: 'contributors',
  group: 'working group',
  kind: 'kind',
  start: 'start',
  due: 'due date',
  openEnded: 'until further notice',
  target: 'operational target',
  indicators: 'indicators',
  communication: 'communication',
  followUp: 'follow-up',
  marking: 'marking',
};

export const measures: typeof swedish = {
  status,
  rating,
  rhythm: {
    week: 'every week',
    fortnight: 'every other week',
    month: 'every month',
    quarter: 'every quarter',
    'four-months': 'every four months',
    'half-year': 'every half-year',
    once: 'once',
    'each-occasion': 'after each occasion',
  },
  quantity,
  kind: {
    continuous: 'continuous',
    recurring: 'recurring',
    project: 'project',
    single: 'single effort',
    other: 'other',
  },
  communication: { yes: 'yes', no: 'no', internal: 'internally', partly: 'partly' },
  title: (number, title) => `${number} ${title}`,
  labels: {
    status: 'Status',
    rating: 'Rating',
    due: 'Due',
    responsible: 'Responsible',
    group: 'Working group',
    target: 'Target',
    communication: 'Communication',
    followUp: 'Follow-up',
    nextCommunication: 'To be communicated next',
    nextFollowUp: 'Next follow-up',
    waiting: 'Waiting for a decision',
    questions: 'Questions to the steering group',
    latestNotes: 'Latest notes',
  },
  overdue: 'overdue',
  openEnded: (date) => `until further notice, ${dateText(date, 'en')} at the latest`,
  noDue: 'no due date',
  noNotes: 'No notes yet.',
  notMeasured: 'no value yet',
  communicatedOn: (dates) => `communicated ${dates.map((date) => dateText(date, 'en')).join(', ')}`,
  notCommunicated: (reason) => (reason ? `no: ${reason}` : 'no'),
  maskedShort: 'removed text',
  noReason: 'no reason given',
  list: {
    mine: (name, count) => `${name}: ${measuresOf(count)}`,
    group: (name, count) => `${name}: ${measuresOf(count)}`,
    all: (count) => `All measures (${count})`,
    overdue: (count) => (count === 0 ? 'No measures are overdue.' : `Overdue measures (${count})`),
    search: (count, words) =>
      count === 0 ? `No measure is about “${words}”.` : `Measures about “${words}” (${count})`,
    empty: 'There are no measures here yet. A coordinator can read in the action plan: send the file here.',
    page: (from, to, of) => `Showing ${from}–${to} of ${of}.`,
    none: 'You are not responsible for any measure, and your group has none.',
  },
  buttons: {
    note: 'Write a note',
    noNews: 'No news',
    ask: 'Ask the steering group',
    history: 'History',
    show: 'Show',
    status: (value) => `Status: ${status[value]}`,
    rating: (value) => `Rating: ${rating[value]}`,
    indicator: (value, total, percent) => `Indicator: ${quantity(value, total, percent)}`,
    due: (date) => `New due date ${dateText(date, 'en')}`,
    chooseDate: 'Choose a due date',
    communicated: (date) => `Communicated ${dateText(date, 'en')}`,
    agree: 'Agree',
    decline: 'Decline',
    completed: 'Completed',
    cancelled: 'Cancelled',
    measured: 'Measured',
    observed: 'Observed',
    asWritten: 'Save as written',
    keepDate: (date) => `Yes, ${weekdayText(date, 'en')}`,
  },
  saved: {
    note: (number) => `Saved: a note on ${number}.`,
    noteFor: (number, name) => `Saved: a note on ${number}, from ${name}.`,
    status: (number, value) => `Saved: ${number} is ${status[value]}.`,
    rating: (number, value) => `Saved: the rating of ${number} is ${rating[value]}.`,
    indicator: (number, name, shown) => `Saved: ${number}, ${name}: ${shown}.`,
    communicated: (number, date) => `Saved: ${number} was communicated on ${dateText(date, 'en')}.`,
    noNews: (number) => `Saved: no news about ${number}. It counts as an update.`,
    question: (number) => `Saved: the question about ${number} goes to the steering group.`,
    undone: (number, what) => `Saved: your latest change of ${number} is taken back (${what}).`,
    masked: (number) => `Saved: the text in ${number} is removed from every version and from my own posts.`,
    edited: (number) => `Saved: ${number} is changed.`,
    added: (number, title) => `Saved: new measure ${number} ${title}.`,
    same: (number) => `No change: ${number} already has that value.`,
    suggestions: 'I also read this out of your text. Press what is right:',
    suggestedTo: (name) => `${name} is asked whether to change it, since the measure is theirs.`,
  },
  proposal: {
    due: (number, from, to) =>
      `Proposal saved: ${number} gets a new due date, ${weekdayText(to, 'en')}${from ? ` (now ${dateText(from, 'en')})` : ''}.`,
    cancel: (number) => `Proposal saved: ${number} is cancelled.`,
    coordinatorsDecide: (parties) => `The coordinators decide. Still to answer: ${parties.join(' and ')}.`,
    steeringDecides: 'The steering group decides. Until then the proposal waits and is shown on the measure.',
    decided: (number, to) => `Decided: ${number} has a new due date, ${weekdayText(to, 'en')}.`,
    declined: (number) => `Declined: ${number} keeps its due date.`,
    waitingDue: (to, by, decides) => `new due date ${dateText(to, 'en')}, proposed by ${by}, ${decides}`,
    waitingCancel: (by) => `cancellation, proposed by ${by}, the steering group decides`,
    deciders: { coordinators: 'the coordinators decide', steering: 'the steering group decides' },
    reason: (text) => `Reason: ${text}`,
    alreadyAnswered: 'Your party has already answered the proposal.',
    closed: 'The proposal is already settled.',
    toCoordinators: (number, title, to, by) =>
      `${by} proposes a new due date, ${weekdayText(to, 'en')}, for ${number} ${title}.`,
  },
  ask: {
    unclearStatus: 'Do you mean that the measure is completed or cancelled?',
    unclearResult: 'Is it measured or observed? Please write what you have seen or measured.',
    cancelReason:
      'Cancelling a measure takes a reason and a decision by the steering group. Write for example “status cancelled the money is not enough”.',
    ratingReason: (value) =>
      `The rating ${rating[value]} needs a reason. Write for example “rating ${rating[value]} waiting for power”.`,
    whichStatus: 'Which status is it?',
    whichRating: 'Which rating is it?',
    whichIndicator: 'Which indicator is it about?',
    noIndicator: (number) => `${number} has no indicator in the plan. Write it as a note instead.`,
    whichValue: 'How much? Write for example “value 8 of 10”.',
    dueNeeded: 'Which date? Write for example “due 30 Nov waiting for power”.',
    confirmUndo: 'You have no change of your own to take back on this measure.',
    maskWhich: 'Which text is to be removed? Every version will instead say who removed it, when and why.',
    maskNothing: 'There is no text to remove on this measure.',
    maskVersion: (version) => `Version ${version}`,
  },
  forms: {
    note: { title: (number) => `Note on ${number}`, text: 'What has happened?', hint: 'Never describe individuals.' },
    question: {
      title: (number) => `Question about ${number}`,
      text: 'Question to the steering group',
      hint: 'What does the steering group need to decide on?',
    },
    due: { title: (number) => `Due date ${number}`, date: 'New due date', reason: 'Why?' },
    mask: { title: (number) => `Remove text, ${number}`, version: 'Which text?', why: 'Why is it removed?' },
    measure: {
      newTitle: 'New measure',
      editTitle: (number) => `Edit ${number}`,
      number: 'Number',
      title: 'Measure',
      goalArea: 'Goal area',
      cause: 'Cause or problem',
      responsible: 'Responsible function',
      group: 'Working group',
      start: 'Start',
      due: 'Due',
      target: 'Operational target',
      indicators: 'Indicators (put a semicolon between them)',
      communication: 'To be communicated',
      communicationReason: 'Reason if it is not communicated',
      followUp: 'Follow-up',
      followUpHint: 'For example: In writing every month',
      nextFollowUp: 'Next follow-up',
      taken: (number) => `The number ${number} is already taken.`,
    },
  },
  history: {
    title: (number, count) => `History of ${number} (${count} ${count === 1 ? 'version' : 'versions'})`,
    line: (version, by, when) => `${version}. ${by}, ${when}`,
    recordedLater: (when) => `(recorded ${when})`,
    undone: 'taken back',
    masked: (by, when, why) => `The text was removed by ${by} ${when}: ${why}`,
    body: (body) => {
      switch (body.kind) {
        case 'planned':
          return 'the action plan was read in';
        case 'edited':
          return `the plan was changed (${body.fields.flatMap((field) => planFields[field] ?? []).join(', ')})`;
        case 'note':
          return body.text;
        case 'no-news':
          return 'no news';
        case 'status':
          return `status ${status[body.value]}${body.reason ? `: ${body.reason}` : ''}`;
        case 'rating':
          return `rating ${rating[body.value]}${body.reason ? `: ${body.reason}` : ''}`;
        case 'indicator':
          return `${body.indicator}: ${quantity(body.value, body.total, body.percent)}`;
        case 'communicated':
          return `communicated ${dateText(body.on, 'en')}`;
        case 'question':
          return `question to the steering group: ${body.text}`;
        case 'proposal':
          return body.what === 'due'
            ? `proposed due date ${dateText(body.to, 'en')}${body.reason ? `: ${body.reason}` : ''}`
            : `proposed that the measure is cancelled: ${body.reason}`;
        case 'answered':
          if (body.steering) return steeringDecided(body.answer, body.steering);
          return body.answer === 'agree'
            ? `agreed to the proposal in version ${body.proposal}`
            : `declined the proposal in version ${body.proposal}`;
        case 'question-decided':
          return `the steering group decided on the question (${body.brief}): ${body.answer === 'approved' ? 'approved' : 'rejected'}`;
        case 'undone':
          return `took back version ${body.version}`;
      }
    },
  },
  news: {
    by: (name, unconfirmed, writtenBy, deputy) => {
      const writer = `${deputy ? 'deputy for ' : ''}${writtenBy ?? name}`;
      return `${writtenBy ? `${name} (written by ${writer})` : writer}${unconfirmed ? ' (unconfirmed function)' : ''}`;
    },
    heading: (number, title) => `${number} ${title}`,
    from: (place) => `from ${place}`,
    suggest: (number, title, by) => `${by} wrote about your measure ${number} ${title}:`,
    suggestAsk: 'Should it be changed? If so, press:',
    answered: (number, title, agreed) =>
      `The proposal about ${number} ${title} was ${agreed ? 'agreed to' : 'declined'}.`,
  },
  fields: { status: 'the status', rating: 'the rating', due: 'the due date', plan: 'the plan' },
};

type Steering = NonNullable<Extract<ChangeBody, { kind: 'answered' }>['steering']>;

function steeringDecided(answer: 'agree' | 'decline', { brief, what, to }: Steering): string {
  const due = to === undefined ? 'new due date' : `new due date ${dateText(to, 'en')}`;
  const agreed = what === 'cancel' ? 'the measure is cancelled' : due;
  const declined = what === 'cancel' ? 'rejected, the measure goes on' : 'rejected, the due date stays';
  return `the steering group decided (${brief}): ${answer === 'agree' ? agreed : declined}`;
}
