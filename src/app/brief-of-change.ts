import type { Block, Message } from '../chat/message.ts';
import { briefFacts, missingParts } from '../domain/briefs.ts';
import { applyBriefChange } from '../domain/record/briefs.ts';
import { changeRecord, newBriefs } from './briefs.ts';
import type { MeasureContext } from './commands/command.ts';
import type { Effect } from './effects.ts';

/** The briefs that a change asks for, and what the asker is told of them. */
interface Briefed {
  readonly effects: readonly Effect[];
  readonly blocks: readonly Block[];
  readonly made: readonly string[];
  readonly data: { readonly brief?: string };
}

/**
 * The briefs that the measure is to have as it stands after a change, in the same transaction; told of is the one that
 * `version` asks for, or the first.
 */
export async function briefOf(after: MeasureContext, version?: number): Promise<Briefed> {
  const { agreement, reads, t, today, measure } = after;
  const { version: expected, record } = await reads.record(agreement.id);
  const bodies = newBriefs(after, record.briefs);
  const effects = changeRecord(after, expected, bodies);
  const made = bodies.map(({ brief }) => brief);
  const own = version === undefined ? bodies[0] : bodies.find(({ change }) => change === version);
  if (!own) return { effects, made, blocks: [], data: {} };
  const [entry] = briefFacts(applyBriefChange([], own, today), [measure], today);
  const lines = [t.decisions.saved.made(own.brief), entry ? t.decisions.missingParts(missingParts(entry)) : ''];
  const fillIn = {
    label: t.decisions.buttons.fillIn,
    action: { command: 'edit-brief', agreement: agreement.id, args: { brief: own.brief, revision: 1 } },
  };
  return {
    effects,
    made,
    blocks: [
      { kind: 'text', text: lines.filter((text) => text !== '').join(' ') },
      { kind: 'actions', buttons: [fillIn] },
    ],
    data: { brief: own.brief },
  };
}

/** The message with what is missing in the brief, and the way to its form. */
export function askToFillIn(message: Message, { blocks }: Pick<Briefed, 'blocks'>): Message {
  return { ...message, blocks: [...message.blocks, ...blocks] };
}
