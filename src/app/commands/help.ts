import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import { type MeasureRelations, may } from '../../domain/policy.ts';
import { relationsOf } from '../relations.ts';
import { agreementCommand, type Command, type CommandContext, type CommandResult } from './command.ts';

/** What is named first, in order, to whoever may do it. */
const firstTries = ['choose-function', 'bind', 'mine', 'note', 'run-through', 'members', 'import', 'export'] as const;

/** Help for what this person may do here, in their own words: the first line names three things to try. */
export const help = agreementCommand({
  name: 'help',
  root: 'agreement',
  words: { sv: ['hjälp', '?', 'hej', 'hejsan', 'hallå'], en: ['help', 'hello', 'hi'] },
  right: 'anyone',
  changes: false,
  args: z.object({}),
  read: () => ({}),
  run: async (context) => answer(context),
});

function answer(context: CommandContext): CommandResult {
  const { t, language, actor } = context;
  const relations = context.agreement.index.map((entry) => relationsOf(context.agreement, entry.id, context.group?.id));
  const allowed = context.commands.filter((command) => isTyped(command) && mayDo(context, command, relations));
  const named = (name: string) => allowed.find((command) => command.name === name);
  const tries = firstTries
    .filter((name) =>
      name === 'choose-function' ? actor.functions.length === 0 : name !== 'bind' || context.group === undefined,
    )
    .flatMap((name) => named(name) ?? [])
    .slice(0, 3);
  const tip = t.help.tryThese(tries.map((command) => lineOf(context, command)));
  const blocks: Block[] = [
    { kind: 'text', text: tip, style: 'strong' },
    { kind: 'text', text: who(context) },
    ...section(
      context,
      t.help.aboutMeasures,
      allowed.filter((command) => command.root === 'measure'),
    ),
    ...section(
      context,
      t.help.aboutAgreement,
      allowed.filter((command) => command.root === 'agreement'),
    ),
    { kind: 'text', text: t.help.never, style: 'quiet' },
    ...howToReach(context),
    { kind: 'actions', buttons: buttons(context) },
  ];
  return {
    outcome: 'done',
    message: { language, summary: tip, blocks },
    data: { commands: allowed.map(({ name }) => name) },
  };
}

function who({ t, actor }: CommandContext): string {
  if (actor.functions.length === 0) return actor.administrator ? t.help.administrator : t.help.nobody;
  const names = t.help.you(
    actor.functions.map(({ name, deputy }) => (deputy ? t.people.deputies.actingFor(name) : name)).join(', '),
  );
  const lines = [
    names,
    actor.functions.some(({ confirmed }) => confirmed) ? '' : t.help.unconfirmed,
    actor.administrator ? t.help.administrator : '',
  ];
  return lines.filter((line) => line !== '').join(' ');
}

function howToReach({ t, origin }: CommandContext): readonly Block[] {
  const { platform } = origin.account;
  const text = platform === 'teams' ? t.help.mention : platform === 'slack' ? t.help.thread : undefined;
  return text === undefined ? [] : [{ kind: 'text', text, style: 'quiet' }];
}

function section(context: CommandContext, title: string, commands: readonly Command[]): readonly Block[] {
  if (commands.length === 0) return [];
  const items = commands.map((command) => {
    const does = context.t.help.commands[command.name]?.does;
    return { text: lineOf(context, command), ...(does === undefined ? {} : { detail: does }) };
  });
  return [
    { kind: 'text', text: title, style: 'strong' },
    { kind: 'list', items },
  ];
}

function buttons({ t, agreement, actor }: CommandContext): readonly Button[] {
  const action = (command: string) => ({ command, agreement: agreement.id });
  const choose: Button = { label: t.people.choose.button, action: action('choose-function'), style: 'primary' };
  return [
    ...(actor.functions.length === 0 ? [choose] : []),
    { label: t.help.glossary.title, action: action('glossary') },
  ];
}

/** Slash commands exist everywhere but in Teams. */
function lineOf({ t, language, origin }: CommandContext, command: Command): string {
  const word = command.words[language][0] ?? command.words.sv[0] ?? command.name;
  const line = t.help.commands[command.name]?.line ?? word;
  return origin.account.platform === 'teams' ? line : `/${line}`;
}

function isTyped(command: Command): boolean {
  return command.words.sv.length > 0;
}

/** Whether the person may do it with anything here: a measure command with at least one measure. */
function mayDo(
  { actor, today, agreement }: CommandContext,
  command: Command,
  relations: readonly MeasureRelations[],
): boolean {
  const { validFrom, validTo } = agreement.definition;
  const reading = { today, validFrom: validFrom.toString(), validTo: validTo.toString(), isMeasure: () => false };
  const prepared = command.fromTyped('', reading) ?? command.fromArgs({}) ?? command.fromTyped('ord', reading);
  if (!prepared) return actor.functions.some(({ confirmed }) => confirmed);
  if (command.needs === 'agreement') return may(actor, prepared.right).allowed;
  return relations.some((measure) => may(actor, prepared.right, measure).allowed);
}
