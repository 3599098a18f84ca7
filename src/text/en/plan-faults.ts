import type { RowProblem } from '../../domain/plan-file/row-fault.ts';
import type { SheetFault } from '../../domain/sheet-fault.ts';
import { dateText } from '../dates.ts';
import { orList } from '../lists.ts';
import type { planFaults as swedish } from '../sv/plan-faults.ts';

const columns: typeof swedish.columns = {
  number: 'No',
  goalArea: 'Goal area',
  cause: 'Cause',
  title: 'Measure',
  responsibleParty: 'Responsible organisation',
  responsibleFunction: 'Responsible function',
  contributors: 'Contributors',
  group: 'Working group',
  kind: 'Kind',
  start: 'Start',
  due: 'Due',
  target: 'Target',
  indicator: 'Indicator',
  communicated: 'Communicated',
  communicatedWhat: 'What is communicated',
  communicatedWhen: 'When',
  communicatedBy: 'By whom',
  reasonIfNot: 'Reason if not',
  followUp: 'Follow-up',
  nextFollowUp: 'Next follow-up',
  marking: 'Marking',
  status: 'Status',
  rating: 'Rating',
  sheet: 'the whole sheet',
};

const or = (words: readonly string[]) => orList(words, 'or');
const meant = (suggestion: string | undefined) => (suggestion === undefined ? '' : ` Did you mean ${suggestion}?`);
const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

function rowProblem(problem: RowProblem): string {
  switch (problem.key) {
    case 'no-header':
      return `I find no header row. It needs the columns ${problem.missing.map((column) => columns[column]).join(' and ')}.`;
    case 'no-measures':
      return 'There are no measures under the header row.';
    case 'double-column':
      return `The column “${problem.heading}” is there twice. Remove or rename one of them.`;
    case 'column-without-date':
      return `The column “${problem.heading}” has no date. Write for example “Status 2021-12-03”.`;
    case 'missing-number':
      return 'The measure’s number is missing.';
    case 'missing-title':
      return 'The measure’s name is missing.';
    case 'bad-number':
      return `“${problem.found}” is no measure number. Write for example 1.3.`;
    case 'double-number':
      return `The number ${problem.number} is on several rows: ${problem.rows.join(', ')}. Use each number once.`;
    case 'too-long':
      return `The text is ${problem.length} characters long. At most ${problem.max} can be saved.`;
    case 'impossible-date':
      return `There is no date “${problem.found}”.`;
    case 'unreadable-date':
      return `“${problem.found}” is no date. Write for example 2021-10-29.`;
    case 'date-without-year':
      return `The date “${problem.found}” has no year. Write for example 2021-10-29.`;
    case 'due-before-start':
      return `The due date ${dateText(problem.due, 'en')} is before the start ${dateText(problem.start, 'en')}.`;
    case 'unknown-goal-area':
      return `There is no goal area “${problem.found}”. Write ${or(problem.allowed.map((area) => area.split('.', 1)[0] ?? area))}.`;
    case 'unknown-party':
      return `The organisation “${problem.found}” is no party. Write ${or(problem.allowed)}.${meant(problem.suggestion)}`;
    case 'function-without-party':
      return `I do not know which party ${problem.function} belongs to. Fill in the responsible organisation.`;
    case 'function-in-two-parties':
      return `${problem.function} stands under two parties. A function belongs to one party.`;
    case 'responsible-is-several':
      return `“${problem.found}” is several functions. A measure has one. Write the others as contributors.`;
    case 'unknown-decision':
    case 'unknown-status':
    case 'unknown-rating':
      return `I do not understand “${problem.found}”. Write ${or(problem.allowed)}.`;
    case 'ambiguous-status':
      return `“${problem.found}” may mean two things. Write completed or cancelled.`;
    case 'derived-status':
      return `“${problem.found}” follows from the dates. Write ongoing, paused, completed or cancelled.`;
  }
}

function sheetFault(fault: SheetFault): string {
  switch (fault.key) {
    case 'empty-file':
      return 'The file is empty.';
    case 'too-large':
      return `The file is too large. At most ${megabytes(fault.maxBytes)} MB can be read.`;
    case 'too-large-unpacked':
      return `The file is too large when unpacked. At most ${megabytes(fault.maxBytes)} MB can be read.`;
    case 'too-many-rows':
      return `The file has ${fault.count} rows. At most ${fault.max} can be read. Is it the right sheet?`;
    case 'too-many-columns':
      return `The file has ${fault.count} columns. At most ${fault.max} can be read. Is it the right sheet?`;
    case 'old-excel':
      return 'The file is in an old Excel format. Open it in Excel and save it as .xlsx or CSV.';
    case 'password-protected':
      return 'The file has a password. Remove the password in Excel, save it and send it again.';
    case 'not-a-sheet':
      return fault.looksLike === undefined
        ? 'The file is no table. Send the plan as .xlsx or CSV.'
        : `The file looks like ${fault.looksLike}, not a table. Send the plan as .xlsx or CSV.`;
    case 'broken-excel':
      return 'The Excel file cannot be read. Open it in Excel, save it anew and send it again.';
    case 'broken-csv':
      return `A quotation mark on row ${fault.row} is never closed. Mend it or save the file anew from Excel.`;
  }
}

export const planFaults: typeof swedish = {
  columns,
  rowProblem,
  sheetFault,
  inColumn: (row, column, text) => `Row ${row}, ${column}: ${text}`,
};
