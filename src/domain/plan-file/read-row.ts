import { Temporal } from 'temporal-polyfill';
import { fold } from '../fold.ts';
import { present } from '../present.ts';
import { type Cell, cellText } from './cell.ts';
import type { ColumnKey, DatedColumn, Header } from './columns.ts';
import { readFollowUp } from './follow-up.ts';
import { readIndicators } from './indicators.ts';
import { readPlanDate } from './plan-date.ts';
import type { DatedValue, PlanMeasure } from './plan-measure.ts';
import {
  type FunctionsByName,
  findGoalArea,
  findGroup,
  findParty,
  linkFunctions,
  nameKey,
  nearestName,
  type PlanAgreement,
} from './plan-names.ts';
import {
  DECISION_WORDS,
  RATING_WORDS,
  readDecision,
  readKind,
  readRating,
  readStatus,
  STATUS_WORDS,
} from './plan-words.ts';
import type { RowFault, RowProblem } from './row-fault.ts';

/** What rows are read against: the agreement, the sheet's columns, and every function that a text can name. */
export interface RowContext {
  readonly agreement: PlanAgreement;
  readonly header: Header;
  readonly byName: FunctionsByName;
  /** Groups that only the plan knows, in their first spelling. */
  readonly newGroups: readonly string[];
}

/** A row of the sheet, with its number as the sheet counts. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

type Report = (column: RowFault['column'], problem: RowProblem) => undefined;

/** No field of a chat or a report takes more (product.md §2). */
const MAX_TEXT = 4000;
const OPEN_ENDED = /^(tills vidare|lopande|fortlopande|until further notice)$/;

/** The row as a measure, and what is wrong in it. A field that cannot be read is absent and has a fault. */
export function readRow(
  sheetRow: SheetRow,
  number: string,
  title: string,
  context: RowContext,
): { measure: PlanMeasure; faults: RowFault[] } {
  const { agreement } = context;
  const faults: RowFault[] = [];
  const report: Report = (column, problem) => void faults.push({ row: sheetRow.row, column, problem });
  const textOf = (column: ColumnKey) => readText(column, cellAt(sheetRow, context.header, column), report);
  const dateOf = (column: ColumnKey) => readDate(column, cellAt(sheetRow, context.header, column), report);
  const linked = (column: ColumnKey) => {
    const text = textOf(column);
    return text === undefined ? undefined : linkFunctions(text, context.byName);
  };

  const openEnded = OPEN_ENDED.test(fold(textOf('due') ?? ''));
  const start = dateOf('start');
  const due = openEnded ? agreement.validTo : dateOf('due');
  if (start && due && Temporal.PlainDate.compare(due, start) < 0) {
    report('due', { key: 'due-before-start', start: String(start), due: String(due) });
  }
  const target = textOf('target');
  const followUp = textOf('followUp');
  const group = textOf('group');
  const measure: PlanMeasure = present({
    row: sheetRow.row,
    number,
    goalArea: goalAreaOf(textOf('goalArea'), number, agreement, report),
    cause: textOf('cause'),
    title,
    ...responsible(textOf('responsibleParty'), textOf('responsibleFunction'), context, report),
    contributors: linked('contributors'),
    group:
      group &&
      (findGroup(group, agreement) ?? context.newGroups.find((name) => nameKey(name) === nameKey(group)) ?? group),
    kind: readKind(textOf('kind') ?? ''),
    start,
    due,
    openEnded,
    target,
    indicators: readIndicators(textOf('indicator') ?? '', target ?? ''),
    communication: present({
      decision: decisionOf(textOf('communicated'), report),
      what: textOf('communicatedWhat'),
      when: textOf('communicatedWhen'),
      by: linked('communicatedBy'),
      reasonIfNot: textOf('reasonIfNot'),
    }),
    followUp: present({ text: followUp, ...readFollowUp(followUp ?? ''), next: dateOf('nextFollowUp') }),
    dated: context.header.dated.flatMap((column) => datedValue(column, sheetRow, context.header, report)),
    marking: textOf('marking'),
  });
  return { measure, faults };
}

