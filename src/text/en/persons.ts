import { dateText, periodText } from '../dates.ts';
import type { Catalogue } from '../texts.ts';

const day = (on: string) => dateText(on, 'en');
const count = (amount: number, one: string, many: string) => `${amount} ${amount === 1 ? one : many}`;

export const persons: Catalogue['persons'] = {
  title: 'This is stored about you',
  local: 'On the local page and the command line you are a function. Nothing is stored there about who you are.',
  nothing: 'Nothing is stored about who you are.',
  accounts: (accounts) => `Account: ${accounts}.`,
  since: (on) => `You have been here since ${day(on)}.`,
  holding: (name, agreement, since, { confirmed, ended }) =>
    `Function: ${name} in ${agreement}, chosen ${day(since)}, ${confirmed === undefined ? 'unconfirmed' : `confirmed ${day(confirmed)}`}${ended === undefined ? '' : `, ended ${day(ended)}`}.`,
  deputy: (name, agreement, from, to) => `Deputy for ${name} in ${agreement}: ${periodText(from, to, 'en')}.`,
  without: (kinds) => `Reminders that you do without: ${kinds.join(', ')}.`,
  platform: (platform) => `You want to be reminded in ${platform}.`,
  email: (email) => `E-mail when the chat can’t reach you: ${email}.`,
  putOff: (amount) => `${count(amount, 'reminder', 'reminders')} that you have put off.`,
  calendars: (amount) =>
    `${count(amount, 'calendar address', 'calendar addresses')} given to you. The address itself is not stored, only a mark of it.`,
  questions: (amount) => `${count(amount, 'question', 'questions')} waiting for your answer, at most a day.`,
  messages: (amount) => `${count(amount, 'message', 'messages')} to you: when they were sent and to which account.`,
  reminders: (amount) => `${count(amount, 'reminder', 'reminders')} that went to you.`,
  notAmong:
    'Notes, decisions and the log carry functions, not who you are. They are public records and not among your data. I have never stored your name or picture.',
  administrator:
    'You are an administrator. Your account stands in the configuration (ADMIN_SLACK or ADMIN_TEAMS), and only whoever runs the bot can remove it there.',
  howToRemove: 'Write “forget me” to remove all of this.',
  forget: {
    button: 'Remove me',
    question: 'Shall I forget who you are?',
    what: 'I remove your account, functions, choices, calendar addresses and questions. You will have no access here afterwards. What is written stays, with its function.',
    yes: 'Yes, forget me',
    no: 'No, keep',
    done: 'Done: I have forgotten who you are. Your messages in the chat remain there; you remove those yourself.',
    empty: (names) =>
      `Nobody holds ${names.join(' and ')} any more. Whoever takes over writes “members” and chooses the function.`,
    lastCoordinator: (party) =>
      `${party} has no confirmed coordinator after that. An administrator must appoint the first one again with “members”. Until then ${party} can approve nothing.`,
    everywhere: 'It concerns all agreements that you take part in.',
    title: 'Whose details shall be removed?',
    remove: 'Remove details',
    former: 'has left',
    nobody: 'Nobody else of your party has or has had a function.',
    nobodyHas: (name) => `There is nothing about anybody who is or was ${name}.`,
    noFunction: (near) =>
      near.length > 0
        ? `Your party has no such function. Did you mean ${near.join(' or ')}?`
        : 'Your party has no such function. Write “forget” to choose from a list.',
    yourself: 'That is you. Write “forget me”.',
    questionOf: (name, accounts) => `Shall I forget who has been ${name} (${accounts})?`,
    whatOf:
      'I remove account, functions, choices and calendar addresses. The person has no access here afterwards. What is written stays, with its function.',
    yesOf: 'Yes, remove',
    doneOf: (name) => `Done: I have forgotten who was ${name}. Access ended now.`,
    left: (names) => `Nobody holds ${names} any more: the person has been removed.`,
  },
  cli: {
    nothing: (account) => `Nothing is stored about ${account}.`,
    title: (account) => `Stored about ${account}:`,
    confirm: 'Add --yes to remove it. Nothing has been removed.',
    confirmQuestion: 'Shall what is stored about the person be removed?',
    done: (account) => `Done: what was stored about ${account} has been removed.`,
    administrator: (variable) => `The account is an administrator in ${variable}. Remove it there too.`,
    platform: 'Write slack or teams, and the account as in the configuration: TEAM/USER or TENANT/OBJECTID.',
  },
};
