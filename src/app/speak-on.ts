import type { Form } from '../chat/form.ts';
import type { Reply } from '../chat/incoming.ts';
import type { Action, Block, Button, Language } from '../chat/message.ts';

/** A conversation in English goes on in English: every button and form of the reply remembers the language. */
export function speakOn(reply: Reply, language: Language): Reply {
  if (language === 'sv') return reply;
  const remember = (action: Action): Action => ({ ...action, language });
  const button = (each: Button): Button => ({ ...each, action: remember(each.action) });
  const block = (each: Block): Block => {
    if (each.kind === 'actions') return { ...each, buttons: each.buttons.map(button) };
    if (each.kind !== 'list') return each;
    return {
      ...each,
      items: each.items.map((item) => (item.button ? { ...item, button: button(item.button) } : item)),
    };
  };
  const form = (each: Form): Form => ({ ...each, action: remember(each.action) });
  return {
    ...reply,
    message: { ...reply.message, blocks: reply.message.blocks.map(block) },
    ...(reply.form ? { form: form(reply.form) } : {}),
  };
}
