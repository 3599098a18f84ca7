import { happenedFiles } from './happened-files.ts';
import { planFiles } from './plan-files.ts';
import type { LeftOutWhy, RecordFile } from './record-file.ts';
import { sentFiles } from './sent-files.ts';

/** Every file of the export, in the order of its list of contents. */
export const recordFiles: readonly RecordFile[] = [...planFiles, ...happenedFiles, ...sentFiles];

/** Tables that are not in the export, and why. A table that is neither here nor above is not decided on: a test fails. */
export const tablesLeftOut: Readonly<Record<string, LeftOutWhy>> = {
  person: 'identity',
  account: 'identity',
  link_code: 'secret',
  reminder_choice: 'own-choice',
  reminder_later: 'own-choice',
  pending_question: 'unanswered',
  inbox: 'machinery',
  pace: 'machinery',
  unplanned: 'machinery',
  installation: 'installation',
  slack_workspace: 'secret',
  known_secret: 'secret',
  _prisma_migrations: 'machinery',
};
