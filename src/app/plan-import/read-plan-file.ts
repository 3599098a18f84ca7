import type { FunctionDefinition, GroupDefinition } from '../../domain/agreement-file.ts';
import { type DatedImport, type Plan, storePlan } from '../../domain/measure.ts';
import type { Cell } from '../../domain/plan-file/cell.ts';
import type { PlanAgreement } from '../../domain/plan-file/plan-names.ts';
import { type PlanReading, readPlan } from '../../domain/plan-file/read-plan.ts';
import type { NumberQuestion, RowFault } from '../../domain/plan-file/row-fault.ts';
import { knownNames } from '../known-names.ts';
import type { Agreement } from '../ports.ts';
import { type CellAt, guardRows, type RefusedCell } from './guard-rows.ts';

export type Rows = readonly (readonly Cell[])[];

/** A plan's row as it is kept, and as it waits in a question until somebody confirms the import. */
export interface PlanRow {
  readonly row: number;
  readonly number: string;
  readonly plan: Plan;
  readonly dated: readonly DatedImport[];
  /** What the measure's first note says, where it comes from elsewhere than a file. */
  readonly note?: string;
}

/** A plan file without faults. It holds only what JSON can. */
export interface PlanFile {
  readonly rows: readonly PlanRow[];
  readonly functions: PlanReading['newFunctions'];
  readonly groups: PlanReading['newGroups'];
  readonly restored: PlanReading['restored'];
  readonly ignoredColumns: PlanReading['ignoredColumns'];
  readonly missingColumns: PlanReading['missingColumns'];
  /** Cells that may hold a person's name or describe a very small group: whoever confirms has looked at them. */
  readonly doubtful: readonly CellAt[];
}

export type PlanFileReading =
  | { readonly kind: 'faults'; readonly refused: readonly RefusedCell[]; readonly faults: readonly RowFault[] }
  | { readonly kind: 'questions'; readonly questions: readonly NumberQuestion[] }
  | { readonly kind: 'plan'; readonly plan: PlanFile };

/**
 * Reads a sheet as the agreement's action plan. What the privacy guard refuses is a fault by its place alone, and nothing
 * else of the file is then shown or kept (product.md §3). Pure.
 * @param answers the measure's number by row, for what an earlier reading asked
 */
export function readPlanFile(
  agreement: Agreement,
  rows: Rows,
  answers: Readonly<Record<number, string>> = {},
): PlanFileReading {
  const reading = readPlan(rows, planAgreement(agreement), answers);
  const { refused, doubtful } = guardRows(rows, reading.headerRow, knownNames(agreement));
  if (refused.length > 0) return { kind: 'faults', refused, faults: [] };
  if (reading.faults.length > 0) return { kind: 'faults', refused, faults: reading.faults };
  if (reading.questions.length > 0) return { kind: 'questions', questions: reading.questions };
  const plan: PlanFile = {
    rows: reading.measures.map((measure) => ({ row: measure.row, ...storePlan(measure) })),
    functions: reading.newFunctions,
    groups: reading.newGroups,
    restored: reading.restored,
    ignoredColumns: reading.ignoredColumns,
    missingColumns: reading.missingColumns,
    doubtful,
  };
  return { kind: 'plan', plan };
}

/** The agreement with the functions and groups that earlier plans brought in. */
function planAgreement({ definition, functions, groups }: Agreement): PlanAgreement {
  return {
    ...definition,
    functions: functions.map(
      ({ name, party, roles, aliases }): FunctionDefinition => ({ name, party, roles, aliases, groups: [] }),
    ),
    groups: groups.map(({ name, aliases }): GroupDefinition => ({ name, kind: 'other', aliases })),
  };
}
