import { z } from 'zod';
import { votingParties } from '../../domain/briefs.ts';
import { longestEnd, proposalStanding } from '../../domain/extension.ts';
import { applyExtensionChange } from '../../domain/record/extension.ts';
import { partyNames } from '../coordinators.ts';
import { authorOf } from '../record.ts';
import { tellOfExtension } from '../tell-of-extension.ts';
import { deciderOf } from './answer-brief.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const args = z.object({
  extend: z.boolean(),
  end: z.iso.date().optional(),
  /** The last day that the button showed. */
  from: z.iso.date(),
});

/** A leader of a voting party proposes that the agreement is extended, or that it is not. It moves nothing by itself. */
export const proposeExtension = agreementCommand({
  name: 'propose-extension',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'decide',
  changes: true,
  args,
  run: async (context, { extend, end: typed, from }) => {
    const { t, agreement, reads, today } = context;
    const { definition } = agreement;
    const validTo = definition.validTo.toString();
    if (from !== validTo) return refuse(context, t.extension.alreadyMoved(validTo), 'end-moved');
    if (definition.extension.kind !== 'after-consultation')
      return refuse(context, t.extension.terms(definition.extension), 'no-terms');
    const as = deciderOf(context);
    if (!as) return refuse(context, t.extension.notVoting, 'not-voting');
    const longest = longestEnd(definition) ?? validTo;
    const end = extend ? (typed ?? longest) : undefined;
    if (end !== undefined && (end <= validTo || end > longest))
      return refuse(context, t.extension.alreadyMoved(validTo), 'end-moved');
    const { version, record } = await reads.record(agreement.id);
    const before = record.extension.proposals.find(({ party }) => party === as.party);
    if (before?.extend === extend && before.end === end)
      return { outcome: 'done', message: t.say(t.extension.sameProposal), data: { unchanged: true } };
    const body = {
      kind: 'extension-proposed' as const,
      party: as.party,
      extend,
      ...(end === undefined ? {} : { end }),
    };
    const voting = votingParties(definition.parties);
    const { missing, unequal } = proposalStanding(applyExtensionChange(record.extension, body, today), voting);
    const next = unequal
      ? t.extension.unequal
      : missing.length > 0
        ? t.extension.proposalWaits(partyNames(agreement, missing))
        : t.extension.equal;
    const news = { event: 'extension-proposed' as const, party: as.party, ...(end === undefined ? {} : { end }) };
    const party = partyNames(agreement, [as.party])[0] ?? as.party;
    return {
      outcome: 'done',
      message: t.say(t.extension.proposed(party, end), next),
      data: { party: as.party, extend, ...(end === undefined ? {} : { end }), missing, unequal },
      effects: [
        { kind: 'agreement-change', expected: version, author: authorOf(context, as), bodies: [body] },
        ...(await tellOfExtension(context, version + 1, news, missing)),
      ],
    };
  },
});

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
