import type { Refusal } from '../../domain/policy.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { refusals as swedish } from '../sv/refusals.ts';

function refused(rule: Refusal, responsible: readonly string[], mayNote = true): string {
  switch (rule) {
    case 'no-function':
      return 'I do not know your function. Write “agreement members” in the group’s channel and choose it.';
    case 'unconfirmed':
      return 'Your function is not confirmed yet. You can write notes in your group’s channel. The rest opens when a coordinator of your party has confirmed you.';
    case 'not-own-group':
      return 'The measure belongs to a group that you are not in. Ask a coordinator if you need it.';
    case 'not-own-meeting':
      return 'Only the group’s own people and the coordinators can answer that.';
    case 'not-responsible':
      return responsible.length > 0
        ? `Only ${orList(responsible, 'or')} or a coordinator can change that.${mayNote ? ' You can write a note instead.' : ''}`
        : `Only the responsible function or a coordinator can change that.${mayNote ? ' You can write a note instead.' : ''}`;
    case 'not-communicator':
      return 'Only its responsible function, whoever communicates it or a coordinator can mark the measure as communicated.';
    case 'coordinators-only':
      return 'Only a coordinator can do that.';
    case 'coordinators-and-steering-only':
      return 'Only coordinators and the steering group can do that.';
    case 'readers-of-all-only':
      return 'I show that to the steering group, the coordinators and those who may read everything. You see your group’s measures with “measure”.';
    case 'administrators-and-coordinators-only':
      return 'Only a coordinator or an administrator can do that.';
    case 'steering-only':
      return 'Only the steering group decides that.';
    case 'administrators-decide-nothing':
      return 'An administrator sets things up but approves and decides nothing. The coordinators and the steering group do.';
    case 'not-as-deputy':
      return 'A deputy cannot name a deputy of their own. Whoever you stand in for does that.';
  }
}

export const refusals: typeof swedish = {
  tooLong: (length, max) =>
    `The text has ${length} characters. At most ${max} can be saved. Shorten it or split it up.`,
  unknownMeasure: (number, near, all) =>
    [
      `Measure ${number} is not in the plan.`,
      ...(near.length > 0 ? [`The nearest ${near.length === 1 ? 'is' : 'are'} ${near.join(', ')}.`] : []),
      ...(all ? [] : ['You are not shown what other groups work on.']),
    ].join(' '),
  ended: (title, last) =>
    `The agreement “${title}” has ended (last day ${dateText(last, 'en')}). It can be read but not changed.`,
  oldButton: 'The button is too old or is about something that has been removed. Type the command again.',
  oldQuestion: 'The question is already answered or more than a day old. Write the text again.',
  notYourQuestion: 'The question was put to someone else, so only that person can answer it.',
  noneLoaded:
    'No agreement has been read in yet. Send me the file with it, or read it in with “samverkan agreement apply FILE” on the server.',
  noAgreement:
    'You do not belong to any agreement here. Ask a coordinator to add you, or write in the group’s channel.',
  notYet: (date) => `${dateText(date, 'en')} is still to come. Write when it has been done.`,
  formFaults: 'Something in the form needs to be corrected.',
  policy: refused,
  conflict: (field, yours, theirs) =>
    `Someone changed ${field} while you were writing. It now says ${theirs}; you chose ${yours}. Nothing is changed. Do you still want to change it?`,
  changeAnyway: 'Change it anyway',
  keepTheirs: 'Leave it',
};
