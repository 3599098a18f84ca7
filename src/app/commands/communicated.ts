import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readDate } from '../../domain/date-text.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

const args = z.object({ on: z.iso.date().optional() });

/** Marks the communication as done, on a day that has been. */
export const communicated = measureCommand({
  name: 'communicated',
  root: 'measure',
  words: { sv: ['kommunicerad', 'kommunicerat'], en: ['communicated'] },
  right: 'communicated',
  changes: true,
  args,
  read: (rest, context) => {
    if (rest === '') return {};
    const today = Temporal.PlainDate.from(context.today);
    const reading = readDate(rest, { today, validTo: Temporal.PlainDate.from(context.validTo), use: 'note' });
    const date =
      reading.outcome === 'ok'
        ? reading.date
        : reading.outcome === 'ask'
          ? pastOf(reading.candidates, today)
          : undefined;
    return date && { on: date.toString() };
  },
  run: async (context, { on = context.today }) => {
    const { t, measure, today } = context;
    if (on > today)
      return {
        outcome: 'refused',
        message: t.say(t.refusals.notYet(on)),
        data: { rule: 'not-yet', measure: measure.number },
      };
    const recording = await record(context, [{ kind: 'communicated', on }]);
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.communicated(measure.number, on)),
      data: { measure: measure.number, communicated: on, version: recording.version },
      effects: recording.effects,
    };
  },
});

function pastOf(dates: readonly Temporal.PlainDate[], today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return dates.filter((date) => Temporal.PlainDate.compare(date, today) <= 0).at(-1) ?? dates[0];
}
