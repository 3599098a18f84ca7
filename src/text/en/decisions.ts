import type { BriefPart } from '../../domain/briefs.ts';
import type { BriefAnswer } from '../../domain/record/briefs.ts';
import { dateText, shortDate } from '../dates.ts';
import { orList } from '../lists.ts';
import type { decisions as swedish } from '../sv/decisions.ts';
import { measures } from './measures.ts';

const answers: Record<BriefAnswer, string> = { approved: 'Approved', rejected: 'Rejected', more: 'More basis needed' };

const asked: Record<BriefAnswer, string> = { approved: 'Approve', rejected: 'Reject', more: 'Ask for more on' };

const parts: Record<BriefPart, string> = {
  question: 'question',
  proposal: 'proposal',
  otherwise: 'what happens without a decision',
  latest: 'latest day',
};

const ended = (text: string) => (/[.!?…”]$/.test(text) ? text : `${text}.`);

export const decisions: typeof swedish = {
  title: 'Decisions',
  answers,
  question: (matter) => {
    switch (matter.kind) {
      case 'free':
        return '';
      case 'question':
        return matter.text === '' ? measures.maskedShort : matter.text;
      case 'due':
        return 'New due date?';
      case 'cancel':
        return 'Cancel the measure?';
    }
  },
  proposal: (matter) => {
    switch (matter.kind) {
      case 'due':
        return `Yes, new due date ${dateText(matter.to, 'en')}.`;
      case 'cancel':
        return 'Yes, cancel the measure.';
      case 'free':
      case 'question':
        return '';
    }
  },
  otherwise: (matter) => {
    switch (matter.kind) {
      case 'due':
        if (matter.overdue) return 'The measure stays overdue.';
        return matter.from === undefined
          ? 'The measure still has no due date.'
          : `The due date ${dateText(matter.from, 'en')} stands.`;
      case 'cancel':
        return 'The measure goes on.';
      case 'free':
      case 'question':
        return '';
    }
  },
  about: (about, text) => (about === '' ? text : `${about}: ${text}`),
  numbered: (brief, about) => (about === '' ? brief : `${brief} · ${about}`),
  withReason: (text, reason) => (reason === undefined ? text : `${ended(text)} Reason: ${ended(reason)}`),
  missing: 'missing',
  labels: {
    question: 'Question',
    proposal: 'Proposal',
    reason: 'Reason',
    otherwise: 'Without a decision',
    latest: 'By',
    answers: 'Answers',
    by: 'Asked by',
  },
  list: {
    open: (count) => (count === 0 ? 'Nothing waits for a decision.' : `To decide (${count})`),
    taken: (count) => `Decisions taken (${count})`,
    unbriefed: 'Without a decision brief',
    page: (from, to, of) => `Showing ${from}–${to} of ${of}.`,
    noneTaken: 'No decisions have been taken yet.',
  },
  missingParts: (missing) =>
    missing.length === 0
      ? ''
      : `Missing: ${orList(
          missing.map((part) => parts[part]),
          'and',
        )}.`,
  given: (party, answer, reason) =>
    reason === undefined ? `${party}: ${answers[answer]}.` : `${party}: ${answers[answer]} (”${reason}”).`,
  notGiven: (party) => `${party} has not answered.`,
  unequal: 'The parties disagree. It is decided only when all who vote have given the same answer.',
  returned: 'It is back with the preparatory group, which adds to the brief.',
  recorded: (party, answer, on, reference) =>
    `${party} has written that it was decided in a meeting on ${dateText(on, 'en')} (${reference}): ${answers[answer]}. It waits for another party to confirm it.`,
  outcome: (answer, on, today, reference) => {
    const what = answer === undefined ? 'Decided' : answers[answer];
    const how = reference === undefined ? 'by button' : `in a meeting (${reference})`;
    return `${what} ${shortDate(on, today, 'en')}, ${how}.`;
  },
  short: {
    none: 'none yet',
    unequal: 'The parties disagree.',
    returned: 'The preparatory group is adding to it.',
    recorded: (party, answer, on, today) =>
      `${answers[answer]} in a meeting on ${shortDate(on, today, 'en')} according to ${party}, not confirmed.`,
  },
  buttons: {
    fillIn: 'Fill in',
    edit: (brief) => `Edit ${brief}`,
    up: (brief) => `Move ${brief} up`,
    show: (brief) => `Show ${brief}`,
    answer: (answer, brief) => `${asked[answer]} ${brief}`,
    taken: (brief) => `Decided in a meeting ${brief}`,
    confirm: (brief) => `Confirm ${brief}`,
    decline: (brief) => `Not right ${brief}`,
    withdraw: (brief) => `Remove ${brief}`,
    make: (number) => `Make a brief for ${number}`,
    new: 'New question',
  },
  saved: {
    madeAll: (briefs) => `Saved: decision brief ${orList(briefs, 'and')}.`,
    made: (brief) => `It is decision brief ${brief}.`,
    edited: (brief) => `Saved: decision brief ${brief} is changed.`,
    new: (brief) => `Saved: decision brief ${brief} goes to the steering group.`,
    complete: 'Nothing is missing in the brief.',
    cleared: 'The answers to the earlier version no longer count.',
    ordered: (brief, place) => `Saved: ${brief} is now number ${place}.`,
    order: (briefs) => `Saved: the order is ${briefs.join(', ')}.`,
    answered: (brief, answer) => `Saved: your answer to ${brief} is ${answers[answer]}.`,
    left: (parties) => `Still to answer: ${orList(parties, 'and')}.`,
    decided: (brief, answer) => `Decided: ${brief}, ${answers[answer].toLowerCase()}.`,
    planDue: (number, to) => `${number} has the new due date ${dateText(to, 'en')}.`,
    planCancelled: (number) => `${number} is cancelled.`,
    planKept: (number) => `${number} is not changed.`,
    taken: (brief) => `Saved: ${brief} is recorded as decided in a meeting.`,
    toConfirm: (parties) => `It counts when a coordinator of ${orList(parties, 'or')} has confirmed it.`,
    declined: (brief) =>
      `Saved: according to your party the meeting's decision on ${brief} is not right. It is open again.`,
    withdrawn: (brief) => `Saved: ${brief} is removed.`,
  },
  told: {
    question: (number, title, brief, answer) =>
      `The steering group has decided on your question about ${number} ${title} (${brief}): ${answers[answer].toLowerCase()}.`,
    proposal: (number, title, brief, answer) =>
      `The steering group has decided on your proposal about ${number} ${title} (${brief}): ${answers[answer].toLowerCase()}.`,
  },
  post: {
    taken: (party, brief) => `${party} has recorded that ${brief} was decided in a meeting. Is that right?`,
    returned: (brief) => `The steering group needs more basis on ${brief}.`,
    decided: (brief, answer) => `The steering group has decided on ${brief}: ${answers[answer].toLowerCase()}.`,
  },
  refused: {
    unknown: (brief) => `There is no decision brief ${brief}. Write “decisions” to see those there are.`,
    closed: (brief, state) => {
      switch (state) {
        case 'decided':
          return `${brief} has already been decided.`;
        case 'withdrawn':
          return `${brief} has been withdrawn, so there is nothing to decide.`;
        case 'finished':
          return `The measure behind ${brief} is finished, so the decision is no longer needed.`;
      }
    },
    changed: (brief) =>
      `${brief} has changed since the button was shown. Your answer is not saved. This is what it says now:`,
    notVoting: 'Your party has no vote in the steering group, so your answer does not count.',
    alreadyAnswered: (brief, answer) => `Your party has already answered ${answers[answer]} to ${brief}.`,
    editor: 'Only the coordinators can change the brief, and whoever asks until somebody has answered.',
    latestPast: 'The latest day has passed. Write today or a later day.',
    latestAfterEnd: (end) => `The agreement ends on ${dateText(end, 'en')}. Write that day or an earlier one.`,
    recordedAlready: (party) =>
      `${party} has already recorded a decision in a meeting. Confirm it, or answer that it is not right.`,
    meetingAhead: 'The meeting is still to come. Write the day when it was decided.',
    meetingTooEarly: (validFrom) =>
      `The agreement began on ${dateText(validFrom, 'en')}. Write that day or a later one.`,
    nobodyConfirms: 'No other party has a coordinator who can confirm it. Let the steering group answer by button.',
    otherParty: (parties) =>
      `A coordinator of ${orList(parties, 'or')} is to confirm it. Your party cannot do it for them.`,
    notRecorded: (brief) => `${brief} is not recorded as decided in a meeting.`,
    recordedAnew: (brief) =>
      `The decision on ${brief} has been recorded anew since the button was shown. Look at it again.`,
    askedOnMeasure: (number) =>
      `The question belongs to measure ${number}. Whoever asked takes it back with “measure ${number} undo”.`,
    nothingToBrief: (number) => `Nothing on ${number} waits for the steering group without a brief.`,
    questionNeeded: 'Write what the steering group is to decide.',
  },
  forms: {
    newTitle: 'New question',
    editTitle: (brief) => `Brief ${brief}`,
    question: 'Question',
    questionHint: 'What is the steering group to decide? Never describe individual persons.',
    questionKept: 'Leave it empty if the question is to be as on the measure.',
    proposal: 'Proposal',
    proposalHint: 'What do you propose? Write it so that it can be approved or rejected.',
    otherwise: 'Without a decision',
    otherwiseHint: 'What happens then?',
    latest: 'Latest day for the decision',
    takenTitle: (brief) => `Meeting, ${brief}`,
    takenIntro: 'A coordinator of another party confirms it. Then it counts.',
    takenAnswer: 'What was decided?',
    takenOn: 'Day of the meeting',
    reference: 'Paragraph or number in the minutes',
    referenceHint: 'For example § 14. Never write what anybody said.',
    moreTitle: (brief) => `More basis, ${brief}`,
    more: 'What more do you need to know?',
    moreHint: 'A line to the preparatory group. Never describe individual persons.',
  },
};
