import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import { fold } from '../../domain/fold.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { CalendarToken } from '../calendars/ports.ts';
import { sourceBlocks } from '../calendars/source-blocks.ts';
import { readAddress } from '../calendars/typed-address.ts';
import { groupsRead, holdersOf, readsEverything } from '../calendars/who-reads.ts';
import type { Effect } from '../effects.ts';
import { findGroup } from '../find-group.ts';
import { nearestNames } from '../nearest-names.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  /** A group's name as typed. */
  name: z.string().max(200).optional(),
  /** Id of the group. */
  group: z.string().optional(),
  all: z.boolean().optional(),
  revoke: z.boolean().optional(),
});
type Args = z.infer<typeof args>;

/** A calendar that the person may have: one group's, or everything's. */
interface Choice {
  readonly groupId?: string;
  readonly name: string;
  readonly token?: CalendarToken;
}

/**
 * The addresses under which a person's calendar programs read their groups' meetings. An address is shown once, when it is
 * given; a new one takes the place of the old, and a revoked one is gone at once.
 */
export const calendar = agreementCommand({
  name: 'calendar',
  root: 'agreement',
  words: { sv: ['kalender'], en: ['calendar'] },
  right: 'calendar',
  changes: false,
  args,
  read: (rest) => {
    const [, revoke, name = ''] = /^(återkalla|aterkalla|revoke)?(?:^|\s+|$)(.*)$/is.exec(rest) ?? [];
    if (readAddress(name) || ['ta bort', 'remove'].some((word) => fold(rest).startsWith(word))) return undefined;
    return { ...(revoke ? { revoke: true } : {}), ...chosen(name.trim()) };
  },
  texts: ({ name }) => [name ?? ''],
  run: async (context, given) => {
    const choices = await choicesOf(context);
    const isGiven = given.name !== undefined || given.group !== undefined || given.all;
    if (!isGiven) return given.revoke ? revokeOne(context, choices) : overview(context, choices);
    const name = nameOf(context, given);
    if (name === undefined) return unknownGroup(context, given.name ?? '', choices);
    const choice = choices.find((each) => each.name === name);
    if (!choice) return refuse(context, context.t.calendar.notOwnGroup(name), 'not-own-group');
    return given.revoke ? revoke(context, choice) : give(context, choice);
  },
});

function chosen(name: string): Args {
  if (name === '') return {};
  return ['allt', 'alla', 'all', 'everything'].includes(fold(name)) ? { all: true } : { name: name.slice(0, 200) };
}

async function choicesOf({ t, agreement, actor, reads }: CommandContext): Promise<readonly Choice[]> {
  const functions = actor.functions.filter(({ confirmed }) => confirmed);
  const tokens = await reads.calendarTokens(agreement.id, holdersOf({ actor }));
  const withToken = (groupId: string | undefined) => {
    const token = tokens.find((each) => each.groupId === groupId);
    return token ? { token } : {};
  };
  const groups = groupsRead(agreement, functions).map(({ id, name }) => ({ groupId: id, name, ...withToken(id) }));
  return readsEverything(functions) ? [{ name: t.calendar.own.all, ...withToken(undefined) }, ...groups] : groups;
}

function nameOf({ t, agreement }: CommandContext, { name, group, all }: Args): string | undefined {
  if (all) return t.calendar.own.all;
  const found = group === undefined ? findGroup(name ?? '', agreement.groups) : undefined;
  return (found ?? agreement.groups.find(({ id }) => id === group))?.name;
}

async function overview(context: CommandContext, choices: readonly Choice[]): Promise<CommandResult> {
  const { t, language } = context;
  const texts = t.calendar.own;
  const blocks: readonly Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: choices.length === 0 ? texts.none : texts.intro },
    { kind: 'list', items: choices.map((choice) => itemOf(context, choice)) },
    ...(await sourceBlocks(context)),
  ];
  return {
    outcome: 'done',
    message: { language, summary: texts.title, blocks },
    data: { calendars: choices.map(({ name, token }) => ({ name, given: token !== undefined })) },
  };
}

