import { z } from 'zod';
import type { Change, Measure, MeasureState } from '../../domain/measure.ts';
import type { Effect } from '../effects.ts';
import { planLinker } from '../plan-links.ts';
import type { Agreement } from '../ports.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

/** Takes back one's own latest change with a correcting version; nothing is overwritten (product.md §1). */
export const undo = measureCommand({
  name: 'undo',
  root: 'measure',
  words: { sv: ['ångra'], en: ['undo'] },
  right: 'read-measure',
  changes: true,
  args: z.object({}),
  run: async (context) => {
    const { t, measure, agreement, actor } = context;
    const changes = await context.reads.changes(context.agreement.id, measure.id);
    const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
    const held = actor.functions.map((entry) => entry.id);
    const own = changes.filter(
      ({ functionId, body, version }) =>
        held.includes(functionId ?? '') && body.kind !== 'undone' && body.kind !== 'planned' && !undone.has(version),
    );
    const latest = own.at(-1);
    if (!latest)
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.confirmUndo),
        data: { rule: 'nothing-to-undo', measure: measure.number },
      };
    if (isDecided(latest, measure.state))
      return {
        outcome: 'refused',
        message: t.say(t.measures.proposal.closed),
        data: { rule: 'closed', measure: measure.number },
      };
    const recording = await record(context, [{ kind: 'undone', version: latest.version }]);
    return {
      outcome: 'done',
      message: savedMessage(
        context,
        t.measures.saved.undone(
          measure.number,
          latest.masked ? t.measures.maskedShort : t.measures.history.body(latest.body),
        ),
      ),
      data: { measure: measure.number, undone: latest.version, version: recording.version },
      effects: [...recording.effects, ...relinked(latest, recording.state, measure, agreement)],
    };
  },
});

/** A decision is everybody's who took it: nobody takes it back alone. */
function isDecided({ body, version }: Change, { proposals, questions }: MeasureState): boolean {
  switch (body.kind) {
    case 'answered':
      return body.decided === true || body.steering !== undefined;
    case 'question-decided':
      return true;
    case 'status':
      return body.value === 'cancelled';
    case 'question':
      return questions.some((question) => question.version === version && question.decided !== undefined);
    case 'proposal':
      return proposals.some(
        (proposal) => proposal.version === version && (proposal.state === 'agreed' || proposal.brief !== undefined),
      );
    case 'planned':
    case 'edited':
    case 'note':
    case 'no-news':
    case 'rating':
    case 'indicator':
    case 'communicated':
    case 'undone':
      return false;
  }
}

/** The plan text before had its own group and functions. */
function relinked({ body }: Change, { plan }: MeasureState, { id }: Measure, agreement: Agreement): readonly Effect[] {
  if (body.kind !== 'edited') return [];
  return [{ kind: 'relink-measure', measureId: id, ...planLinker(agreement.functions, agreement.groups)(plan) }];
}
