import type { Briefs } from './briefs.ts';
import type { CommandContext, CommandResult } from './commands/command.ts';
import { briefCard, type Entry } from './views/brief-card.ts';

/**
 * The brief that a button or a line names, if it still is to be decided and still says what the button stood under; else
 * why not, with what it says now.
 */
export function openBrief(
  context: CommandContext,
  known: Briefs,
  { brief, revision }: { readonly brief: string; readonly revision?: number | undefined },
): { readonly entry: Entry } | { readonly result: CommandResult } {
  const { t, language } = context;
  const { refused } = t.decisions;
  const entry = known.all.find((each) => each.brief.brief === brief);
  const refuse = (text: string, rule: string, more: CommandResult['message']['blocks'] = []) => ({
    result: {
      outcome: 'refused' as const,
      message: { language, summary: text, blocks: [{ kind: 'text' as const, text }, ...more] },
      data: { rule, brief },
    },
  });
  if (!entry) return refuse(refused.unknown(brief), 'no-brief');
  if (entry.state !== 'open') return refuse(refused.closed(brief, entry.state), entry.state);
  if (revision === undefined || revision === entry.brief.revision) return { entry };
  const first = known.all.find(({ state }) => state === 'open') === entry;
  return refuse(refused.changed(brief), 'changed', briefCard(context, entry, { short: false, first, stays: false }));
}
