import type { ExtensionTerms } from '../../domain/agreement-file.ts';
import type { Differing, SigningFault } from '../../domain/extension.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { ShownSigning, extension as swedish } from '../sv/extension.ts';

const date = (day: string) => dateText(day, 'en');
const and = (words: readonly string[]) => orList(words, 'and');
const years = (count: number) => (count === 1 ? 'one year' : `${count} years`);
const months = (count: number) => (count === 1 ? 'one month' : `${count} months`);

function terms(extension: ExtensionTerms): string {
  switch (extension.kind) {
    case 'none':
      return 'The agreement says nothing of an extension. If the parties want to go on, a new agreement is needed.';
    case 'after-consultation':
      return `The agreement can be extended by ${years(extension.years)} at a time after consultation, which is to have taken place at least ${months(extension.months)} before the last day.`;
    case 'automatic':
      return `The agreement is extended by ${years(extension.years)} by itself unless somebody gives notice at least ${months(extension.noticeMonths)} before the last day. Nothing is signed then: send the agreement’s file with the new last day before the old one, and a coordinator of another party confirms it.`;
  }
}

const differing: Record<Differing, string> = {
  end: 'new last day',
  signedOn: 'day of signing',
  reviewsRepeat: 'whether the reviews are repeated',
};

const untilThen = (validTo: string) => `The agreement does not say what then holds: it ends on ${date(validTo)}.`;

