import { type Change, dueOf, isOverdue, type Measure, ratingOn, statusOn } from '../domain/measure.ts';
import { present } from '../domain/present.ts';
import type { IsoDate, IsoInstant } from '../domain/time.ts';
import type { Texts } from '../text/texts.ts';
import type { Agreement, Reads, SituationReference } from './ports.ts';
import { changeText } from './views/note-blocks.ts';

/** Everything that an export is made of, as it is on a day. */
export interface Exported {
  readonly agreement: Agreement;
  readonly measures: readonly ExportedMeasure[];
  readonly references: readonly SituationReference[];
  readonly today: IsoDate;
  readonly now: IsoInstant;
}

export interface ExportedMeasure {
  readonly measure: Measure;
  readonly changes: readonly Change[];
}

/** Reads what an export needs: the plan with every change. */
export async function gatherExport(
  agreement: Agreement,
  reads: Pick<Reads, 'measures' | 'allChanges' | 'references'>,
  time: { readonly today: IsoDate; readonly now: IsoInstant },
): Promise<Exported> {
  const [measures, changes, references] = await Promise.all([
    reads.measures(agreement.id),
    reads.allChanges(agreement.id),
    reads.references(agreement.id),
  ]);
  const byMeasure = new Map<string, Change[]>();
  for (const { measureId, ...change } of changes) {
    const own = byMeasure.get(measureId) ?? [];
    own.push(change);
    byMeasure.set(measureId, own);
  }
  const withChanges = measures.map((measure) => ({ measure, changes: byMeasure.get(measure.id) ?? [] }));
  return { agreement, measures: withChanges, references, ...time };
}

/** Everything as one object, for JSON: dates `YYYY-MM-DD`, instants in UTC. What was masked says by whom, when and why. */
export function exportToJson(
  t: Texts,
  { agreement, measures, references, today, now }: Exported,
): Readonly<Record<string, unknown>> {
  const { definition } = agreement;
  const nameOf = new Map(agreement.functions.map(({ id, name }) => [id, name]));
  const { groups: _groups, functions: _functions, situationPicture: _picture, ...terms } = definition;
  const members = (groupId: string) =>
    agreement.groupMembers.filter((entry) => entry.groupId === groupId).map(({ functionId }) => nameOf.get(functionId));
  return {
    exportedAt: now,
    agreement: terms,
    functions: agreement.functions.map(({ name, party, roles, aliases, fromPlan }) => ({
      name,
      party,
      roles,
      aliases,
      fromPlan,
    })),
    groups: agreement.groups.map(({ id, name, kind, aliases }) => ({ name, kind, aliases, members: members(id) })),
    situationPicture: references.map(({ kind, date, owner, where, goalAreas }) =>
      present({ kind, date, owner, where, goalAreas }),
    ),
    measures: measures.map((each) => measureToJson(t, each, today)),
  };
}

function measureToJson(
  t: Texts,
  { measure, changes }: ExportedMeasure,
  today: IsoDate,
): Readonly<Record<string, unknown>> {
  const { number, version, state } = measure;
  const { title, ...plan } = state.plan;
  const rating = ratingOn(state, today);
  const counted = notUndone(changes);
  return {
    number,
    title,
    status: statusOn(state, today),
    rating: rating?.value ?? null,
    ratingReason: rating?.reason ?? null,
    due: dueOf(state) ?? null,
    overdue: isOverdue(state, today),
    notes: counted.flatMap((change) => (change.body.kind === 'note' ? [noteToJson(t, change)] : [])),
    plan,
    dated: state.dated,
    values: state.values,
    communicated: state.communicated,
    questions: state.questions,
    proposals: state.proposals,
    version,
    history: changes.map(({ version: of, at, recordedAt, author, body, masked }) =>
      present({ version: of, at, recordedAt, author, body, masked }),
    ),
  };
}

function noteToJson(t: Texts, change: Change): Readonly<Record<string, unknown>> {
  const { at, recordedAt, version, author, masked, body } = change;
  const basis = body.kind === 'note' ? body.basis : undefined;
  const { function: by, writtenBy, deputy, unconfirmed, platform, place } = author;
  return present({
    text: changeText(t, change),
    function: by,
    at,
    recordedAt,
    version,
    platform,
    place,
    writtenBy,
    deputy,
    unconfirmed,
    basis,
    masked,
  });
}

/** The changes that count: not those that were taken back, nor the taking back. */
export function notUndone(changes: readonly Change[]): readonly Change[] {
  const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
  return changes.filter(({ version, body }) => body.kind !== 'undone' && !undone.has(version));
}
