import { z } from 'zod';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import { type HeldFunction, ownLeading } from '../../domain/policy.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { type Candidate, candidates, type DatesFault, datesFault, tellOfDeputy } from '../deputies.ts';
import { accountsText } from '../views/accounts-text.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const naming = z.object({ function: z.string(), holding: z.string(), from: z.iso.date(), to: z.iso.date() });
const args = naming.partial();
type Naming = z.infer<typeof naming>;

const maxOptions = 100;
const maxLabel = 75;

/**
 * Leaders and coordinators name a deputy with dates, for their own function, among those of the same party whose own
 * function is confirmed (product.md §4).
 */
export const nameDeputy = agreementCommand({
  name: 'name-deputy',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'deputies',
  changes: true,
  args,
  readForm,
  run: async (context, given) => {
    const { t, agreement, actor, reads, origin } = context;
    const texts = t.people.deputies;
    if (actsByName(origin)) return refuse(context, t.people.local.deputies, 'local');
    const own = ownLeading(actor);
    const party = own[0]?.party ?? '';
    const people = candidates(await reads.holdings(agreement.id), party, actor.personId);
    if (people.length === 0) return refuse(context, texts.nobody(partyNames(agreement, [party])[0] ?? party), 'nobody');
    const complete = naming.safeParse(given);
    return complete.success ? name(context, complete.data, own, people) : namingForm(context, own, people);
  },
});

async function name(
  context: CommandContext,
  given: Naming,
  own: readonly HeldFunction[],
  people: readonly Candidate[],
): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const texts = t.people.deputies;
  const { from, to } = given;
  const held = own.find(({ id }) => id === given.function);
  if (!held) return refuse(context, texts.notOwn, 'not-own-function');
  const person = people.find(({ key }) => key === given.holding);
  if (!person) return refuse(context, texts.gone, 'no-such-person', 'deputy');
  if (person.functions.some(({ id }) => id === held.id))
    return refuse(context, texts.holdsIt(held.name), 'holds-it', 'deputy');
  const others = (await reads.deputies(agreement.id, today)).filter(({ functionId }) => functionId === held.id);
  const fault = datesFault({ from, to }, { today, validTo: agreement.definition.validTo.toString() }, others);
  if (fault) return refuse(context, faultText(context, fault), fault.kind, fault.field);
  const holdingId = context.newId();
  const { personId, accounts } = person;
  const told = { id: holdingId, personId, accounts, functionId: held.id, functionName: held.name, from, to };
  return {
    outcome: 'done',
    message: t.say(texts.saved(held.name, from, to), texts.told),
    data: { function: held.name, from, to },
    effects: [
      { kind: 'name-deputy', holdingId, personId, functionId: held.id, from, to },
      ...(await tellOfDeputy(context, { ...told, party: held.party }, 'named')),
    ],
  };
}

function faultText({ t, agreement }: CommandContext, fault: DatesFault): string {
  const texts = t.people.deputies;
  switch (fault.kind) {
    case 'past':
      return texts.past;
    case 'backwards':
      return texts.backwards;
    case 'after-end':
      return texts.afterEnd(agreement.definition.validTo.toString());
    case 'taken':
      return texts.taken(fault.by.functionName, fault.by.from, fault.by.to);
  }
}

function readForm(
  values: FormValues,
  given: Record<string, unknown>,
): { args: Naming } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const missing = ['deputy', 'from', 'to'].filter((id) => text(id) === '');
  if (missing.length > 0)
    return { faults: Object.fromEntries(missing.map((id): [string, FormFault] => [id, 'required'])) };
  const read = naming.safeParse({
    function: text('function') || given.function,
    holding: text('deputy'),
    from: text('from'),
    to: text('to'),
  });
  if (read.success) return { args: read.data };
  const faults = read.error.issues.map(({ path }): [string, FormFault] => {
    const field = String(path[0]);
    return field === 'function' ? [field, 'required'] : [field, 'no-such-date'];
  });
  return { faults: Object.fromEntries(faults) };
}

/** Who has one function is not asked which. */
function namingForm(
  { t, language, agreement, today }: CommandContext,
  own: readonly HeldFunction[],
  people: readonly Candidate[],
): CommandResult {
  const texts = t.people.deputies;
  const [first, ...more] = own;
  const which: Field = {
    kind: 'select',
    id: 'function',
    label: texts.fields.function,
    required: true,
    options: own.map(({ id, name }) => ({ value: id, label: name.slice(0, maxLabel) })),
  };
  const who = people.slice(0, maxOptions).map(({ key, functions, accounts }) => ({
    value: key,
    label: texts
      .person(
        functions.map((each) => each.name),
        accountsText(t, accounts),
      )
      .slice(0, maxLabel),
  }));
  const party = partyNames(agreement, [first?.party ?? ''])[0] ?? '';
  const form: Form = {
    language,
    title: texts.formTitle,
    intro: texts.intro(party),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      ...(more.length > 0 ? [which] : []),
      { kind: 'select', id: 'deputy', label: texts.fields.deputy, required: true, options: who },
      { kind: 'date', id: 'from', label: texts.fields.from, required: true, value: today },
      { kind: 'date', id: 'to', label: texts.fields.to, required: true },
    ],
    action: {
      command: 'name-deputy',
      agreement: agreement.id,
      ...(first && more.length === 0 ? { args: { function: first.id } } : {}),
    },
  };
  return { outcome: 'asked', message: t.say(texts.formTitle), form };
}

function refuse({ t }: CommandContext, text: string, rule: string, field?: string): CommandResult {
  return {
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
    ...(field === undefined ? {} : { fieldErrors: { [field]: text } }),
  };
}
