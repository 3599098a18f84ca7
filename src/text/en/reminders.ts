import type { DateError } from '../../domain/date-text.ts';
import type { ReminderName } from '../../domain/reminder-settings.ts';
import { dateText, shortDate, weekdayText } from '../dates.ts';
import type { ReminderFacts } from '../sv/reminders.ts';
import { dates } from './dates.ts';

const day = (date: string) => weekdayText(date, 'en');
const working = (count: number) => (count === 1 ? '1 working day' : `${count} working days`);
const months = (count: number) => (count === 1 ? '1 month' : `${count} months`);
const weeks = (count: number) => (count === 1 ? '1 week' : `${count} weeks`);

const name: Record<ReminderName, string> = {
  'follow-up': 'Follow-up of a measure',
  'due-soon': 'Measure due soon',
  overdue: 'Overdue measure',
  'start-passed': 'Measure not started',
  communication: 'Communication',
  'meeting-pack': 'Basis for a meeting',
  'meeting-held': 'Did the meeting take place?',
  'steering-basis': 'Basis for the steering group',
  'approval-late': 'A summary or review is not approved in time',
  'steering-meetings': 'Too few steering meetings',
  review: 'Review of the agreement',
  reported: 'Reporting to the parties',
  'situation-picture': 'The situation picture',
  consultation: 'Consultation on extension',
  expiry: 'The agreement expires',
  decision: 'Decision waiting',
  'weekly-list': 'The week’s list',
};

function toApprove({ step, subject, due }: ReminderFacts): string {
  if (step === 'review-not-approved') return subject === '' ? 'The review of the agreement' : subject;
  return subject === ''
    ? 'The summary for the steering group'
    : `The summary for the steering group's meeting ${day(due)}`;
}

function notApproved(facts: ReminderFacts): string {
  const { today, planned = today, clock = '09:00' } = facts;
  const what = toApprove(facts);
  if (planned > today)
    return `${what} is to be sent ${day(planned)} at 09:00, if every party has approved it by then. Else it is sent when they have.`;
  if (planned < today)
    return `${what} was to be sent by ${day(planned)}, but is not approved by every party. It is sent when they have.`;
  return clock < '09:00'
    ? `${what} is not approved by every party yet. Unless all have approved before 09:00 it is not sent then, but when they have.`
    : `${what} is not approved by every party and is therefore not sent today at 09:00. It is sent when they have.`;
}

const line: Record<ReminderName, (facts: ReminderFacts) => string> = {
  'follow-up': ({ subject, due, today, step }) =>
    step === 'again' || due < today
      ? `No follow-up has come of ${subject}. It was due ${day(due)}.`
      : `How is ${subject} going? Follow-up by ${day(due)}.`,
  'due-soon': ({ subject, due, today }) => `${subject} ${due < today ? 'was' : 'is'} due ${day(due)}.`,
  overdue: ({ subject, due }) =>
    `${subject} was due ${day(due)}. Write that it is done or how it is going, or propose a new date.`,
  'start-passed': ({ subject, due }) => `${subject} was to start ${day(due)}, but has not started.`,
  communication: ({ subject, due, today }) =>
    due < today ? `${subject}: was to be communicated ${day(due)}.` : `${subject}: to be communicated by ${day(due)}.`,
  'meeting-pack': ({ subject }) => `Meeting of ${subject}.`,
  'meeting-held': ({ subject }) => `Did the meeting take place? ${subject}`,
  'steering-basis': ({ subject, due, today }) =>
    subject === ''
      ? `The summary to the steering group needs approval. It ${due < today ? 'was' : 'is'} to be sent by ${day(due)}.`
      : `The steering group meets ${day(due)}. Finish the basis and approve the summary.`,
  'approval-late': notApproved,
  'steering-meetings': ({ figures: [count = 0, required = 0] = [], due }) =>
    `The steering group is to meet at least ${required === 1 ? 'once' : `${required} times`} up to and including ${dateText(due, 'en')}. So far ${count === 1 ? '1 meeting is' : `${count} meetings are`} held or booked.`,
  review: ({ subject, due, today, step }) =>
    due < today
      ? `${subject}: the last day was ${day(due)}, and your party has not answered.`
      : step === 'opens'
        ? `${subject}: time to answer the questions. Each party answers by ${day(due)}.`
        : step === 'last-day'
          ? `${subject}: today is the last day, and your party has not answered.`
          : `${subject}: your party has not answered yet. The last day is ${day(due)}.`,
  reported: ({ subject, due, today }) =>
    due < today
      ? `${subject} was to be registered by your party by ${day(due)}. Fill in date and recipient.`
      : `${subject} is to be registered by your party by ${day(due)}. Fill in date and recipient.`,
  'situation-picture': ({ due, today }) =>
    `The situation picture ${due < today ? 'was' : 'is'} to be updated by ${day(due)} (Act 2023:196, section 6).`,
  consultation: ({ subject, due, step }) => {
    if (subject === notice)
      return `A party that does not want the agreement extended is to give notice by ${day(due)}. Otherwise it goes on.`;
    return step === 'deadline'
      ? `The last day for consultation on extension is ${day(due)}. Without it the agreement expires.`
      : `Consultation on extension is to have taken place by ${day(due)}.`;
  },
  expiry: ({ subject, due }) => `${subject} expires ${day(due)}.`,
  decision: ({ subject, due }) => `The decision on ${subject} was due ${day(due)}.`,
  'weekly-list': ({ due }) => `The week’s list, week beginning ${dateText(due, 'en')}`,
};

