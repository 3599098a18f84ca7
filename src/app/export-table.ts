import { dueOf, isOverdue, latestValue, ratingOn, statusOn } from '../domain/measure.ts';
import { isoDateOf } from '../domain/time.ts';
import type { Texts } from '../text/texts.ts';
import { partyNames } from './coordinators.ts';
import type { Table } from './documents.ts';
import { type Exported, type ExportedMeasure, notUndone } from './export-plan.ts';
import { changeText } from './views/note-blocks.ts';

type Cell = string | null;

interface Column {
  readonly heading: string;
  readonly cell: (each: ExportedMeasure) => Cell;
}

/**
 * The plan as a table: the template's columns, so that the file can be edited and imported again, with status and rating as
 * they are on the day, and what has come since.
 */
export function exportToTable(t: Texts, exported: Exported): Table {
  const columns = [...planColumns(t, exported), ...currentColumns(t, exported)];
  return {
    header: columns.map(({ heading }) => heading),
    rows: exported.measures.map((each) => columns.map(({ cell }) => cell(each))),
  };
}

function planColumns(t: Texts, { agreement }: Exported): readonly Column[] {
  const heading = t.files.columns;
  const goalAreas = new Map(agreement.definition.goalAreas.map(({ number, title }) => [number, `${number}. ${title}`]));
  const plan =
    (read: (plan: ExportedMeasure['measure']['state']['plan']) => string | undefined) => (each: ExportedMeasure) =>
      read(each.measure.state.plan) ?? null;
  return [
    { heading: heading.number, cell: ({ measure }) => measure.number },
    {
      heading: heading.goalArea,
      cell: plan(({ goalArea }) => (goalArea === undefined ? undefined : goalAreas.get(goalArea))),
    },
    { heading: heading.cause, cell: plan(({ cause }) => cause) },
    { heading: heading.title, cell: plan(({ title }) => title) },
    {
      heading: heading.responsibleParty,
      cell: plan(({ responsibleParty }) =>
        responsibleParty === undefined ? undefined : partyNames(agreement, [responsibleParty])[0],
      ),
    },
    { heading: heading.responsibleFunction, cell: plan(({ responsibleFunction }) => responsibleFunction) },
    { heading: heading.contributors, cell: plan(({ contributors }) => contributors?.text) },
    { heading: heading.group, cell: plan(({ group }) => group) },
    { heading: heading.kind, cell: plan(({ kind }) => (kind === 'other' ? undefined : t.measures.kind[kind])) },
    { heading: heading.start, cell: plan(({ start }) => start) },
    {
      heading: heading.due,
      cell: ({ measure: { state } }) =>
        state.plan.openEnded && !state.due ? t.files.export.openEnded : (dueOf(state) ?? null),
    },
    { heading: heading.target, cell: plan(({ target }) => target) },
    { heading: heading.indicator, cell: plan(({ indicators }) => indicators.map(({ name }) => name).join('; ')) },
    {
      heading: heading.communicated,
      cell: plan(({ communication: { decision } }) => decision && t.measures.communication[decision]),
    },
    { heading: heading.communicatedWhat, cell: plan(({ communication }) => communication.what) },
    { heading: heading.communicatedWhen, cell: plan(({ communication }) => communication.when) },
    { heading: heading.communicatedBy, cell: plan(({ communication }) => communication.by?.text) },
    { heading: heading.reasonIfNot, cell: plan(({ communication }) => communication.reasonIfNot) },
    { heading: heading.followUp, cell: plan(({ followUp }) => followUp.text) },
    { heading: heading.nextFollowUp, cell: plan(({ followUp }) => followUp.next) },
    { heading: heading.marking, cell: plan(({ marking }) => marking) },
  ];
}

function currentColumns(t: Texts, { today }: Exported): readonly Column[] {
  const { columns, yes, no } = t.files.export;
  const latestNote = ({ changes }: ExportedMeasure) =>
    notUndone(changes)
      .filter(({ body }) => body.kind === 'note')
      .reduce<ExportedMeasure['changes'][number] | undefined>(
        (last, change) => (last && last.at > change.at ? last : change),
        undefined,
      );
  const rating = ({ measure }: ExportedMeasure) => ratingOn(measure.state, today);
  return [
    { heading: columns.status(today), cell: ({ measure }) => t.measures.status[statusOn(measure.state, today)] },
    {
      heading: columns.rating(today),
      cell: (each) => wordOr(rating(each)?.value, (value) => t.measures.rating[value]),
    },
    { heading: columns.ratingReason(today), cell: (each) => rating(each)?.reason ?? null },
    { heading: columns.overdue, cell: ({ measure }) => (isOverdue(measure.state, today) ? yes : no) },
    {
      heading: columns.indicatorValue,
      cell: ({ measure: { state } }) =>
        state.plan.indicators.flatMap((indicator) => valueText(t, state, indicator)).join('; ') || null,
    },
    { heading: columns.latestNote, cell: (each) => wordOr(latestNote(each), (note) => changeText(t, note)) },
    { heading: columns.latestNoteAt, cell: (each) => wordOr(latestNote(each), ({ at }) => isoDateOf(at)) },
    { heading: columns.latestNoteBy, cell: (each) => wordOr(latestNote(each), ({ author }) => author.function) },
  ];
}

function wordOr<T>(value: T | undefined, word: (value: T) => string): Cell {
  return value === undefined ? null : word(value);
}

function valueText(
  t: Texts,
  state: ExportedMeasure['measure']['state'],
  { name, percent }: { readonly name: string; readonly percent?: boolean },
): readonly string[] {
  const value = latestValue(state, name);
  return value ? [`${name}: ${t.measures.quantity(value.value, value.total, value.percent ?? percent)}`] : [];
}
