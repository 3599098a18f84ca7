import type { SlackText } from '../sv/slack.ts';

export const slack: SlackText = {
  more: (pieces) => `… ${pieces} more do not fit here. Type /measure all.`,
  working: 'This is taking a little longer than usual. The answer will appear here.',
  workingTitle: 'One moment',
  close: 'Close',
  done: 'Done',
  failed: (reference) =>
    `Something went wrong on our side and we do not know whether it was saved. Check before you do it again. Reference: ${reference}.`,
  restarting: 'I am restarting right now. Try again in half a minute.',
  notInstalled:
    'This Slack workspace is not connected to Samverkan. Nothing is saved. Whoever looks after Samverkan can connect it.',
  notUnderstood: 'I do not recognise that button. Type the command again.',
  formExpired: 'The form did not open in time, because Slack waits only three seconds.',
  openForm: 'Open the form',
  tooLongForBox: 'The text is longer than the box can hold and has been shortened here.',
  nothingToChoose: 'There is nothing to choose from.',
  fileTooLarge: (name, megabytes) => `The file ${name} is too large. I take files of at most ${megabytes} MB.`,
  fileUnreachable: (name) =>
    `I could not read the file ${name}. Share it with me again, or ask whoever runs Slack to give me the scope files:read.`,
  filesSent: 'The file is in our direct message.',
  filesFailed: 'The file could not be sent. Try again in a while.',
  pictureMissing: 'The chart could not be shown as a picture. Its figures are in the words above.',
  documentsMissing: 'The documents could not be put in the thread. Get them with the buttons in the message.',
  install: {
    installedTitle: 'Done',
    installed:
      'Samverkan is installed in your workspace. Invite the bot to the group’s channel and type “/agreement bind” there.',
    foreignTitle: 'The workspace may not connect',
    foreign:
      'The workspace that you chose is not in the list of those that may connect. I have handed back the access, and nothing is saved. Ask whoever looks after Samverkan to add the workspace to SLACK_WORKSPACES.',
    foreignKept:
      'The workspace that you chose is not in the list of those that may connect. Nothing is saved, but I could not hand back the access. Remove the app Samverkan in Slack under Manage apps.',
    wholeTitle: 'Choose a workspace',
    whole:
      'Samverkan can’t be installed for a whole organisation. Start again and choose a single workspace. Nothing is saved.',
    cancelledTitle: 'Cancelled',
    cancelled: 'You cancelled in Slack. Nothing has changed. You can close the page or start again.',
    expiredTitle: 'Start again',
    expired:
      'The link is good for ten minutes, once, and only in the browser where you started. Nothing has changed. Go to the address where you started and try again.',
    refusedTitle: 'Slack said no',
    refused:
      'Slack did not accept the code, perhaps because it has been used already. Nothing has changed. Start again.',
    laterTitle: 'Try again in a while',
    later:
      'It could not be saved just now. Nothing has changed, and the access has been handed back. Start again in a while.',
    unreachable: 'Slack does not answer just now. Nothing has changed. Start again in a while.',
  },
  check: {
    connected: (team, bot) => `Slack answers: ${bot} in the workspace ${team}.`,
    unreachable: 'Slack does not answer.',
    unreachableTodo: 'Check that the server reaches slack.com on port 443, and SLACK_API_URL if it is set.',
    refused: (error) => `Slack does not accept SLACK_BOT_TOKEN (${error}).`,
    refusedTodo: 'Copy a new one from OAuth & Permissions on api.slack.com/apps and restart.',
    notInstalled: (team: string) => `The workspace ${team} may connect and has not done so.`,
    notInstalledTodo: (address: string) =>
      `Open ${address} in a browser and choose the workspace, or remove it from SLACK_WORKSPACES.`,
    renewedNext: (team: string) => `The access to the workspace ${team} is renewed the next time it is used.`,
    workspaceRefused: (team: string, error: string) =>
      `Slack does not accept the access to the workspace ${team} (${error}).`,
    workspaceTodo: 'Install the app there again. Open /slack/install at the bot’s address.',
    scopesOk: 'The app has the scopes it needs.',
    scopesMissing: (scopes) => `The app lacks scopes in Slack: ${scopes}.`,
    scopesTodo:
      'Add them under OAuth & Permissions on api.slack.com/apps, choose Reinstall to Workspace and copy the new SLACK_BOT_TOKEN.',
    scopesUnknown: 'Slack did not tell which scopes the app has.',
    socketOk: 'Socket Mode can be opened.',
    socketRefused: (error) => `Slack does not accept SLACK_APP_TOKEN (${error}).`,
    socketTodo:
      'Create a new one under Basic Information, App-Level Tokens, with the scope connections:write, and turn on Socket Mode on api.slack.com/apps.',
  },
  manifest: {
    measure: 'Show or write about a measure in the action plan',
    measureHint: '[number] [text | status | rating | date | result]',
    agreement: 'The agreement: overview, run-through, members, help',
    agreementHint: '[help | run-through | members | import | export]',
    description: 'Follows up the collaboration agreement of municipality and police',
    longDescription:
      'Samverkan follows up the agreement that the municipality and the local police district have signed. The working groups write what happens with each measure where they already talk, the coordinators get reminders and the steering group gets a summary to decide on. What is written is a public record and must not describe individuals.',
  },
};
