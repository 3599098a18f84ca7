import { z } from 'zod';
import type { Button, ListItem } from '../../chat/message.ts';
import { ownLeading } from '../../domain/policy.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { mayEnd } from '../deputies.ts';
import type { DeputyRow, HoldingRow } from '../ports.ts';
import { accountsText } from '../views/accounts-text.ts';
import { agreementCommand, type CommandContext } from './command.ts';

const maxShown = 25;

/** One's own party's deputies, of today and days to come (product.md §4). */
export const deputy = agreementCommand({
  name: 'deputy',
  root: 'agreement',
  words: { sv: ['ersättare'], en: ['deputy', 'deputies'] },
  right: 'deputies',
  changes: false,
  args: z.object({}),
  run: async (context) => {
    const { t, language, agreement, actor, reads, today } = context;
    const texts = t.people.deputies;
    if (actsByName(context.origin))
      return { outcome: 'refused', message: t.say(t.people.local.deputies), data: { rule: 'local' } };
    const party = ownLeading(actor)[0]?.party ?? '';
    const theirs = (await reads.deputies(agreement.id, today)).filter((each) => each.party === party);
    const holdings = await reads.holdings(agreement.id);
    const title = texts.title(partyNames(agreement, [party])[0] ?? party);
    const name: Button = {
      label: texts.name,
      action: { command: 'name-deputy', agreement: agreement.id },
      style: 'primary',
    };
    return {
      outcome: 'done',
      message: {
        language,
        summary: title,
        blocks: [
          { kind: 'title', text: title },
          theirs.length === 0
            ? { kind: 'text', text: texts.none }
            : { kind: 'list', items: theirs.slice(0, maxShown).map((each) => itemOf(context, each, holdings)) },
          { kind: 'actions', buttons: [name] },
        ],
      },
      data: { deputies: theirs.map(({ functionName, from, to }) => ({ function: functionName, from, to })) },
    };
  },
});

function itemOf(context: CommandContext, row: DeputyRow, holdings: readonly HoldingRow[]): ListItem {
  const { t, agreement, today } = context;
  const texts = t.people.deputies;
  const own = holdings.filter(({ personId, confirmed }) => confirmed && personId === row.personId);
  const person = texts.person(
    own.map(({ functionName }) => functionName),
    accountsText(t, row.accounts),
  );
  const button: Button = {
    label: texts.end,
    action: { command: 'end-deputy', agreement: agreement.id, args: { holding: row.id } },
    style: 'danger',
  };
  return {
    text: texts.line(row.functionName, row.from, row.to),
    detail: `${person}, ${row.from <= today ? texts.now : texts.coming}`,
    ...(mayEnd(context, row) ? { button } : {}),
  };
}
