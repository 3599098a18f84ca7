import type { CalendarFault, FetchFault, LeftOutReason } from '../../domain/calendar-file.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { calendar as sv } from '../sv/calendar.ts';

const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

function deadline(obligation: Obligation): string {
  switch (obligation.kind) {
    case 'steering-meetings':
      return `Last day for the year’s ${count(obligation.required, 'steering meeting', 'steering meetings')}`;
    case 'review':
      return `${obligation.name}: last day`;
    case 'summary':
      return 'Summary to the steering group';
    case 'reported':
      return 'The follow-up is to be reported to the parties';
    case 'consultation':
      return 'Last day for the consultation on extension';
    case 'notice':
      return 'Last day to give notice';
    case 'expiry':
      return obligation.extension === 'automatic'
        ? 'The agreement is extended unless notice is given'
        : 'The agreement’s last day';
    case 'follow-up':
      return `Follow-up of measure ${obligation.number}`;
    case 'communication':
      return `Communication about measure ${obligation.number}`;
    case 'situation-picture':
      return 'The situation picture is to be updated';
  }
}

const why: Record<LeftOutReason, string> = {
  'all-day': 'all day',
  long: 'longer than twelve hours',
  backwards: 'ends before it begins',
  rule: 'comes back in a way that I can’t follow',
  zone: 'a time zone that I don’t know',
  unreadable: 'can’t be read',
  past: 'has already been',
  'before-start': 'before the agreement’s first day',
  'after-end': 'after the agreement’s last day',
  'describes-person': 'seems to be about one person',
  overlaps: 'collides with a meeting that the group already has',
};

