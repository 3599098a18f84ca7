import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type DateContext, readDate, readLeadingDate } from '../../domain/date-text.ts';
import { type ChangeBody, type Decider, dueOf } from '../../domain/measure.ts';
import { present } from '../../domain/present.ts';
import { decides, partiesLeft } from '../../domain/proposal.ts';
import { askToFillIn, briefOf } from '../brief-of-change.ts';
import { conflict } from '../conflict.ts';
import { coordinatingParties, partyNames, toCoordinators } from '../coordinators.ts';
import { noteText } from '../note-text-of.ts';
import { ask } from '../questions.ts';
import { record, writer } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';

const args = z.object({
  /** The date as typed, not yet read. */
  typed: z.string().optional(),
  /** A date that the person has chosen. */
  to: z.iso.date().optional(),
  openEnded: z.boolean().optional(),
  reason: z.string().optional(),
  /** Version of the note that is the reason. */
  fromNote: z.number().int().optional(),
});
type Args = z.infer<typeof args>;

/**
 * Proposes a new due date. Within the coordinators' power (product.md §4, decisions) one of each party decides it, the
 * proposing coordinator counting for theirs; beyond it the proposal waits for the steering group.
 */
export const due = measureCommand({
  name: 'due',
  root: 'measure',
  words: { sv: ['datum', 'slutdatum'], en: ['due', 'date'] },
  right: 'propose',
  changes: true,
  args,
  texts: ({ reason }) => [reason ?? ''],
  read: (rest, context): Args | undefined => {
    if (rest === '') return {};
    const found = readLeadingDate(rest, dateContext(context));
    if (!found || (found.reading.outcome === 'error' && found.reading.error.kind === 'not-understood')) {
      return /^\S*\d/.test(rest) && rest.split(/\s+/).length <= 3 ? { typed: rest } : undefined;
    }
    const reason = found.rest.replace(/^[\s,.:;–-]+/, '').trim();
    return { typed: found.matched, ...(reason === '' ? {} : { reason }) };
  },
  readForm: ({ date, reason }) =>
    typeof date === 'string' && date !== ''
      ? {
          args: {
            typed: date,
            ...(typeof reason === 'string' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
          },
        }
      : { faults: { date: 'required' } },
  run: async (context, { typed, to, reason: given, fromNote }) => {
    const reason = given ?? (await noteText(context, fromNote));
    if (to !== undefined) return propose(context, to, reason);
    if (typed === undefined) return dueForm(context);
    const reading = readDate(typed, dateContext({ ...boundsOf(context), today: context.today }));
    switch (reading.outcome) {
      case 'ok':
        return propose(context, reading.date.toString(), reason);
      case 'ask':
        return askDate(context, reading, reason);
      case 'error': {
        const { t, measure } = context;
        return {
          outcome: 'refused',
          message: t.say(t.dates.error(reading.error)),
          data: { rule: 'date', measure: measure.number },
        };
      }
    }
  },
});

function boundsOf({ agreement }: MeasureContext): { validFrom: string; validTo: string } {
  return { validFrom: agreement.definition.validFrom.toString(), validTo: agreement.definition.validTo.toString() };
}

function dateContext(context: { today: string; validFrom: string; validTo: string }): DateContext {
  return {
    today: Temporal.PlainDate.from(context.today),
    validFrom: Temporal.PlainDate.from(context.validFrom),
    validTo: Temporal.PlainDate.from(context.validTo),
    use: 'due',
  };
}

function askDate(
  context: MeasureContext,
  reading: Extract<ReturnType<typeof readDate>, { outcome: 'ask' }>,
  reason: string | undefined,
): CommandResult {
  const { t, measure } = context;
  const dates = reading.candidates.map((date) => date.toString());
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'date',
    text: [t.dates.question(reading.reasons, dates)],
    options: [
      ...dates.map((to) => ({
        label: t.measures.buttons.keepDate(to),
        command: 'due',
        measure: measure.id,
        args: present({ to, reason }),
      })),
      { label: t.common.cancel, command: 'drop', args: {} },
    ],
    data: { measure: measure.number, due: reading.preferred.toString(), candidates: dates, question: 'date' },
  });
  return { ...reply, effects: [effect] };
}

