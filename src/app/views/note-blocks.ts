import type { Block } from '../../chat/message.ts';
import type { Change } from '../../domain/measure.ts';
import { isoDateOf } from '../../domain/time.ts';
import type { Texts } from '../../text/texts.ts';

/** Notes, newest first, each quoted as written with who and when. */
export function noteBlocks({ t }: { readonly t: Texts }, notes: readonly Change[]): readonly Block[] {
  if (notes.length === 0) return [{ kind: 'text', text: t.measures.noNotes, style: 'quiet' }];
  return [
    { kind: 'text', text: t.measures.labels.latestNotes, style: 'strong' },
    ...notes.flatMap((note): readonly Block[] => [
      { kind: 'text', text: changeText(t, note), style: 'quote' },
      { kind: 'text', text: `${byLine(t, note)}, ${t.dates.date(isoDateOf(note.at))}`, style: 'quiet' },
    ]),
  ];
}

/** What a change says; for a masked one who took the text away, when and why. */
export function changeText(t: Texts, change: Change): string {
  if (!change.masked) return t.measures.history.body(change.body);
  return t.measures.history.masked(change.masked.by, t.dates.moment(change.masked.at), change.masked.why);
}

export function byLine(t: Texts, { author }: Change): string {
  return t.measures.news.by(author.function, author.unconfirmed === true, author.writtenBy, author.deputy === true);
}
