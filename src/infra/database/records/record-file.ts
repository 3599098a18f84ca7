/** Why something in the database is not in an export of everything about an agreement. Sentences: `t.records.leftOutWhy`. */
export type LeftOutWhy =
  /** Who a person is: functions are in the export, chat identities are not. */
  | 'identity'
  /** How a person wants to be reminded, and what they have put off: their own, not the agreement's. */
  | 'own-choice'
  /** A secret that opens something. */
  | 'secret'
  /** Holds text that is not stored yet, and may never be. */
  | 'unanswered'
  /** How the program does its work: it says nothing of the agreement. */
  | 'machinery'
  /** Belongs to the whole installation. */
  | 'installation'
  /** Bytes: they are files of their own in the export. */
  | 'own-file';

export type RecordFileName =
  | 'agreement'
  | 'functions'
  | 'groups'
  | 'group-functions'
  | 'channels'
  | 'function-periods'
  | 'measures'
  | 'measure-functions'
  | 'measure-changes'
  | 'notes'
  | 'indicator-values'
  | 'meetings'
  | 'meeting-changes'
  | 'record'
  | 'registrations'
  | 'follow-ups'
  | 'follow-up-files'
  | 'references'
  | 'reminders'
  | 'sendings'
  | 'calendars-read'
  | 'calendar-addresses'
  | 'planning'
  | 'self-checks'
  | 'log'
  | 'log-end';

/** A file of the export, and what of the database stands in it. `t` is the table; `$1` the agreement's id. */
export interface RecordFile {
  readonly name: RecordFileName;
  readonly table: string;
  /** Shows some of a table that is in another file as a whole. */
  readonly isView?: true;
  /** Columns as they are. */
  readonly columns: readonly string[];
  /** Names and parts that are read more easily than ids: column and SQL. */
  readonly more?: Readonly<Record<string, string>>;
  /** Columns of the table that are not in the file. */
  readonly leftOut?: Readonly<Record<string, LeftOutWhy>>;
  readonly where: string;
  readonly order: string;
  /** Which rows concern one measure (`$2`, its id). Without it the whole file stands beside the measure's. */
  readonly ofMeasure?: string;
  /** The instant that says whether a row is of a period. Without it the file is whole. */
  readonly when?: string;
}

export const own = 't.agreement_id = $1::uuid';
export const nothing = 'false';
export const functionName = '(SELECT f.name FROM function f WHERE f.id = t.function_id)';
/** The same order on every server. */
export const byBytes = 'COLLATE "C"';
export const groupName = '(SELECT g.name FROM working_group g WHERE g.id = t.group_id)';
export const measureNumber = '(SELECT m.number FROM measure m WHERE m.id = t.measure_id)';
export const inPlan = '(SELECT m.position FROM measure m WHERE m.id = t.measure_id)';
export const changed = [
  'version',
  'agreement_id',
  'kind',
  'at',
  'recorded_at',
  'function_id',
  'author',
  'body',
  'hash_key',
];
