import { dateText, periodText } from '../dates.ts';
import type { people as swedish } from '../sv/people.ts';

const count = (amount: number, word: string) => `${amount} ${word}`;
const orList = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

export const people: typeof swedish = {
  unconfirmedNote: 'Your function is not confirmed yet, so the note is marked “unconfirmed function”.',
  role: { member: 'member', coordinator: 'coordinator', steering: 'steering group', reader: 'reader' },
  platform: { slack: 'Slack', teams: 'Teams', local: 'the local page', cli: 'the command line' },
  local: {
    bind: 'On the local page every group already has its channel. In Slack and Teams you connect it here.',
    choose: 'On the local page you choose your function in the list “I am”. In Slack and Teams you choose it here.',
    deputies: 'On the local page you choose who you are. In Slack and Teams you name a deputy here.',
    link: 'Accounts are linked in Slack and Teams. On the local page there are no accounts.',
  },
  bind: {
    whichGroup: 'Which group does this channel belong to?',
    unknownGroup: (typed, near) =>
      near.length > 0
        ? `There is no group “${typed}”. Did you mean ${orList(near)}?`
        : `There is no group “${typed}” in the agreement. Choose one of those that exist.`,
    noGroups: 'The agreement has no groups yet. Send me the agreement file first.',
    personal: 'This is a personal chat. Invite me to the group’s channel and write “connect” there.',
    already: (group) => `This channel already belongs to ${group}.`,
    rebind: (from, to) =>
      `This channel belongs to ${from}. Do you want to move it to ${to}? What is saved stays where it is.`,
    rebindButton: (to) => `Move to ${to}`,
    done: (group) => `Saved: this channel belongs to ${group}. I have greeted the group here.`,
    next: 'Everyone here can now write “members” and choose their function.',
  },
  welcome: {
    greeting: (group, title) => `Hello! This channel now belongs to ${group} in the agreement “${title}”.`,
    publicRecord: 'What you write to me becomes a public record. Never describe individuals.',
    firstStep: 'Start by writing “members” and choose your function. Then write “measure” to see your measures.',
    unbound: 'Hello! I follow up the collaboration agreement. This channel does not belong to a group yet.',
    howToBind: 'An administrator or coordinator writes “connect” and the name of the group here.',
    chooseGroup: 'Choose the group at once:',
    bound: (group) => `Hello! This channel belongs to ${group}. Write “help” to see what you can do.`,
    personal: 'Hello! Here you can write to me without others seeing it. Write “help” to see what you can do.',
  },
  removed: {
    channel: (group, platform) =>
      `I have been removed from the channel of ${group} in ${platform}. Everything saved is kept.`,
    installation: (platform) =>
      `I have been uninstalled in ${platform} at one of the parties. Their channels are disconnected. Everything saved is kept.`,
    whatToDo: 'Invite me again and write “connect” to go on there.',
    nothing: 'The channel did not belong to any group.',
  },
  link: {
    code: (code) => `Your code is ${code}. It is valid for ten minutes, and once.`,
    how: (code) => `Write “agreement link account ${code}” from your other account.`,
    done: 'Saved: your accounts belong together. You count as one person in both.',
    unknownCode: 'The code is not valid. It may be used, misspelt or older than ten minutes. Get a new one.',
    sameAccount: 'The code comes from this account. Write it from your other account.',
    twoParties:
      'The accounts have functions of different parties, so they cannot be linked. A person belongs to one party.',
  },
  choose: {
    title: 'Choose your function',
    intro: 'Choose the function you have in the collaboration. A coordinator of your party confirms you.',
    label: 'My function is',
    hint: 'Is your function missing? Ask a coordinator to add it.',
    submit: 'Save',
    button: 'I am …',
    buttonFor: (name) => `I am ${name}`,
    inChannel: 'Choose your function in the group’s channel. Write “members” there.',
    unknown: (typed, near) =>
      near.length > 0
        ? `There is no function “${typed}”. Did you mean ${orList(near)}?`
        : `There is no function “${typed}”. Choose from the list, or ask a coordinator to add it.`,
    none: 'There are no functions to choose yet. The agreement or the action plan must be read in first.',
    alreadyConfirmed: (name) => `You already have the function ${name}, and it is confirmed.`,
    alreadyWaiting: (name) => `You have already chosen ${name}. A coordinator needs to confirm you.`,
    otherParty: (own, name, party) =>
      `${name} belongs to ${party}, and you already have a function of ${own}. A person belongs to one party only.`,
    saved: (name) => `Saved: you are ${name}, unconfirmed.`,
    meanwhile: 'You can write notes in the group’s channel already. They are marked “unconfirmed function”.',
    asked: (party) => `I have asked the coordinator of ${party}. The rest opens when you are confirmed.`,
    noCoordinator: (party) =>
      `${party} has no confirmed coordinator yet. Ask an administrator to appoint the first with “members”.`,
  },
  members: {
    title: (group) => `Members of ${group}`,
    titleAll: 'Functions of the agreement',
    line: (name, party) => `${name} (${party})`,
    confirmed: (amount) => count(amount, 'confirmed'),
    unconfirmed: (amount) => count(amount, 'unconfirmed'),
    nobody: 'nobody yet',
    empty: 'The group has no functions yet. They come with the agreement and the action plan.',
    noChannel: 'The group has no channel yet.',
    waiting: 'Waiting for you to confirm:',
    appoint: 'Waiting for you to appoint the first coordinator:',
    account: (name, party, accounts) => `${name} (${party}): ${accounts}`,
    accountOf: (platform, id) => `${platform}, account ${id}`,
    confirm: 'Confirm',
    appointButton: 'Appoint',
    end: 'Remove',
    removeSomeone: 'Remove someone',
    removeTitle: (party) => `Who of ${party} is to be removed?`,
    removeNobody: (party) => `Nobody of ${party} has a function.`,
    page: (from, to, of) => `Showing ${from}–${to} of ${of}.`,
    wait: 'Whoever chooses a function is confirmed by a coordinator of their own party.',
    noCoordinators: (parties) =>
      `${parties.join(' and ')} has no confirmed coordinator. Ask the coming one to choose their function here first.`,
  },
  holding: {
    gone: 'The person has already changed function or been removed.',
    otherParty: (party) => `Only a coordinator of ${party} can do that.`,
    onlyFirst: (party) => `An administrator appoints only the first coordinator. ${party} has one already; ask them.`,
    onlyCoordinator: (party) =>
      `An administrator appoints only the first coordinator. The coordinator of ${party} confirms the rest.`,
    notYourself: 'You cannot appoint yourself. Ask another administrator or a coordinator.',
    confirmed: (name) => `Saved: the person is confirmed as ${name}.`,
    alreadyConfirmed: (name) => `The person is already confirmed as ${name}.`,
    ended: (name) => `Saved: the person no longer has the function ${name} and reaches nothing through it.`,
  },
  deputies: {
    actingFor: (name) => `deputy for ${name}`,
    title: (party) => `Deputies of ${party}`,
    none: 'Nobody is a deputy now or named for later.',
    line: (name, from, to) => `${name}: ${periodText(from, to, 'en')}`,
    person: (functions, accounts) => `${functions.join(', ')}: ${accounts}`,
    now: 'in force now',
    coming: 'in force later',
    end: 'Remove',
    name: 'Name a deputy',
    button: 'Deputies',
    formTitle: 'Name a deputy',
    intro: (party) =>
      `The deputy may do what you may do, on the days that you choose. You can choose among those of ${party} who are confirmed.`,
    fields: { function: 'Deputy for', deputy: 'Who', from: 'First day', to: 'Last day' },
    nobody: (party) =>
      `Nobody else of ${party} is confirmed yet. Whoever is to be the deputy first chooses their function with “members”.`,
    notOwn: 'You name a deputy for your own function only.',
    gone: 'That person can no longer be chosen. Choose another.',
    holdsIt: (name) => `That person already has the function ${name}. Choose another.`,
    past: 'That day has passed. Choose today or a later day.',
    backwards: 'The last day is before the first.',
    afterEnd: (last) => `The agreement is in force until ${dateText(last, 'en')}. Choose an earlier day.`,
    taken: (name, from, to) =>
      `${name} already has a deputy ${periodText(from, to, 'en')}. Choose other days, or remove that one first.`,
    saved: (name, from, to) => `Saved: deputy for ${name} ${periodText(from, to, 'en')}.`,
    told: 'I have told the deputy and the coordinators of your party.',
    alreadyEnded: 'The deputy has already been removed, or the days have passed.',
    notYours: (name) => `Only ${name} or a coordinator of the same party can remove the deputy.`,
    ended: (name) => `Saved: the person is no longer deputy for ${name}.`,
  },
  posts: {
    youAreDeputy: (name, from, to) =>
      `You are deputy for ${name} ${periodText(from, to, 'en')}. On those days you may do what ${name} may do.`,
    youWereDeputy: (name) => `You are no longer deputy for ${name}.`,
    deputyNamed: (name, from, to) => `${name} has a deputy ${periodText(from, to, 'en')}. Write “deputy” to see who.`,
    deputyEnded: (name, from, to) => `${name} no longer has a deputy ${periodText(from, to, 'en')}.`,
    confirm: (name, party) => `A person has chosen the function ${name} (${party}). Is that right?`,
    confirmFrom: 'This is about:',
    youAreConfirmed: (name) => `You are confirmed as ${name}. Write “help” to see what you can do.`,
    yourFunctionEnded: (name) => `You no longer have the function ${name}.`,
  },
};
