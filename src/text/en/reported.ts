import type { RegisteringFault } from '../../domain/reported.ts';
import { dateText, shortDate } from '../dates.ts';
import type { ShownMark, reported as swedish } from '../sv/reported.ts';

const date = (day: string) => dateText(day, 'en');

function mark({ party, on, recipient, registration }: ShownMark): string {
  const parts = [registration, date(on), recipient && `recipient ${recipient}`].filter((part) => part);
  return `${party}: ${parts.join(', ')}.`;
}

export const reported: typeof swedish = {
  title: 'Reported to each party',
  intro: 'What has been posted is to be registered with each party. Give the registration number, day and recipient.',
  nothing: 'Nothing has been posted yet, so there is nothing to register.',
  allDone: 'Everything that has been posted is registered with all parties.',
  summaryOf: (day) => `The summary for ${date(day)}`,
  posted: (name, on) => `${name}, posted ${date(on)}`,
  mark,
  missing: (party, due, late) =>
    late ? `${party}: missing. It was due ${date(due)}.` : `${party}: missing. By ${date(due)}.`,
  button: (name) => `Registered: ${name}`,
  correct: 'Correct it',
  earlier: (count) => `… and ${count} earlier, registered with all parties.`,
  which: (registration) => `Which one does ${registration} belong to?`,
  formTitle: 'Registered',
  formIntro: (name, party, on) => `${name}, posted ${date(on)}. The mark is ${party}’s.`,
  on: 'Which day?',
  recipient: 'Who received it?',
  recipientHint: 'A function or a register, no person’s name.',
  registration: 'Registration number',
  registrationHint: 'Such as KS/2021:123 or A123.456/2021.',
  saved: (name, shown) => `Saved. ${name} is registered with ${mark(shown)}`,
  corrected: (name, shown) => `Corrected. ${name} is registered with ${mark(shown)}`,
  complete: 'It is now registered with all parties.',
  waits: (parties) => `It still waits for ${parties}.`,
  already: (name, shown, by, day, today) =>
    `${name} is already registered with ${mark(shown)} ${by} said so ${shortDate(day, today, 'en')}. Nothing is changed.`,
  same: 'It says so already. Nothing is changed.',
  otherParty: (party) => `Only a coordinator of ${party} can mark that. Nothing is saved.`,
  hasCoordinator: 'Your party has a coordinator, who is the one to mark it. Nothing is saved.',
  notPosted: 'It has not been posted, so there is nothing to register. Nothing is saved.',
  fault: (which: RegisteringFault, postedOn): string => {
    switch (which) {
      case 'future':
        return 'That day has not come. Give the day on which it was registered. Nothing is saved.';
      case 'before-posting':
        return `It was posted ${date(postedOn)} and cannot have been registered before. Nothing is saved.`;
      case 'no-recipient':
        return 'Say who received it: a function or a register. Nothing is saved.';
      case 'no-number':
        return 'Your party is an authority, so a registration number is needed, such as KS/2021:123. Nothing is saved.';
      case 'not-a-number':
        return 'That does not look like a registration number. It has a running number and mostly a year, such as KS/2021:123 or A123.456/2021. To give the day too, write it first: 18/11 KS/2021:123. Nothing is saved.';
    }
  },
};
