import { z } from 'zod';
import { askToFillIn, briefOf } from '../brief-of-change.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

const args = z.object({ text: z.string().optional() });

/** A question to the steering group. It becomes a decision brief in the same change, and the reply asks for what is missing. */
export const question = measureCommand({
  name: 'question',
  root: 'measure',
  words: { sv: ['fråga'], en: ['ask', 'question'] },
  right: 'propose',
  changes: true,
  args,
  texts: ({ text }) => [text ?? ''],
  read: (rest) => (rest === '' ? {} : { text: rest }),
  readForm: ({ text }) =>
    typeof text === 'string' && text.trim() !== '' ? { args: { text: text.trim() } } : { faults: { text: 'required' } },
  run: async (context, { text }) => {
    const { t, measure } = context;
    if (text === undefined) {
      const form = {
        language: context.language,
        title: t.measures.forms.question.title(measure.number),
        submit: t.common.save,
        cancel: t.common.cancel,
        fields: [
          {
            kind: 'text' as const,
            id: 'text',
            label: t.measures.forms.question.text,
            hint: t.measures.forms.question.hint,
            required: true,
            multiline: true,
            maxLength: 3000,
          },
        ],
        action: { command: 'question', measure: measure.id },
      };
      return { outcome: 'asked', message: t.say(form.title), form };
    }
    const recording = await record(context, [{ kind: 'question', text }]);
    const briefed = await briefOf(recording.after, recording.version);
    return {
      outcome: 'done',
      message: askToFillIn(savedMessage(context, t.measures.saved.question(measure.number)), briefed),
      data: { measure: measure.number, question: true, version: recording.version, ...briefed.data },
      effects: [...recording.effects, ...briefed.effects],
    };
  },
});
