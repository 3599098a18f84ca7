import { z } from 'zod';
import type { Button } from '../../chat/message.ts';
import { partyNames, toFunctions } from '../coordinators.ts';
import { coordinatesFor, coordinatorFunctions } from '../holdings.ts';
import type { Agreement } from '../ports.ts';
import { authorOf, writer } from '../record.ts';
import {
  coordinated,
  endingFrom,
  isEndingOn,
  predecessors,
  type Succession,
  shownKey,
  succession,
} from '../successor.ts';
import { takeOverBlocks } from '../views/take-over-preview.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  /** Key of the agreement that measures are taken over from. */
  from: z.string().optional(),
  /** Set by the preview's button: what it showed is proposed. */
  shown: z.string().optional(),
});

/**
 * This agreement takes over the running measures of an earlier one that has ended or is in its last six months: shown
 * first, proposed by somebody who coordinates both, and done when another party's coordinator has confirmed (product.md §6).
 */
export const takeOver = agreementCommand({
  name: 'take-over',
  root: 'agreement',
  words: { sv: ['överta', 'ta över', 'övertagande'], en: ['take over', 'takeover'] },
  right: 'change-plan',
  changes: true,
  args,
  read: (rest) => (rest === '' ? {} : /^[\w-]{1,60}$/.test(rest) ? { from: rest.toLowerCase() } : undefined),
  run: async (context, { from, shown }) => {
    if (from === undefined) return (await waiting(context)) ?? choose(context);
    const old = await oldAgreement(context, from);
    if ('refusal' in old) return old.refusal;
    const found = await succession(context, old.agreement);
    const { title } = old.agreement.definition;
    if (found.plan.taken.length === 0) return refuse(context, context.t.takeOver.nothingLeft(title), 'nothing-left');
    if (shown === undefined) return previewOf(context, found, proposeButton(context, found));
    if (shown !== shownKey(found, context.hash))
      return previewOf(context, found, proposeButton(context, found), context.t.takeOver.changed);
    return propose(context, found);
  },
});

/** The agreement by its key, if the person coordinates it and it is ending; nobody learns of another. */
async function oldAgreement(
  context: CommandContext,
  key: string,
): Promise<{ readonly agreement: Agreement } | { readonly refusal: CommandResult }> {
  const { t, reads, today } = context;
  const own = await coordinated(context);
  const known = (await reads.agreements()).find((each) => each.key === key && own.includes(each.id));
  const agreement = known && (await reads.agreement(known.id));
  if (!agreement) return { refusal: refuse(context, t.takeOver.noSuch(key), 'no-such-agreement') };
  if (isEndingOn(agreement, today)) return { agreement };
  const text = t.takeOver.tooEarly(agreement.definition.title, endingFrom(agreement));
  return { refusal: refuse(context, text, 'still-running') };
}

/** What another party has proposed, for those who may confirm it; one's own is said to wait. */
async function waiting(context: CommandContext): Promise<CommandResult | undefined> {
  const { t, agreement, reads } = context;
  const { takeOver: proposal } = (await reads.record(agreement.id)).record.extension;
  if (!proposal) return undefined;
  const known = (await reads.agreements()).find(({ key }) => key === proposal.from);
  const old = known && (await reads.agreement(known.id));
  if (!old) return undefined;
  const found = await succession(context, old);
  const by = partyNames(agreement, [proposal.party])[0] ?? proposal.party;
  const mayAnswer = coordinatesFor(context).some((party) => party !== proposal.party);
  return previewOf(context, found, mayAnswer ? answerButtons(context, found) : [], t.takeOver.waits(by, proposal.on));
}

async function choose(context: CommandContext): Promise<CommandResult> {
  const { t, agreement } = context;
  const candidates = await predecessors(context);
  if (candidates.length === 0) return { outcome: 'done', message: t.say(t.takeOver.none), data: { candidates: [] } };
  const buttons = candidates.map(
    ({ definition }): Button => ({
      label: t.takeOver.candidate(definition.title, definition.validTo.toString()),
      action: { command: 'take-over', agreement: agreement.id, args: { from: definition.key } },
    }),
  );
  return {
    outcome: 'done',
    message: t.asking([t.takeOver.choose], buttons),
    data: { candidates: candidates.map(({ definition }) => definition.key) },
  };
}

export function previewOf(
  context: CommandContext,
  found: Succession,
  buttons: readonly Button[],
  first?: string,
): CommandResult {
  const { t, language, agreement } = context;
  const blocks = [
    ...(first === undefined ? [] : [{ kind: 'text' as const, text: first, style: 'strong' as const }]),
    ...takeOverBlocks(t, agreement, found),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
  const { taken, unmatched, functions, groups } = found.plan;
  const numbers = taken.map(({ from, number }) => ({ from, number }));
  return {
    outcome: 'done',
    message: { language, summary: t.takeOver.title, blocks },
    data: { from: found.old.definition.key, taken: numbers, unmatched, functions, groups },
  };
}

function proposeButton({ t, agreement, hash }: CommandContext, found: Succession): readonly Button[] {
  const args = { from: found.old.definition.key, shown: shownKey(found, hash) };
  const action = { command: 'take-over', agreement: agreement.id, args };
  return [{ label: t.takeOver.propose, action, style: 'primary' }];
}

export function answerButtons({ t, agreement, hash }: CommandContext, found: Succession): readonly Button[] {
  const args = { from: found.old.definition.key, shown: shownKey(found, hash) };
  const action = { command: 'confirm-take-over', agreement: agreement.id };
  return [
    { label: t.takeOver.confirm, action: { ...action, args }, style: 'primary' },
    { label: t.takeOver.decline, action: { ...action, args: { from: args.from, decline: true } } },
  ];
}

async function propose(context: CommandContext, found: Succession): Promise<CommandResult> {
  const { t, agreement, reads } = context;
  const as = writer(context);
  const from = found.old.definition.key;
  const { version, record } = await reads.record(agreement.id);
  const others = agreement.definition.parties.map(({ key }) => key).filter((key) => key !== as.party);
  const functions = others.flatMap((party) => coordinatorFunctions(agreement, party).map(({ id }) => id));
  const names = partyNames(agreement, others);
  const { takeOver: proposal } = record.extension;
  if (proposal?.from === from && proposal.party === as.party)
    return { outcome: 'done', message: t.say(t.takeOver.alreadyProposed(names)), data: { unchanged: true } };
  if (proposal?.from === from) return previewOf(context, found, answerButtons(context, found));
  const asked = await toFunctions(
    context,
    functions,
    'confirm',
    { facts: { event: 'take-over', from, party: as.party } },
    `take-over/${agreement.id}/${version + 1}`,
  );
  if (asked.length === 0) return refuse(context, t.takeOver.nobodyElse, 'no-other-coordinator');
  return {
    outcome: 'done',
    message: t.say(t.takeOver.proposed(names)),
    data: { from, waitsFor: others },
    effects: [
      {
        kind: 'agreement-change',
        expected: version,
        author: authorOf(context, as),
        bodies: [{ kind: 'take-over-proposed', from, party: as.party }],
      },
      ...asked,
    ],
  };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
