import type { DateError } from '../../domain/date-text.ts';
import type { DayOff } from '../../domain/meeting-check.ts';
import type { MeetingTextFault } from '../../domain/meeting-text.ts';
import { dateText, weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { meetings as swedish } from '../sv/meetings.ts';
import { dates } from './dates.ts';
import { clock, day, often, span } from './meeting-times.ts';

const and = (words: readonly string[]) => orList(words, 'and');
const or = (words: readonly string[]) => orList(words, 'or');
const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

const offDay = ({ date, holiday }: DayOff) =>
  `${weekdayText(date, 'en')}${holiday === undefined ? '' : ` (${dates.holiday(holiday)})`}`;

const month = (number: number) => dateText(`2000-${String(number).padStart(2, '0')}-01`, 'en').split(' ')[1] ?? '';

function dateError(error: DateError): string {
  return error.kind === 'no-such-day'
    ? `There is no such date: ${month(error.month)} has ${error.lastDay} days.`
    : dates.error(error);
}

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const weeks = (amount: number) => `${numbers[amount] ?? amount} ${amount === 1 ? 'week' : 'weeks'}`;

const example = '“EST fördjupning every other Thursday 09:00 from week 3”';

function textFault(fault: MeetingTextFault): string {
  switch (fault.kind) {
    case 'no-time':
      return `What time is the meeting? Write a time, for example ${example}.`;
    case 'no-such-time':
      return `There is no such time as ${fault.written}. Write for example 09:00 or 13–15.`;
    case 'unclear-time':
      return `Is ${fault.hour} a time? Write “at ${fault.hour}” if so.`;
    case 'end-before-start':
      return 'The meeting ends before it begins. Write the beginning first, for example 13–15.';
    case 'no-day':
      return `Which day is the meeting? Write a weekday or a date, for example ${example}.`;
    case 'two-days':
      return 'I see more than one day. Book one meeting at a time, or write how often it comes back.';
    case 'no-such-date':
      return dateError(fault.error);
    case 'passed':
      return `${weekdayText(fault.date, 'en')} has already passed. Write a day to come.`;
    case 'unclear-rhythm':
      return `“${fault.words}” does not say which days. Write for example “every other Thursday” or “first Monday of every month”.`;
    case 'until-before-start':
      return `The series ends before its first meeting, ${weekdayText(fault.first, 'en')}. Write a later last day.`;
    case 'unclear-until':
      return 'Which day does the series end? Write a date, for example “until 30 June”.';
    case 'unread':
      return `I do not understand “${fault.words}”. Nothing is saved. Write the line without it, or use the form.`;
    case 'too-much':
      return 'The line is too long for a meeting. Write group, day and time.';
  }
}

export const meetings: typeof swedish = {
  title: 'Meetings',
  span,
  often,
  series: (rhythm, start, end, until) =>
    `${often(rhythm)} at ${clock(start)}–${clock(end)}${until === undefined ? '' : ` until ${dateText(until, 'en')}`}`,
  list: {
    none: 'No meetings are booked.',
    noneComing: 'No meeting is booked ahead.',
    noneIn: (groups) => `No meeting is booked in ${and(groups)}.`,
    notYours: 'You are not in any group that has meetings.',
    moved: (from) => `moved from ${day(from)} at ${clock(from)}`,
    cancelled: 'cancelled',
    held: 'took place',
    notHeld: 'did not take place',
    unanswered: 'did it take place?',
    last: (time) => `Latest: ${time}`,
    more: (amount) => `and ${count(amount, 'more meeting', 'more meetings')}`,
    place: (place) => `place: ${place}`,
    endsWith: (last) => `A series without a last day goes on to the agreement’s last day, ${dateText(last, 'en')}.`,
    answer: 'Answer',
  },
  buttons: {
    show: 'Show meetings',
    book: 'Book a meeting',
    form: 'Open the form',
    move: 'Move',
    moveOne: 'Move a meeting',
    cancel: 'Cancel it',
    cancelOne: 'Cancel a meeting',
    cancelRest: 'Cancel the rest of the series',
    only: (time) => `Only ${weekdayText(time.slice(0, 10), 'en')}`,
    rest: 'The rest of the series',
    keep: 'Leave it',
    bookAnyway: 'Book anyway',
    moveAnyway: 'Move anyway',
    on: (date) => `Take ${weekdayText(date, 'en')}`,
    at: (start) => `${day(start)} at ${clock(start)}`,
    held: 'It took place',
    notHeld: 'It did not',
    line: 'Write a line',
  },
  saved: {
    booked: (group, time) => `Saved: ${group} meets ${time}.`,
    series: (group, series, first) => `Saved: ${group} meets ${series}. The first time is ${day(first)}.`,
    moved: (group, from, to) => `Saved: the meeting of ${group} on ${day(from)} at ${clock(from)} is moved to ${to}.`,
    same: 'The meeting is then already. Nothing is changed.',
    cancelled: (group, time) => `Saved: the meeting of ${group} on ${time} is cancelled.`,
    cancelledRest: (group, from) => `Saved: the series of ${group} has no meetings from ${weekdayText(from, 'en')} on.`,
    alreadyCancelled: 'The meeting is cancelled already.',
    told: 'I have told the group in its channel.',
    held: (group, start) => `Saved: the meeting of ${group} on ${day(start)} took place.`,
    notHeld: (group, start) => `Saved: the meeting of ${group} on ${day(start)} did not take place.`,
    line: (group, start) => `Saved: the line about the meeting of ${group} on ${day(start)}.`,
    alreadySaid: 'That is saved already.',
    oral: 'Was the follow-up oral? Write a line about what you came to.',
    rebook: 'Book a new meeting instead?',
  },
  remarks: {
    notice: (party, amount) =>
      `Note: ${party} needs ${weeks(amount)} to plan its staff, and the meeting is sooner than that.`,
    daysOff: (amount, shown) =>
      amount === 1
        ? `Note: one of the meetings is on a day that is not a working day: ${and(shown.map(offDay))}. It is booked. Move or cancel it if it should not be then.`
        : `Note: ${amount} of the meetings are on a day that is not a working day: ${and(shown.map(offDay))}${amount > shown.length ? ' and more' : ''}. They are booked. Move or cancel them if they should not be then.`,
    summer: 'Note: the meeting is in weeks 28–31, when many are on holiday.',
    summers: (amount) =>
      `Note: ${amount === 1 ? 'one of the meetings is' : `${amount} of the meetings are`} in weeks 28–31, when many are on holiday.`,
    cutOff: (last) => `The agreement is valid until ${dateText(last, 'en')}, so the series ends then at the latest.`,
    parity: (last) =>
      `Note: the year has 53 weeks, so after ${dateText(last, 'en')} the meeting falls in the other weeks. Book a new series then.`,
  },
  ask: {
    dayOff: (off) => `${offDay(off)} is not a working day. Do you want the meeting then all the same?`,
    daysOff: (series) => `The series is ${series}, which is not a working day. Do you want to book it anyway?`,
    overlap: (group, amount, shown) =>
      `${group} meets then already: ${and(shown)}${amount > shown.length ? ` and ${count(amount - shown.length, 'time', 'times')} more` : ''}. Nothing is saved yet.`,
    passed: 'That day has already passed. Which day do you mean?',
    which: 'Which day do you mean?',
    whichGroup: 'Which group is the meeting for?',
    unknownGroup: (typed, near) =>
      near.length > 0
        ? `There is no group “${typed}”. Did you mean ${or(near)}?`
        : `There is no group “${typed}” in the agreement. Which group is the meeting for?`,
    moveWhich: 'Which meeting is to be moved?',
    cancelWhich: 'Which meeting is to be cancelled?',
    scope: (group, time, series) =>
      `The meeting of ${group} on ${time} belongs to a series: ${series}. What is to be cancelled?`,
    held: (group, time) => `Did the meeting of ${group} on ${time} take place?`,
  },
  refused: {
    text: textFault,
    meeting: (fault, first, last): string => {
      switch (fault.kind) {
        case 'past':
          return 'That time has already passed. Choose one to come. Nothing is saved.';
        case 'before-agreement':
          return `The agreement is valid from ${dateText(first, 'en')}. Choose a later day.`;
        case 'after-agreement':
          return `The agreement is valid until ${dateText(last, 'en')}. Choose an earlier day.`;
        case 'no-length':
          return 'The meeting ends when it begins. Write how long it is, such as 13–15.';
        case 'too-long':
          return 'The meeting would be longer than twelve hours. Write a shorter time.';
      }
    },
    noMeetings: (group) => `${group} has no meeting booked.`,
    noneThen: (group, date) => `${group} has no meeting on ${weekdayText(date, 'en')}.`,
    gone: 'That meeting is no longer there. Write “agreement meetings” and I will show those there are.',
    cancelled: 'The meeting is cancelled. Move it to a new time if it is to take place.',
    over: 'The meeting has already been, so it can’t be changed.',
    notYet: 'The meeting has not been yet. Answer when it is over.',
    oneAtATime:
      'I move one meeting at a time. Write which day. If the whole series is to change: cancel the rest of it with “meeting cancel … the rest of the series” and book a new one.',
    lengthKept: 'A meeting that is moved is as long as before. Write only when it begins.',
  },
  form: {
    title: 'Book a meeting',
    moveTitle: 'Move a meeting',
    lineTitle: 'About the meeting',
    intro: 'The group sees the meeting, and I remind of it.',
    moveIntro: (group, time) => `${group}, ${time}. It stays as long as it is.`,
    lineIntro: (group, time) => `${group}, ${time}.`,
    fields: {
      group: 'Group',
      date: 'Day, or the first day of a series',
      newDate: 'New day',
      time: 'Time',
      timeHint: 'For example 09:00',
      minutes: 'Length',
      repeats: 'How often',
      until: 'Last day of the series',
      untilHint: 'Empty: until the agreement’s last day.',
      place: 'Place',
      line: 'What did you come to?',
      lineHint: 'At most 500 characters. Never describe individuals.',
    },
    minutes: (minutes) =>
      minutes < 60 || minutes % 30 !== 0 ? `${minutes} minutes` : minutes === 60 ? '1 hour' : `${minutes / 60} hours`,
    repeats: {
      once: 'Once',
      weekly: 'Every week',
      fortnightly: 'Every other week',
      'four-weekly': 'Every fourth week',
      'monthly-weekday': 'Every month, same weekday',
      'monthly-day': 'Every month, same date',
      quarterly: 'Every quarter, same weekday',
      'half-yearly': 'Every half-year, same weekday',
    },
  },
  news: {
    booked: (group) => `New meeting: ${group}`,
    moved: (group) => `Moved meeting: ${group}`,
    cancelled: (group) => `Cancelled meeting: ${group}`,
    ended: (group) => `No more meetings in the series: ${group}`,
    series: (series, first) => `${series}, the first time ${day(first)}`,
    from: (from, to) => `From ${from} to ${to}`,
    endedFrom: (series, from) => `${series}: no meetings from ${weekdayText(from, 'en')} on`,
  },
};
