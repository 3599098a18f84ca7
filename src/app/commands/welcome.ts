import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { may } from '../../domain/policy.ts';
import { groupButtons } from './bind.ts';
import { agreementCommand, type CommandContext } from './command.ts';

/** The bot was invited to a channel, or a person opened it: what to do next. */
export const welcome = agreementCommand({
  name: 'welcome',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'anyone',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const blocks = blocksFor(context);
    const [first] = blocks;
    const summary = first?.kind === 'text' ? first.text : '';
    return { outcome: 'done', message: { language: context.language, summary, blocks } };
  },
});

function blocksFor(context: CommandContext): readonly Block[] {
  const { t, origin, group, actor } = context;
  const text = (line: string): Block => ({ kind: 'text', text: line });
  if (!origin.channel) return [text(t.people.welcome.personal), text(t.people.welcome.publicRecord)];
  if (group) return [text(t.people.welcome.bound(group.name)), text(t.people.welcome.publicRecord)];
  const unbound = [text(t.people.welcome.unbound), text(t.people.welcome.howToBind)];
  if (!may(actor, 'bind-channel').allowed || context.agreement.groups.length === 0) return unbound;
  return [...unbound, text(t.people.welcome.chooseGroup), { kind: 'actions', buttons: groupButtons(context) }];
}
