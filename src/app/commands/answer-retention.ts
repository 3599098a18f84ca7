import { z } from 'zod';
import type { RetentionChange } from '../../domain/record/retention.ts';
import { countedFrom, firstDisposal, retentionTypes } from '../../domain/record/retention.ts';
import { lastDayOf } from '../dispose.ts';
import type { Effect } from '../effects.ts';
import { coordinatesFor } from '../holdings.ts';
import { authorOf, writer } from '../record.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const type = z.enum(retentionTypes);
const answer = z.object({ type, proposal: z.number().int(), agreed: z.boolean() });

/** Another party's coordinator answers a disposal decision; what they answer is the one that they were shown. */
export const answerRetention = agreementCommand({
  name: 'answer-retention',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: false,
  args: answer,
  run: async (context, { type: of, proposal: shown, agreed }) => {
    const { t, agreement, reads, today } = context;
    const texts = t.retention;
    const { version, record } = await reads.record(agreement.id);
    const { proposal } = record.retention.find((entry) => entry.type === of) ?? {};
    if (proposal?.version !== shown) return refuse(context, texts.gone, 'not-waiting');
    const party = coordinatesFor(context).find((own) => own !== proposal.party);
    if (party === undefined) return refuse(context, texts.ownProposal, 'own-party');
    const first = firstDisposal(of, proposal.months, lastDayOf(agreement), today);
    return {
      outcome: 'done',
      message: agreed
        ? t.say(texts.confirmed(texts.type[of]), countedFrom[of] === 'end' ? texts.next(first) : '')
        : t.say(texts.declined),
      data: { type: of, agreed },
      effects: recorded(context, version, { kind: 'retention-answered', type: of, party, agreed, proposal: shown }),
    };
  },
});

/** Any party's coordinator turns a disposal off: that is the safe way, so it needs nobody else. */
export const endRetention = agreementCommand({
  name: 'end-retention',
  root: 'agreement',
  words: { sv: [], en: [] },
  right: 'coordinate',
  changes: false,
  args: z.object({ type }),
  run: async (context, { type: of }) => {
    const { t, agreement, reads } = context;
    const { version, record } = await reads.record(agreement.id);
    if (!record.retention.some((entry) => entry.type === of && entry.rule))
      return refuse(context, t.retention.notOn, 'not-on');
    return {
      outcome: 'done',
      message: t.say(t.retention.ended(t.retention.type[of])),
      data: { type: of, ended: true },
      effects: recorded(context, version, { kind: 'retention-ended', type: of, party: writer(context).party }),
    };
  },
});

function recorded(context: CommandContext, expected: number, body: RetentionChange): readonly Effect[] {
  return [{ kind: 'agreement-change', expected, author: authorOf(context, writer(context)), bodies: [body] }];
}

function refuse({ t }: CommandContext, text: string, rule: string): CommandResult {
  return { outcome: 'refused', message: t.say(text), data: { rule } };
}
