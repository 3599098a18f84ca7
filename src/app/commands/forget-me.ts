import { z } from 'zod';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { forgetEffect, leftWithout, tellOfLeaving } from '../forget-person.ts';
import type { PersonalData } from '../ports.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({ confirmed: z.boolean().optional() });

/**
 * Removes who the one who asks is, after a question back: everywhere, at once. The functions stay, and all that was written
 * as them.
 */
export const forgetMe = agreementCommand({
  name: 'forget-me',
  root: 'agreement',
  words: { sv: ['glöm mig'], en: ['forget me'] },
  right: 'anyone',
  changes: false,
  args,
  run: async (context, { confirmed = false }) => {
    const { t, origin, reads } = context;
    if (actsByName(origin)) return { outcome: 'refused', message: t.say(t.persons.local), data: { rule: 'local' } };
    const data = await reads.personalData(origin.account);
    if (!data) return { outcome: 'done', message: t.say(t.persons.nothing), data: { forgotten: false } };
    return confirmed ? forget(context, data) : askBack(context, data);
  },
});

async function follows(context: CommandContext, { personId = '', holdings }: PersonalData): Promise<readonly string[]> {
  const { t, agreement, actor } = context;
  const without = leftWithout(context, await context.reads.holdings(agreement.id), personId);
  const open = holdings.filter(({ endedAt }) => endedAt === undefined);
  const elsewhere = new Set(open.map(({ agreementId }) => agreementId)).size > 1;
  return [
    ...(without.functions.length > 0 ? [t.persons.forget.empty(without.functions)] : []),
    ...partyNames(agreement, without.parties).map((party) => t.persons.forget.lastCoordinator(party)),
    ...(elsewhere ? [t.persons.forget.everywhere] : []),
    ...(actor.administrator ? [t.persons.administrator] : []),
  ];
}

async function askBack(context: CommandContext, data: PersonalData): Promise<CommandResult> {
  const { t, agreement } = context;
  const texts = t.persons.forget;
  return {
    outcome: 'asked',
    message: t.asking(
      [texts.question, texts.what, ...(await follows(context, data))],
      [
        {
          label: texts.yes,
          action: { command: 'forget-me', agreement: agreement.id, args: { confirmed: true } },
          style: 'danger',
        },
        { label: texts.no, action: { command: 'drop', agreement: agreement.id } },
      ],
    ),
  };
}

async function forget(context: CommandContext, data: PersonalData): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const { personId = '' } = data;
  const without = leftWithout(context, await reads.holdings(agreement.id), personId);
  const party = data.holdings.find(({ agreementId }) => agreementId === agreement.id)?.party;
  const told = party === undefined ? [] : await tellOfLeaving(context, party, personId, without);
  return {
    outcome: 'done',
    message: t.say(t.persons.forget.done, ...(await follows(context, data))),
    data: { forgotten: true },
    effects: [...told, forgetEffect(data, context)],
  };
}
