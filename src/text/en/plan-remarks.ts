import type { PlanRemark } from '../../domain/plan-check.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';

const lacking = { responsible: 'a responsible function', communication: 'communication', 'follow-up': 'follow-up' };
const lackingDates = { start: 'start date', due: 'due date' };

/** What a measure in the plan lacks, and what to do about it. */
export function planRemark(remark: PlanRemark): string {
  switch (remark.key) {
    case 'incomplete':
      return `Lacks ${orList(
        remark.lacks.map((part) => lacking[part]),
        'and',
      )}. The agreement asks for it in every measure.`;
    case 'no-goal-area':
      return 'Lacks a goal area. Choose one of the agreement’s.';
    case 'no-group':
      return 'Lacks a working group, so no channel gets the news. Choose a group.';
    case 'no-dates':
      return `Lacks ${orList(
        remark.lacks.map((part) => lackingDates[part]),
        'and',
      )}.`;
    case 'due-before-start':
      return `The due date ${dateText(remark.due, 'en')} is before the start ${dateText(remark.start, 'en')}. Mend one of them.`;
    case 'starts-before-agreement':
      return `Starts ${dateText(remark.start, 'en')}, before the agreement’s first day ${dateText(remark.validFrom, 'en')}.`;
    case 'due-after-agreement':
      return `Ends ${dateText(remark.due, 'en')}, after the agreement’s last day ${dateText(remark.validTo, 'en')}.`;
    case 'no-target':
      return 'Lacks an operational target. Write what is to be achieved.';
    case 'no-indicator':
      return 'Lacks an indicator. Write how you see that the measure makes a difference.';
    case 'indicator-people-unclear':
      return `It is not clear whether the indicator “${remark.indicator}” counts people. It is treated so for now.`;
    case 'rating-without-reason':
      return `Rated ${remark.rating} since ${dateText(remark.from, 'en')} without a reason. Write “rating” with a reason.`;
    case 'cancelled-without-reason':
      return `Cancelled ${dateText(remark.from, 'en')} without a reason. Write the reason as a note.`;
    case 'not-communicated-without-reason':
      return 'Is not communicated, but the reason is missing. Write why.';
    case 'nobody-communicates':
      return 'Is to be communicated, but by no function. Say which.';
    case 'no-rhythm':
      return `The follow-up “${remark.text}” does not say how often. Write for example “In writing every month”.`;
    case 'no-next-follow-up':
      return 'Lacks a date for the next follow-up.';
    case 'double-number':
      return `The number is on ${remark.count} measures. Give them different numbers.`;
  }
}
