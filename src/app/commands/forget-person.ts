import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { forgetEffect, leftWithout, mayForgetIn, tellOfLeaving } from '../forget-person.ts';
import { named, nearestNames } from '../nearest-names.ts';
import type { FormerHolding } from '../ports.ts';
import { accountsText } from '../views/accounts-text.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  function: z.string().max(200).optional(),
  holding: z.string().optional(),
  confirmed: z.boolean().optional(),
  from: z.number().int().min(0).optional(),
});
type Args = z.infer<typeof args>;

/** People on one page: each has a button. */
const pageSize = 15;

/**
 * A coordinator removes who somebody of their own party is, or was: by the function that they have or have had. An administrator
 * may for any party. What the person holds in other agreements is not touched, and not told.
 */
export const forgetPerson = agreementCommand({
  name: 'forget-person',
  root: 'agreement',
  words: { sv: ['glöm'], en: ['forget'] },
  right: 'members',
  changes: false,
  args,
  read: (rest) => (rest === '' ? {} : rest.length > 200 ? undefined : { function: rest }),
  run: async (context, given) => {
    const { t, agreement, reads, actor } = context;
    if (actsByName(context.origin)) return refuse(context, t.persons.local, 'local');
    const all = await reads.everHeld(agreement.id);
    const within = all.filter(({ party }) => mayForgetIn(context, party));
    if (given.holding !== undefined) {
      const held = within.find(({ id }) => id === given.holding);
      if (!held) return refuse(context, t.people.holding.gone, 'no-such-holding');
      if (held.personId === actor.personId) return refuse(context, t.persons.forget.yourself, 'yourself');
      return given.confirmed ? forget(context, held, all) : askBack(context, held);
    }
    return list(context, within, given);
  },
});

function list(context: CommandContext, within: readonly FormerHolding[], given: Args): CommandResult {
  const { t, language, agreement } = context;
  const texts = t.persons.forget;
  const known = agreement.functions.filter(({ party }) => mayForgetIn(context, party));
  const wanted = given.function === undefined ? undefined : named(given.function, known);
  if (given.function !== undefined && !wanted) {
    const near = nearestNames(given.function, known).map(({ name }) => name);
    return refuse(context, texts.noFunction(near), 'no-such-function');
  }
  const holding = within.filter(({ functionId }) => wanted === undefined || functionId === wanted.id);
  if (wanted && holding.length === 0) return refuse(context, texts.nobodyHas(wanted.name), 'nobody');
  const others = holding.filter(({ personId }) => personId !== context.actor.personId);
  if (others.length === 0) return { outcome: 'done', message: t.say(texts.nobody), data: { people: 0 } };
  const { from = 0 } = given;
  const shown = others.slice(from, from + pageSize);
  const next = from + pageSize;
  const more: Button = {
    label: t.common.showMore,
    action: {
      command: 'forget-person',
      agreement: agreement.id,
      args: { from: next, ...(given.function === undefined ? {} : { function: given.function }) },
    },
  };
  const blocks: Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'list', items: shown.map((held) => itemOf(context, held)) },
    ...(others.length > next ? [{ kind: 'actions' as const, buttons: [more] }] : []),
  ];
  return { outcome: 'done', message: { language, summary: texts.title, blocks }, data: { people: others.length } };
}

function itemOf({ t, agreement }: CommandContext, held: FormerHolding) {
  const [party = ''] = partyNames(agreement, [held.party]);
  return {
    text: t.people.members.account(held.functionName, party, accountsText(t, held.accounts)),
    ...(held.ended ? { detail: t.persons.forget.former } : {}),
    button: {
      label: t.persons.forget.remove,
      action: { command: 'forget-person', agreement: agreement.id, args: { holding: held.id } },
      style: 'danger' as const,
    },
  };
}

function askBack({ t, agreement }: CommandContext, held: FormerHolding): CommandResult {
  const texts = t.persons.forget;
  return {
    outcome: 'asked',
    message: t.asking(
      [texts.questionOf(held.functionName, accountsText(t, held.accounts)), texts.whatOf],
      [
        {
          label: texts.yesOf,
          action: {
            command: 'forget-person',
            agreement: agreement.id,
            args: { holding: held.id, confirmed: true },
          },
          style: 'danger',
        },
        { label: texts.no, action: { command: 'drop', agreement: agreement.id } },
      ],
    ),
  };
}

async function forget(
  context: CommandContext,
  held: FormerHolding,
  all: readonly FormerHolding[],
): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const { personId, accounts, party } = held;
  const here = all.filter((each) => each.personId === personId);
  const without = leftWithout(context, await reads.holdings(agreement.id), personId);
  const [account] = accounts;
  // Somebody with a function in another agreement stays known there; nobody here learns of it.
  const data = account && (await reads.personalData(account));
  if (!data) return refuse(context, t.people.holding.gone, 'no-such-holding');
  const told = await tellOfLeaving(context, party, personId, without);
  return {
    outcome: 'done',
    message: t.say(
      t.persons.forget.doneOf(held.functionName),
      ...(without.functions.length > 0 ? [t.persons.forget.empty(without.functions)] : []),
      ...partyNames(agreement, without.parties).map((name) => t.persons.forget.lastCoordinator(name)),
    ),
    data: { forgotten: true, functions: [...new Set(here.map(({ functionName }) => functionName))] },
    effects: [...told, forgetEffect(data, context, agreement.id)],
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
