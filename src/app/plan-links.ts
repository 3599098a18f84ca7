import type { Plan } from '../domain/measure.ts';
import { nameKey } from '../domain/plan-file/plan-names.ts';
import type { AgreementFunction, Group, PartLink } from './ports.ts';

/** The working group and the functions that a plan row names, by id: for membership and rights (product.md §1). */
export type PlanLinks = { readonly groupId?: string; readonly parts: readonly PartLink[] };

/** Finds the links of plan rows among functions and groups, by name however it is spaced or cased. */
export function planLinker(
  functions: readonly AgreementFunction[],
  groups: readonly Group[],
): (plan: Plan) => PlanLinks {
  const functionIds = new Map(functions.map(({ name, id }) => [nameKey(name), id]));
  const groupIds = new Map(groups.map(({ name, id }) => [nameKey(name), id]));
  const toLinks = (part: PartLink['part'], names: readonly string[]) =>
    names.flatMap((name): PartLink[] => {
      const functionId = functionIds.get(nameKey(name));
      return functionId === undefined ? [] : [{ functionId, part }];
    });
  return (plan) => {
    const groupId = plan.group === undefined ? undefined : groupIds.get(nameKey(plan.group));
    const parts = [
      ...toLinks('responsible', plan.responsibleFunction === undefined ? [] : [plan.responsibleFunction]),
      ...toLinks('contributes', plan.contributors?.functions ?? []),
      ...toLinks('communicates', plan.communication.by?.functions ?? []),
    ];
    return { ...(groupId === undefined ? {} : { groupId }), parts };
  };
}

/** The names of the fields in which two plan rows differ. */
export function changedFields(before: Plan, after: Plan): readonly string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Plan)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