async function propose(context: MeasureContext, to: string, reason: string | undefined): Promise<CommandResult> {
  const { t, measure, agreement } = context;
  const from = dueOf(measure.state);
  if (from === to)
    return {
      outcome: 'done',
      message: t.say(t.measures.saved.same(measure.number)),
      data: { measure: measure.number, due: to, unchanged: true },
    };
  const shown = { yours: t.dates.weekday(to), theirs: from ? t.dates.weekday(from) : t.measures.noDue };
  const conflicting = conflict(context, 'due', shown, { command: 'due', args: present({ to, reason }) });
  if (conflicting) return conflicting;
  const decider = decides({
    from,
    to,
    moves: measure.state.moves,
    validTo: agreement.definition.validTo.toString(),
    settings: agreement.definition.settings,
  });
  return recordProposal(context, {
    kind: 'proposal',
    what: 'due',
    to,
    ...present({ reason }),
    decides: decider,
    agreed: agreedAlready(context, decider),
  });
}

/** Cancelling a measure needs a reason, and is the steering group's to decide. */
export async function proposeCancellation(context: MeasureContext, reason: string | undefined): Promise<CommandResult> {
  const { t, measure } = context;
  if (reason === undefined) {
    return {
      outcome: 'refused',
      message: t.say(t.measures.ask.cancelReason),
      data: { rule: 'reason-needed', measure: measure.number },
    };
  }
  return recordProposal(context, { kind: 'proposal', what: 'cancel', reason, decides: 'steering', agreed: [] });
}

/** A proposing coordinator counts for their own party. */
function agreedAlready(context: MeasureContext, decider: Decider): readonly string[] {
  const coordinates = context.actor.functions.filter((held) => held.confirmed && held.roles.includes('coordinator'));
  return decider === 'coordinators' ? [...new Set(coordinates.map((held) => held.party))] : [];
}

async function recordProposal(
  context: MeasureContext,
  body: Extract<ChangeBody, { kind: 'proposal' }>,
): Promise<CommandResult> {
  const { t, measure } = context;
  const left = body.decides === 'coordinators' ? partiesLeft(coordinatingParties(context.agreement), body.agreed) : [];
  const decidedNow = body.decides === 'coordinators' && left.length === 0;
  const version = measure.version + 1;
  const party = writer(context).party;
  const bodies: ChangeBody[] = decidedNow
    ? [body, { kind: 'answered', proposal: version, party, answer: 'agree', decided: true }]
    : [body];
  const recording = await record(context, bodies);
  const asked = left.length > 0 ? await toCoordinators(context, left, 'proposal', version) : [];
  const to = body.what === 'due' ? body.to : undefined;
  const lines = [
    to === undefined
      ? t.measures.proposal.cancel(measure.number)
      : t.measures.proposal.due(measure.number, dueOf(measure.state), to),
    decidedNow && to !== undefined
      ? t.measures.proposal.decided(measure.number, to)
      : body.decides === 'steering'
        ? t.measures.proposal.steeringDecides
        : t.measures.proposal.coordinatorsDecide(partyNames(context.agreement, left)),
  ];
  const briefed = await briefOf(recording.after, version);
  return {
    outcome: 'done',
    message: askToFillIn(savedMessage(context, lines), briefed),
    data: {
      measure: measure.number,
      ...briefed.data,
      ...(to === undefined ? { proposal: 'cancel' } : { due: to }),
      decides: body.decides,
      decided: decidedNow,
      version,
      proposals: [present({ kind: body.what, date: to, decides: body.decides })],
    },
    effects: [...recording.effects, ...asked, ...briefed.effects],
  };
}

function dueForm(context: MeasureContext): CommandResult {
  const { t, measure } = context;
  const current = dueOf(measure.state);
  const form = {
    language: context.language,
    title: t.measures.forms.due.title(measure.number),
    submit: t.common.save,
    cancel: t.common.cancel,
    fields: [
      {
        kind: 'date' as const,
        id: 'date',
        label: t.measures.forms.due.date,
        required: true,
        ...present({ value: current }),
      },
      { kind: 'text' as const, id: 'reason', label: t.measures.forms.due.reason, required: false, maxLength: 500 },
    ],
    action: { command: 'due', measure: measure.id, version: measure.version },
  };
  return { outcome: 'asked', message: t.say(t.measures.ask.dueNeeded), form };
}
