import type { Plan } from '../domain/measure.ts';
import type { Agreement, MeasurePart, PartLink } from './ports.ts';

/** The functions that a plan row names, by id, with how: for membership and rights (product.md §1). */
export function linksOf(plan: Plan, functions: Agreement['functions']): readonly PartLink[] {
  const named: readonly (readonly [string, MeasurePart])[] = [
    ...(plan.responsibleFunction === undefined ? [] : [[plan.responsibleFunction, 'responsible'] as const]),
    ...(plan.contributors?.functions ?? []).map((name) => [name, 'contributes'] as const),
    ...(plan.communication.by?.functions ?? []).map((name) => [name, 'communicates'] as const),
  ];
  return named.flatMap(([name, part]) => {
    const id = functions.find((entry) => entry.name === name)?.id;
    return id === undefined ? [] : [{ functionId: id, part }];
  });
}

/** The names of the fields in which two plan rows differ. */
export function changedFields(before: Plan, after: Plan): readonly string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Plan)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The working group that a plan row names, by id. */
export function groupOf(plan: Plan, agreement: Agreement): { groupId?: string } {
  const group = agreement.groups.find((entry) => entry.name === plan.group);
  return group ? { groupId: group.id } : {};
}
