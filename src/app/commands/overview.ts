import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { isStale } from '../../domain/follow-up.ts';
import { isOverdue, type Measure, openQuestions, ratingOn, statusOn, waitingProposals } from '../../domain/measure.ts';
import { agreementCommand, type CommandContext } from './command.ts';

/** The plan at a glance: how each goal area stands, what is late or silent, and what waits for a decision. */
export const overview = agreementCommand({
  name: 'overview',
  root: 'agreement',
  words: { sv: ['översikt'], en: ['overview'] },
  right: 'take-part',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const { t, agreement, today, language } = context;
    const { definition } = agreement;
    const measures = await context.reads.measures(agreement.id);
    if (measures.length === 0)
      return { outcome: 'done', message: t.say(definition.title, t.measures.list.empty), data: { measures: 0 } };
    const lines = [
      t.overview.validity(definition.validFrom.toString(), definition.validTo.toString()),
      t.overview.unrated(measures.filter((measure) => ratingOn(measure.state, today) === undefined).length),
      t.overview.late(numbers(measures.filter((measure) => isOverdue(measure.state, today)))),
      t.overview.silent(numbers(measures.filter((measure) => isStale(measure.state, today)))),
      t.overview.waiting(numbers(measures.filter((measure) => waitingProposals(measure.state).length > 0))),
      t.overview.questions(numbers(measures.filter((measure) => openQuestions(measure.state).length > 0))),
    ];
    const blocks: Block[] = [
      { kind: 'title', text: definition.title },
      { kind: 'table', caption: t.overview.caption(today), header: t.overview.header, rows: rows(context, measures) },
      ...lines.filter((line) => line !== '').map((text): Block => ({ kind: 'text', text })),
      {
        kind: 'actions',
        buttons: [
          { label: t.overview.overdueButton, action: { command: 'overdue', agreement: agreement.id } },
          { label: t.overview.allButton, action: { command: 'all', agreement: agreement.id } },
        ],
      },
    ];
    return {
      outcome: 'done',
      message: { language, summary: definition.title, blocks },
      data: {
        measures: measures.length,
        overdue: numbers(measures.filter((measure) => isOverdue(measure.state, today))),
      },
    };
  },
});

function numbers(measures: readonly Measure[]): readonly string[] {
  return measures.map((measure) => measure.number);
}

/** A row per goal area with measures, and the sum: measures, completed, green, yellow, red. */
function rows({ t, agreement, today }: CommandContext, measures: readonly Measure[]): readonly (readonly string[])[] {
  const row = (label: string, of: readonly Measure[]) => {
    const rated = (value: string) => of.filter((measure) => ratingOn(measure.state, today)?.value === value).length;
    const completed = of.filter((measure) => statusOn(measure.state, today) === 'completed').length;
    return [label, ...[of.length, completed, rated('green'), rated('yellow'), rated('red')].map(String)];
  };
  const areas = agreement.definition.goalAreas.map((area) => ({
    label: `${area.number}. ${area.title}`,
    of: measures.filter((measure) => measure.state.plan.goalArea === area.number),
  }));
  const other = measures.filter(
    (measure) => !agreement.definition.goalAreas.some((area) => area.number === measure.state.plan.goalArea),
  );
  return [
    ...areas.filter(({ of }) => of.length > 0).map(({ label, of }) => row(label, of)),
    ...(other.length > 0 ? [row(t.overview.otherArea, other)] : []),
    row(t.overview.sum, measures),
  ];
}
