import type { AgreementDefinition, ExtensionTerms, Rule } from '../../domain/agreement-file.ts';
import type { ConsultationForm } from '../../domain/agreement-record.ts';
import type { MetBy, Obligation, ObligationState } from '../../domain/obligations.ts';
import { dateText, periodText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import type { ClockNames, clock as swedish } from '../sv/clock.ts';

const date = (day: string) => dateText(day, 'en');
const and = (words: readonly string[]) => orList(words, 'and');
const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
const months = (count: number) => (count === 1 ? 'one month' : `${count} months`);

function monthOf(month: string): string {
  return date(`${month}-01`).slice(2);
}

function halfYear(day: string): string {
  return `the ${day.slice(5) < '07' ? 'first' : 'second'} half of ${day.slice(0, 4)}`;
}

function years(first: string, last: string): string {
  const whole = first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`;
  return whole ? first.slice(0, 4) : periodText(first, last, 'en');
}

function what(each: Obligation, names: ClockNames): string {
  switch (each.kind) {
    case 'steering-meetings':
      return `Steering group meetings ${years(each.first, each.due)}`;
    case 'review':
      return each.name;
    case 'summary':
      return each.meeting
        ? `Summary for the steering group’s meeting ${date(each.meeting.date)}`
        : `Summary of ${halfYear(each.for)}`;
    case 'reported':
      return each.followUp.kind === 'summary'
        ? `Reporting of the summary of ${date(each.followUp.for)}`
        : `Reporting: ${names.review(each.followUp.for)}`;
    case 'consultation':
      return 'Consultation on extension';
    case 'notice':
      return 'Notice';
    case 'expiry':
      return each.extension === 'automatic' ? 'The period’s last day' : 'The agreement’s last day';
    case 'follow-up':
      return `Follow-up of measure ${each.number}`;
    case 'communication':
      return `Communication of measure ${each.number}`;
    case 'situation-picture':
      return 'Update of the situation picture';
  }
}

const on = (day: string, { today }: ClockNames) => shortDate(day, today, 'en');

function parties(by: readonly MetBy[], names: ClockNames, verb: string): string {
  return by.map((met) => `${names.party(met.party ?? '')} ${verb} ${on(met.on, names)}.`).join(' ');
}

const afterwards: Record<ExtensionTerms['kind'], string> = {
  none: 'The agreement says nothing about extension.',
  'after-consultation': 'Can be extended after consultation.',
  automatic: 'Extended unless somebody gives notice.',
};

function how(each: Obligation, names: ClockNames): string {
  const [first] = each.by;
  switch (each.kind) {
    case 'steering-meetings': {
      const days = each.booked.map((meeting) => on(meeting.date, names));
      const none = each.by.length > 0 ? 'No more are booked.' : 'No meeting is booked.';
      return [
        `${each.by.length} of at least ${each.required} held.`,
        days.length > 0 ? `Booked: ${days.join(', ')}.` : each.state === 'upcoming' ? none : '',
        each.unsaid.length > 0
          ? `Was it held? No answer for ${and(each.unsaid.map((meeting) => on(meeting.date, names)))}.`
          : '',
      ]
        .filter((text) => text !== '')
        .join(' ');
    }
    case 'review': {
      const missing = each.missing.length > 0 ? `No answer from ${and(each.missing.map(names.party))}.` : '';
      const month = each.missing.length > 0 ? `The agreement says ${monthOf(each.month)}.` : '';
      const toApprove = each.toApprove ? 'Posted when every party has approved it.' : '';
      return [parties(each.by, names, 'answered'), missing, month, toApprove].filter((text) => text !== '').join(' ');
    }
    case 'summary':
      if (first) return `Posted ${on(first.on, names)}.`;
      return each.meeting ? 'Three working days before the meeting.' : 'At least twice a year.';
    case 'reported': {
      const missing = each.missing.length > 0 ? `Missing: ${and(each.missing.map(names.party))}.` : '';
      return `${parties(each.by, names, 'registered it')} ${missing}`.trim();
    }
    case 'consultation':
      if (each.state === 'missed') {
        const late = first
          ? `The consultation ${on(first.on, names)} came after the last day.`
          : 'No consultation is recorded.';
        return `${late} The agreement does not say what then holds: it ends ${date(names.validTo)}.`;
      }
      return first ? `Consultation ${on(first.on, names)}.` : 'No consultation is recorded yet.';
    case 'notice':
      return 'Without notice the agreement is extended.';
    case 'expiry':
      return afterwards[each.extension];
    case 'follow-up':
      return first ? `Note ${on(first.on, names)}.` : '';
    case 'communication':
      return first ? `Communicated ${on(first.on, names)}.` : '';
    case 'situation-picture':
      return `The newest part is from ${date(each.newest)}.`;
  }
}

function extensionRule(terms: ExtensionTerms): string {
  switch (terms.kind) {
    case 'after-consultation':
      return `Consultation on extension is to have taken place at the latest ${months(terms.months)} before the last day.`;
    case 'automatic':
      return `The agreement is extended unless somebody gives notice at the latest ${months(terms.noticeMonths)} before the last day.`;
    case 'none':
      return 'The agreement says nothing about extension.';
  }
}

function rule(which: Rule, { steeringMeetings, reviews, extension, validFrom, validTo }: AgreementDefinition): string {
  switch (which) {
    case 'steering-meetings': {
      const { count, per } = steeringMeetings;
      return `The steering group meets at least ${count === 1 ? 'once' : `${count} times`} per ${per === 'calendar-year' ? 'calendar year' : 'year of the agreement'}.`;
    }
    case 'review':
      return `The agreement as a whole is reviewed in ${and(reviews.map(({ month }) => monthOf(month)))}.`;
    case 'summary':
      return 'The follow-up is summed up at least twice a year.';
    case 'reported':
      return 'The follow-up is reported to each party.';
    case 'extension':
      return extensionRule(extension);
    case 'validity':
      return `The agreement is valid from ${date(validFrom.toString())} to ${date(validTo.toString())}, both days included.`;
    case 'follow-up':
      return 'The measures are followed up as the action plan says.';
    case 'communication':
      return 'The measures are communicated as the action plan says.';
    case 'situation-picture':
      return 'The situation picture is updated at least every second year (lag 2023:196, 6 §).';
  }
}

function line(each: Obligation, names: ClockNames): string {
  const text = what(each, names);
  if (each.state === 'met') return text;
  if (each.kind === 'expiry') return `${text}, ${date(each.due)}`;
  return `${text}, by ${date(each.due)}`;
}

const state: Record<ObligationState, string> = { met: 'Met', upcoming: 'Upcoming', missed: 'Missed' };

const forms: Record<ConsultationForm, string> = { meeting: 'Meeting', written: 'In writing', other: 'Other' };

export const clock: typeof swedish = {
  clock: {
    title: 'The agreement’s clock',
    caption: (today, validTo) => `As of ${date(today)}. The agreement is valid to ${date(validTo)}, that day included.`,
    notBegun: (validFrom) => `The agreement takes effect ${date(validFrom)}.`,
    ended: (validTo) => `The agreement has ended. Its last day was ${date(validTo)}.`,
    stopped: (day) => `The agreement was stopped ${date(day)}.`,
    what,
    how,
    rule,
    state,
    heading: (which, count) => `${state[which]}: ${count}`,
    line,
    more: (count) => `… and ${count} more.`,
    earlier: (count) => `… and ${count} earlier.`,
    measures: 'The measures',
    followUps: 'Follow-up',
    communications: 'Communication',
    folded: (missed, upcoming, next) =>
      [
        missed.length > 0 ? `${missed.length} missed: ${missed.join(', ')}.` : '',
        `${upcoming} upcoming.`,
        next.length > 0
          ? `Next: ${next.map(({ number, due }) => `${number} on ${date(due).slice(0, -5)}`).join(', ')}.`
          : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
    noPicture: 'Situation picture: no part has a date. Type “situation picture” to add one.',
    overview: 'Show the overview',
    meetings: 'Show meetings',
    rules: 'Show the rules',
    consult: 'Record the consultation',
    rulesTitle: 'The rules behind the clock',
    rulesIntro: 'What stands in quotation marks is the agreement’s own words.',
    quoted: (text) => `“${text}”`,
    joined: (words) => and(words.map((word, n) => (n === 0 ? word : lower(word)))),
    ruleNames: {
      'steering-meetings': 'Steering group meetings',
      review: 'Review of the agreement',
      summary: 'Summaries',
      reported: 'Reporting',
      extension: 'Extension',
      validity: 'Validity',
      'follow-up': 'Follow-up of the measures',
      communication: 'Communication',
      'situation-picture': 'Situation picture',
    },
  },
  timeline: {
    meeting: (group) => `Meeting: ${group}`,
    states: { ...state, unsaid: 'Was it held?', off: 'Not held' },
  },
  consultation: {
    formTitle: 'Record consultation',
    intro: (due) => `Consultation on extension is to have taken place by ${date(due)}.`,
    on: 'Which day?',
    form: 'How did it take place?',
    forms,
    outcome: 'What did you arrive at?',
    outcomeHint: 'One line, such as: the parties want to extend by two years. Write no names of persons.',
    noTerms: 'The agreement has no terms of extension, so there is no consultation to record. Nothing is saved.',
    future: 'The consultation cannot be recorded in advance. Choose the day on which it took place. Nothing is saved.',
    tooEarly: (validFrom) =>
      `The consultation cannot have taken place before the agreement’s first day, ${date(validFrom)}. Nothing is saved.`,
    saved: (day, form) => `Saved: consultation ${date(day)} (${forms[form].toLocaleLowerCase('en')}).`,
    held: (day, form) => `${date(day)} (${forms[form].toLocaleLowerCase('en')})`,
    withdraw: (day) => `Remove the consultation of ${shortDate(day, day, 'en')}`,
    withdrawn: (day) =>
      `Saved: the consultation of ${date(day)} counts no more. Record it with the right day if it has taken place.`,
    former: 'The agreement has been extended after that consultation, so it cannot be removed. Nothing is changed.',
    noSuch: (days) =>
      days.length === 0
        ? 'No consultation is recorded, so there is none to remove. Nothing is changed.'
        : `Write which consultation: ${and(days.map(date))}. Nothing is changed.`,
    inTime: (due) => `It was in time: the last day is ${date(due)}. The reminders of consultation end now.`,
    late: (due, validTo) =>
      `It was after the last day, ${date(due)}. The agreement does not say what then holds: it ends ${date(validTo)}.`,
  },
};