export const calendar: typeof sv = {
  feed: {
    calledOff: (group) => `Cancelled: ${group}`,
    deadline: (obligation) => {
      const mark = { met: ' (done)', missed: ' (not done)', upcoming: '' }[obligation.state];
      return `${deadline(obligation)}${mark}`;
    },
  },
  own: {
    title: 'Calendar',
    intro: 'Here you get the address of a calendar that you can add to Outlook, Google Calendar or your phone.',
    none: 'You are in no group, so there is no calendar for you yet.',
    all: 'All meetings and deadlines',
    given: (date) => `address given ${dateText(date, 'en')}`,
    get: 'Get address',
    revoke: 'Revoke',
  },
  address: {
    here: (name) => `The address of the calendar “${name}”:`,
    once: 'The address is shown only now. Don’t share it: whoever has it can read the meetings.',
    how: 'Outlook: Add calendar, Subscribe from web. Google Calendar: Other calendars, From URL. Phone: add a subscribed calendar.',
    replaced: 'The address that you had before no longer works.',
    unknown: (path) => `I don’t know my own web address. The calendar is at my web address followed by ${path}`,
    setting: 'Whoever runs me can set PUBLIC_URL, and I will write the whole address next time.',
  },
  revoked: (name) => `Saved: the address of the calendar “${name}” no longer works.`,
  nothingToRevoke: (name) => `You have no address of the calendar “${name}”.`,
  notOwnGroup: (name) => `You are not in ${name}, so I can’t give you that calendar.`,
  revokeWhich: 'Which address is to stop working?',
  nothing: 'You have no calendar address to revoke.',
  sources: {
    title: 'Calendars that I read every day',
    line: (group, host) => `${group}: ${host}`,
    read: (date) => `read ${dateText(date, 'en')}`,
    failing: (date) => `can’t be read since ${dateText(date, 'en')}`,
    remove: 'Remove',
    none: 'I read no calendar.',
    hint: 'You can also read meetings in: send me an .ics file, or write “calendar” and the address of a calendar.',
    removed: (group) => `Saved: I no longer read the calendar for ${group}. The meetings stay.`,
    which: 'Which calendar am I to stop reading?',
    gone: 'I don’t read that calendar.',
    already: (group) => `I already read that calendar for ${group}.`,
  },
  import: {
    whichGroup: (titles, more) =>
      titles.length === 0
        ? 'Which group are the meetings for?'
        : `Which group is ${orList(
            titles.map((title) => `“${title}”`),
            'and',
          )}${more > 0 ? ` and ${more} more` : ''} for?`,
    summary: (added, changed, unchanged) =>
      `The calendar: ${count(added, 'new meeting', 'new meetings')}, ${changed} changed, ${unchanged} unchanged. Nothing is saved yet.`,
    labels: { added: 'New meetings', changed: 'Changed meetings', leftOut: 'Left out' },
    title: 'This would be read in',
    ofGroup: (group, time) => `${group}: ${time}`,
    changedTimes: (moved, cancelled) =>
      [moved > 0 ? `${moved} moved` : '', cancelled > 0 ? `${cancelled} cancelled` : ''].filter(Boolean).join(', '),
    rest: (date) => `no meetings from ${dateText(date, 'en')}`,
    replaced: (time) => `becomes ${time}`,
    leftOut: (reason, amount, title, date) => {
      const named = title ? `“${title}”${date ? ` ${dateText(date, 'en')}` : ''}` : '';
      const example = named === '' ? '' : amount === 1 ? ` (${named})` : `, such as ${named}`;
      return `${count(amount, 'entry', 'entries')}: ${why[reason]}${example}`;
    },
    places: (amount) =>
      `${count(amount, 'place', 'places')} may point out a person or a home. Those meetings are taken in without a place.`,
    daily:
      'After that I read the calendar once a day. If something changes there I change the meeting here and tell the group.',
    kept: 'Only times, repetition and place are kept. I don’t take in descriptions, attendees or titles.',
    more: (amount) => `and ${amount} more`,
    yes: 'Read in',
    no: 'Cancel',
    nothingNew: 'The calendar says the same as what is booked. Nothing is changed.',
    nothingToTake: 'There is no meeting to read in. Nothing is saved.',
    changedMeanwhile: 'The meetings have changed since the preview. Look at the new one first.',
    done: (added, changed) =>
      `Saved: ${[added > 0 ? count(added, 'new meeting', 'new meetings') : '', changed > 0 ? count(changed, 'changed meeting', 'changed meetings') : ''].filter(Boolean).join(' and ') || 'no new meetings'}.`,
    next: 'Write “meetings” to see them.',
    daysLater: (group) => `I read the calendar for ${group} every day from now on.`,
  },
  fault: (fault: CalendarFault) => {
    switch (fault.key) {
      case 'not-a-calendar':
        return 'That is no calendar file. Its name ends with .ics, and it comes from Outlook, Google or another calendar.';
      case 'broken':
        return 'The calendar file is broken. Save it anew from the calendar and send it again.';
      case 'empty':
        return 'There are no meetings in the calendar.';
      case 'too-large':
        return `The calendar is too large, ${Math.ceil(fault.kilobytes / 1024)} MB. I take at most 1 MB. Save a calendar with the group’s meetings only.`;
      case 'too-many':
        return 'The calendar is too large. Save a calendar with the group’s meetings only.';
    }
  },
  fetchFault: (fault: FetchFault) => {
    switch (fault.key) {
      case 'not-an-address':
        return 'That is no web address. Copy the calendar’s address; it begins with https or webcal.';
      case 'not-https':
        return 'I read only calendars whose address begins with https or webcal.';
      case 'credentials':
        return 'The address holds a user name or a password. Use an address without them.';
      case 'unknown-host':
        return 'I find no site with that address. Check that it is right.';
      case 'local-network':
        return 'The address leads to a local network. I read only calendars that are on the internet.';
      case 'unreachable':
        return 'I can’t reach the calendar. Check the address and try again in a while.';
      case 'timeout':
        return 'The calendar did not answer within ten seconds. Try again in a while.';
      case 'too-large':
        return 'The calendar is larger than 1 MB. Share a calendar with the group’s meetings only.';
      case 'too-many-redirects':
        return 'The address is redirected too many times. Copy the calendar’s own address.';
      case 'status':
        return `The calendar can’t be read, the site answered ${fault.status}. Check that the calendar is shared and that the address is right.`;
    }
  },
  nothingSaved: 'Nothing is saved.',
  addressInChat: 'The address is still in the chat. Remove your message if the address is secret.',
  unread: (group, host) =>
    `I have not been able to read the calendar for ${group} (${host}) for three days. I don’t see meetings that change there.`,
  unreadNext: 'Check that the calendar is shared. Write “calendar” and a new address, or “calendar remove”.',
  author: 'the calendar',
};
