import type { ListItem } from '../../chat/message.ts';
import type { CommandContext } from '../commands/command.ts';
import { shorten } from '../reports/shorten.ts';
import { type Entry, headingOf, takenBy } from './brief-card.ts';
import { briefText } from './brief-text.ts';

const room = 80;

/** A decision that has been made: what, with which outcome, when and how. */
export function takenItem(context: CommandContext, entry: Entry): ListItem {
  const { t, today, agreement } = context;
  const { brief } = entry;
  const { question, proposal } = briefText(t, entry);
  const outcome = t.decisions.outcome(brief.decision, brief.decidedOn ?? today, today, takenBy(t, entry));
  const proposed = proposal === undefined ? '' : ` ${t.decisions.labels.proposal}: ${shorten(proposal, room)}`;
  return {
    text: t.decisions.about(headingOf(context, entry), shorten(question ?? t.decisions.missing, room)),
    detail: `${outcome}${proposed}`,
    button: {
      label: t.decisions.buttons.show(brief.brief),
      action: { command: 'briefs', agreement: agreement.id, args: { brief: brief.brief }, stays: true },
    },
  };
}