function why({ step, count, due, today }: ReminderFacts): string {
  const to = shortDate(due, today, 'en');
  switch (step) {
    case 'before':
      return count === undefined ? `before ${to}` : `${working(count)} before ${to}`;
    case 'before-meeting':
      return count === undefined
        ? `before the group’s meeting, for ${to}`
        : `${working(count)} before the group’s meeting, for ${to}`;
    case 'again':
      return count === undefined ? `nothing has come since ${to}` : `${working(count)} after ${to}, nothing has come`;
    case 'after':
      return `the working day after ${to}`;
    case 'said':
      return 'the working day after somebody wrote so';
    case 'said-repeat':
      return 'every fourth week since somebody wrote so';
    case 'repeat':
      return count === undefined ? `every fourth week since ${to}` : `${weeks(count)} after ${to}`;
    case 'working-days':
      return count === undefined ? `before ${to}` : `${working(count)} before ${to}`;
    case 'months':
      return count === undefined ? `before ${to}` : `${months(count)} before ${to}`;
    case 'weeks':
      return count === undefined ? `before ${to}` : `${weeks(count)} before ${to}`;
    case 'opens':
      return 'the month’s first working day';
    case 'coverage':
      return count === undefined ? `before the last day ${to}` : `${working(count)} before the last day ${to}`;
    case 'last-day':
      return `the last day, ${to}`;
    case 'deadline':
      return `the last day, ${to}`;
    case 'days':
      return count === undefined ? `before ${to}` : `${count} days before ${to}`;
    case 'third':
      return 'a third of the year has passed';
    case 'half':
      return 'half of the year has passed';
    case 'three-quarters':
      return 'three quarters of the year have passed';
    case 'eleven-twelfths':
      return 'one month of the year is left';
    case 'not-approved':
      return 'the day on which the summary was to be sent';
    case 'review-not-approved':
      return 'the day on which the review was to be sent';
    case 'monday':
      return 'the week’s first working day';
    case 'before-monday':
      return 'the working day before, as Monday is a public holiday';
    default:
      return `for ${to}`;
  }
}

const notice = 'Notice';

function obligation(kind: ReminderName, id: string, detail: string | undefined): string {
  switch (kind) {
    case 'review':
      return detail ?? name.review;
    case 'reported': {
      const [, what = '', on = ''] = id.split('/');
      return what === 'summary' ? `The summary of ${dateText(on, 'en')}` : (detail ?? 'The follow-up');
    }
    case 'consultation':
      return id.startsWith('notice/') ? notice : name.consultation;
    case 'expiry':
      return detail === 'renews' ? 'The agreement’s present period' : 'The agreement';
    case 'decision':
      return detail ?? 'the question to the steering group';
    case 'steering-basis':
    case 'approval-late':
      return detail ?? '';
    default:
      return detail ?? name[kind];
  }
}

