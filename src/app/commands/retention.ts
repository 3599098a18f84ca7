import { z } from 'zod';
import type { Form, FormValues } from '../../chat/form.ts';
import type { Block, Button } from '../../chat/message.ts';
import {
  countedFrom,
  fewestMonths,
  firstDisposal,
  mostMonths,
  type Retention,
  type RetentionType,
  retentionTypes,
} from '../../domain/record/retention.ts';
import { readRegistration } from '../../domain/registration.ts';
import { coordinatingParties, partyNames, toFunctions } from '../coordinators.ts';
import { lastDayOf } from '../dispose.ts';
import { coordinatesFor, coordinatorFunctions } from '../holdings.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand, type CommandContext, type CommandResult, type FormFault } from './command.ts';

const type = z.enum(retentionTypes);
const decided = z.object({
  type,
  decision: z.string().min(1).max(60),
  decided: z.iso.date(),
  months: z.number().int().min(1).max(mostMonths),
});
const args = z.object({ enter: type.optional(), rule: decided.optional() });

/**
 * What is disposed of and by which decision. A coordinator of one party records a disposal decision, one of another party confirms
 * (R11: nothing is disposed of until a decision's number has been entered). It may be done when the agreement has ended: that is
 * when most of it is.
 */
export const retention = agreementCommand({
  name: 'retention',
  root: 'agreement',
  words: { sv: ['gallring', 'gallra'], en: ['disposal', 'retention'] },
  right: 'coordinate',
  changes: false,
  args,
  texts: ({ rule }) => [rule?.decision ?? ''],
  readForm,
  run: async (context, { enter, rule }) => {
    if (rule) return propose(context, rule);
    const { record } = await context.reads.record(context.agreement.id);
    return enter ? askFor(context, enter) : show(context, record.retention);
  },
});

function show(context: CommandContext, record: readonly Retention[]): CommandResult {
  const { t, language } = context;
  const texts = t.retention;
  const blocks = retentionTypes.flatMap((each): readonly Block[] => {
    const known = record.find((entry) => entry.type === each);
    return [
      { kind: 'text', text: texts.type[each], style: 'strong' },
      ...linesOf(context, each, known).map((text): Block => ({ kind: 'text', text })),
      { kind: 'actions', buttons: buttonsOf(context, each, known) },
    ];
  });
  return {
    outcome: 'done',
    message: {
      language,
      summary: texts.title,
      blocks: [
        { kind: 'title', text: texts.title },
        { kind: 'text', text: texts.intro },
        ...blocks,
        { kind: 'text', text: texts.never, style: 'quiet' },
      ],
    },
    data: { on: record.flatMap((entry) => (entry.rule ? [entry.type] : [])) },
  };
}

function linesOf({ t, agreement, today }: CommandContext, of: RetentionType, known: Retention | undefined) {
  const texts = t.retention;
  const { rule, proposal, disposed = 0, last } = known ?? {};
  const [party = ''] = proposal ? partyNames(agreement, [proposal.party]) : [];
  return [
    texts.what[of],
    rule ? texts.rule(rule.decision, rule.decided, rule.months, countedFrom[of]) : texts.off,
    ...(rule && countedFrom[of] === 'end'
      ? [texts.next(firstDisposal(of, rule.months, lastDayOf(agreement), today))]
      : []),
    ...(proposal ? [texts.proposal(party, proposal.decision, proposal.months)] : []),
    ...(last === undefined ? [] : [texts.done(disposed, last.on)]),
  ];
}

function buttonsOf(context: CommandContext, of: RetentionType, known: Retention | undefined): readonly Button[] {
  const { t, agreement } = context;
  const texts = t.retention;
  const { rule, proposal } = known ?? {};
  const mayAnswer = proposal && coordinatesFor(context).some((party) => party !== proposal.party);
  const answer = (agreed: boolean) => ({
    command: 'answer-retention',
    agreement: agreement.id,
    args: { type: of, proposal: proposal?.version ?? 0, agreed },
  });
  return [
    ...(mayAnswer
      ? [
          { label: texts.confirm, action: answer(true), style: 'primary' as const },
          { label: texts.decline, action: answer(false) },
        ]
      : []),
    { label: texts.enter, action: { command: 'retention', agreement: agreement.id, args: { enter: of } } },
    ...(rule
      ? [{ label: texts.turnOff, action: { command: 'end-retention', agreement: agreement.id, args: { type: of } } }]
      : []),
  ];
}

