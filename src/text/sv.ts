import { backup } from './sv/backup.ts';
import { calendar } from './sv/calendar.ts';
import { cli } from './sv/cli.ts';
import { clock } from './sv/clock.ts';
import { common } from './sv/common.ts';
import { dates } from './sv/dates.ts';
import { decisions } from './sv/decisions.ts';
import { delivery } from './sv/delivery.ts';
import { doctor } from './sv/doctor.ts';
import { documents } from './sv/documents.ts';
import { extension } from './sv/extension.ts';
import { files } from './sv/files.ts';
import { followUps } from './sv/follow-ups.ts';
import { groupList } from './sv/group-list.ts';
import { help } from './sv/help.ts';
import { local } from './sv/local.ts';
import { masking } from './sv/masking.ts';
import { measures } from './sv/measures.ts';
import { meetings } from './sv/meetings.ts';
import { overview } from './sv/overview.ts';
import { people } from './sv/people.ts';
import { persons } from './sv/persons.ts';
import { privacy } from './sv/privacy.ts';
import { records } from './sv/records.ts';
import { refusals } from './sv/refusals.ts';
import { reminders } from './sv/reminders.ts';
import { reported } from './sv/reported.ts';
import { reports } from './sv/reports.ts';
import { retention } from './sv/retention.ts';
import { review } from './sv/review.ts';
import { selfCheck } from './sv/self-check.ts';
import { slack } from './sv/slack.ts';
import { summary } from './sv/summary.ts';
import { takeOver } from './sv/take-over.ts';
import { teams } from './sv/teams.ts';

/** Every sentence in plain Swedish. */
export const sv = {
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
