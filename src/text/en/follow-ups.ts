import type { FollowUpRef } from '../../domain/record/follow-ups.ts';
import { dateText, weekdayText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { followUps as original } from '../sv/follow-ups.ts';

const day = (date: string) => weekdayText(date, 'en');
const what = ({ kind, for: on }: FollowUpRef) =>
  kind === 'summary'
    ? `the summary for ${dateText(on, 'en')}`
    : `the review of ${dateText(`${on}-01`, 'en').replace(/^1 /, '')}`;
const and = (words: readonly string[]) => orList(words, 'and');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const at = (moment: string) => `${day(moment.slice(0, 10))} at ${moment.slice(11)}`;

export const followUps: typeof original = {
  instead: (leader) =>
    `Nobody holds the function ${leader}, and the steering group has no channel. That is why you get this: see that it arrives.`,
  isNew: (text) => `${text} (new)`,
  isChanged: (text) => `${text} (changed)`,
  was: (figure, before) => `${figure} (${before})`,
  what,
  name: (ref) => capital(what(ref)),
  draft: (ref, version, moment) => `${capital(what(ref))}: draft ${version}, as of ${at(moment)}.`,
  noDraft: (ref) => `${capital(what(ref))}: no draft yet.`,
  freezes: (moment) => `I make a draft ${at(moment)} if nobody has by then.`,
  waitsForAnswers: 'I make a draft when the parties have answered the questions.',
  posts: (moment) => `It is posted to the steering group ${at(moment)}, if every party has approved it by then.`,
  postsWhenApproved: 'Its time has passed. It is posted as soon as every party has approved it.',
  approvedBy: (parties) => `Approved by ${and(parties.map(({ party, on }) => `${party} (${day(on)})`))}.`,
  waitsFor: (parties) => `Waits for approval from ${and(parties)}.`,
  since: (count) =>
    count === 0 ? 'Nothing has changed since.' : count === 1 ? 'One change since.' : `${count} changes since.`,
  made: (ref, version) => `Draft ${version} is frozen: ${what(ref)}. What changes now comes with a new draft only.`,
  nothingToMake: 'No draft of it can be made yet.',
  approved: (ref, version, party) => `Saved. ${party} has approved ${what(ref)}, version ${version}.`,
  allApproved: (moment) => `Every party has approved it. It is posted ${at(moment)}.`,
  postedNow: (places) =>
    places === 1
      ? 'Every party has approved it. It is now sent to the steering group.'
      : "Every party has approved it. It is now sent to the steering group's channels.",
  nowhere: 'The steering group has no channel and nobody who can be reached. Bind a channel, and it is posted.',
  imprint: (version, hash, approved) =>
    `Version ${version}${approved.length > 0 ? ` · approved by ${and(approved)}` : ' · draft, not approved'} · checksum ${hash.slice(0, 16)}`,
  posted: (ref, version, on) =>
    `${capital(what(ref))} was posted ${day(on)}${version === undefined ? '' : `, version ${version}`}.`,
  nothing: 'There is no summary or review to work on now.',
  heading: 'For the steering group',
  deliveries: 'How the steering group was reached',
  delivery: {
    waiting: 'waits to be sent',
    sent: 'sent',
    unreachable: 'could not be reached',
    failed: 'it is uncertain whether it arrived; it is not sent again of itself',
  },
  reported: (parties) => `Registered by ${and(parties)}.`,
  notReported: (parties) => `Not registered yet by ${and(parties)}.`,
  older: (words) =>
    `${words
      .map(({ version, lead, numbers }) => {
        const lines = `the ${numbers.length === 1 ? 'line' : 'lines'} on ${and(numbers)}`;
        const said = [...(lead ? ['the judgement at the top'] : []), ...(numbers.length > 0 ? [lines] : [])];
        return `${capital(and(said))} ${Number(lead) + numbers.length > 1 ? 'were' : 'was'} written for the facts of version ${version}.`;
      })
      .join(' ')} See that it still holds.`,
  masked: (on) => `A text was taken away ${day(on)}. The document was made anew.`,
  removed: '[text taken away]',
  buttons: {
    make: 'Make a draft',
    renew: 'Take the changes in',
    approve: 'Approve',
    word: 'Change the wording',
    read: 'Read the draft',
    readPosted: (kind) => (kind === 'summary' ? 'Read the summary' : 'Read the review'),
    status: 'How it stands',
    clock: "The agreement's clock",
  },
  files: { docx: 'Get Word', pdf: 'Get PDF', pdfa: 'Get PDF for the archive', png: 'Get the picture' },
  fileName: ({ kind, for: on }, version) => `${kind === 'summary' ? 'summary' : 'review'}-${on}-v${version}`,
  wording: {
    title: 'Change the wording',
    intro: (version) =>
      `It becomes a new draft after version ${version}, of the same moment. Approvals of version ${version} do not hold for it.`,
    judgement: 'The judgement at the top',
  },
  refused: {
    alreadyPosted: (ref) => `${capital(what(ref))} has been posted already.`,
    noSuch: 'There is no such summary or review.',
    noVersion: 'There is no draft to approve yet. Make one first.',
    oldVersion: (shown, now) =>
      `That is version ${shown}. Version ${now} holds now. Read it and approve that one instead.`,
    twice: (party, on) => `${party} has approved this version already, ${day(on)}. Nothing more is needed.`,
    coordinatorApproves: (party) => `${party} has a coordinator. It is the coordinator who approves.`,
    same: 'The words are the same as before. No new draft is made.',
    noFile: 'The file could not be made. Try again in a while.',
  },
};
