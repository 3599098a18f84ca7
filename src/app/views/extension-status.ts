import type { Block, Button } from '../../chat/message.ts';
import { votingParties } from '../../domain/briefs.ts';
import { longestEnd, proposalStanding, signingStanding } from '../../domain/extension.ts';
import type { AgreementFacts } from '../../domain/facts.ts';
import { extensionDeadline } from '../../domain/obligations/extension.ts';
import { may } from '../../domain/policy.ts';
import type { SignedExtension } from '../../domain/record/extension.ts';
import type { Texts } from '../../text/texts.ts';
import { deciderOf } from '../commands/answer-brief.ts';
import type { CommandContext } from '../commands/command.ts';
import { withdrawAction } from '../commands/consultation.ts';
import { orRemoved } from './or-removed.ts';

/** Where the extension of an agreement stands: terms, consultation, proposals, what is signed (product.md §6). */
export function extensionBlocks(
  context: CommandContext,
  facts: AgreementFacts,
  answersFor: readonly string[],
): readonly Block[] {
  const { t, today } = context;
  const { definition, validTo, record, stoppedOn } = facts;
  const { extended } = record.extension;
  const quoted = definition.clauses?.extension;
  const ended = today > validTo;
  const stopped = stoppedOn !== undefined;
  const standing = stopped ? t.extension.stopped : ended ? t.extension.ended(validTo) : t.extension.validTo(validTo);
  const buttons = stopped ? [] : buttonsOf(context, facts, answersFor);
  return [
    { kind: 'title', text: t.extension.title },
    { kind: 'text', text: standing, style: 'strong' },
    ...(quoted === undefined ? [] : [{ kind: 'text' as const, text: t.clock.quoted(quoted), style: 'quote' as const }]),
    { kind: 'text', text: t.extension.terms(definition.extension) },
    ...(definition.extension.kind === 'after-consultation' ? steps(t, facts, today) : []),
    ...section(
      t.extension.former,
      extended.map(({ from, end, on }) => ({ text: t.extension.moved(from, end, on) })),
    ),
    ...(buttons.length > 0 ? [{ kind: 'actions' as const, buttons }] : []),
  ];
}

function steps(t: Texts, facts: AgreementFacts, today: string): readonly Block[] {
  const { definition, record } = facts;
  const { proposals, signed } = record.extension;
  const voting = votingParties(definition.parties);
  const proposed = proposalStanding(record.extension, voting);
  const signing = signingStanding(
    record.extension,
    definition.parties.map(({ key }) => key),
  );
  const nameOf = (key: string) => definition.parties.find((party) => party.key === key)?.shortName ?? key;
  return [
    ...section(t.extension.consultation, [{ text: consultationLine(t, facts, today) }, ...consultations(t, facts)]),
    ...section(
      t.extension.proposals,
      voting.map((key) => {
        const own = proposals.find(({ party }) => party === key);
        const said = own ? t.extension.proposal(own.extend ? own.end : undefined, own.on) : t.extension.noProposal;
        return { text: nameOf(key), detail: said };
      }),
    ),
    ...sentence(proposed.unequal ? t.extension.unequal : proposed.missing.length === 0 ? t.extension.equal : undefined),
    ...section(
      t.extension.signings,
      definition.parties.map(({ key, shortName }) => {
        const own = signed.find(({ party }) => party === key)?.signed;
        return { text: shortName, detail: own ? t.extension.signing(shownSigning(t, own)) : t.extension.noSigning };
      }),
    ),
    ...sentence(signing.differing.length > 0 ? t.extension.differs(signing.differing) : undefined),
  ];
}

function consultationLine(t: Texts, facts: AgreementFacts, today: string): string {
  const deadline = extensionDeadline(facts);
  if (!deadline) return '';
  const { due, consultations } = deadline;
  const first = [...consultations].sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  if (first)
    return first.on <= due ? t.extension.consulted(first.on, due) : t.extension.late(first.on, due, facts.validTo);
  return today <= due ? t.extension.toConsult(due) : t.extension.missed(due, facts.validTo);
}

/** Each with what the parties came to. */
function consultations(t: Texts, facts: AgreementFacts) {
  const { consultations: all = [] } = extensionDeadline(facts) ?? {};
  return all.map(({ on, form, outcome }) => ({
    text: t.consultation.held(on, form),
    ...(outcome === undefined ? {} : { detail: orRemoved(t, outcome) }),
  }));
}

function section(
  label: string,
  items: readonly { readonly text: string; readonly detail?: string }[],
): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: label, style: 'strong' },
    { kind: 'list', items },
  ];
}

function sentence(text: string | undefined): readonly Block[] {
  return text === undefined ? [] : [{ kind: 'text', text }];
}

function buttonsOf(context: CommandContext, facts: AgreementFacts, answersFor: readonly string[]): readonly Button[] {
  const { t, agreement, actor, today } = context;
  const { definition, validTo } = facts;
  const end = longestEnd(definition);
  if (definition.extension.kind !== 'after-consultation' || end === undefined) return [];
  const { buttons } = t.extension;
  const action = (command: string, args?: Readonly<Record<string, string | boolean>>) =>
    ({ command, agreement: agreement.id, ...(args ? { args } : {}) }) as const;
  const running = today <= validTo;
  const leads = running && deciderOf(context) !== undefined;
  const consulted = extensionDeadline(facts)?.consultations ?? [];
  const coordinates = running && may(actor, 'coordinate').allowed;
  const propose: readonly Button[] = [
    { label: buttons.extend(end), action: action('propose-extension', { extend: true, end, from: validTo }) },
    { label: buttons.not, action: action('propose-extension', { extend: false, from: validTo }) },
  ];
  return [
    ...(leads ? propose : []),
    ...(coordinates && consulted.length === 0 ? [{ label: buttons.consult, action: action('consultation') }] : []),
    ...answersFor.map((party) => ({
      label: buttons.record,
      action: action('sign-extension', { party, from: validTo }),
    })),
    ...(coordinates ? consulted : []).map(({ on }) => ({
      label: t.consultation.withdraw(on),
      action: withdrawAction(agreement.id, on),
    })),
  ];
}

function shownSigning(t: Texts, signed: SignedExtension): SignedExtension {
  return {
    ...signed,
    signedBy: signed.signedBy.map((name) => orRemoved(t, name)),
    decidedBy: orRemoved(t, signed.decidedBy),
  };
}
