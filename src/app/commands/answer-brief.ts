import { z } from 'zod';
import type { Form } from '../../chat/form.ts';
import { verdictOf, votingParties } from '../../domain/briefs.ts';
import type { HeldFunction } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { BriefAnswer, BriefChange } from '../../domain/record/briefs.ts';
import { type Briefs, changeRecord } from '../briefs.ts';
import { partyNames } from '../coordinators.ts';
import { decideBrief } from '../decide-brief.ts';
import { tellAsker } from '../tell-brief.ts';
import type { Entry } from '../views/brief-card.ts';
import { briefNumber, namedBrief, readBriefNumber } from './briefs.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const longestReason = 300;

const args = z.object({
  brief: briefNumber.optional(),
  /** Of the text that the button stood under. */
  revision: z.number().int().optional(),
  reason: z.string().optional(),
});
type Args = z.infer<typeof args>;

export const approveBrief = answer('brief-approve', 'approved', { sv: ['beslut bifall'], en: ['decision approve'] });
export const rejectBrief = answer('brief-reject', 'rejected', { sv: ['beslut avslag'], en: ['decision reject'] });
/** Sends it back to the preparatory group, with a line on what is lacking. */
export const returnBrief = answer('brief-more', 'more', { sv: ['beslut komplettera'], en: ['decision return'] });

/** A leader's answer to a brief: decided when one of every voting party has given the same (product.md §4). */
function answer(name: string, answer: BriefAnswer, words: { sv: readonly string[]; en: readonly string[] }) {
  return agreementCommand({
    name,
    root: 'agreement',
    words,
    right: 'decide',
    changes: true,
    args,
    texts: ({ reason }) => [reason ?? ''],
    read: (rest): Args | undefined => {
      if (rest === '') return {};
      const [, number = '', reason = ''] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
      const brief = readBriefNumber(number);
      if (brief === undefined || (reason !== '' && answer !== 'more')) return undefined;
      return { brief, ...(reason === '' ? {} : { reason }) };
    },
    readForm: ({ reason }, given) => {
      const text = typeof reason === 'string' ? reason.trim() : '';
      if (text === '') return { faults: { reason: 'required' } };
      if (text.length > longestReason) return { faults: { reason: 'too-long' } };
      const read = args.safeParse({ ...given, reason: text });
      return read.success ? { args: read.data } : { faults: { reason: 'required' } };
    },
    run: async (context, given) => {
      const found = await namedBrief(context, given);
      if ('result' in found) return found.result;
      const as = deciderOf(context);
      if (!as) return refuse(context, context.t.decisions.refused.notVoting, 'not-voting');
      if ((given.reason ?? '').length > longestReason) return refuse(context, context.t.faults['too-long'], 'too-long');
      if (answer === 'more' && given.reason === undefined) return reasonForm(context, name, found.entry, given);
      return save({ ...context, as }, found.known, found.entry, present({ answer, reason: given.reason }));
    },
  });
}

/** The function that the person decides as: a leader's, of a party that votes; one's own before one stood in for. */
export function deciderOf({ actor, agreement }: CommandContext): HeldFunction | undefined {
  const voting = votingParties(agreement.definition.parties);
  const theirs = actor.functions.filter(
    ({ confirmed, roles, party }) => confirmed && roles.includes('steering') && voting.includes(party),
  );
  return theirs.find(({ deputy }) => !deputy) ?? theirs[0];
}

async function save(
  context: CommandContext & { readonly as: HeldFunction },
  known: Briefs,
  entry: Entry,
  { answer, reason }: { readonly answer: BriefAnswer; readonly reason?: string },
): Promise<CommandResult> {
  const { t, agreement, as, today } = context;
  const texts = t.decisions;
  const { brief, answers } = entry.brief;
  const voting = votingParties(agreement.definition.parties);
  const after = [...answers.filter(({ party }) => party !== as.party), { party: as.party, answer }];
  const verdict = verdictOf(voting, after);
  const before = answers.find(({ party }) => party === as.party)?.answer;
  if (before === answer && verdict.kind !== 'decided')
    return refuse(context, texts.refused.alreadyAnswered(brief, answer), 'already-answered');
  const answered: BriefChange = {
    kind: 'brief-answered',
    brief,
    party: as.party,
    answer,
    ...(reason === undefined ? {} : { reason }),
  };
  const data = { brief, answer, verdict: verdict.kind };
  switch (verdict.kind) {
    case 'decided': {
      const decision = { answer: verdict.answer, by: 'button', on: today } as const;
      const effects = await decideBrief(context, known, entry, decision, [answered]);
      return {
        outcome: 'done',
        message: t.say(texts.saved.decided(brief, verdict.answer), planLine(context, entry, verdict.answer)),
        data: { ...data, decided: true, decision: verdict.answer },
        effects,
      };
    }
    case 'waiting':
    case 'unequal':
    case 'returned': {
      const how = {
        waiting: verdict.kind === 'waiting' ? texts.saved.left(partyNames(agreement, verdict.missing)) : '',
        unequal: texts.unequal,
        returned: texts.returned,
      };
      return {
        outcome: 'done',
        message: t.say(texts.saved.answered(brief, answer), how[verdict.kind]),
        data: { ...data, decided: false },
        effects: [
          ...changeRecord(context, known.version, [answered], as),
          ...(verdict.kind === 'returned' && answer === 'more' ? await tellAsker(context, entry, 'returned') : []),
        ],
      };
    }
  }
}

/** What the decision does to the plan. */
export function planLine({ t }: CommandContext, { matter, measure }: Entry, answer: 'approved' | 'rejected'): string {
  const { saved } = t.decisions;
  if (!measure || matter.kind === 'free' || matter.kind === 'question') return '';
  if (answer === 'rejected') return saved.planKept(measure.number);
  return matter.kind === 'cancel' ? saved.planCancelled(measure.number) : saved.planDue(measure.number, matter.to);
}

function reasonForm(context: CommandContext, command: string, { brief }: Entry, { revision }: Args): CommandResult {
  const { t, language, agreement } = context;
  const { forms } = t.decisions;
  const form: Form = {
    language,
    title: forms.moreTitle(brief.brief),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      { kind: 'text', id: 'reason', label: forms.more, hint: forms.moreHint, required: true, maxLength: longestReason },
    ],
    action: { command, agreement: agreement.id, args: { brief: brief.brief, revision: revision ?? brief.revision } },
  };
  return { outcome: 'asked', message: t.say(forms.more), form };
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
