import { z } from 'zod';
import { record, writer } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { measureCommand } from './command.ts';

/** Takes back one's own latest change with a correcting version; nothing is overwritten (product.md §1). */
export const undo = measureCommand({
  name: 'undo',
  root: 'measure',
  words: { sv: ['ångra'], en: ['undo'] },
  right: 'note',
  changes: true,
  args: z.object({}),
  run: async (context) => {
    const { t, measure } = context;
    const changes = await context.reads.changes(measure.id);
    const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
    const own = changes.filter(
      ({ functionId, body, version }) =>
        functionId === writer(context).id && body.kind !== 'undone' && body.kind !== 'planned' && !undone.has(version),
    );
    const latest = own.at(-1);
    if (!latest)
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.confirmUndo),
        data: { rule: 'nothing-to-undo', measure: measure.number },
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
      effects: recording.effects,
    };
  },
});
