import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { instantToIso } from '../../domain/time.ts';
import { actsByName } from '../acts-by-name.ts';
import type { Effect } from '../effects.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({ code: z.string().max(40).optional() });
const minutesValid = 10;

/**
 * Links a person's Slack and Teams identities by a one-time code shown in one and typed in the other. Linked identities
 * count as one person, so they may not have functions of two parties (product.md §4, set-up and identity).
 */
export const link = agreementCommand({
  name: 'link',
  root: 'agreement',
  words: { sv: ['koppla konto', 'koppla ihop konton'], en: ['link account', 'link accounts'] },
  right: 'anyone',
  changes: false,
  args,
  read: (rest) => {
    const code = rest.replace(/[\s-]/g, '').toUpperCase();
    return code === '' ? {} : /^[A-Z0-9]{4,40}$/.test(code) ? { code } : undefined;
  },
  run: async (context, { code }) => {
    if (actsByName(context.origin))
      return { outcome: 'refused', message: context.t.say(context.t.people.local.link), data: { rule: 'local' } };
    return code === undefined ? showCode(context) : linkTo(context, code);
  },
});

async function showCode(context: CommandContext): Promise<CommandResult> {
  const { t, actor, origin } = context;
  const code = context.newSecret();
  const personId = actor.personId ?? context.newId();
  const expiresAt = instantToIso(Temporal.Instant.from(context.now).add({ minutes: minutesValid }));
  const person: readonly Effect[] =
    actor.personId === undefined ? [{ kind: 'add-person', personId, account: origin.account }] : [];
  return {
    outcome: 'done',
    message: t.say(t.people.link.code(code), t.people.link.how(code)),
    effects: [...person, { kind: 'make-link-code', codeHash: context.hash(code), personId, expiresAt }],
  };
}

async function linkTo(context: CommandContext, code: string): Promise<CommandResult> {
  const { t, actor, origin, reads } = context;
  const refuse = (text: string, rule: string): CommandResult => ({
    outcome: 'refused',
    message: t.say(text),
    data: { rule },
  });
  const codeHash = context.hash(code);
  const found = await reads.linkCode(codeHash, context.now);
  if (!found) return refuse(t.people.link.unknownCode, 'unknown-code');
  if (found.personId === actor.personId) return refuse(t.people.link.sameAccount, 'same-account');
  const theirs = await reads.holdingsOfPerson(found.personId);
  const own = actor.personId === undefined ? [] : await reads.holdingsOfPerson(actor.personId);
  const crosses = own.some((held) =>
    theirs.some((other) => other.agreementId === held.agreementId && other.party !== held.party),
  );
  if (crosses) return refuse(t.people.link.twoParties, 'two-parties');
  const former = actor.personId === undefined ? {} : { formerPersonId: actor.personId };
  return {
    outcome: 'done',
    message: t.say(t.people.link.done),
    data: { linked: true },
    effects: [{ kind: 'link-account', codeHash, account: origin.account, personId: found.personId, ...former }],
  };
}
