import { z } from 'zod';
import type { Block, Button, ListItem } from '../../chat/message.ts';
import { ownLeading } from '../../domain/policy.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { coordinatesFor, mayDecideOn, partiesWithoutCoordinator } from '../holdings.ts';
import type { AgreementFunction, HoldingRow } from '../ports.ts';
import { channelsOf, membersOf } from '../relations.ts';
import { accountsText } from '../views/accounts-text.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const pageSize = 25;
const maxPeople = 15;

const args = z.object({ from: z.number().int().min(0).optional(), remove: z.boolean().optional() });
type Args = z.infer<typeof args>;

/**
 * The group's functions and whether somebody holds them. Coordinators see who waits for them, of their own party;
 * an administrator those who wait to be a party's first coordinator.
 */
export const members = agreementCommand({
  name: 'members',
  root: 'agreement',
  words: { sv: ['medlemmar', 'medlem'], en: ['members'] },
  right: 'anyone',
  changes: false,
  args,
  run: async (context, given) => {
    const { t, actor, group } = context;
    if (!group && actor.functions.length === 0 && !actor.administrator) {
      return { outcome: 'refused', message: t.say(t.people.choose.inChannel), data: { rule: 'no-function' } };
    }
    const holdings = await context.reads.holdings(context.agreement.id);
    return given.remove === true ? removal(context, holdings) : overview(context, holdings, given);
  },
});

function overview(context: CommandContext, holdings: readonly HoldingRow[], { from = 0 }: Args): CommandResult {
  const { t, language, agreement, group } = context;
  const texts = t.people.members;
  const ids = group && membersOf(agreement, group.id);
  const shown = agreement.functions.filter((entry) => ids === undefined || ids.includes(entry.id));
  const title = group ? texts.title(group.name) : texts.titleAll;
  const next = Math.min(from + pageSize, shown.length);
  const blocks: Block[] = [
    { kind: 'title', text: title },
    ...(shown.length === 0 ? [quiet(texts.empty)] : []),
    { kind: 'list', items: shown.slice(from, next).map((entry) => itemOf(context, entry, holdings)) },
    ...(shown.length > pageSize ? [quiet(texts.page(from + 1, next, shown.length))] : []),
    ...(group && channelsOf(agreement, group.id).length === 0 ? [quiet(texts.noChannel)] : []),
    ...waiting(context, holdings),
    { kind: 'actions', buttons: buttons(context, next < shown.length ? next : undefined) },
  ];
  const data = {
    functions: shown.map(({ name }) => name),
    waiting: holdings.filter(({ confirmed }) => !confirmed).length,
  };
  return { outcome: 'done', message: { language, summary: title, blocks }, data };
}

function quiet(text: string): Block {
  return { kind: 'text', text, style: 'quiet' };
}

function itemOf(
  { t, agreement, origin }: CommandContext,
  entry: AgreementFunction,
  holdings: readonly HoldingRow[],
): ListItem {
  const texts = t.people.members;
  const own = holdings.filter((holding) => holding.functionId === entry.id);
  const confirmed = own.filter((holding) => holding.confirmed).length;
  const counts = [
    confirmed > 0 ? texts.confirmed(confirmed) : '',
    own.length > confirmed ? texts.unconfirmed(own.length - confirmed) : '',
    own.length === 0 && !actsByName(origin) ? texts.nobody : '',
  ];
  const details = [...entry.roles.filter((role) => role !== 'member').map((role) => t.people.role[role]), ...counts];
  const [party = ''] = partyNames(agreement, [entry.party]);
  return { text: texts.line(entry.name, party), ...detailOf(details) };
}

/** Those who wait for this person's word, each with its buttons. */
function waiting(context: CommandContext, holdings: readonly HoldingRow[]): readonly Block[] {
  const { t, agreement, actor } = context;
  const texts = t.people.members;
  const coordinates = coordinatesFor(context).length > 0;
  const mine = holdings
    .filter((holding) => !holding.confirmed && mayDecideOn(context, holding, holdings) === 'allowed')
    .slice(0, maxPeople);
  const lacking = actor.administrator ? partiesWithoutCoordinator(agreement, holdings) : [];
  if (mine.length === 0 && lacking.length > 0) return [quiet(texts.noCoordinators(partyNames(agreement, lacking)))];
  if (mine.length === 0) return coordinates ? [] : [quiet(texts.wait)];
  return [
    { kind: 'text', text: coordinates ? texts.waiting : texts.appoint, style: 'strong' },
    ...mine.flatMap((holding): Block[] => [
      { kind: 'text', text: personText(context, holding) },
      {
        kind: 'actions',
        buttons: [
          {
            label: coordinates ? texts.confirm : texts.appointButton,
            action: { command: 'confirm', agreement: agreement.id, args: { holding: holding.id } },
            style: 'primary',
          },
          {
            label: texts.end,
            action: { command: 'end-holding', agreement: agreement.id, args: { holding: holding.id } },
            style: 'danger',
          },
        ],
      },
    ]),
  ];
}

function buttons(context: CommandContext, next: number | undefined): readonly Button[] {
  const { t, agreement, actor, origin } = context;
  const choose: Button = {
    label: t.people.choose.button,
    action: { command: 'choose-function', agreement: agreement.id },
  };
  const remove: Button = {
    label: t.people.members.removeSomeone,
    action: { command: 'members', agreement: agreement.id, args: { remove: true } },
  };
  const more: Button = {
    label: t.common.showMore,
    action: { command: 'members', agreement: agreement.id, args: { from: next ?? 0 } },
  };
  const deputies: Button = { label: t.people.deputies.button, action: { command: 'deputy', agreement: agreement.id } };
  return [
    ...(next === undefined ? [] : [more]),
    choose,
    ...(coordinatesFor(context).length > 0 ? [remove] : []),
    ...(ownLeading(actor).length > 0 && !actsByName(origin) ? [deputies] : []),
  ];
}

/** Everybody of the coordinator's own party, each with a button. */
function removal(context: CommandContext, holdings: readonly HoldingRow[]): CommandResult {
  const { t, language, agreement } = context;
  const texts = t.people.members;
  const parties = coordinatesFor(context);
  const name = partyNames(agreement, parties).join(', ');
  const own = holdings.filter((holding) => parties.includes(holding.party));
  if (parties.length === 0)
    return {
      outcome: 'refused',
      message: t.say(t.refusals.policy('coordinators-only', [])),
      data: { rule: 'coordinators-only' },
    };
  if (own.length === 0) return { outcome: 'done', message: t.say(texts.removeNobody(name)) };
  const items = own.map((holding) => ({
    text: personText(context, holding),
    button: {
      label: texts.end,
      action: { command: 'end-holding', agreement: agreement.id, args: { holding: holding.id } },
      style: 'danger' as const,
    },
  }));
  const title = texts.removeTitle(name);
  return {
    outcome: 'done',
    message: {
      language,
      summary: title,
      blocks: [
        { kind: 'title', text: title },
        { kind: 'list', items },
      ],
    },
  };
}

function personText({ t, agreement }: CommandContext, holding: HoldingRow): string {
  const [party = ''] = partyNames(agreement, [holding.party]);
  return t.people.members.account(holding.functionName, party, accountsText(t, holding.accounts));
}

function detailOf(parts: readonly string[]): { detail?: string } {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? {} : { detail: filled.join(', ') };
}
