import { z } from 'zod';
import { knownMeasure } from '../measures-known.ts';
import type { QuestionOption } from '../ports.ts';
import { ask } from '../questions.ts';
import { agreementCommand } from './command.ts';

const args = z.object({
  commands: z.array(z.string()),
  text: z.string(),
  rest: z.string(),
  number: z.string().optional(),
});

/** A slip of the finger in a first word or a one-word line: "Menade du …?", or save it as a note after all. */
export const didYouMean = agreementCommand({
  name: 'did-you-mean',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'anyone',
  changes: false,
  args,
  texts: ({ text }) => [text],
  run: async (context, { commands, text, rest, number }) => {
    const { t, agreement } = context;
    const asking = { actor: context.actor, spokenIn: context.group?.id };
    const meant = context.commands.filter((command) => commands.includes(command.name));
    if (meant.length === 0)
      return { outcome: 'refused', message: t.say(t.common.unknownWord), data: { rule: 'unknown-command' } };
    const words = meant.map((command) => command.words[context.language][0] ?? command.name);
    const measure = number === undefined ? {} : { measure: knownMeasure(agreement, number, asking)?.id ?? '' };
    const reading = {
      today: context.today,
      validFrom: agreement.definition.validFrom.toString(),
      validTo: agreement.definition.validTo.toString(),
      isMeasure: (candidate: string) => knownMeasure(agreement, candidate, asking) !== undefined,
    };
    const options = meant.flatMap((command, index): QuestionOption[] => {
      const prepared = command.fromTyped(rest, reading) ?? command.fromTyped('', reading);
      return prepared
        ? [
            {
              label: words[index] ?? command.name,
              command: command.name,
              ...measure,
              args: prepared.args as Record<string, unknown>,
            },
          ]
        : [];
    });
    const asNote: QuestionOption = {
      label: t.common.saveAsNote,
      ...(number === undefined ? { command: 'which-measure' } : { command: 'note', ...measure }),
      args: { text },
    };
    const { reply, effect } = ask(context, agreement.id, {
      kind: 'choice',
      text: [t.common.didYouMean(words)],
      options: [
        ...options,
        ...(number === undefined && rest === '' ? [] : [asNote]),
        { label: t.common.cancel, command: 'drop', args: {} },
      ],
      data: {
        question: 'command',
        suggestions: meant.map((command) => command.name),
        ...(number === undefined ? {} : { measure: number }),
      },
    });
    return { ...reply, effects: [effect] };
  },
});
