import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { actsByName } from '../acts-by-name.ts';
import type { PersonalData } from '../ports.ts';
import { personalLines } from '../views/personal-data.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** What is stored about the one who asks, and how to have it removed. */
export const myData = agreementCommand({
  name: 'my-data',
  root: 'agreement',
  words: { sv: ['mina uppgifter'], en: ['my data'] },
  right: 'anyone',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const { t, origin, reads } = context;
    if (actsByName(origin)) return { outcome: 'done', message: t.say(t.persons.local) };
    const data = await reads.personalData(origin.account);
    if (!data) return { outcome: 'done', message: t.say(t.persons.nothing), data: { stored: false } };
    return show(context, data);
  },
});

function show({ t, language, agreement, actor }: CommandContext, data: PersonalData): CommandResult {
  const texts = t.persons;
  const blocks: Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'list', items: personalLines(t, data).map((text) => ({ text })) },
    { kind: 'text', text: texts.notAmong },
    ...(actor.administrator ? [{ kind: 'text' as const, text: texts.administrator }] : []),
    { kind: 'text', text: texts.howToRemove, style: 'quiet' },
    {
      kind: 'actions',
      buttons: [{ label: texts.forget.button, action: { command: 'forget-me', agreement: agreement.id } }],
    },
  ];
  return { outcome: 'done', message: { language, summary: texts.title, blocks }, data: { stored: true } };
}
