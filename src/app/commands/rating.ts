import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { type Rating, ratingOn } from '../../domain/measure.ts';
import { conflict } from '../conflict.ts';
import { noteText } from '../note-text-of.ts';
import { ask } from '../questions.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';

const args = z.object({
  value: z.enum(['green', 'yellow', 'red', 'choose']),
  reason: z.string().optional(),
  /** Version of the note that is the reason: a button never carries people's text. */
  fromNote: z.number().int().optional(),
});

const colours: Readonly<Record<string, Rating>> = {
  gron: 'green',
  gront: 'green',
  green: 'green',
  gul: 'yellow',
  gult: 'yellow',
  yellow: 'yellow',
  rod: 'red',
  rott: 'red',
  red: 'red',
};

/** Judges how it goes: green, yellow or red, always a word; yellow and red with a reason (product.md §1). */
export const rating = measureCommand({
  name: 'rating',
  root: 'measure',
  words: { sv: ['läge'], en: ['rating', 'rate'] },
  right: 'judge',
  changes: true,
  args,
  texts: ({ reason }) => [reason ?? ''],
  read: (rest) => {
    if (rest === '') return { value: 'choose' as const };
    const [word = '', ...others] = rest.split(/\s+/);
    const value = colours[fold(word).replace(/[.,:;!]+$/, '')];
    const reason = others.join(' ').replace(/^[–-]\s*/, '');
    return value && { value, ...(reason === '' ? {} : { reason }) };
  },
  run: async (context, { value, reason: given, fromNote }) => {
    const reason = given ?? (await noteText(context, fromNote));
    const { t, measure, today } = context;
    if (value === 'choose') return chooseRating(context);
    if (value !== 'green' && reason === undefined) {
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.ratingReason(value)),
        data: { rule: 'reason-needed', measure: measure.number },
      };
    }
    const current = ratingOn(measure.state, today);
    const theirs = current ? t.measures.rating[current.value] : t.common.none;
    const conflicting = conflict(
      context,
      'rating',
      { yours: t.measures.rating[value], theirs },
      { command: 'rating', args: { value, ...(reason ? { reason } : {}) } },
    );
    if (conflicting) return conflicting;
    const recording = await record(context, [{ kind: 'rating', value, ...(reason === undefined ? {} : { reason }) }]);
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.rating(measure.number, value)),
      data: { measure: measure.number, rating: value, version: recording.version },
      effects: recording.effects,
    };
  },
});

function chooseRating(context: MeasureContext): CommandResult {
  const { t, measure } = context;
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'choice',
    text: [t.measures.ask.whichRating],
    options: (['green', 'yellow', 'red'] as const).map((value) => ({
      label: t.measures.rating[value],
      command: 'rating',
      measure: measure.id,
      args: { value },
    })),
    data: { measure: measure.number, question: 'rating' },
  });
  return { ...reply, effects: [effect] };
}
