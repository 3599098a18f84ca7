import type { ActionValue, Block } from '../../chat/message.ts';
import { dueOf, isOverdue, type Measure, ratingOn, statusOn } from '../../domain/measure.ts';
import type { CommandContext, CommandResult } from '../commands/command.ts';
import { measureData } from './measure-card.ts';

/** Measures a page: with the heading and the paging buttons it stays within every platform's limits. */
const pageSize = 20;

/** A list of measures, a line each, with a button to the next page. */
export function measureList(
  context: CommandContext,
  list: {
    heading: string;
    measures: readonly Measure[];
    command: string;
    args?: Readonly<Record<string, ActionValue>>;
    from?: number;
  },
): CommandResult {
  const { t, language, agreement, today } = context;
  const from = Math.min(list.from ?? 0, Math.max(0, list.measures.length - 1));
  const shown = list.measures.slice(from, from + pageSize);
  const left = list.measures.length - from - shown.length;
  const blocks: Block[] = [
    { kind: 'text', text: list.heading, style: 'strong' },
    {
      kind: 'list',
      items: shown.map((measure) => ({
        text: t.measures.title(measure.number, measure.state.plan.title),
        detail: detail(context, measure),
      })),
    },
  ];
  if (list.measures.length > shown.length)
    blocks.push({
      kind: 'text',
      text: t.measures.list.page(from + 1, from + shown.length, list.measures.length),
      style: 'quiet',
    });
  if (left > 0) {
    const action = { command: list.command, agreement: agreement.id, args: { ...list.args, from: from + pageSize } };
    blocks.push({ kind: 'actions', buttons: [{ label: t.common.showMore, action }] });
  }
  return {
    outcome: 'done',
    message: {
      language,
      summary: list.heading,
      blocks: blocks.filter((block) => block.kind !== 'list' || block.items.length > 0),
    },
    data: { measures: list.measures.map((measure) => measureData({ measure, today })) },
  };
}

/** `pågår, läge röd, klart senast 29 oktober, försenad – Gatu- och parkchef`. */
function detail({ t, today }: CommandContext, { state }: Measure): string {
  const rating = ratingOn(state, today);
  const due = dueOf(state);
  const parts = [
    t.measures.status[statusOn(state, today)],
    rating ? `${t.measures.labels.rating.toLowerCase()} ${t.measures.rating[rating.value]}` : '',
    due === undefined ? t.measures.noDue : `${t.measures.labels.due.toLowerCase()} ${t.dates.short(due, today)}`,
    isOverdue(state, today) ? t.measures.overdue : '',
  ];
  const who = state.plan.responsibleFunction;
  return parts.filter((part) => part !== '').join(', ') + (who === undefined ? '' : ` – ${who}`);
}