export function cellAt({ cells }: SheetRow, header: Header, column: ColumnKey): Cell | undefined {
  return cells[header.index.get(column) ?? -1];
}

function readText(column: ColumnKey, cell: Cell | undefined, report: Report): string | undefined {
  const text = cellText(cell);
  if (text.length > MAX_TEXT) return report(column, { key: 'too-long', length: text.length, max: MAX_TEXT });
  return text === '' ? undefined : text;
}

function readDate(column: ColumnKey, cell: Cell | undefined, report: Report): Temporal.PlainDate | undefined {
  const text = cellText(cell);
  if (!cell || text === '') return undefined;
  const date = readPlanDate(cell);
  return date.ok ? date.date : report(column, { key: date.problem, found: text.slice(0, 100) });
}

function goalAreaOf(
  text: string | undefined,
  number: string,
  agreement: PlanAgreement,
  report: Report,
): number | undefined {
  if (text !== undefined) {
    const found = findGoalArea(text, agreement);
    const allowed = agreement.goalAreas.map((area) => `${area.number}. ${area.title}`);
    return found ?? report('goalArea', { key: 'unknown-goal-area', found: text.slice(0, 100), allowed });
  }
  const area = Number(/^(\d+)\./.exec(number)?.[1]);
  return agreement.goalAreas.find((each) => each.number === area)?.number;
}

function responsible(
  partyText: string | undefined,
  functionText: string | undefined,
  context: RowContext,
  report: Report,
) {
  const { agreement } = context;
  const allowed = agreement.parties.map(({ shortName }) => shortName);
  const written = partyText === undefined ? undefined : findParty(partyText, agreement);
  if (partyText !== undefined && written === undefined) {
    report('responsibleParty', {
      key: 'unknown-party',
      found: partyText.slice(0, 100),
      allowed,
      ...nearestName(partyText, allowed),
    });
  }
  if (functionText === undefined) return { responsibleParty: written };
  const meant = context.byName.get(nameKey(functionText)) ?? [functionText];
  if (meant.length > 1)
    report('responsibleFunction', { key: 'responsible-is-several', found: functionText.slice(0, 100) });
  const [name = functionText] = meant;
  const own = agreement.functions.find((each) => each.name === name)?.party;
  if (own !== undefined && written !== undefined && own !== written) {
    report('responsibleParty', { key: 'function-in-two-parties', function: name, party: written, other: own });
  }
  const party = written ?? own;
  if (party === undefined && partyText === undefined)
    report('responsibleParty', { key: 'function-without-party', function: name });
  return { responsibleParty: party, responsibleFunction: name };
}

function decisionOf(text: string | undefined, report: Report) {
  if (text === undefined) return undefined;
  return (
    readDecision(text) ??
    report('communicated', { key: 'unknown-decision', found: text.slice(0, 100), allowed: DECISION_WORDS })
  );
}

function datedValue(column: DatedColumn, { cells }: SheetRow, header: Header, report: Report): DatedValue[] {
  const { field, from, holds } = column;
  const text = cellText(cells[column.index]);
  if (from === undefined || holds === 'reason' || text === '') return [];
  const own = header.dated.find((each) => each.holds === 'reason' && each.field === field && each.from?.equals(from));
  const found = text.slice(0, 100);
  const reasonOf = (inCell: string | undefined) => {
    const reason = [inCell, own && cellText(cells[own.index])].filter(Boolean).join(' ');
    return reason ? { reason: reason.slice(0, MAX_TEXT) } : {};
  };
  if (field === 'rating') {
    const rating = readRating(text);
    if (rating) return [{ field, from, value: rating.value, ...reasonOf(rating.reason) }];
    report(field, { key: 'unknown-rating', found, allowed: RATING_WORDS });
    return [];
  }
  const status = readStatus(text);
  if (status?.value === 'ambiguous') report(field, { key: 'ambiguous-status', found });
  else if (status?.value === 'derived') report(field, { key: 'derived-status', found });
  else if (status) return [{ field, from, value: status.value, ...reasonOf(status.reason) }];
  else report(field, { key: 'unknown-status', found, allowed: STATUS_WORDS });
  return [];
}
