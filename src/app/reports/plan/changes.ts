import type { MeasureFact } from '../../../domain/facts.ts';
import type { AgreementHistory } from '../../../domain/history.ts';
import type { Change } from '../../../domain/measure.ts';
import { type IsoDate, isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import { notUndone } from '../../export-plan.ts';
import type { ReportBlock, Section } from '../report.ts';
import { isCancelled, type SummaryMaterial, sourceOf } from '../steering-summary/material.ts';

/** How a measure's place in the plan has changed: notes and ratings are no changes of the plan. */
type PlanChange = { readonly measure: MeasureFact; readonly on: IsoDate } & (
  | { readonly kind: 'added' | 'cancelled' }
  | { readonly kind: 'edited'; readonly fields: readonly string[] }
  | { readonly kind: 'moved'; readonly to: IsoDate; readonly from?: IsoDate }
);

/** What has been changed in the plan since the day on which its first measure was there, the oldest first. */
export function planChanges(history: AgreementHistory, { facts, at, today }: SummaryMaterial): readonly PlanChange[] {
  const changesById = new Map(
    history.measures.map(({ id, changes }) => [id, notUndone(changes.filter((each) => each.at <= at))]),
  );
  const firstOf = (changes: readonly Change[]) =>
    changes
      .filter(({ body }) => body.kind === 'planned')
      .map((change) => isoDateOf(change.at))
      .sort()[0];
  const began = [...changesById.values()].flatMap((changes) => firstOf(changes) ?? []).sort()[0];
  return facts.measures
    .flatMap((measure): readonly PlanChange[] => {
      const changes = changesById.get(measure.id) ?? [];
      const first = firstOf(changes);
      const { due, plan, status } = measure.state;
      return [
        ...(first !== undefined && first !== began ? [{ measure, on: first, kind: 'added' as const }] : []),
        ...changes.flatMap(({ at: when, body }) =>
          body.kind === 'edited'
            ? [{ measure, on: isoDateOf(when), kind: 'edited' as const, fields: partsOf(body.fields) }]
            : [],
        ),
        ...(due === undefined
          ? []
          : [
              {
                measure,
                on: isoDateOf(due.at),
                kind: 'moved' as const,
                to: due.value,
                ...(plan.due === undefined ? {} : { from: plan.due }),
              },
            ]),
        ...(status !== undefined && isCancelled(measure, today)
          ? [{ measure, on: isoDateOf(status.at), kind: 'cancelled' as const }]
          : []),
      ];
    })
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** `communication.when` and `communication.by` are one part of the plan. */
function partsOf(fields: readonly string[]): readonly string[] {
  return [...new Set(fields.map((field) => field.split('.')[0] ?? field))];
}

export function planChangeSection(t: Texts, all: readonly PlanChange[]): Section {
  const texts = t.reports.plan.changes;
  const block: ReportBlock =
    all.length === 0
      ? { kind: 'paragraph', claim: { text: texts.none, sources: [] } }
      : {
          kind: 'table',
          caption: texts.caption,
          content: 'sentences',
          header: texts.header,
          rows: all.map((change) => ({
            cells: [change.on, change.measure.number, change.measure.state.plan.title, said(t, change)],
            sources: [sourceOf(change.measure)],
          })),
        };
  return { key: 'changes', heading: texts.heading, blocks: [block] };
}

function said(t: Texts, change: PlanChange): string {
  const texts = t.reports.plan.changes;
  switch (change.kind) {
    case 'added':
      return texts.added;
    case 'cancelled':
      return texts.cancelled;
    case 'edited':
      return texts.edited(change.fields.flatMap((field) => t.files.import.fields[field] ?? []));
    case 'moved':
      return texts.moved(change.to, change.from);
  }
}
