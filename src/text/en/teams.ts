import type { teams as swedish } from '../sv/teams.ts';

/** Sentences that only the Teams adapter says. */
export const teams: typeof swedish = {
  truncated: 'The rest does not fit in a message in Teams.',
  answeredInPersonalChat: 'I answered you in our chat.',
  done: 'Done.',
  answeredBelow: 'The answer is at the bottom of the chat.',
  cannotReach: 'I cannot write to you. Open a chat with me: search for the app in Teams and write help.',
  fileInPersonalChat: 'I cannot receive files here. Send the file to me in our own chat.',
  fileTooLarge: (megabytes) => `The file is too large. I take files of at most ${megabytes} MB.`,
  fileNotRead: 'I could not fetch the file. Send it again.',
  fileOffer: (name) => `I want to save ${name} in your OneDrive. Press Allow to get the file.`,
  fileExpired: 'The file is no longer here. Ask for it again.',
  fileTaken: 'You already have the file. It is in your OneDrive.',
  fileDeclined: 'The file was not saved.',
  fileNotSaved: 'The file could not be saved in your OneDrive. Ask for it again.',
  notMine: 'The button no longer works. Write the command instead.',
  cancelled: 'Cancelled. Nothing was saved.',
  required: 'Fill in the field.',
  choose: 'Choose',
  formFaults: 'It cannot be saved yet. Correct what is marked.',
  fieldFault: (label, fault) => `${label}: ${fault}`,
  formLost: 'Open the form again.',
  failed: 'Something went wrong at our end. Nothing was saved. Try again.',
  check: {
    local: 'Teams: a local service on this machine, which needs no token.',
    token: 'Teams: Microsoft gives the bot a token.',
    noToken: (code) => `Teams: no token from Microsoft${code ? ` (${code})` : ''}.`,
    reach: (login) => `Check that this machine reaches ${login}, and the app registration in Entra.`,
    keys: 'Teams: the keys that sign requests are fetched.',
    noKeys: 'Teams: the keys that sign requests can’t be fetched.',
    noKeysTodo: (origin) => `Let this machine reach ${origin}: without them every message from Teams is refused.`,
    todo: {
      AADSTS7000215:
        'TEAMS_CLIENT_SECRET is wrong. Copy the column Value under Certificates & secrets, or make a new secret.',
      AADSTS7000222: 'TEAMS_CLIENT_SECRET has expired. Make a new one under Certificates & secrets.',
      AADSTS700016: 'TEAMS_CLIENT_ID is not in that tenant. Check it and TEAMS_TENANT_ID against the app registration.',
      AADSTS90002: 'TEAMS_TENANT_ID does not exist. Copy Directory (tenant) ID; the bot’s own tenant goes first.',
    },
  },
  app: {
    name: 'Samverkan',
    fullName: 'Samverkan – follow-up of the agreement',
    short: 'Follows up the collaboration agreement between municipality and police.',
    full: 'Samverkan follows up the collaboration agreement between municipality and police where you already talk. The working groups note how the measures go, the coordinators get reminders and the steering group gets summaries. Write help to see what you can do.',
  },
};
