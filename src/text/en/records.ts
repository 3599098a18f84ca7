import type { Catalogue } from '../texts.ts';

export const records: Catalogue['records'] = {
  files: {
    agreement: { file: '01-agreement', what: 'the agreement as it was read in' },
    functions: { file: '02-functions', what: 'the functions and their roles' },
    groups: { file: '03-groups', what: 'the groups' },
    'group-functions': { file: '04-groups-functions', what: 'which functions belong to which group' },
    channels: { file: '05-channels', what: 'the channels that are bound to the groups' },
    'function-periods': { file: '06-functions-times', what: 'when functions have been held, without by whom' },
    measures: { file: '07-measures', what: 'the measures as they are now' },
    'measure-functions': {
      file: '08-measures-functions',
      what: 'which functions are responsible, contribute and communicate',
    },
    'measure-changes': { file: '09-measures-history', what: 'every version of every measure, in order' },
    notes: { file: '10-notes', what: 'the notes in order of time (a selection of 09)' },
    'indicator-values': { file: '11-indicators', what: 'the indicators’ values in order of time (a selection of 09)' },
    meetings: { file: '12-meetings', what: 'the meetings as they are now' },
    'meeting-changes': { file: '13-meetings-history', what: 'every version of every meeting' },
    record: { file: '14-record', what: 'decisions, consultations, follow-ups, extension and disposal, in order' },
    registrations: { file: '15-registrations', what: 'the parties’ registrations (a selection of 14)' },
    'follow-ups': { file: '16-follow-ups', what: 'the summaries and reviews, every version' },
    'follow-up-files': { file: '17-follow-up-files', what: 'the documents that are kept' },
    references: { file: '18-situation-picture', what: 'the references to the situation picture' },
    reminders: { file: '19-reminders', what: 'the reminders that were sent or missed, and why' },
    sendings: { file: '20-sendings', what: 'the bot’s posts and how sending them went' },
    'calendars-read': { file: '21-calendars', what: 'the calendars that are read' },
    'calendar-addresses': {
      file: '22-calendar-addresses',
      what: 'the addresses given out, without address and recipient',
    },
    planning: { file: '23-planning', what: 'how far the reminders are planned' },
    'self-checks': { file: '24-self-checks', what: 'the daily check of what was sent' },
    log: { file: '25-log', what: 'the log with the chain’s checksums' },
    'log-end': { file: '26-log-end', what: 'the chain’s last checksum' },
  },
  documentsFolder: 'documents',
  document: 'a document, as it was kept',
  leftOutWhy: {
    identity: 'shows who a person is in the chat. The agreement’s records carry functions, not persons.',
    'own-choice': 'is the person’s own choice of reminders. It is given to the person themselves with “my data”.',
    secret: 'is a secret that opens something.',
    unanswered: 'is questions that wait for an answer. Their text is not stored yet.',
    machinery: 'is how the program does its work and says nothing of the agreement.',
    installation: 'belongs to the whole installation, not to the agreement.',
    'own-file': 'lies as files of their own in the folder documents.',
  },
  contents: {
    file: 'contents',
    title: (title) => `Everything about ${title}`,
    intro: [
      'Every file is there as JSON and as CSV (UTF-8, semicolons). JSON is exact. In CSV a text that Excel would take for a formula has an apostrophe first.',
      'Columns are named as in the database. Times are in UTC. The column masked shows text that was removed: by whom, when and why. A disposal decision is shown by its number.',
      'The same data gives the same files. The checksums show that nothing has been changed since.',
    ],
    selection: ({ measure, from, to }) => {
      const period =
        from === undefined && to === undefined
          ? ''
          : `${from === undefined ? '' : `from ${from} `}${to === undefined ? '' : `to ${to}`}`.trim();
      if (measure === undefined && period === '') return 'It is the whole agreement.';
      return `It is ${[measure === undefined ? '' : `measure ${measure}`, period].filter((part) => part !== '').join(', ')}.`;
    },
    log: (seq, hash) => `The log ends with row ${seq}, checksum ${hash}.`,
    noLog: 'There is no log.',
    files: 'Files:',
    rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}.`,
    removed: (count) => (count === 0 ? '' : `Text removed in ${count}.`),
    some: {
      all: 'All.',
      measure: 'Only the measure’s.',
      period: 'Only the period’s.',
      'measure-and-period': 'Only the measure’s in the period.',
    },
    columnsLeftOut: 'Columns that are left out, and why:',
    tablesLeftOut: 'Tables of the database that are left out, and why:',
  },
  cli: {
    done: (path, files) => `Wrote ${path}: ${files} files. Begin with contents.txt.`,
    exists: (path) => `${path} is there already and is not written over. Choose another name.`,
    noMeasure: (number, near) =>
      `There is no measure ${number}.${near.length === 0 ? '' : ` Nearest: ${near.join(', ')}.`}`,
    backwards: (from, to) => `${to} comes before ${from}. Swap them.`,
    failed: (path, why) => `Nothing was written to ${path}: ${why}.`,
    formatOrAll: 'Write --all FILE.zip or --all FOLDER for everything, or --format and --out for the plan.',
    onlyAll: '--measure, --from and --to belong to --all.',
  },
};
