import { z } from 'zod';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

const args = z.object({ text: z.string().optional() });

/** A question to the steering group. It becomes a decision brief; until then it waits, visibly, on the measure. */
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
    return {
      outcome: 'done',
      message: savedMessage(context, t.measures.saved.question(measure.number)),
      data: { measure: measure.number, question: true, version: recording.version },
      effects: recording.effects,
    };
  },
});