const monthName = (month: number) => dateText(`2000-${String(month).padStart(2, '0')}-01`, 'en').split(' ')[1] ?? '';

/** The usual sentence ends with how to write a measure's date. */
function noSuchDay(error: DateError): string {
  return error.kind === 'no-such-day'
    ? `There is no such date: ${monthName(error.month)} has ${error.lastDay} days.`
    : dates.error(error);
}

const counted = (count: number) => (count === 1 ? 'One thing' : `${count} things`);

export const reminders = {
  name,
  obligation,
  meeting: (group: string, start: string) => `${group}, ${day(start.slice(0, 10))} at ${start.slice(11)}`,
  line,
  why,
  late: (planned: string, today: string) => `Late reminder: was to come ${shortDate(planned, today, 'en')}.`,
  bundle: {
    person: (count: number, to: string) => `${counted(count)} to do in the collaboration${to === '' ? '' : `, ${to}`}`,
    group: (group: string) => `To ${group}`,
    quiet: 'This came in the quiet weeks and still holds:',
    more: (count: number) => `… and ${count} more. Write “reminders” and I show everything.`,
    later: 'Remind me later',
    book: 'Book a meeting',
    noNews: 'No news',
    note: 'Note',
    communicated: 'Communicated today',
    held: 'The meeting took place',
    notHeld: 'It did not',
    consultation: 'Record the consultation',
    decision: 'Show the brief',
    reported: 'Registered',
    extension: 'Show the extension',
    nothing: 'Nothing in particular is due.',
  },
  week: {
    stale: (numbers: readonly string[]) => `No news for long: ${numbers.join(', ')}`,
    incomplete: (numbers: readonly string[]) => `Incomplete in the plan: ${numbers.join(', ')}`,
    proposals: (numbers: readonly string[]) => `Proposals waiting for an answer: ${numbers.join(', ')}`,
    communicationPassed: (numbers: readonly string[]) => `Should have been communicated: ${numbers.join(', ')}`,
    communicationComing: (numbers: readonly string[]) => `Communication due: ${numbers.join(', ')}`,
    unheld: (names: readonly string[]) => `Functions that nobody holds: ${names.join(', ')}`,
    takeUp: (numbers: readonly string[]) => `to take up: ${numbers.join(', ')}`,
  },
  agenda: {
    'follow-up': (numbers: readonly string[]) => `Follow-up due: ${numbers.join(', ')}`,
    overdue: (numbers: readonly string[]) => `Overdue: ${numbers.join(', ')}`,
    judged: (numbers: readonly string[]) => `Yellow and red: ${numbers.join(', ')}`,
    questions: (numbers: readonly string[]) => `Questions to the steering group: ${numbers.join(', ')}`,
    communication: (numbers: readonly string[]) => `Communication due: ${numbers.join(', ')}`,
  },
  list: {
    title: 'Reminders',
    coming: 'To be sent next:',
    sent: 'Sent, late and missed the last month:',
    nothingComing: (days: number) => `Nothing is on its way to you in the next ${days} days.`,
    nothingSent: (days: number) => `Nothing has been sent to you in the last ${days} days.`,
    when: (date: string, time: string, to: string) => `${day(date)} ${time} to ${to}`,
    outcome: (outcome: string, to: string) => `${to}: ${outcome}`,
    sentAt: (moment: string) => `sent ${moment}`,
    late: (planned: string) => `late, was to come ${dateText(planned, 'en')}`,
    quiet: 'waited for the quiet weeks to end',
    missed: (planned: string, why: string) => `missed ${dateText(planned, 'en')}. ${why}`,
    skipped: (planned: string, why: string) => `not sent ${dateText(planned, 'en')}. ${why}`,
    possibleDouble: 'may have come twice',
    restored: 'unknown whether it arrived: it was waiting when the backup was made, and is not sent again',
    delivery: {
      waiting: 'on its way',
      sent: 'sent',
      unreachable: 'the recipient could not be reached',
      failed: 'could not be sent',
    } as Record<'waiting' | 'sent' | 'unreachable' | 'failed', string>,
    more: (count: number) => `… and ${count} more.`,
    paused: (until: string | undefined) =>
      until === undefined ? 'The reminders are paused.' : `The reminders are paused up to and including ${day(until)}.`,
    pause: 'Pause',
    resume: 'Resume',
    settings: 'Settings',
    mine: 'My choices',
  },
  later: {
    when: 'When do you want to be reminded again?',
    tomorrow: 'Tomorrow',
    nextWorkingDay: (until: string) => `Next working day, ${day(until).split(' ').slice(0, 3).join(' ')}`,
    week: 'In a week',
    fortnight: 'In two weeks',
    option: (label: string, until: string) => `${label}, ${dateText(until, 'en').split(' ').slice(0, 2).join(' ')}`,
    done: (until: string, count: number) =>
      `Saved: I will remind you again ${day(until)} of ${count === 1 ? 'it' : `the ${count} things`}, if it is still needed.`,
    nothing: 'I find no reminder to put off.',
    notYours: 'That reminder is somebody else’s. Only the one who got it can put it off.',
    never: (kinds: readonly ReminderName[]) => {
      const what = kinds.map((kind) =>
        kind === 'approval-late' ? 'what is not approved in time' : 'the consultation',
      );
      return `${what.length === 1 ? 'The reminder' : 'The reminders'} of ${what.join(' and of ')} cannot be put off.`;
    },
    passed: 'Choose a day ahead.',
    tooFar: (days: number) => `A reminder can be put off at most ${days} days.`,
  },
  noSuchDay,
  pause: {
    paused: (until: string | undefined) =>
      until === undefined
        ? 'Saved: the reminders are paused until somebody resumes them.'
        : `Saved: the reminders are paused up to and including ${day(until)}.`,
    notTheConsultation:
      'Only reminders of the consultation are sent all the same. What still holds after the pause comes then.',
    resumed: 'Saved: reminders are sent again. What still holds comes with the next message.',
    notPaused: 'The reminders are not paused.',
    passed: 'That day has passed. Choose a day ahead.',
    afterEnd: (validTo: string) =>
      `The agreement is valid up to and including ${day(validTo)}. Choose a day up to that, or pause without a last day.`,
  },
  settings: {
    title: 'Settings',
    intro: 'For all of the agreement’s reminders. Those of the consultation cannot be turned off.',
    time: 'Time of day',
    timeHint: 'Between 08:00 and 17:00. The week’s list always comes at 08:30.',
    on: 'Reminders that are sent',
    ahead: (kind: string) => `How far ahead: ${kind}`.slice(0, 48),
    aheadHint: {
      'working-days': (count: number, most: number) =>
        `Working days, 1–${most}. Write ${count === 1 ? 'one number' : `${count} numbers with commas`}.`,
      months: (count: number, most: number) =>
        `Months, 1–${most}. Write ${count === 1 ? 'one number' : `${count} numbers with commas`}.`,
      'months-and-days': () => '',
      none: () => '',
    },
    saved: 'Saved: the settings are changed.',
    applies: 'They hold from the next reminder. What has been sent is not sent again.',
  },
  mine: {
    title: 'My reminders',
    intro: 'For you alone. The reminder of the consultation always comes.',
    with: 'I want',
    platform: 'Send them in',
    email: 'E-mail when chat fails',
    emailHint: 'Leave it empty if you want no e-mail.',
    saved: (without: readonly string[]) =>
      without.length === 0
        ? 'Saved: you get every reminder.'
        : `Saved: you do without ${without.map((each) => `“${each}”`).join(', ')}.`,
  },
  unsent: {
    nobody: 'Nobody holds the function, and the party has no coordinator who can be reached.',
    'opted-out': 'The person has opted out of such reminders.',
    over: 'When it could be sent it no longer held.',
    restored: 'The database was restored from a backup. It may have been sent before that, and is not sent again.',
  } as Record<string, string>,
};
