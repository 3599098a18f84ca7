import type { PlanMeasure, TextCell, TextField } from './plan-measure.ts';
import type { PlanReading } from './read-plan.ts';

/** Every text of a measure that somebody wrote, for the privacy guard. */
export function textCells(measure: Omit<PlanMeasure, 'row'>): readonly TextCell[] {
  const { communication, followUp } = measure;
  const cells: readonly (readonly [TextField, string | undefined])[] = [
    ['number', measure.number],
    ['cause', measure.cause],
    ['title', measure.title],
    ['responsibleFunction', measure.responsibleFunction],
    ['contributors', measure.contributors?.text],
    ['group', measure.group],
    ['target', measure.target],
    ...measure.indicators.map(({ name }) => ['indicator', name] as const),
    ['communicationWhat', communication.what],
    ['communicationWhen', communication.when],
    ['communicationBy', communication.by?.text],
    ['communicationReason', communication.reasonIfNot],
    ['followUp', followUp.text],
    ...measure.dated.map(({ reason }) => ['reason', reason] as const),
    ['marking', measure.marking],
  ];
  return cells.flatMap(([field, text]) => (text ? [{ field, text }] : []));
}

/**
 * Texts of the file that are in no measure but that a preview or an error would show: they too pass the privacy guard
 * before anything is shown.
 */
export function echoedTexts(reading: PlanReading): readonly { readonly row: number; readonly text: string }[] {
  return [
    ...reading.faults.flatMap(({ row, problem }) =>
      [
        'found' in problem ? problem.found : undefined,
        'heading' in problem ? problem.heading : undefined,
        'function' in problem ? problem.function : undefined,
        'number' in problem ? problem.number : undefined,
      ].flatMap((text) => (text ? [{ row, text }] : [])),
    ),
    ...reading.restored.flatMap(({ row, from, to }) => [
      { row, text: from },
      { row, text: to },
    ]),
    ...reading.questions.flatMap(({ row, found, candidates }) => [found, ...candidates].map((text) => ({ row, text }))),
    ...reading.ignoredColumns.map((text) => ({ row: reading.headerRow, text })),
  ];
}
