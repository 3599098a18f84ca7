import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { ChartSeriesName, FileFormat, PostedVersion, ReportName, reports as swedish } from '../sv/reports.ts';

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const and = (words: readonly string[]) => orList(words, 'and');
const isOrAre = (count: number) => (count === 1 ? 'is' : 'are');

const parts: Readonly<Record<ChartSeriesName, string>> = {
  completed: 'completed',
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  unrated: 'not rated',
};

const names: Readonly<Record<ReportName, string>> = {
  summary: 'The steering summary',
  review: 'The review',
  plan: 'The action plan',
  communication: 'The communication list',
};

const formats: Readonly<Record<FileFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  pdfa: 'PDF for the archive',
  xlsx: 'Excel',
  csv: 'CSV',
  json: 'JSON',
};

const version = ({ version: number, on, moment }: PostedVersion) =>
  `version ${number}, posted on ${dateText(on, 'en')}. It shows how things stood ${moment}`;

export const reports: typeof swedish = {
  names,
  formats,
  fileNames: {
    summary: 'summary',
    review: 'review',
    plan: 'action-plan',
    communication: 'communication',
    archive: 'archive',
  },
  which: 'Which report do you want?',
  whichFormat: (name) => `${names[name]}: in which format?`,
  done: (name, format, moment, posted) =>
    `${names[name]} in ${formats[format]}, ${posted ? version(posted) : `as of ${moment}`}.`,
  internal: 'The file is for the parties’ own use. It may hold what is not to be communicated.',
  public:
    'The list is for the public. It has nothing marked as not communicated or internal, and no count of people under five.',
  failed: (name, format) =>
    `${names[name]} could not be made as ${formats[format]}. Try again, or choose another format.`,
  noTable: (name) => `${names[name]} has nothing to put in a table yet. Choose Word or PDF instead.`,
  notYet: (name) => `${names[name]} does not exist yet.`,
  unread: (name, known) =>
    `A word is neither a format nor a day. ${names[name]} comes in ${and(known.map((format) => formats[format]))}.`,
  noSuchFormat: (name, known) =>
    `${names[name]} does not come in that format. It comes as ${and(known.map((format) => formats[format]))}.`,
  cli: {
    noSuchReport: (typed, known) => `There is no report “${typed}”. Write ${orList(known, 'or')}.`,
    noSuchFormat: (name, format, known) =>
      `${name} does not come as ${format}. Write --format and ${orList(known, 'or')}.`,
    badTime: (typed) => `The day “${typed}” can’t be read. Write for example --at 2021-12-03 or --at 2021-12-03T15:00.`,
    done: (path, name, moment, posted) =>
      `Wrote ${path}: ${names[name]}, ${posted ? version(posted) : `as of ${moment}`}.`,
  },
  chart: {
    group: (area) => (area === undefined ? 'No goal area' : `Goal area ${area}`),
    caption: (today) => `Measures by goal area on ${dateText(today, 'en')}: those completed, and the others by rating`,
    alt: (today, groups) => {
      const inWords = groups.map(({ name, counts }) => {
        const said = (Object.keys(parts) as ChartSeriesName[]).flatMap((series) =>
          counts[series] > 0 ? [`${counts[series]} ${parts[series]}`] : [],
        );
        return `${name}: ${said.length === 0 ? 'no measure' : and(said)}.`;
      });
      return `Bars of the measures on ${dateText(today, 'en')}, those completed by themselves and the others by rating. ${inWords.join(' ')}`;
    },
    series: { completed: 'Completed', green: 'Green', yellow: 'Yellow', red: 'Red', unrated: 'Not rated' },
  },
  plan: {
    title: (today) => `The action plan on ${dateText(today, 'en')}`,
    subtitle: (agreement, moment) => `${agreement} · as of ${moment}`,
    lead: ({ measures, completed, overdue, cancelled }) =>
      measures === 0
        ? ['The plan has no measures yet.']
        : [
            `The plan has ${counted(measures, 'measure')}.`,
            ...(completed > 0 ? [`${completed} ${isOrAre(completed)} completed.`] : []),
            ...(cancelled > 0 ? [`${cancelled} ${isOrAre(cancelled)} cancelled.`] : []),
            ...(overdue > 0 ? [`${overdue} ${isOrAre(overdue)} overdue.`] : []),
          ],
    caption: (area) => `Measures of the goal area ${area}`,
    captionOther: 'Measures without a goal area',
    header: ['No.', 'Measure', 'Responsible', 'Due', 'Status', 'Rating', 'Latest news'],
    none: 'The plan has no measure in this goal area.',
    noRating: 'not rated',
    overdue: (status) => `${status}, overdue`,
    openEnded: 'until further notice',
    changes: {
      heading: 'Changed since the plan began',
      caption: 'Changes of the plan, the oldest first',
      header: ['Date', 'No.', 'Measure', 'Change'],
      none: 'The plan has not been changed since it began.',
      added: 'New in the plan.',
      edited: (fields) => (fields.length === 0 ? 'Changed in the plan.' : `Changed: ${and(fields)}.`),
      moved: (to, from) => (from === undefined ? `New due date ${to}.` : `New due date ${to}, before ${from}.`),
      cancelled: 'Cancelled.',
    },
  },
  communication: {
    title: 'Communication about the measures',
    subtitle: (agreement, moment) => `${agreement} · as of ${moment}`,
    lead: (done, coming) => [
      done === 0
        ? 'No measure has been communicated yet.'
        : `${counted(done, 'measure')} ${done === 1 ? 'has' : 'have'} been communicated.`,
      coming === 0 ? 'Nothing more is planned.' : `We will tell of ${counted(coming, 'measure')}.`,
    ],
    done: 'What we have told',
    doneCaption: 'What has been communicated, the oldest first',
    header: ['Date', 'No.', 'Measure', 'What we tell', 'Who tells'],
    nothingDone: 'Nothing has been communicated yet.',
    coming: 'What we will tell',
    comingCaption: 'What is to be communicated, the nearest first',
    nothingComing: 'Nothing more is planned.',
    late: (date) => `${date}, not done yet`,
    undated: (when) => (when === '' ? 'no day set' : when),
    about: 'About the list',
    only: 'The list has what is meant for the public. The days come from the action plan and from what is recorded.',
    few: 'A number of people under five is never written out.',
    fewPeople: 'fewer than five',
    withheld: 'not shown',
  },
};