function itemOf(context: CommandContext, choice: Choice) {
  const { given, get } = context.t.calendar.own;
  const { name, token } = choice;
  const button: Button = token
    ? revokeButton(context, choice)
    : { label: get, action: { command: 'calendar', agreement: context.agreement.id, args: argsOf(choice) } };
  return { text: name, ...(token ? { detail: given(isoDateOf(token.createdAt)) } : {}), button };
}

function argsOf({ groupId }: Choice): Record<string, string | boolean> {
  return groupId === undefined ? { all: true } : { group: groupId };
}

function revokeButton({ t, agreement }: CommandContext, choice: Choice): Button {
  const action = { command: 'calendar', agreement: agreement.id, args: { ...argsOf(choice), revoke: true } };
  return { label: t.calendar.own.revoke, action, style: 'danger' };
}

/** The address is in this answer and nowhere else: what is kept is the hash of its secret. */
function give(context: CommandContext, choice: Choice): CommandResult {
  const { t, calendars, hash, actor, as } = context;
  const texts = t.calendar.address;
  const holder = actor.personId ?? as?.id;
  if (holder === undefined) throw new Error('an address is given to somebody');
  const { groupId, name, token } = choice;
  const secret = calendars.newToken();
  const path = `/calendar/${secret}.ics`;
  const { publicUrl } = calendars;
  const where = publicUrl === undefined ? [texts.unknown(path), texts.setting] : [texts.here(name), publicUrl + path];
  const effects: readonly Effect[] = [
    ...(token ? [{ kind: 'revoke-calendar' as const, tokenHash: token.tokenHash }] : []),
    { kind: 'give-calendar', tokenHash: hash(secret), holder, ...(groupId === undefined ? {} : { groupId }) },
  ];
  return {
    outcome: 'done',
    message: t.asking(
      [...where, texts.once, ...(token ? [texts.replaced] : []), texts.how],
      [{ label: t.calendar.own.revoke, action: revokeButton(context, choice).action }],
    ),
    data: { calendar: name, ...(token ? { replaced: true } : {}) },
    effects,
  };
}

function revoke({ t }: CommandContext, { name, token }: Choice): CommandResult {
  if (!token) return { outcome: 'done', message: t.say(t.calendar.nothingToRevoke(name)), data: { unchanged: true } };
  return {
    outcome: 'done',
    message: t.say(t.calendar.revoked(name)),
    data: { calendar: name, revoked: true },
    effects: [{ kind: 'revoke-calendar', tokenHash: token.tokenHash }],
  };
}

/** "Återkalla" alone means the only one, or asks. */
function revokeOne(context: CommandContext, choices: readonly Choice[]): CommandResult {
  const { t } = context;
  const [only, ...others] = choices.filter(({ token }) => token !== undefined);
  if (!only) return { outcome: 'done', message: t.say(t.calendar.nothing), data: { unchanged: true } };
  if (others.length === 0) return revoke(context, only);
  const buttons = [only, ...others].map((choice) => ({
    ...revokeButton(context, choice),
    label: choice.name.slice(0, 75),
  }));
  return { outcome: 'asked', message: t.asking([t.calendar.revokeWhich], buttons), data: { question: 'calendar' } };
}

function unknownGroup(context: CommandContext, name: string, choices: readonly Choice[]): CommandResult {
  const near = nearestNames(name, context.agreement.groups);
  const offered = choices.filter((choice) => near.length === 0 || near.some(({ id }) => id === choice.groupId));
  const buttons = offered.slice(0, 20).map((choice) => ({
    label: choice.name.slice(0, 75),
    action: { command: 'calendar', agreement: context.agreement.id, args: argsOf(choice) },
  }));
  const said = context.t.people.bind.unknownGroup(
    name,
    near.map((group) => group.name),
  );
  return { outcome: 'refused', message: context.t.asking([said], buttons), data: { rule: 'unknown-group' } };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
