import { z } from 'zod';
import type { Form, Option } from '../../chat/form.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames, toFunctions } from '../coordinators.ts';
import type { Effect } from '../effects.ts';
import { coordinatorFunctions } from '../holdings.ts';
import { named, nearestNames } from '../nearest-names.ts';
import type { AgreementFunction } from '../ports.ts';
import { membersOf } from '../relations.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  /** Id of the function. */
  function: z.string().optional(),
  /** Its name as typed. */
  name: z.string().max(200).optional(),
});

const maxOptions = 100;
const maxLabel = 75;

/**
 * A newcomer says which function they have. Until a coordinator of its party has confirmed it they may write notes in a
 * bound channel, marked as unconfirmed (product.md §4, set-up and identity).
 */
export const chooseFunction = agreementCommand({
  name: 'choose-function',
  root: 'agreement',
  words: { sv: ['jag är', 'min funktion'], en: ['i am', 'my function'] },
  right: 'anyone',
  changes: false,
  args,
  texts: ({ name }) => [name ?? ''],
  read: (rest) => (rest === '' ? {} : { name: rest.slice(0, 200) }),
  readForm: (values) =>
    typeof values.function === 'string' && values.function !== ''
      ? { args: { function: values.function } }
      : { faults: { function: 'required' } },
  run: async (context, given) => {
    const { t, agreement, group, actor } = context;
    if (actsByName(context.origin)) return refuse(context, t.people.local.choose, 'local');
    if (!group && actor.functions.length === 0) return refuse(context, t.people.choose.inChannel, 'not-in-channel');
    if (agreement.functions.length === 0) return refuse(context, t.people.choose.none, 'no-functions');
    if (given.function === undefined && given.name === undefined) return chooseForm(context);
    const chosen =
      given.name === undefined
        ? agreement.functions.find(({ id }) => id === given.function)
        : named(given.name, agreement.functions);
    if (!chosen) return unknown(context, given.name ?? '');
    return take(context, chosen);
  },
});

function unknown(context: CommandContext, name: string): CommandResult {
  const { t, agreement } = context;
  const near = nearestNames(name, agreement.functions);
  const button = (entry: AgreementFunction) => ({
    label: t.people.choose.buttonFor(entry.name).slice(0, maxLabel),
    action: { command: 'choose-function', agreement: agreement.id, args: { function: entry.id } },
  });
  const all = { label: t.people.choose.button, action: { command: 'choose-function', agreement: agreement.id } };
  const message = t.asking(
    [
      t.people.choose.unknown(
        name,
        near.map((entry) => entry.name),
      ),
    ],
    [...near.map(button), all],
  );
  return { outcome: 'refused', message, data: { rule: 'unknown-function' } };
}

async function take(context: CommandContext, chosen: AgreementFunction): Promise<CommandResult> {
  const { t, agreement, actor } = context;
  const texts = t.people.choose;
  const [party = ''] = partyNames(agreement, [chosen.party]);
  const held = actor.functions.find((entry) => entry.id === chosen.id && !entry.deputy);
  if (held) {
    const said = held.confirmed ? texts.alreadyConfirmed(chosen.name) : texts.alreadyWaiting(chosen.name);
    return {
      outcome: 'done',
      message: t.say(said),
      data: { function: chosen.name, confirmed: held.confirmed, unchanged: true },
    };
  }
  const other = actor.functions.find((entry) => entry.party !== chosen.party);
  if (other) {
    const [own = ''] = partyNames(agreement, [other.party]);
    return refuse(context, texts.otherParty(own, chosen.name, party), 'other-party');
  }
  const personId = actor.personId ?? context.newId();
  const holdingId = context.newId();
  const person: readonly Effect[] =
    actor.personId === undefined ? [{ kind: 'add-person', personId, account: context.origin.account }] : [];
  const asked = await askCoordinators(context, chosen, holdingId);
  return {
    outcome: 'done',
    message: t.say(
      texts.saved(chosen.name),
      texts.meanwhile,
      asked.length > 0 ? texts.asked(party) : texts.noCoordinator(party),
    ),
    data: { function: chosen.name, party: chosen.party, confirmed: false },
    effects: [...person, { kind: 'hold', holdingId, personId, functionId: chosen.id, confirmed: false }, ...asked],
  };
}

/** One private message to each confirmed coordinator of the party, with buttons to confirm or remove. */
function askCoordinators(
  context: CommandContext,
  chosen: AgreementFunction,
  holdingId: string,
): Promise<readonly Effect[]> {
  const coordinators = coordinatorFunctions(context.agreement, chosen.party).map(({ id }) => id);
  const subject = { holdingId, facts: { function: chosen.name, party: chosen.party } };
  return toFunctions(context, coordinators, 'confirm', subject, `confirm/${holdingId}`);
}

function chooseForm(context: CommandContext): CommandResult {
  const { t, language, agreement } = context;
  const texts = t.people.choose;
  const form: Form = {
    language,
    title: texts.title,
    intro: texts.intro,
    submit: texts.submit,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'select',
        id: 'function',
        label: texts.label,
        hint: texts.hint,
        required: true,
        options: options(context),
      },
    ],
    action: { command: 'choose-function', agreement: agreement.id },
  };
  return { outcome: 'asked', message: t.say(texts.intro), form };
}

/** The group's own functions first; Slack takes a hundred, and a name that is not among them can be typed. */
function options({ agreement, group }: CommandContext): readonly Option[] {
  const own = group ? membersOf(agreement, group.id) : [];
  const inOrder = [...agreement.functions].sort((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)));
  return inOrder.slice(0, maxOptions).map((entry) => {
    const [party = ''] = partyNames(agreement, [entry.party]);
    const suffix = ` (${party})`;
    return { value: entry.id, label: `${entry.name.slice(0, maxLabel - suffix.length)}${suffix}` };
  });
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
