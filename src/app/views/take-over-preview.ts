import type { Block } from '../../chat/message.ts';
import type { Texts } from '../../text/texts.ts';
import { partyNames } from '../coordinators.ts';
import type { Agreement } from '../ports.ts';
import { shorten } from '../reports/shorten.ts';
import type { Succession } from '../successor.ts';

/** A message holds so many lines of each kind, and titles so long; the rest is counted. */
const mostShown = 20;
const mostUnmatched = 12;
const longestTitle = 120;
const longestLine = 200;

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
    return { text: texts.measure(number, from, shorten(row.title, longestTitle)), detail };
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
    ...unmatchedLines(t, plan.unmatched),
    ...inline(t, labels.functions, functions),
    ...inline(t, labels.groups, plan.groups),
    ...inline(t, labels.finished, plan.finished),
  ];
}

function unmatchedLines(t: Texts, all: Succession['plan']['unmatched']): readonly Block[] {
  if (all.length === 0) return [];
  const lines = all
    .slice(0, mostUnmatched)
    .map(({ number, what, names }) => shorten(t.takeOver.unmatched(number, what, names), longestLine));
  const more = all.length > mostUnmatched ? [t.takeOver.more(all.length - mostUnmatched)] : [];
  return [
    { kind: 'text', text: t.takeOver.labels.unmatched, style: 'strong' },
    { kind: 'list', items: [...lines, ...more].map((text) => ({ text })) },
  ];
}

function inline(t: Texts, label: string, words: readonly string[]): readonly Block[] {
  if (words.length === 0) return [];
  const more = words.length - mostShown;
  const shown = words.slice(0, mostShown).map((word) => shorten(word, longestTitle));
  return [{ kind: 'text', text: `${label}: ${shown.join('; ')}${more > 0 ? `; ${t.takeOver.more(more)}` : '.'}` }];
}
