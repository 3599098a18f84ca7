import type { Button, Message } from '../../chat/message.ts';
import type { MeasureContext } from '../commands/command.ts';

/** "Sparat: …": what was recorded, then what could follow from it. Personal answers name the agreement when there are several. */
export function savedMessage(
  context: MeasureContext,
  lines: string | readonly string[],
  buttons: readonly Button[] = [],
): Message {
  const { t, language } = context;
  const all = typeof lines === 'string' ? [lines] : lines;
  const [first = '', ...others] = all;
  return {
    language,
    summary: first,
    blocks: [
      { kind: 'text', text: first, style: 'strong' },
      ...others.map((text) => ({ kind: 'text' as const, text })),
      ...(buttons.length > 0
        ? [
            { kind: 'text' as const, text: t.measures.saved.suggestions, style: 'quiet' as const },
            { kind: 'actions' as const, buttons },
          ]
        : []),
    ],
  };
}

/** The message with what is left to press under it. */
export function withButtons(message: Message, buttons: readonly Button[]): Message {
  return buttons.length === 0 ? message : { ...message, blocks: [...message.blocks, { kind: 'actions', buttons }] };
}
