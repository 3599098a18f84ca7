import { z } from 'zod';
import { present } from '../../domain/present.ts';
import { momentOf, type ReportMoment, readPastDay } from '../reports/moment.ts';
import { gatherSummary, type SummaryFacts, steeringSummary, summaryFacts } from '../reports/steering-summary.ts';
import { summaryMessage } from '../views/summary-message.ts';
import { agreementCommand, type CommandContext, type CommandResult, type ReadingContext } from './command.ts';

const args = z.object({
  /** The day as it closed; today as it is now without one. */
  on: z.iso.date().optional(),
  /** What was typed as a day and is none. */
  typed: z.string().optional(),
});
type Args = z.infer<typeof args>;

/** The steering group's summary as it would look now, or as it was when a day had passed. Nothing is kept of it. */
export const summary = agreementCommand({
  name: 'summary',
  root: 'agreement',
  words: { sv: ['sammanfattning', 'sammanfattningen', 'läge', 'läget', 'lägesrapport'], en: ['summary'] },
  right: 'read-all',
  changes: false,
  args,
  read: (rest, context) => (rest === '' ? {} : readDay(rest, context)),
  run: async (context, { on, typed }) => {
    const { t, agreement, today, now } = context;
    const refused = (text: string, rule: string): CommandResult => ({
      outcome: 'refused',
      message: t.say(text),
      data: { rule },
    });
    const reading =
      typed === undefined
        ? undefined
        : readPastDay(typed, { today, validFrom: agreement.definition.validFrom.toString() });
    if (reading && 'error' in reading) return refused(t.dates.error(reading.error), 'date');
    const moment = momentOf(t, agreement, on, now);
    return 'rule' in moment ? refused(moment.why, moment.rule) : show(context, moment);
  },
});

async function show(context: CommandContext, { at, moment }: ReportMoment): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const material = await gatherSummary(agreement, reads, at);
  const known = summaryFacts(material);
  const document = steeringSummary(t, material, moment, known);
  const action = (command: string) => ({ command, agreement: agreement.id });
  const buttons = [
    { label: t.summary.command.clock, action: action('clock') },
    ...(known.overdue > 0 ? [{ label: t.summary.command.overdue, action: action('overdue') }] : []),
  ];
  return {
    outcome: 'done',
    message: summaryMessage(t, document, buttons),
    data: { on: material.today, ...toJson(known), document },
  };
}

/** What is meant as a day and is none is kept as it was typed: it is told so when the line is run. */
function readDay(rest: string, context: ReadingContext): Args | undefined {
  if (context.isMeasure(rest.replace(',', '.'))) return undefined;
  const reading = readPastDay(rest, context);
  return reading && 'error' in reading ? { typed: rest } : reading;
}

/** The facts for machines and tests, by measure numbers. */
function toJson(known: SummaryFacts): Readonly<Record<string, unknown>> {
  const { communication } = known;
  const numbers = (measures: readonly { readonly number: string }[]) => measures.map(({ number }) => number);
  const told = (all: SummaryFacts['communication']['done']) =>
    all.map(({ measure, date }) => ({ measure: measure.number, date }));
  return {
    standing: known.standing,
    total: known.total,
    overdue: known.overdue,
    areas: known.areas,
    decisions: known.decisions.map(({ brief, measure, kind, latest }) =>
      present({ brief: brief?.brief, measure: measure?.number, kind, latest }),
    ),
    deviations: known.deviations.map(({ measure, rating, reason, overdueSince, stale }) =>
      present({ measure: measure.number, rating, reason, overdueSince, stale }),
    ),
    communication: {
      done: told(communication.done),
      missed: told(communication.missed),
      due: told(communication.due),
      not: numbers(communication.not),
    },
    dates: known.dates.map(({ key, kind, due, state, by }) => ({ key, kind, due, state, met: by.length })),
  };
}
