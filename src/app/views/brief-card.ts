import type { Block, Button, Fact } from '../../chat/message.ts';
import { type BriefFact, missingParts, verdictOf, votingParties } from '../../domain/briefs.ts';
import type { Measure } from '../../domain/measure.ts';
import { may } from '../../domain/policy.ts';
import type { BriefAnswer } from '../../domain/record/briefs.ts';
import { confirmingParties } from '../brief-taken.ts';
import { editorOf } from '../briefs.ts';
import type { CommandContext } from '../commands/command.ts';
import { partyNames } from '../coordinators.ts';
import { shorten } from '../reports/shorten.ts';
import { answersText, briefText } from './brief-text.ts';
import { orRemoved } from './or-removed.ts';

export type Entry = BriefFact<Measure>;

/** `short`: cut to what a list has room for. `first`: nothing to be moved above. `stays`: there is more under the message. */
export interface CardOptions {
  readonly short: boolean;
  readonly first: boolean;
  readonly stays: boolean;
}

/** Longest that a text of a brief is in a list, in characters. */
const shortest = 150;
const titleRoom = 60;

/** A brief with what is missing, the answers so far, and the buttons of the one who looks. */
export function briefCard(context: CommandContext, fact: Entry, options: CardOptions): readonly Block[] {
  const buttons = buttonsFor(context, fact, options);
  return [
    { kind: 'text', text: headingOf(context, fact), style: 'strong' },
    ...(options.short ? saidInShort(context, fact) : [{ kind: 'facts' as const, facts: factsOf(context, fact) }]),
    ...(options.short ? [standing(context, fact).join(' ')] : standing(context, fact)).map(
      (text): Block => ({ kind: 'text', text }),
    ),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
}

export function headingOf({ t }: Pick<CommandContext, 't'>, { brief, measure }: Entry): string {
  const about = measure ? t.measures.title(measure.number, shorten(measure.state.plan.title, titleRoom)).trim() : '';
  return t.decisions.numbered(brief.brief, about);
}

/** The question as it was put, and the rest in a line. */
function saidInShort(context: CommandContext, fact: Entry): readonly Block[] {
  const { by } = context.t.decisions.labels;
  const [question, ...rest] = factsOf(context, fact).filter(({ label }) => label !== by);
  const line = rest.map(({ label, value }) => `${label}: ${ended(shorten(value, shortest))}`).join(' ');
  return [
    { kind: 'text', text: shorten(question?.value ?? '', shortest), style: 'quote' },
    ...(line === '' ? [] : [{ kind: 'text' as const, text: line }]),
  ];
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function factsOf({ t, today }: CommandContext, fact: Entry): readonly Fact[] {
  const { labels, missing } = t.decisions;
  const { question, proposal, otherwise, reason } = briefText(t, fact);
  const { matter, brief } = fact;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [labels.question, question ?? missing],
    [labels.proposal, proposal],
    [labels.reason, reason],
    [labels.otherwise, otherwise],
    [labels.latest, brief.latest && t.dates.short(brief.latest, today)],
    ...(matter.kind === 'free' ? [] : [[labels.by, matter.by] as const]),
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** How it stands: decided, gone, or the answers so far. */
function standing(context: CommandContext, fact: Entry): readonly string[] {
  const { t, agreement, today } = context;
  const { brief, state } = fact;
  const { parties } = agreement.definition;
  const texts = t.decisions;
  if (state === 'decided')
    return [
      texts.outcome(brief.decision, brief.decidedOn ?? today, today, takenBy(t, fact)),
      ...answered(context, fact),
    ];
  if (state !== 'open') return [texts.refused.closed(brief.brief, state)];
  const verdict = verdictOf(votingParties(parties), brief.answers);
  return [
    texts.missingParts(missingParts(fact)),
    brief.taken && brief.answers.length === 0 ? '' : answersText(t, fact, parties).join(' '),
    verdict.kind === 'unequal' ? texts.unequal : '',
    verdict.kind === 'returned' ? texts.returned : '',
    brief.taken ? takenText(context, brief.taken) : '',
  ].filter((text) => text !== '');
}

function answered({ t, agreement }: CommandContext, fact: Entry): readonly string[] {
  return fact.brief.by === 'button' ? [answersText(t, fact, agreement.definition.parties).join(' ')] : [];
}

function takenText({ t, agreement }: CommandContext, taken: NonNullable<Entry['brief']['taken']>): string {
  const [party = taken.party] = partyNames(agreement, [taken.party]);
  return t.decisions.recorded(party, taken.answer, taken.on, orRemoved(t, taken.reference));
}

/** The meeting's reference, when it was decided in one. */
export function takenBy(t: CommandContext['t'], { brief }: Entry): string | undefined {
  return brief.by === 'meeting' && brief.taken ? orRemoved(t, brief.taken.reference) : undefined;
}

const answers = [
  ['brief-approve', 'approved'],
  ['brief-reject', 'rejected'],
  ['brief-more', 'more'],
] as const satisfies readonly (readonly [string, BriefAnswer])[];

function buttonsFor(context: CommandContext, fact: Entry, { short, first, stays }: CardOptions): readonly Button[] {
  const { t, agreement, actor } = context;
  const { brief, state } = fact;
  const { buttons } = t.decisions;
  const action = (command: string, args: Readonly<Record<string, string | number | boolean>> = {}) => ({
    command,
    agreement: agreement.id,
    args: { brief: brief.brief, revision: brief.revision, ...args },
    ...(stays ? { stays: true as const } : {}),
  });
  const shown = short && may(actor, 'read-all').allowed;
  const show: readonly Button[] = shown ? [{ label: buttons.show(brief.brief), action: action('briefs') }] : [];
  if (state !== 'open') return show;
  const voting = votingParties(agreement.definition.parties);
  const mayDecide =
    may(actor, 'decide').allowed &&
    actor.functions.some(({ roles, party }) => roles.includes('steering') && voting.includes(party));
  const coordinates = may(actor, 'coordinate').allowed;
  return [
    ...(mayDecide
      ? answers.map(
          ([command, answer]): Button => ({
            label: buttons.answer(answer, brief.brief),
            action: action(command),
            ...(answer === 'approved' ? { style: 'primary' as const } : {}),
          }),
        )
      : []),
    ...(editorOf(context, fact) ? [{ label: buttons.edit(brief.brief), action: action('edit-brief') }] : []),
    ...(coordinates && !first ? [{ label: buttons.up(brief.brief), action: action('order-briefs') }] : []),
    ...(coordinates ? takenButtons(context, fact, action) : []),
    ...(coordinates && !short && fact.matter.kind === 'free'
      ? [{ label: buttons.withdraw(brief.brief), action: action('withdraw-brief'), style: 'danger' as const }]
      : []),
    ...show,
  ];
}

function takenButtons(
  { t, agreement, actor }: CommandContext,
  { brief }: Entry,
  action: (command: string, args?: { readonly nth: number }) => Button['action'],
): readonly Button[] {
  const { buttons } = t.decisions;
  const nth = brief.recordings ?? 0;
  const record: Button = { label: buttons.taken(brief.brief), action: action('brief-taken') };
  if (!brief.taken) return [record];
  const parties = confirmingParties(agreement, brief.taken.party);
  const confirms = actor.functions.some(({ roles, party }) => roles.includes('coordinator') && parties.includes(party));
  return [
    confirms
      ? { label: buttons.confirm(brief.brief), action: action('confirm-taken', { nth }), style: 'primary' }
      : record,
    { label: buttons.decline(brief.brief), action: action('decline-taken', { nth }) },
  ];
}
