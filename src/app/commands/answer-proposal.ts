import { z } from 'zod';
import type { Proposal } from '../../domain/measure.ts';
import { present } from '../../domain/present.ts';
import { partiesLeft } from '../../domain/proposal.ts';
import { askToFillIn, briefOf } from '../brief-of-change.ts';
import { coordinatingParties, deciderOf, partyNames, toFunctions } from '../coordinators.ts';
import type { Effect } from '../effects.ts';
import { record } from '../record.ts';
import { functionNamed } from '../relations.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';

/** The version that made the proposal; typed without it, the latest one that waits. */
const args = z.object({ proposal: z.number().int().positive().optional() });

export const agree = answer('agree', { sv: ['bifall'], en: ['agree'] });
export const decline = answer('decline', { sv: ['avslag'], en: ['decline'] });

/** A coordinator's answer to a date move within their power: decided when one of each party has agreed (product.md §4). */
function answer(answer: 'agree' | 'decline', words: { sv: string[]; en: string[] }) {
  return measureCommand({
    name: answer,
    root: 'measure',
    words,
    right: 'coordinate',
    changes: true,
    args,
    run: async (context, { proposal: version }) => {
      const { t, measure, actor } = context;
      const refuse = (text: string, rule: string): CommandResult => ({
        outcome: 'refused',
        message: t.say(text),
        data: { rule, measure: measure.number },
      });
      const { proposals } = measure.state;
      const proposal =
        version === undefined
          ? proposals.findLast((entry) => entry.state === 'waiting')
          : proposals.find((entry) => entry.version === version);
      if (proposal?.state !== 'waiting') return refuse(t.measures.proposal.closed, 'closed');
      if (deciderOf(context, proposal) === 'steering') return isSteerings(context, proposal);
      const own = actor.functions.find(
        (held) => held.confirmed && held.roles.includes('coordinator') && !proposal.agreed.includes(held.party),
      );
      if (!own) return refuse(t.measures.proposal.alreadyAnswered, 'already-answered');
      return save({ ...context, as: own }, proposal, answer);
    },
  });
}

/** It has become the steering group's since it was proposed: it gets its brief now, whoever tries to answer it. */
async function isSteerings(context: MeasureContext, proposal: Proposal): Promise<CommandResult> {
  const { t, measure } = context;
  const briefed = await briefOf(context, proposal.version);
  return {
    outcome: 'refused',
    message: askToFillIn(t.say(t.measures.proposal.steeringDecides), briefed),
    data: { rule: 'steering-decides', measure: measure.number, ...briefed.data },
    effects: briefed.effects,
  };
}

async function save(
  context: MeasureContext & { as: NonNullable<MeasureContext['as']> },
  proposal: Proposal,
  answer: 'agree' | 'decline',
): Promise<CommandResult> {
  const { t, measure, agreement, as } = context;
  const left = partiesLeft(coordinatingParties(agreement), [...proposal.agreed, as.party]);
  const decided = answer === 'agree' && left.length === 0;
  const recording = await record(context, [
    {
      kind: 'answered',
      proposal: proposal.version,
      party: as.party,
      answer,
      ...(decided ? { decided: true as const } : {}),
    },
  ]);
  const briefed = await briefOf(recording.after, proposal.version);
  const to = proposal.to ?? '';
  const line = decided
    ? t.measures.proposal.decided(measure.number, to)
    : answer === 'decline'
      ? t.measures.proposal.declined(measure.number)
      : t.measures.proposal.coordinatorsDecide(partyNames(agreement, left));
  return {
    outcome: 'done',
    message: savedMessage(context, line),
    data: present({
      measure: measure.number,
      answer,
      decided,
      due: decided ? to : undefined,
      version: recording.version,
    }),
    effects: [
      ...recording.effects,
      ...briefed.effects,
      ...(decided || answer === 'decline' ? await tellProposer(context, proposal) : []),
    ],
  };
}

/** The one who proposed gets to know how it went. */
function tellProposer(context: MeasureContext, proposal: Proposal): Promise<readonly Effect[]> {
  const { agreement, measure, as } = context;
  const proposer = functionNamed(agreement, proposal.by);
  if (!proposer || proposer.id === as?.id) return Promise.resolve([]);
  const subject = { measureId: measure.id, version: proposal.version };
  return toFunctions(context, [proposer.id], 'answered', subject, `answered/${measure.id}/${proposal.version}`);
}
