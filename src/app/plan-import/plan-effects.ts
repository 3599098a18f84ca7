import { applyChange, foldChanges } from '../../domain/fold-changes.ts';
import type { Author, Change, Measure, MeasureState } from '../../domain/measure.ts';
import { nameKey } from '../../domain/plan-file/plan-names.ts';
import { type IsoInstant, instantToIso, readLocalTime } from '../../domain/time.ts';
import type { Effect, NewChange } from '../effects.ts';
import { type PlanLinks, planLinker } from '../plan-links.ts';
import type { Agreement, AgreementFunction, Group, Reads } from '../ports.ts';
import type { ChangedMeasure, ImportDiff } from './compare-plan-file.ts';
import type { PlanFile, PlanRow } from './read-plan-file.ts';

/** Who imports, and what that takes. */
export interface Importer {
  readonly author: Author;
  readonly functionId?: string;
  readonly now: IsoInstant;
  readonly newId: () => string;
  readonly reads: Pick<Reads, 'changes'>;
}

/**
 * What importing a compared plan file does, all or nothing: functions and groups met only in the plan, new measures that
 * apply from the agreement's first day, and changed ones that apply from now (product.md §1 and §7).
 */
export async function planEffects(
  agreement: Agreement,
  measures: readonly Measure[],
  plan: Pick<PlanFile, 'functions' | 'groups'>,
  diff: ImportDiff,
  importer: Importer,
): Promise<readonly Effect[]> {
  const functions = plan.functions
    .filter(({ name }) => !agreement.functions.some((entry) => nameKey(entry.name) === nameKey(name)))
    .map(
      ({ name, party }): AgreementFunction => ({
        id: importer.newId(),
        name,
        party,
        roles: ['member'],
        aliases: [],
        fromPlan: true,
      }),
    );
  const groups = plan.groups
    .filter((name) => !agreement.groups.some((group) => nameKey(group.name) === nameKey(name)))
    .map((name): Group => ({ id: importer.newId(), name, kind: 'other', aliases: [] }));
  const links = planLinker([...agreement.functions, ...functions], [...agreement.groups, ...groups]);
  const position = Math.max(0, ...measures.map((measure) => measure.position));
  const added = diff.added.map((row, index) =>
    addition(agreement, row, position + 1 + index, links(row.plan), importer),
  );
  const changed = await Promise.all(diff.changed.map((each) => changeOf(each, links(each.row.plan), importer)));
  return [
    ...functions.map((entry): Effect => ({ kind: 'add-function', function: entry })),
    ...groups.map((group): Effect => ({ kind: 'add-group', group })),
    ...added,
    ...changed.flat(),
  ];
}

function addition(
  { definition }: Agreement,
  row: PlanRow,
  position: number,
  links: PlanLinks,
  importer: Importer,
): Effect {
  const at = instantToIso(readLocalTime(`${definition.validFrom}T00:00`));
  const change: NewChange = {
    ...writtenBy(importer),
    version: 1,
    at,
    body: { kind: 'planned', plan: row.plan, dated: row.dated },
  };
  const changes = row.note === undefined ? [change] : [change, firstNote(row.note, at, importer)];
  const state = foldChanges(changes.map((each) => recorded(each, importer)));
  return {
    kind: 'add-measure',
    measureId: importer.newId(),
    number: row.number,
    position,
    changes,
    state,
    ...links,
  };
}

/** It applies no earlier than the plan does. */
function firstNote(text: string, planned: IsoInstant, importer: Importer): NewChange {
  const at = importer.now > planned ? importer.now : planned;
  return { ...writtenBy(importer), version: 2, at, body: { kind: 'note', text } };
}

async function changeOf(
  { measure, row, fields, dated }: ChangedMeasure,
  links: PlanLinks,
  importer: Importer,
): Promise<readonly Effect[]> {
  const names = [...new Set(fields.map(({ field }) => field.split('.', 1)[0] ?? field))];
  const body = { kind: 'edited' as const, plan: row.plan, dated, fields: names };
  const change: NewChange = { ...writtenBy(importer), version: measure.version + 1, body };
  const state = await stateAfter(measure, recorded(change, importer), importer);
  return [
    {
      kind: 'change',
      measureId: measure.id,
      number: measure.number,
      expected: measure.version,
      changes: [change],
      state,
      before: measure.state,
    },
    { kind: 'relink-measure', measureId: measure.id, ...links },
  ];
}

/** Folds anew when something already recorded applies later than now. */
async function stateAfter(
  { id, agreementId, state }: Measure,
  change: Change,
  { reads }: Importer,
): Promise<MeasureState> {
  if (change.at >= (state.lastAt ?? '')) return applyChange(state, change);
  return foldChanges([...(await reads.changes(agreementId, id)), change]);
}

function writtenBy({ author, functionId }: Importer): Pick<NewChange, 'author' | 'functionId'> {
  return { author, ...(functionId === undefined ? {} : { functionId }) };
}

function recorded(change: NewChange, { now }: Importer): Change {
  return { ...change, at: change.at ?? now, recordedAt: now };
}
