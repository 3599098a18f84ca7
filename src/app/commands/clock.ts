import { z } from 'zod';
import type { Block, Button } from '../../chat/message.ts';
import type { AgreementDefinition, Rule } from '../../domain/agreement-file.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { type Obligation, obligations } from '../../domain/obligations.ts';
import { may } from '../../domain/policy.ts';
import type { Texts } from '../../text/texts.ts';
import { gatherFacts } from '../facts.ts';
import { clockBlocks } from '../views/clock-blocks.ts';
import { clockNames } from '../views/clock-names.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** The agreement's clock: what it requires by a day, missed, next and met, with the rule that each comes from. */
export const clock = agreementCommand({
  name: 'clock',
  root: 'agreement',
  words: { sv: ['klockan', 'klocka', 'läget nu'], en: ['clock'] },
  right: 'take-part',
  changes: false,
  args: z.object({ rules: z.boolean().optional() }),
  read: (rest) => (rest === '' ? {} : /^(regler(na)?|rules)$/i.test(rest) ? { rules: true } : undefined),
  run: async (context, { rules }) => {
    const { agreement, reads, today } = context;
    const facts = await gatherFacts(agreement, reads, today);
    const all = obligations(facts, today);
    return rules ? theRules(context, all) : theClock(context, facts, all);
  },
});

function theClock(context: CommandContext, facts: AgreementFacts, all: readonly Obligation[]): CommandResult {
  const { t, language, today } = context;
  const blocks: readonly Block[] = [
    { kind: 'title', text: t.clock.title },
    { kind: 'text', text: standing(t, facts, today), style: 'quiet' },
    ...clockBlocks(t, facts, all, today),
    { kind: 'actions', buttons: buttons(context, all) },
  ];
  const summary = `${t.clock.title}: ${facts.definition.title}`;
  return {
    outcome: 'done',
    message: { language, summary, blocks },
    data: { obligations: all.map((each) => toJson(context, each)) },
  };
}

function standing(t: Texts, { validFrom, validTo, stoppedOn }: AgreementFacts, today: string): string {
  if (stoppedOn !== undefined && stoppedOn <= today) return t.clock.stopped(stoppedOn);
  if (today < validFrom) return t.clock.notBegun(validFrom);
  return today > validTo ? t.clock.ended(validTo) : t.clock.caption(today, validTo);
}

/** A review is opened from here in its month and until it is answered, and the consultation recorded, by those who may. */
function buttons(
  { t, agreement, actor, today, commands }: CommandContext,
  all: readonly Obligation[],
): readonly Button[] {
  const action = (command: string, args?: { readonly rules: true }) =>
    ({ command, agreement: agreement.id, ...(args ? { args } : {}) }) as const;
  const open = all.some(({ kind, state }) => kind === 'consultation' && state !== 'met');
  const running = today <= agreement.definition.validTo.toString();
  const consult = open && running && may(actor, 'coordinate').allowed;
  const asked = all.some((each) => each.kind === 'review' && each.state !== 'met' && each.month <= today.slice(0, 7));
  const review = asked && running && may(actor, 'read-all').allowed;
  return [
    { label: t.clock.overview, action: action('overview') },
    ...(commands.some(({ name }) => name === 'meetings')
      ? [{ label: t.clock.meetings, action: action('meetings') }]
      : []),
    ...(review ? [{ label: t.review.showStatus, action: action('review') }] : []),
    ...(consult ? [{ label: t.clock.consult, action: action('consultation') }] : []),
    { label: t.clock.rules, action: action('clock', { rules: true }) },
  ];
}

/** The clauses behind the clock, in the agreement's own words where its file quotes them; one sentence once. */
function theRules({ t, language, agreement }: CommandContext, all: readonly Obligation[]): CommandResult {
  const { definition } = agreement;
  const order = Object.keys(t.clock.ruleNames) as Rule[];
  const used = order.filter(
    (rule) => definition.clauses?.[rule] !== undefined || all.some((each) => each.rule === rule),
  );
  const clauses = used.map((rule) => ({ rule, clause: clauseOf(t, definition, rule) }));
  const once = [...new Set(clauses.map(({ clause }) => clause))];
  const items = once.map((clause) => ({
    text: t.clock.joined(clauses.filter((each) => each.clause === clause).map(({ rule }) => t.clock.ruleNames[rule])),
    detail: clause,
  }));
  return {
    outcome: 'done',
    message: {
      language,
      summary: t.clock.rulesTitle,
      blocks: [
        { kind: 'title', text: t.clock.rulesTitle },
        { kind: 'text', text: t.clock.rulesIntro, style: 'quiet' },
        { kind: 'list', items },
      ],
    },
    data: { rules: Object.fromEntries(clauses.map(({ rule, clause }) => [rule, clause])) },
  };
}

function clauseOf(t: Texts, definition: AgreementDefinition, rule: Rule): string {
  const quoted = definition.clauses?.[rule];
  return quoted === undefined ? t.clock.rule(rule, definition) : t.clock.quoted(quoted);
}

/** An obligation for machines, with its rule quoted and its sentences. */
function toJson({ t, agreement, today }: CommandContext, each: Obligation): Readonly<Record<string, unknown>> {
  const { definition } = agreement;
  const names = clockNames(definition, today);
  return {
    ...each,
    what: t.clock.what(each, names),
    how: t.clock.how(each, names),
    stateWord: t.clock.state[each.state],
    clause: clauseOf(t, definition, each.rule),
  };
}
