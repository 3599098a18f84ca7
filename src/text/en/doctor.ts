import { dateText } from '../dates.ts';
import type { doctor as swedish } from '../sv/doctor.ts';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const messages = (count: number) => counted(count, 'message', 'messages');

function until(daysLeft: number): string {
  if (daysLeft < 0) return `${counted(-daysLeft, 'day', 'days')} ago`;
  return daysLeft === 0 ? 'today' : `in ${counted(daysLeft, 'day', 'days')}`;
}

function span(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  if (minutes < 60) return counted(minutes, 'minute', 'minutes');
  const hours = counted(Math.floor(minutes / 60), 'hour', 'hours');
  return minutes % 60 === 0 ? hours : `${hours} and ${counted(minutes % 60, 'minute', 'minutes')}`;
}

export const doctor: typeof swedish = {
  next: (when, line) => `${when}: ${line}`,
  nextSends: (title) => `${title}, sent next:`,
  nothingNext: (title) => `${title}: nothing is to be sent in the next 60 days.`,
  ended: (title) => `${title}: the agreement has ended or is closed, and nothing is to be sent.`,
  sent: (title) => `${title}: nothing waits to be sent.`,
  waiting: (title, count) => `${title}: ${messages(count)} waiting to be sent, for an hour at most.`,
  late: (title, count) => `${title}: ${messages(count)} waiting to be sent for more than an hour.`,
  lateTodo:
    'Check that the bot runs and reaches Slack and Teams from here. The log lines “delivery.” say what the platform answered.',
  failed: (title, count) => `${title}: ${messages(count)} did not arrive in the last week.`,
  failedTodo:
    'Coordinators see which reminders with “/samverkan reminders”. Put the channels below right, if anything is wrong with them.',
  unchecked: (title) => `${title}: no self-check has been made yet. It is made on working days after 08.00.`,
  checked: (title, day) => `${title}: the self-check of ${dateText(day, 'en')} found no fault.`,
  checkFound: (title, { day, missing, unsent, doubtful }) =>
    `${title}: the self-check of ${dateText(day, 'en')} found ${missing} missing, ${unsent} not sent and ${doubtful} doubtful.`,
  checkTodo:
    'The coordinators have been told. Look in the log for “clockwork.failed” and “delivery.” from the days before, and see docs/drift.md.',
  noCoordinator: (title) => `${title}: no coordinator is confirmed, so nobody is told when something is wrong.`,
  noCoordinatorTodo: 'Ask a coordinator to write “hello” to the bot and choose their function, and confirm it.',
  backup: {
    made: (moment) => `The last backup was made ${moment}.`,
    old: (moment, days) => `The last backup was made ${moment}, ${counted(days, 'day', 'days')} ago.`,
    never: 'No backup has been made.',
    todo: 'Run “samverkan backup FILE” every night, see docs/sakerhetskopior.md.',
  },
  age: {
    about: ({ name, what, how, ends, daysLeft }) => {
      const day = dateText(ends, 'en');
      const goes = daysLeft < 0 ? 'ended' : 'ends';
      if (what === 'certificate') return `The certificate of ${name} ${goes} ${day}, ${until(daysLeft)}.`;
      if (how === 'certain') return `${name} ${goes} ${day}, ${until(daysLeft)}.`;
      if (how === 'estimate')
        return `${name} ${goes} ${day} at the latest, ${until(daysLeft)}. This is an estimate: Entra gives 24 months at most, counted from when the bot first saw the secret.`;
      return daysLeft < 0
        ? `${name} has been used for more than a year.`
        : `${name} is not older than a year. Change it by ${day}.`;
    },
    certificateTodo: 'Renew the certificate with whoever issues it, and reload the proxy.',
    secretTodo: {
      TEAMS_CLIENT_SECRET:
        'Make a new secret under Certificates & secrets in Entra, set TEAMS_CLIENT_SECRET and TEAMS_CLIENT_SECRET_EXPIRES, and restart.',
      SLACK_SIGNING_SECRET:
        'Change it under Basic Information, App Credentials, on api.slack.com/apps when it suits you, and restart.',
      SLACK_CLIENT_SECRET:
        'Change it under Basic Information, App Credentials, on api.slack.com/apps when it suits you, and restart.',
      METRICS_TOKEN:
        'Make a new one with "openssl rand -hex 24" when it suits you, give Prometheus the same, and restart.',
      SAMVERKAN_KEY: 'Change the key when it suits you, by the steps under "Byt nyckel" in docs/drift.md.',
      SLACK_BOT_TOKEN:
        'Install the app again under OAuth & Permissions on api.slack.com/apps when it suits you, and restart.',
      SLACK_APP_TOKEN:
        'Make a new one under Basic Information, App-Level Tokens, on api.slack.com/apps when it suits you, and restart.',
    },
    otherTodo: 'Change it where it was given out when it suits you, and restart.',
  },
  certificate: {
    unread: {
      'no-answer': (name, host) => `The certificate of ${name} could not be read: ${host} does not answer from here.`,
      'no-tls': (name, host) => `The certificate of ${name} could not be read: ${host} does not answer with TLS.`,
    },
    unreadTodo:
      'Check the address and the proxy. If it is reached from outside only: check the certificate from there.',
    otherName: (name, host) => `The certificate of ${name} is for another name than ${host}.`,
    otherNameTodo: 'Install a certificate for that very name, or put the address right.',
    selfSigned: (name, host) => `The certificate of ${name} (${host}) was issued by the server itself.`,
    untrusted: (name, host) =>
      `The certificate of ${name} (${host}) was issued by somebody this machine does not trust, or a certificate in between is missing.`,
    untrustedTodo:
      'Slack and Teams call only an address with a certificate that everyone trusts. Install the whole chain.',
  },
  database: {
    empty: 'The database is empty.',
    emptyTodo:
      'Start the bot once, and it makes the database. If it is the wrong one: put DATABASE_URL or SAMVERKAN_DATA right.',
    waits: (count) =>
      `${counted(count, 'change of the database waits', 'changes of the database wait')}. The database is brought up to date when the bot starts.`,
    waitsTodo: 'Restart the bot with this version, and run doctor again.',
  },
  folder: {
    missing: (folder) => `The data folder ${folder} is not there.`,
    missingTodo: 'Make the folder and give it to the bot’s user, or put SAMVERKAN_DATA right. All processes share it.',
    writable: (folder) => `The data folder ${folder} can be written in.`,
    readOnly: (folder) => `The data folder ${folder} can’t be written in.`,
    readOnlyTodo: 'Give the folder and its files to the bot’s user. Without it nothing can be masked.',
    open: (folder) => `Other users of the machine can get at the data folder ${folder}.`,
    openTodo: (folder) => `Run “chmod 700 ${folder}”.`,
    free: (gigabytes) => `Free in the data folder: ${gigabytes} GB.`,
    freeTodo: 'Make room on the disk. When it is full nothing can be written.',
    register: 'The register of what was masked, maskerat.jsonl, is there and can be written in.',
    noRegister: 'Nothing has been masked yet: the register maskerat.jsonl comes with the first masking.',
    registerGone: (count) =>
      `The register of what was masked, maskerat.jsonl, is missing, but ${counted(count, 'text is', 'texts are')} masked. If a backup is restored they may be seen again.`,
    registerEmpty: (count) =>
      `The register of what was masked, maskerat.jsonl, is empty, but ${counted(count, 'text is', 'texts are')} masked. If a backup is restored they may be seen again.`,
    registerUnread: (count) =>
      `${counted(count, 'line', 'lines')} of the register of what was masked can’t be read; text that was taken away may be seen again.`,
    registerUnreadTodo:
      'Replace them with the same lines of a whole copy of maskerat.jsonl, or remove them and mask the texts again. Then restart the bot.',
    registerReadOnly: (path) => `The register of what was masked, ${path}, can’t be written in.`,
    registerTodo:
      'Put maskerat.jsonl back in the data folder. If it is the wrong folder: put SAMVERKAN_DATA right. All processes share one data folder.',
    shared: (folder) => `All processes are to share the data folder ${folder}. That can’t be seen from here.`,
  },
  clock: {
    whose: { database: 'the database’s', slack: 'Slack’s', teams: 'Microsoft’s' },
    right: (whose) => `The machine’s clock agrees with ${whose}.`,
    wrong: (whose, seconds) =>
      `The machine’s clock is ${span(seconds)} ${seconds > 0 ? 'ahead of' : 'behind'} ${whose}.`,
    todo: 'Set the clock and turn on time synchronisation, such as “timedatectl set-ntp true”.',
    refusedTodo:
      'Set the clock and turn on time synchronisation, such as “timedatectl set-ntp true”. While it is wrong Slack’s requests are refused, since a signature may be five minutes old at most, and reminders come at the wrong time.',
  },
  channels: {
    member: (title, group, where) => `${title}: the bot is in ${where} of ${group}.`,
    notMember: (title, group, where) => `${title}: the bot is not in ${where} of ${group}.`,
    archived: (title, group, where) => `${title}: ${where} of ${group} is archived.`,
    unknown: (title, group, where, why) =>
      `${title}: it can’t be seen whether the bot is in ${where} of ${group}: ${why}.`,
    why: {
      'not-configured': 'the platform is not set up here',
      not_installed: 'the app is not installed in the workspace',
      'no-token': 'Microsoft gives the bot no token',
      unreachable: 'the platform does not answer',
      missing_scope: 'the app has no right to see the channel',
    },
    slack: (channel) => `the Slack channel ${channel}`,
    teams: (channel) => (channel === '' ? 'the Teams channel' : `the Teams channel ${channel}`),
    notMemberTodo: (group) =>
      `Invite the bot to the channel. If the channel is gone: invite the bot to the group’s new channel and write “connect ${group}” there.`,
    archivedTodo: (group) => `Open the channel again, or write “connect ${group}” in the group’s new channel.`,
    unknownTodo: 'Check the permissions above and run doctor again.',
  },
};
