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
  check: {
    connected: (team, bot) => `Slack answers: ${bot} in the workspace ${team}.`,
    unreachable: 'Slack does not answer.',
    unreachableTodo: 'Check that the server reaches slack.com on port 443, and SLACK_API_URL if it is set.',
    refused: (error) => `Slack does not accept SLACK_BOT_TOKEN (${error}).`,
    refusedTodo: 'Copy a new one from OAuth & Permissions on api.slack.com/apps and restart.',
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
