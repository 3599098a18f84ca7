import type { Block } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement } from '../ports.ts';
import type { Succession } from '../successor.ts';

const mostShown = 30;

/** What taking over would do: the measures, what is made for them, and what has no counterpart here. */
export function takeOverBlocks(t: Texts, agreement: Agreement, { old, plan }: Succession): readonly Block[] {
  const texts = t.takeOver;
  const { labels } = texts;
  const { title, validTo } = old.definition;
  const measures = plan.taken.map(({ number, from, plan: row, dated }) => {
    const status = dated.find(({ field }) => field === 'status');
    const rating = dated.find(({ field }) => field === 'rating');
    const detail = texts.detail({
      status: status?.field === 'status' ? t.measures.status[status.value] : '',
      rating: rating?.field === 'rating' ? t.measures.rating[rating.value] : undefined,
      due: row.due,
      by: row.responsibleFunction,
    });
    return { text: texts.measure(number, from, row.title), detail };
  });
  const functions = plan.functions.map(({ name, party }) =>
    texts.function(name, partyNames(agreement, [party])[0] ?? party),
  );
  return [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: texts.from(title, validTo.toString()) },
    { kind: 'text', text: texts.count(plan.taken.length), style: 'strong' },
    { kind: 'list', items: measures.slice(0, mostShown) },
    ...(measures.length > mostShown ? [{ kind: 'text' as const, text: texts.more(measures.length - mostShown) }] : []),
    ...lines(
      t,
      labels.unmatched,
      plan.unmatched.map(({ number, what, names }) => texts.unmatched(number, what, names)),
    ),
    ...lines(t, labels.functions, functions),
    ...lines(t, labels.groups, plan.groups),
    ...lines(t, labels.finished, plan.finished.length > 0 ? [plan.finished.join(', ')] : []),
  ];
}

function lines(t: Texts, label: string, all: readonly string[]): readonly Block[] {
  if (all.length === 0) return [];
  const more = all.length - mostShown;
  const items = [...all.slice(0, mostShown), ...(more > 0 ? [t.takeOver.more(more)] : [])].map((text) => ({ text }));
  return [
    { kind: 'text', text: label, style: 'strong' },
    { kind: 'list', items },
  ];
}