function askFor({ t, language, agreement, today }: CommandContext, of: RetentionType): CommandResult {
  const texts = t.retention.form;
  const form: Form = {
    language,
    title: texts.title,
    intro: `${t.retention.type[of]}. ${t.retention.what[of]}`,
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'text',
        id: 'decision',
        label: texts.decision,
        hint: texts.decisionHint,
        required: true,
        maxLength: 60,
      },
      { kind: 'date', id: 'decided', label: texts.decided, required: true, value: today },
      {
        kind: 'text',
        id: 'months',
        label: texts.months,
        hint: texts.monthsHint(fewestMonths[of]),
        required: true,
        maxLength: 3,
      },
    ],
    action: { command: 'retention', agreement: agreement.id, args: { enter: of } },
  };
  return { outcome: 'asked', message: t.say(texts.title), form };
}

function readForm(
  values: FormValues,
  given: Record<string, unknown>,
): { args: z.infer<typeof args> } | { faults: Record<string, FormFault> } {
  const text = (id: string) => (typeof values[id] === 'string' ? values[id].trim() : '');
  const months = /^\d{1,3}$/.test(text('months')) ? Number(text('months')) : Number.NaN;
  const read = decided.safeParse({ type: given.enter, decision: text('decision'), decided: text('decided'), months });
  if (read.success) return { args: { rule: read.data } };
  const faults = read.error.issues.map((issue): [string, FormFault] => {
    const field = String(issue.path[0]);
    if (text(field) === '') return [field, 'required'];
    if (field === 'months') return [field, Number.isNaN(months) ? 'not-a-number' : 'out-of-range'];
    return [field, field === 'decided' ? 'no-such-date' : 'too-long'];
  });
  return { faults: Object.fromEntries(faults) };
}

async function propose(context: CommandContext, rule: z.infer<typeof decided>): Promise<CommandResult> {
  const { t, agreement, reads, today } = context;
  const texts = t.retention;
  const { type: of, months } = rule;
  const decision = readRegistration(rule.decision);
  if (decision === undefined) return refuse(context, 'decision', texts.notANumber, 'not-a-number');
  if (rule.decided > today) return refuse(context, 'decided', texts.future, 'future');
  if (months < fewestMonths[of])
    return refuse(context, 'months', texts.tooFew(texts.type[of], fewestMonths[of]), 'too-few');
  const as = writer(context);
  const { version } = await reads.record(agreement.id);
  const others = coordinatingParties(agreement).filter((party) => party !== as.party);
  const [from = ''] = partyNames(agreement, [as.party]);
  const functions = others.flatMap((party) => coordinatorFunctions(agreement, party).map(({ id }) => id));
  const facts = { event: 'retention-proposed', from, function: texts.type[of] };
  const told = await toFunctions(context, functions, 'notice', { facts }, `retention/${agreement.id}/${version + 1}`);
  const body = {
    kind: 'retention-proposed' as const,
    type: of,
    party: as.party,
    decision,
    decided: rule.decided,
    months,
  };
  return {
    outcome: 'done',
    message: t.say(
      texts.saved(texts.type[of], decision),
      others.length > 0 ? texts.waits(partyNames(agreement, others)) : texts.nobodyElse,
    ),
    data: { type: of, decision, months },
    effects: [{ kind: 'agreement-change', expected: version, author: authorOf(context, as), bodies: [body] }, ...told],
  };
}

function refuse({ t }: CommandContext, field: string, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule }, fieldErrors: { [field]: text } };
}
