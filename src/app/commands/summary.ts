import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readDate } from '../../domain/date-text.ts';
import { addDays } from '../../domain/days.ts';
import { present } from '../../domain/present.ts';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';
import { instantAt } from '../../domain/wall-clock.ts';
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
    const validFrom = agreement.definition.validFrom.toString();
    const refused = (text: string, rule: string): CommandResult => ({
      outcome: 'refused',
      message: t.say(text),
      data: { rule },
    });
    if (typed !== undefined) {
      const reading = readDate(typed, dateContext(today));
      if (reading.outcome === 'error') return refused(t.dates.error(reading.error), 'date');
    }
    if (today < validFrom) return refused(t.summary.command.notBegun(validFrom), 'not-begun');
    if (on !== undefined && on > today) return refused(t.summary.command.future(on), 'future');
    if (on !== undefined && on < validFrom) return refused(t.summary.command.tooEarly(validFrom), 'before-agreement');
    return on === undefined || on === today ? show(context, now, 'time') : show(context, endOf(on), 'day');
  },
});

async function show(context: CommandContext, at: IsoInstant, moment: 'time' | 'day'): Promise<CommandResult> {
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

/** A day without a year that lies ahead is last year's: what is asked about has been. */
function readDay(rest: string, { today, isMeasure }: ReadingContext): Args | undefined {
  if (isMeasure(rest.replace(',', '.'))) return undefined;
  const reading = readDate(rest, dateContext(today));
  switch (reading.outcome) {
    case 'error':
      return reading.error.kind === 'not-understood' ? undefined : { typed: rest };
    case 'ask':
      return { on: reading.preferred.toString() };
    case 'ok':
      return { on: past(reading.date, rest, today) };
  }
}

function past(date: Temporal.PlainDate, typed: string, today: IsoDate): IsoDate {
  const ahead = date.toString() > today && !/\d{4}|\d{6}/.test(typed);
  const earlier = date.subtract({ years: 1 });
  return (ahead && earlier.toString() <= today ? earlier : date).toString();
}

function dateContext(today: IsoDate) {
  const day = Temporal.PlainDate.from(today);
  return { today: day, validTo: day.add({ years: 10 }), use: 'note' as const };
}

/** The last instant of a day in Europe/Stockholm. */
function endOf(on: IsoDate): IsoInstant {
  return new Date(Date.parse(instantAt(addDays(on, 1), '00:00')) - 1).toISOString();
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
    decisions: known.decisions.map(({ measure, kind, latest }) => present({ measure: measure.number, kind, latest })),
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
