import type { HolidayKey } from '../../domain/calendar.ts';
import type { DateQuestion } from '../../domain/date-text.ts';
import { dateText, momentText, shortDate, weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { dates as swedish } from '../sv/dates.ts';

const month = (number: number) => dateText(`2000-${String(number).padStart(2, '0')}-01`, 'en').split(' ')[1] ?? '';
const day = (date: string) => weekdayText(date, 'en');

const holidays: Readonly<Record<HolidayKey, string>> = {
  'new-years-day': 'New Year’s Day',
  epiphany: 'Epiphany',
  'good-friday': 'Good Friday',
  'easter-sunday': 'Easter Sunday',
  'easter-monday': 'Easter Monday',
  'may-day': 'May Day',
  'ascension-day': 'Ascension Day',
  'national-day': 'the National Day',
  'whit-sunday': 'Whit Sunday',
  'whit-monday': 'Whit Monday',
  'midsummer-eve': 'Midsummer Eve',
  'midsummer-day': 'Midsummer Day',
  'all-saints-day': 'All Saints’ Day',
  'christmas-eve': 'Christmas Eve',
  'christmas-day': 'Christmas Day',
  'boxing-day': 'Boxing Day',
  'new-years-eve': 'New Year’s Eve',
};

function why(reason: DateQuestion): string {
  switch (reason.kind) {
    case 'not-working-day':
      return reason.holiday
        ? `That day is ${holidays[reason.holiday]} and not a working day.`
        : 'That day is not a working day.';
    case 'after-agreement':
      return `The agreement is valid until ${dateText(reason.validTo.toString(), 'en')}.`;
    case 'before-agreement':
      return `The agreement is valid from ${dateText(reason.validFrom.toString(), 'en')}.`;
    case 'summer':
      return 'That is the middle of summer (weeks 28–31), when many are on holiday.';
    case 'passed':
      return 'That day has already passed.';
    case 'weekday-mismatch':
      return 'The weekday and the date do not match.';
    case 'measure-or-date':
      return `“${reason.measure}” can be both a measure and a date.`;
    case 'bridge-day':
      return 'That is a bridge day: a working day between a day off and a weekend.';
    case 'ambiguous-weekday':
    case 'ambiguous-order':
    case 'vague':
    case 'approximate':
      return '';
  }
}

const periods = { quarter: 'quarters', tertial: 'four-month periods', 'half-year': 'half-years' };

export const dates: typeof swedish = {
  date: (date) => dateText(date, 'en'),
  weekday: day,
  holiday: (key: HolidayKey): string => holidays[key],
  short: (date, today) => shortDate(date, today, 'en'),
  moment: (instant) => momentText(instant, 'en'),
  question: (reasons, candidates) => {
    const facts = reasons.map(why).filter((text) => text !== '');
    const after = reasons.some((reason) => reason.kind === 'after-agreement');
    const closing = after
      ? 'Do you want to propose the date all the same?'
      : `Do you mean ${orList(candidates.map(day), 'or')}?`;
    return [...facts, closing].join(' ');
  },
  error: (error) => {
    switch (error.kind) {
      case 'no-such-day':
        return `There is no such date: ${month(error.month)} has ${error.lastDay} days. Write for example “due ${error.lastDay} ${month(error.month)}”.`;
      case 'not-leap-year':
        return `There is no such date: ${error.year} is not a leap year, so February has 28 days.`;
      case 'no-such-month':
        return 'There is no such month. Write the day first and then the month, for example 15/3.';
      case 'no-such-week':
        return `There is no week ${error.week} in ${error.year}. The year has ${error.weeks} weeks.`;
      case 'no-such-period':
        return `There is no such period. A year has ${error.count} ${periods[error.period]}.`;
      case 'long-passed':
        return `${dateText(error.date.toString(), 'en')} is too far back. Write a date that is still to come.`;
      case 'not-understood':
        return 'I do not understand the date. Write for example “30 Nov”, “week 48” or 2021-11-30.';
    }
  },
};
