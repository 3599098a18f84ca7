import { agreementApply } from './agreement-apply.ts';
import { backupMade } from './backup-made.ts';
import { chat } from './chat.ts';
import { examine } from './doctor/examine.ts';
import { dump } from './dump.ts';
import { exportPlan } from './export.ts';
import { logVerify } from './log-verify.ts';
import { forgetPerson, showPerson } from './person.ts';
import { planImport } from './plan-import.ts';
import { exportRecords } from './records.ts';
import { writeReport } from './report.ts';
import { simulateReminders } from './simulate.ts';
import { slackForget } from './slack-forget.ts';
import type { Subcommand } from './subcommand.ts';
import { transcript } from './transcript.ts';

/** The subcommands that need the database, which the running bot performs too. A new one is a file and a line here. */
export const subcommands: readonly Pick<Subcommand, 'name'>[] = [
  agreementApply,
  planImport,
  chat,
  exportPlan,
  exportRecords,
  showPerson,
  forgetPerson,
  logVerify,
  dump,
  backupMade,
  examine,
  slackForget,
  simulateReminders,
  writeReport,
  transcript,
];
