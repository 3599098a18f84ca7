import type { AgreementDefinition } from '../domain/agreement-file.ts';
import { nameKey } from '../domain/plan-file/plan-names.ts';
import type { Effect } from './effects.ts';
import type { Agreement, AgreementFunction, Group } from './ports.ts';

/**
 * What applying an agreement's definition does: functions and groups keep their identity by name, new ones are added, and
 * those that the plan alone has met stay.
 */
export function agreementEffects(
  definition: AgreementDefinition,
  existing: Agreement | undefined,
  agreementId: string,
  newId: () => string,
): Extract<Effect, { kind: 'apply-agreement' }> {
  const same = <T extends { name: string }>(known: readonly T[] | undefined, name: string) =>
    known?.find((entry) => nameKey(entry.name) === nameKey(name));
  const functions = definition.functions.map(({ name, party, roles, aliases }): AgreementFunction => {
    const known = same(existing?.functions, name);
    return { id: known?.id ?? newId(), name: known?.name ?? name, party, roles, aliases, fromPlan: false };
  });
  const groups = definition.groups.map(({ name, kind, aliases }): Group => {
    const known = same(existing?.groups, name);
    return { id: known?.id ?? newId(), name: known?.name ?? name, kind, aliases };
  });
  const groupMembers = definition.functions.flatMap(({ name, groups: names }) =>
    names.flatMap((groupName) => {
      const functionId = same(functions, name)?.id;
      const groupId =
        same(groups, groupName)?.id ??
        groups.find((group) => group.aliases.some((alias) => nameKey(alias) === nameKey(groupName)))?.id;
      return functionId === undefined || groupId === undefined ? [] : [{ functionId, groupId }];
    }),
  );
  return {
    kind: 'apply-agreement',
    agreementId,
    definition,
    isNew: existing === undefined,
    functions,
    groups,
    groupMembers,
  };
}
