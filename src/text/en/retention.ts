import { dateText } from '../dates.ts';
import type { Catalogue } from '../texts.ts';

const day = (on: string) => dateText(on, 'en');

const months = (count: number) => (count % 12 === 0 ? `${count / 12} years` : `${count} months`);

export const retention: Catalogue['retention'] = {
  type: {
    notes: 'Notes and reasons',
    meetings: 'Texts about meetings',
    'follow-ups': 'The follow-ups’ documents',
    reminders: 'Reminders and messages',
    calendars: 'Calendars that have been removed',
  },
  what: {
    notes: 'The text is removed. That something was noted, when and by which function stays.',
    meetings: 'Places and lines after meetings are removed. The meetings stay.',
    'follow-ups': 'Contents and files are removed. Title, day, approvals and checksum stay.',
    reminders: 'Rows about reminders, and the messages that they went with, are removed.',
    calendars: 'Rows about calendars and addresses that are removed already are removed.',
  },
  by: 'Disposal',
  why: (decision) => `Disposal decision ${decision}`,
  title: 'Disposal',
  intro:
    'Nothing is disposed of until a disposal decision has been recorded by one party’s coordinator and confirmed by another’s. Every disposal is logged.',
  off: 'Off. Nothing is disposed of.',
  rule: (decision, decided, kept, from) =>
    `On: decision ${decision} of ${day(decided)}. Kept ${months(kept)} ${from === 'end' ? 'after the agreement’s end' : 'counted from the row'}.`,
  next: (on) => `Disposed of no earlier than ${day(on)}.`,
  proposal: (party, decision, kept) =>
    `${party} has recorded decision ${decision}: ${months(kept)}. It waits for another party’s coordinator.`,
  done: (count, on) => `Disposed of so far: ${count}, last ${day(on)}.`,
  never:
    'The agreement, the plan, decisions and the log are not disposed of here. The chat’s own messages are kept by Slack and Teams and disposed of there.',
  enter: 'Record a decision',
  turnOff: 'Turn off',
  confirm: 'Confirm',
  decline: 'Decline',
  form: {
    title: 'Disposal decision',
    type: 'What?',
    decision: 'The decision’s number',
    decisionHint: 'Such as KS 2024/123. If each party has a decision, record one of them; the other party confirms.',
    decided: 'Day of the decision',
    months: 'Months that it is kept',
    monthsHint: (least) =>
      `At least ${least}. Counted from the agreement’s end, or from the row for reminders and calendars.`,
  },
  notANumber: 'That does not look like the number of a decision. Write for example KS 2024/123.',
  future: 'The day of the decision has not come yet.',
  tooFew: (name, least) => `${name} must be kept for at least ${least} months.`,
  saved: (name, decision) => `Saved: ${name.toLowerCase()}, decision ${decision}.`,
  waits: (parties) => `It applies once a coordinator of ${parties.join(' or ')} has confirmed.`,
  nobodyElse: 'No other party has a coordinator yet, so nobody can confirm.',
  ownProposal: 'Your own party recorded the decision. A coordinator of another party confirms it.',
  gone: 'The decision no longer waits for an answer, or has changed. Write “disposal” to see how it is now.',
  confirmed: (name) => `Saved: ${name.toLowerCase()} are disposed of by the decision.`,
  declined: 'Saved: the decision is declined. Nothing is disposed of by it.',
  ended: (name) => `Saved: disposal is off for ${name.toLowerCase()}. What is gone does not come back.`,
  notOn: 'That disposal is off already.',
  told: (party, name) => `${party} has recorded a disposal decision: ${name.toLowerCase()}.`,
  toldNext: 'Write “disposal” to read it and confirm or decline.',
};
