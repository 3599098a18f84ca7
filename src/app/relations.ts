import type { MeasureRelations } from '../domain/policy.ts';
import type { Agreement, AgreementFunction, BoundChannel, MeasureIndex, MeasurePart } from './ports.ts';

/** How a measure stands to the agreement's functions, and to the group it is spoken of in. */
export function relationsOf(agreement: Agreement, measureId: string, spokenIn: string | undefined): MeasureRelations {
  const entry = lookupOf(agreement).measureById.get(measureId);
  const withPart = (part: MeasurePart) =>
    entry?.parts.filter((link) => link.part === part).map((link) => link.functionId) ?? [];
  return {
    responsible: withPart('responsible'),
    contributes: withPart('contributes'),
    communicates: withPart('communicates'),
    groupMembers: entry?.groupId === undefined ? [] : membersOf(agreement, entry.groupId),
    spokenInItsGroup: entry?.groupId !== undefined && entry.groupId === spokenIn,
  };
}

/** A function is a member of every group where it is responsible, contributes or communicates (product.md §1). */
export function membersOf(agreement: Agreement, groupId: string): readonly string[] {
  const { membersByGroup } = lookupOf(agreement);
  const known = membersByGroup.get(groupId);
  if (known) return known;
  const fromPlan = agreement.index
    .filter((measure) => measure.groupId === groupId)
    .flatMap((measure) => measure.parts.map((link) => link.functionId));
  const fromAgreement = agreement.groupMembers
    .filter((entry) => entry.groupId === groupId)
    .map((entry) => entry.functionId);
  const members = [...new Set([...fromAgreement, ...fromPlan])];
  membersByGroup.set(groupId, members);
  return members;
}

interface Lookup {
  readonly measureById: ReadonlyMap<string, MeasureIndex>;
  /** Filled in as groups are asked about. */
  readonly membersByGroup: Map<string, readonly string[]>;
}

const lookups = new WeakMap<Agreement, Lookup>();

/** An agreement's register stays as it is for as long as it is held, and a list asks about every measure of it. */
function lookupOf(agreement: Agreement): Lookup {
  const known = lookups.get(agreement);
  if (known) return known;
  const lookup = { measureById: new Map(agreement.index.map((entry) => [entry.id, entry])), membersByGroup: new Map() };
  lookups.set(agreement, lookup);
  return lookup;
}

/** Groups that any of the functions is a member of. */
export function groupsOf(agreement: Agreement, functionIds: readonly string[]): readonly string[] {
  return agreement.groups
    .filter((group) => membersOf(agreement, group.id).some((id) => functionIds.includes(id)))
    .map((group) => group.id);
}

export function measureNumbered(agreement: Agreement, number: string): MeasureIndex | undefined {
  return agreement.index.find((measure) => measure.number === number);
}

export function channelsOf(agreement: Agreement, groupId: string | undefined): readonly BoundChannel[] {
  return agreement.channels.filter((bound) => bound.groupId === groupId);
}

export function functionNamed(agreement: Agreement, name: string): AgreementFunction | undefined {
  return agreement.functions.find((entry) => entry.name === name);
}
