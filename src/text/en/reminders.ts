import type { ReminderName } from '../../domain/reminder-settings.ts';
import { dateText, shortDate, weekdayText } from '../dates.ts';
import type { ReminderFacts } from '../sv/reminders.ts';

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
  'steering-meetings': 'Too few steering meetings',
  review: 'Review of the agreement',
  reported: 'Reporting to the parties',
  'situation-picture': 'The situation picture',
  consultation: 'Consultation on extension',
  expiry: 'The agreement expires',
  decision: 'Decision waiting',
  'weekly-list': 'The week’s list',
};

const line: Record<ReminderName, (facts: ReminderFacts) => string> = {
  'follow-up': ({ subject, due, step }) =>
    step === 'again'
      ? `No follow-up has come of ${subject}. It was due ${day(due)}.`
      : `How is ${subject} going? Follow-up by ${day(due)}.`,
  'due-soon': ({ subject, due }) => `${subject} is due ${day(due)}.`,
  overdue: ({ subject, due }) => `${subject} was due ${day(due)}. Write how it is going, or propose a new date.`,
  'start-passed': ({ subject, due }) => `${subject} was to start ${day(due)}, but has not started.`,
  communication: ({ subject, due, today }) =>
    due < today ? `${subject}: was to be communicated ${day(due)}.` : `${subject}: to be communicated by ${day(due)}.`,
  'meeting-pack': ({ subject }) => `Meeting of ${subject}.`,
  'meeting-held': ({ subject }) => `Did the meeting take place? ${subject}`,
  'steering-basis': ({ subject, due }) =>
    subject === ''
      ? `The summary to the steering group needs approval. It is to be sent by ${day(due)}.`
      : `The steering group meets ${day(due)}. Finish the basis and approve the summary.`,
  'steering-meetings': ({ figures: [count = 0, required = 0] = [], due }) =>
    `The steering group is to meet at least ${required} times up to and including ${dateText(due, 'en')}. So far ${count} are held or booked.`,
  review: ({ subject, due, step }) =>
    step === 'opens'
      ? `${subject} begins now. Each party answers the questions by ${day(due)}.`
      : step === 'last-day'
        ? `Today is the last day of the ${subject.toLocaleLowerCase('en')}, and your party has not answered.`
        : `${subject}: your party has not answered yet. The last day is ${day(due)}.`,
  reported: ({ subject, due, today }) =>
    due < today
      ? `${subject} was to be registered by your party by ${day(due)}. Fill in date and recipient.`
      : `${subject} is to be registered by your party by ${day(due)}. Fill in date and recipient.`,
  'situation-picture': ({ due }) => `The situation picture is to be updated by ${day(due)} (Act 2023:196, section 6).`,
  consultation: ({ due, step }) =>
    step === 'deadline'
      ? `The last day for consultation on extension is ${day(due)}. Without it the agreement expires.`
      : `Consultation on extension is to have taken place by ${day(due)}.`,
  expiry: ({ due }) => `The agreement expires ${day(due)}.`,
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
    case 'monday':
      return 'the week’s first working day';
    default:
      return `for ${to}`;
  }
}

function obligation(kind: ReminderName, _id: string, detail: string | undefined): string {
  switch (kind) {
    case 'review':
      return detail ?? name.review;
    case 'reported':
      return detail ?? 'The follow-up';
    case 'decision':
      return detail ?? 'the question to the steering group';
    case 'steering-basis':
      return '';
    default:
      return detail ?? name[kind];
  }
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
    nothing: 'Nothing in particular is due.',
  },
  agenda: {
    'follow-up': (numbers: readonly string[]) => `Follow-up due: ${numbers.join(', ')}`,
    overdue: (numbers: readonly string[]) => `Overdue: ${numbers.join(', ')}`,
    judged: (numbers: readonly string[]) => `Yellow and red: ${numbers.join(', ')}`,
    questions: (numbers: readonly string[]) => `Questions to the steering group: ${numbers.join(', ')}`,
    communication: (numbers: readonly string[]) => `Communication due: ${numbers.join(', ')}`,
  },
  unsent: {
    nobody: 'Nobody holds the function, and the party has no coordinator who can be reached.',
    'opted-out': 'The person has opted out of such reminders.',
    over: 'When it could be sent it no longer held.',
  } as Record<string, string>,
};
