import { fold } from '../domain/fold.ts';
import type { Author } from '../domain/measure.ts';
import type { MeasureContext } from './commands/command.ts';
import { authorOf, writer } from './record.ts';

/**
 * A coordinator may write for another function: "från Fritidschef: …" (product.md §4), recorded as such. The text itself
 * is kept as written.
 */
export function writtenFor(context: MeasureContext, text: string): { author: Author; name?: string } {
  const as = writer(context);
  const own = authorOf(context, as);
  const coordinates = context.actor.functions.some((held) => held.confirmed && held.roles.includes('coordinator'));
  const folded = fold(text);
  if (!coordinates || !/^(?:fran|from)\s/.test(folded)) return { author: own };
  const rest = folded.replace(/^(?:fran|from)\s+/, '');
  const named = context.agreement.functions
    .flatMap((entry) => [entry.name, ...entry.aliases].map((name) => ({ entry, name: fold(name) })))
    .filter(({ name }) => rest.startsWith(name) && /^(?:$|[\s:,.–-])/.test(rest.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!named || named.entry.id === as.id) return { author: own };
  return {
    author: { ...own, function: named.entry.name, party: named.entry.party, writtenBy: as.name },
    name: named.entry.name,
  };
}
