import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { type Status, statusOn } from '../../domain/measure.ts';
import { conflict } from '../conflict.ts';
import { ask } from '../questions.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';
import { proposeCancellation } from './due.ts';

const args = z.object({
  value: z.enum(['not_started', 'in_progress', 'on_hold', 'completed', 'cancelled', 'unclear', 'choose']),
  reason: z.string().optional(),
});

const words: readonly (readonly [string, z.infer<typeof args>['value']])[] = [
  ['inte paborjad', 'not_started'],
  ['ej paborjad', 'not_started'],
  ['ej startad', 'not_started'],
  ['not started', 'not_started'],
  ['planerad', 'not_started'],
  ['planned', 'not_started'],
  ['in progress', 'in_progress'],
  ['pagaende', 'in_progress'],
  ['pagar', 'in_progress'],
  ['paborjad', 'in_progress'],
  ['startad', 'in_progress'],
  ['ongoing', 'in_progress'],
  ['on hold', 'on_hold'],
  ['pausad', 'on_hold'],
  ['pausat', 'on_hold'],
  ['vilande', 'on_hold'],
  ['paused', 'on_hold'],
  ['genomford', 'completed'],
  ['genomfort', 'completed'],
  ['fardig', 'completed'],
  ['fardigt', 'completed'],
  ['klara', 'completed'],
  ['klart', 'completed'],
  ['klar', 'completed'],
  ['completed', 'completed'],
  ['done', 'completed'],
  ['avbruten', 'cancelled'],
  ['avbrutet', 'cancelled'],
  ['installd', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['avslutad', 'unclear'],
  ['avslutat', 'unclear'],
  ['closed', 'unclear'],
];

/** Changes the status. *Avbruten* is a proposal to the steering group; *avslutad* is ambiguous and asked about. */
export const status = measureCommand({
  name: 'status',
  root: 'measure',
  words: { sv: ['status'], en: ['status'] },
  right: ({ value }) =>
    value === 'cancelled' ? 'propose' : value === 'unclear' || value === 'choose' ? 'note' : 'judge',
  changes: true,
  args,
  texts: ({ reason }) => [reason ?? ''],
  read: (rest) => {
    if (rest === '') return { value: 'choose' as const };
    const folded = fold(rest);
    const found = words.find(
      ([word]) => folded.startsWith(word) && /^(?:$|[\s.,:;–-])/.test(folded.slice(word.length)),
    );
    if (!found) return undefined;
    const reason = rest
      .normalize('NFC')
      .slice(found[0].length)
      .replace(/^[\s.,:;–-]+/, '');
    return { value: found[1], ...(reason === '' ? {} : { reason }) };
  },
  run: async (context, { value, reason }) => {
    switch (value) {
      case 'choose':
        return chooseStatus(
          context,
          context.t.measures.ask.whichStatus,
          ['in_progress', 'on_hold', 'completed', 'not_started'],
          reason,
        );
      case 'unclear':
        return chooseStatus(context, context.t.measures.ask.unclearStatus, ['completed', 'cancelled'], reason);
      case 'cancelled':
        return proposeCancellation(context, reason);
      default:
        return setStatus(context, value, reason);
    }
  },
});

async function setStatus(
  context: MeasureContext,
  value: Exclude<Status, 'cancelled'>,
  reason: string | undefined,
): Promise<CommandResult> {
  const { t, measure, today } = context;
  const current = statusOn(measure.state, today);
  const shown = { yours: t.measures.status[value], theirs: t.measures.status[current] };
  const conflicting = conflict(context, 'status', shown, {
    command: 'status',
    args: { value, ...(reason ? { reason } : {}) },
  });
  if (conflicting) return conflicting;
  const recording = await record(context, [{ kind: 'status', value, ...(reason === undefined ? {} : { reason }) }]);
  return {
    outcome: 'done',
    message: savedMessage(context, t.measures.saved.status(measure.number, value)),
    data: { measure: measure.number, status: value, version: recording.version },
    effects: recording.effects,
  };
}

function chooseStatus(
  context: MeasureContext,
  text: string,
  values: readonly Status[],
  reason: string | undefined,
): CommandResult {
  const { t, measure } = context;
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'choice',
    text: [text],
    options: values.map((value) => ({
      label: t.measures.status[value],
      command: 'status',
      measure: measure.id,
      args: { value, ...(reason ? { reason } : {}) },
    })),
    data: { measure: measure.number, question: 'status' },
  });
  return { ...reply, effects: [effect] };
}
