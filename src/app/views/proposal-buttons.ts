import { z } from 'zod';
import type { Action, Button } from '../../chat/message.ts';
import { indicatorsFor } from '../../domain/indicator.ts';
import { dueOf, ratingOn, statusOn } from '../../domain/measure.ts';
import type { Proposal } from '../../domain/note-text.ts';
import { present } from '../../domain/present.ts';
import type { MeasureContext } from '../commands/command.ts';

/** Longest that a button's siblings may be written: Slack keeps 2,000 characters in a button. */
const longestSiblings = 1400;

/**
 * What was read out of a note, as buttons: each is the command that would record it. `note` is the note's version. Each
 * carries the others, so that they are still there when the message is replaced by what pressing one of them did.
 */
export function proposalButtons(
  context: Pick<MeasureContext, 't' | 'measure' | 'today'>,
  proposals: readonly Proposal[],
  note: number,
): readonly Button[] {
  return withSiblings(proposals.flatMap((proposal) => buttonFor(context, proposal, note) ?? []));
}

const siblingsSchema = z.array(
  z.object({
    label: z.string(),
    command: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);

function withSiblings(buttons: readonly Button[]): readonly Button[] {
  return buttons.map((button) => {
    const others = buttons
      .filter((other) => other !== button)
      .map(({ label, action: { command, args } }) => ({ label, command, args: args ?? {} }));
    const siblings = JSON.stringify(others);
    if (others.length === 0 || siblings.length > longestSiblings) return button;
    return { ...button, action: { ...button.action, args: { ...button.action.args, siblings } } };
  });
}

/** The buttons that stood beside the one that was pressed. */
export function siblingsOf(action: Action): readonly Button[] {
  const siblings = action.args?.siblings;
  if (typeof siblings !== 'string') return [];
  const read = siblingsSchema.safeParse(jsonOf(siblings));
  return read.success
    ? withSiblings(read.data.map(({ label, command, args }) => ({ label, action: { ...action, command, args } })))
    : [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function buttonFor(
  { t, measure, today }: Pick<MeasureContext, 't' | 'measure' | 'today'>,
  proposal: Proposal,
  note: number,
): Button | undefined {
  const { buttons } = t.measures;
  const action = (command: string, args: NonNullable<Button['action']['args']>) => ({
    command,
    measure: measure.id,
    version: measure.version,
    args,
  });
  switch (proposal.kind) {
    case 'status':
      if (proposal.status === statusOn(measure.state, today) || proposal.status === 'cancelled') return undefined;
      return { label: buttons.status(proposal.status), action: action('status', { value: proposal.status }) };
    case 'rating': {
      if (proposal.rating === ratingOn(measure.state, today)?.value) return undefined;
      const reason = proposal.rating === 'green' ? {} : { fromNote: note };
      return {
        label: buttons.rating(proposal.rating),
        action: action('rating', { value: proposal.rating, ...reason }),
      };
    }
    case 'indicator': {
      const { value, total, percent, increment, unit } = proposal;
      if (indicatorsFor(measure.state.plan.indicators, present({ value, total, percent, unit })).length === 0)
        return undefined;
      const label = increment
        ? `${buttons.indicator(value, undefined, false)} (+)`
        : buttons.indicator(value, total, percent);
      return { label, action: action('indicator', present({ value, total, percent, increment, unit })) };
    }
    case 'due':
      if (!proposal.date) return { label: buttons.chooseDate, action: action('due', {}) };
      if (proposal.date.toString() === dueOf(measure.state)) return undefined;
      return {
        label: buttons.due(proposal.date.toString()),
        action: action('due', { to: proposal.date.toString(), fromNote: note }),
      };
    case 'communicated':
      return {
        label: buttons.communicated(proposal.date.toString()),
        action: action('communicated', { on: proposal.date.toString() }),
      };
    case 'needs-decision':
      return { label: buttons.ask, action: action('question', {}) };
    default:
      return undefined;
  }
}
