import { backup } from './en/backup.ts';
import { calendar } from './en/calendar.ts';
import { cli } from './en/cli.ts';
import { clock } from './en/clock.ts';
import { common } from './en/common.ts';
import { dates } from './en/dates.ts';
import { decisions } from './en/decisions.ts';
import { delivery } from './en/delivery.ts';
import { doctor } from './en/doctor.ts';
import { documents } from './en/documents.ts';
import { extension } from './en/extension.ts';
import { files } from './en/files.ts';
import { followUps } from './en/follow-ups.ts';
import { groupList } from './en/group-list.ts';
import { help } from './en/help.ts';
import { local } from './en/local.ts';
import { masking } from './en/masking.ts';
import { measures } from './en/measures.ts';
import { meetings } from './en/meetings.ts';
import { overview } from './en/overview.ts';
import { people } from './en/people.ts';
import { persons } from './en/persons.ts';
import { privacy } from './en/privacy.ts';
import { records } from './en/records.ts';
import { refusals } from './en/refusals.ts';
import { reminders } from './en/reminders.ts';
import { reported } from './en/reported.ts';
import { reports } from './en/reports.ts';
import { retention } from './en/retention.ts';
import { review } from './en/review.ts';
import { selfCheck } from './en/self-check.ts';
import { slack } from './en/slack.ts';
import { summary } from './en/summary.ts';
import { takeOver } from './en/take-over.ts';
import { teams } from './en/teams.ts';

/** Every sentence in English; a key that is missing here does not compile. */
import type { Catalogue } from './texts.ts';

export const en: Catalogue = {
  ...common,
  ...cli,
  ...overview,
  ...clock,
  backup,
  calendar,
  dates,
  decisions,
  delivery,
  doctor,
  documents,
  privacy,
  records,
  refusals,
  reminders,
  reported,
  reports,
  masking,
  measures,
  meetings,
  groupList,
  people,
  persons,
  extension,
  files,
  followUps,
  help,
  retention,
  review,
  selfCheck,
  slack,
  summary,
  takeOver,
  teams,
  local,
};
