import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { byLine, changeText } from '../views/note-blocks.ts';
import { measureCommand } from './command.ts';

const pageSize = 15;

/** Every version of a measure, newest first: what, by which function, when it applies and, if later, when it was recorded. */
export const history = measureCommand({
  name: 'history',
  root: 'measure',
  words: { sv: ['historik', 'historia'], en: ['history'] },
  right: 'read-measure',
  changes: false,
  args: z.object({ from: z.number().int().nonnegative().optional() }),
  run: async (context, { from = 0 }) => {
    const { t, measure, language } = context;
    const changes = [...(await context.reads.changes(context.agreement.id, measure.id))].reverse();
    const undone = new Set(changes.flatMap(({ body }) => (body.kind === 'undone' ? [body.version] : [])));
    const shown = changes.slice(from, from + pageSize);
    const heading = t.measures.history.title(measure.number, changes.length);
    const blocks: Block[] = [
      { kind: 'text', text: heading, style: 'strong' },
      {
        kind: 'list',
        items: shown.map((change) => {
          const late = change.recordedAt.slice(0, 16) > change.at.slice(0, 16);
          const marks = [
            late ? t.measures.history.recordedLater(t.dates.moment(change.recordedAt)) : '',
            undone.has(change.version) ? `(${t.measures.history.undone})` : '',
          ];
          return {
            text: t.measures.history.line(change.version, byLine(t, change), t.dates.moment(change.at)),
            detail: [changeText(t, change), ...marks].filter((part) => part !== '').join(' '),
          };
        }),
      },
    ];
    if (changes.length > from + pageSize) {
      blocks.push({
        kind: 'actions',
        buttons: [
          {
            label: t.common.showMore,
            action: { command: 'history', measure: measure.id, args: { from: from + pageSize } },
          },
        ],
      });
    }
    return {
      outcome: 'done',
      message: { language, summary: heading, blocks },
      data: {
        measure: measure.number,
        versions: changes.map(({ version, at, recordedAt, body, author }) => ({
          version,
          at,
          recordedAt,
          kind: body.kind,
          function: author.function,
        })),
      },
    };
  },
});
