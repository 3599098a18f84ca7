import { Temporal } from 'temporal-polyfill';
import type { AgreementSettings } from '../../domain/agreement-file.ts';
import type { IndicatorValue, Plan } from '../../domain/measure.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import type { DeviationWords, LeadWords, StaffingWords, summary as swedish } from '../sv/summary.ts';
import { measures } from './measures.ts';

const day = (date: string, today: string) => shortDate(date, today, 'en');
const and = (words: readonly string[]) => orList(words, 'and');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const ended = (text: string) => (/[.!?…”]$/.test(text) ? text : `${text}.`);
const sentences = (all: readonly string[]) => all.filter((text) => text !== '').join(' ');
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const mostNumbers = 15;
const mostDated = 8;

function joined(parts: readonly string[], left: number): string {
  return left > 0 ? `${parts.join(', ')} … and ${left} more.` : `${parts.join(', ')}.`;
}

function cutJoined(parts: readonly string[], most: number): string {
  return joined(parts.slice(0, most), Math.max(0, parts.length - most));
}

function standing({ standing: how, total }: LeadWords): string {
  const share = `${total.green} of ${counted(total.counted, 'measure')} rated green.`;
  switch (how) {
    case 'no-measures':
      return 'The plan has no measures to follow up yet.';
    case 'unrated':
      return `None of the plan’s ${counted(total.counted, 'measure')} has been rated yet.`;
    case 'as-planned':
      return `The work goes as planned: ${share}`;
    case 'mostly':
      return `The work goes mostly as planned: ${share}`;
    case 'deviates':
      return `The work deviates from the plan: ${share}`;
  }
}

function lead(words: LeadWords): readonly string[] {
  const { total, overdue, decisions } = words;
  const bad = [
    total.red > 0 ? `${counted(total.red, 'measure')} rated red` : '',
    overdue > 0 ? `${counted(overdue, 'measure')} overdue` : '',
  ].filter((text) => text !== '');
  return [
    standing(words),
    ...(bad.length === 0 ? [] : [`${capital(and(bad))}.`]),
    decisions.length === 0 ? 'We ask for no decision.' : `We ask for ${counted(decisions.length, 'decision')}.`,
  ];
}

function shown(value: IndicatorValue, planned?: Plan['indicators'][number]): string {
  if (planned?.yesNo) return value.value === 0 ? 'no' : 'yes';
  return measures.quantity(value.value, value.total, value.percent ?? planned?.percent);
}

function deviationLabel(each: DeviationWords, about: string, today: string): string {
  const words = [
    each.rating === undefined ? 'not rated' : measures.rating[each.rating],
    each.status === 'in_progress' ? '' : measures.status[each.status],
    each.overdueSince === undefined ? '' : `overdue since ${day(each.overdueSince, today)}`,
    each.stale ? (each.newsOn === undefined ? 'no news yet' : `no news since ${day(each.newsOn, today)}`) : '',
  ];
  return `${about} (${words.filter((text) => text !== '').join(', ')})`;
}

function deviationWhy(each: DeviationWords): string {
  const judged = each.rating === 'yellow' || each.rating === 'red';
  const reason = each.reason === undefined ? 'No reason given.' : `Reason: ${ended(each.reason)}`;
  return sentences([
    ...each.values.map((value) => `${capital(value.indicator)}: ${shown(value)}.`),
    judged ? reason : '',
  ]);
}

function dateWhen(each: Obligation): string {
  switch (each.kind) {
    case 'steering-meetings': {
      const days = [...each.by.map(({ on }) => on), ...[...each.unsaid, ...each.booked].map(({ date }) => date)];
      return days.length === 0 ? '' : and(days.sort().map((date) => day(date, each.due)));
    }
    case 'expiry':
      return dateText(each.due, 'en');
    case 'review':
    case 'consultation':
    case 'notice':
    case 'summary':
    case 'reported':
    case 'follow-up':
    case 'communication':
    case 'situation-picture':
      return `By ${dateText(each.due, 'en')}`;
  }
}

function staffing(each: StaffingWords, today: string): string {
  const dated = (label: string, all: StaffingWords['starting']) =>
    all.length === 0
      ? ''
      : `${label}: ${cutJoined(
          all.map(({ measure, date }) => `${measure.number} (${day(date, today)})`),
          mostDated,
        )}`;
  const { planningNoticeWeeks: weeks } = each.party;
  return sentences([
    each.underWay.length === 0 ? 'No measures under way.' : `${counted(each.underWay.length, 'measure')} under way.`,
    dated('Should have started', each.notStarted),
    dated('Starting', each.starting),
    dated('To be finished', each.ending),
    each.meetings.length === 0
      ? 'No meetings booked.'
      : `Meetings: ${cutJoined(
          each.meetings.map(({ group, count }) => `${group} ${count}`),
          mostDated,
        )}`,
    weeks === undefined || each.plannedFrom === undefined
      ? ''
      : `Notice of ${counted(weeks, 'week')}: anything new that needs people can start on ${day(each.plannedFrom, today)} at the earliest.`,
  ]);
}