export const extension: typeof swedish = {
  title: 'Extension',
  validTo: (validTo) => `The agreement holds until and including ${date(validTo)}.`,
  ended: (validTo) =>
    `The agreement ended on ${date(validTo)}. An extension that was signed by that day can still be recorded.`,
  stopped: 'The agreement has been stopped and cannot be extended.',
  terms,
  consultation: 'Consultation',
  consulted: (on, due) => `Took place ${date(on)}, in time. The last day was ${date(due)}.`,
  toConsult: (due) => `No consultation is recorded yet. It is to have taken place by ${date(due)}.`,
  late: (on, due, validTo) => `Took place ${date(on)}, after the last day ${date(due)}. ${untilThen(validTo)}`,
  missed: (due, validTo) => `No consultation took place by ${date(due)}. ${untilThen(validTo)}`,
  proposals: 'The leaders’ proposals',
  proposal: (end, on) =>
    end === undefined ? `Do not extend (${date(on)}).` : `Extend until ${date(end)} (${date(on)}).`,
  noProposal: 'No proposal yet.',
  unequal: 'The proposals differ. Nothing changes until the leaders agree and the extension is signed.',
  equal: 'The leaders propose the same. An extension holds only when it is signed and recorded by each party.',
  signings: 'Signed extension',
  signing: (shown: ShownSigning) =>
    [
      `Until ${date(shown.end)}, signed ${date(shown.signedOn)} by ${and(shown.signedBy)}.`,
      `Decided by ${shown.decidedBy}.`,
      shown.registration === undefined ? '' : `Registration number ${shown.registration}.`,
      shown.reviewsRepeat ? 'The reviews are repeated.' : 'The reviews are not repeated.',
    ]
      .filter((text) => text !== '')
      .join(' '),
  noSigning: 'Not recorded.',
  differs: (fields) =>
    `The parties have recorded different things: ${and(fields.map((field) => differing[field]))}. The last day moves when they are the same.`,
  former: 'Earlier extensions',
  moved: (from, end, on) => `${date(on)}: from ${date(from)} to ${date(end)}.`,
  buttons: {
    extend: (end) => `Extend until ${date(end)}`,
    not: 'Do not extend',
    consult: 'Record the consultation',
    record: 'Record the signed extension',
  },
  proposed: (party, end) =>
    end === undefined
      ? `Saved: ${party} proposes not to extend.`
      : `Saved: ${party} proposes to extend until ${date(end)}.`,
  proposalWaits: (parties) => `Waits for ${and(parties)}.`,
  sameProposal: 'You have proposed that already. Nothing is changed.',
  formTitle: 'Record the extension',
  formIntro: (party, validTo, longest) =>
    `Copy the signed extension. The record is ${party}’s. The last day is now ${date(validTo)}; it can be ${date(longest)} at the latest.`,
  fields: {
    end: 'New last day',
    signedOn: 'On which day was it signed?',
    signedBy: 'Who signed it?',
    signedByHint: 'Functions, with commas between them. Write no names of persons.',
    decidedBy: 'Who decided it in your party?',
    decidedByHint: 'Such as the municipal executive board.',
    registration: 'Your registration number',
    registrationHint: 'Such as KS/2022:123 or A123.456/2022.',
    reviews: 'Are the reviews repeated?',
    repeat: 'Yes, the same reviews in the new time',
    once: 'No',
  },
  recorded: (party) => `Saved: the extension is recorded by ${party}.`,
  sameRecorded: 'It says so already. Nothing is changed.',
  waits: (parties) =>
    `The last day moves when ${and(parties)} has recorded the same last day, day of signing and choice of reviews.`,
  extended: (end) => `Both have recorded the same. The agreement now holds until and including ${date(end)}.`,
  allExtended: (end) => `All parties have recorded the same. The agreement now holds until and including ${date(end)}.`,
  reviews: (names) =>
    `New reviews: ${and(names.map(({ name, month }) => `${name} in ${date(`${month}-01`).slice(2)}`))}.`,
  openEnded: (numbers) => `Goes on until further notice and gets the same last day: ${and(numbers)}.`,
  nextConsultation: (due) => `The next consultation is to have taken place by ${date(due)}.`,
  noConsultation: (due, on) =>
    on === undefined
      ? `Note: no consultation is recorded. It should have taken place by ${date(due)}.`
      : `Note: the consultation ${date(on)} came after the last day ${date(due)}.`,
  posts: {
    consulted: (title, on, inTime) =>
      `Consultation on extending “${title}” is recorded: ${date(on)}${inTime ? ', in time' : ', after the last day'}.`,
    consultationWithdrawn: (title, on) =>
      `The consultation of ${date(on)} on extending “${title}” has been removed and counts no more.`,
    proposed: (title, party, end) =>
      end === undefined
        ? `${party} proposes that “${title}” is not extended. What do you propose?`
        : `${party} proposes that “${title}” is extended until ${date(end)}. What do you propose?`,
    signed: (title, party, end) =>
      `${party} has recorded that “${title}” is extended until ${date(end)}. It holds when all parties have recorded the same.`,
    extended: (title, end) => `“${title}” is extended. It now holds until and including ${date(end)}.`,
  },
  otherParty: (party) => `Only a coordinator of ${party} can record that. Nothing is saved.`,
  hasCoordinator: 'Your party has a coordinator, who is the one to record it. Nothing is saved.',
  notVoting: 'Only a leader of a party that votes can make a proposal. Nothing is saved.',
  alreadyMoved: (validTo) =>
    `The last day has moved since then. The agreement now holds until and including ${date(validTo)}. Nothing is changed.`,
  fault: (which: SigningFault, days): string => {
    switch (which) {
      case 'future':
        return 'That day has not come. Record the extension when it is signed. Nothing is saved.';
      case 'before-agreement':
        return `The extension cannot have been signed before the agreement, ${date(days.since)}. Nothing is saved.`;
      case 'after-end':
        return `The agreement ended on ${date(days.validTo)}, and what has ended cannot be extended. Sign a new agreement. Nothing is saved.`;
      case 'end-not-later':
        return `The new last day must be after ${date(days.validTo)}. Nothing is saved.`;
      case 'end-too-late':
        return `The agreement can be extended until ${date(days.longest)} at the latest this time. Nothing is saved.`;
      case 'no-signatory':
        return 'Say which functions have signed. Nothing is saved.';
      case 'no-body':
        return 'Say who has decided it in your party. Nothing is saved.';
      case 'no-number':
        return 'Your party is an authority, so a registration number is needed, such as KS/2022:123. Nothing is saved.';
      case 'not-a-number':
        return 'That does not look like a registration number. It has a running number and mostly a year, such as KS/2022:123 or A123.456/2022. Nothing is saved.';
    }
  },
};