function moves({ coordinatorsMayMoveFirst: first, coordinatorsMayMoveSecond: second, maxMoveDays }: AgreementSettings) {
  if (!first && !second) return 'The steering group decides every new due date.';
  const times = first && second ? 'a first and a second time' : first ? 'a first time' : 'a second time';
  return `The coordinators, one of each party, may together move a due date ${times}, by at most ${maxMoveDays} days. The steering group decides other moves.`;
}

export const summary: typeof swedish = {
  title: (today) => {
    const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(today);
    return `Summary for the steering group, week ${weekOfYear} ${yearOfWeek}`;
  },
  subtitle: (agreement, status, unreviewed) =>
    `${agreement} · as of ${status}${unreviewed ? ' · made from what is recorded, not reviewed' : ''}`,
  lead,
  numbers: (all) => cutJoined(all, mostNumbers),
  more: (left) => `… and ${left} more.`,
  decisions: {
    heading: 'Decisions that we ask for',
    caption: 'Questions to the steering group, with proposal and consequence',
    header: ['No.', 'Question', 'Proposal', 'If nothing is decided', 'At the latest'],
    none: 'No questions or proposals wait for the steering group.',
    unnumbered: '–',
    more: (left) => `… and ${counted(left, 'decision')} more. “agreement decisions” shows them all.`,
  },
  goalAreas: {
    heading: 'By goal area',
    caption: (today) => `Measures and ratings by goal area on ${dateText(today, 'en')}`,
    name: 'Goal area',
    area: (number, title) => `${number}. ${title}`,
    other: 'No goal area',
    sum: 'Sum',
    columns: {
      measures: 'Measures',
      completed: 'Done',
      green: 'Green',
      yellow: 'Yellow',
      red: 'Red',
      unrated: 'Not rated',
      cancelled: 'Cancelled',
    },
  },
  deviations: {
    heading: 'What deviates',
    none: 'No measure under way deviates.',
    label: deviationLabel,
    why: deviationWhy,
    more: (left) => `… and ${counted(left, 'measure')} more that deviate${left === 1 ? 's' : ''}.`,
    show: (number) => `Show ${number}`,
  },
  evidence: {
    heading: 'What we can show',
    measured: 'Measured',
    observed: 'Seen but not measured',
    unknown: 'Not known yet',
    nothingMore: 'Nothing more than what is said above.',
    nothingMeasured: 'There is no value yet.',
    nothingObserved: 'No note is marked as an observation.',
    nothingUnknown: 'Every measure that has begun has a value.',
    withoutValue: 'Indicators without a value',
    withoutIndicator: 'No indicator in the plan',
    value: (planned, value, on, today) => {
      const target =
        planned.target === undefined || planned.yesNo
          ? ''
          : `target ${measures.quantity(planned.target, undefined, planned.percent)}, `;
      return `${capital(planned.name)}: ${shown(value, planned)} (${target}${day(on, today)})`;
    },
    quoted: (text, on, today) => `“${text}” (${day(on, today)})`,
  },
  communication: {
    heading: 'Communication',
    done: 'Done',
    missed: 'Should have been done',
    due: 'To be done within ten weeks',
    undated: 'To be done, without a day',
    not: 'Not communicated',
    undecided: 'Not decided',
    nothing: 'Nothing has been communicated yet.',
    on: (number, date, today) => `${number} (${day(date, today)})`,
    when: (number, when) => (when === undefined ? number : `${number} (“${when}”)`),
    joined,
  },
  dates: {
    heading: 'Dates',
    caption: 'The agreement’s dates',
    header: ['What', 'When', 'State'],
    when: dateWhen,
    state: (each, how) => {
      if (each.kind === 'expiry' || each.state === 'upcoming') return how;
      return sentences([each.state === 'met' ? 'Met.' : 'Missed.', how]);
    },
  },
  staffing: {
    heading: 'To staff in the next ten weeks',
    ended: 'The agreement has ended.',
    of: staffing,
  },
  basis: {
    heading: 'Basis',
    notes: ({ notes, measures: all, notedMeasures }) =>
      `${counted(notes, 'note')} on ${notedMeasures} of ${counted(all, 'measure')}.`,
    plan: (date) => `The action plan as it applies from ${dateText(date, 'en')}.`,
    stale: (numbers) => `No news for long: ${numbers}`,
    incomplete: (numbers) => `The plan lacks responsible, communication or follow-up: ${numbers}`,
    moves,
  },
  command: {
    future: (date) => `${dateText(date, 'en')} has not been yet. Write a day that has passed, or none.`,
    tooEarly: (validFrom) => `The agreement began on ${dateText(validFrom, 'en')}. Write that day or a later one.`,
    notBegun: (validFrom) => `The agreement begins on ${dateText(validFrom, 'en')}. Then there is something to sum up.`,
    clock: 'Show the clock',
    overdue: 'Show overdue',
  },
};
