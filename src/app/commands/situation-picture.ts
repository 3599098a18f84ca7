import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { may } from '../../domain/policy.ts';
import type { SituationReference } from '../ports.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

/** Law 2023:196, section 6: the situation picture is updated at least every two years. */
const monthsBetweenUpdates = 24;

/** The references behind the goal areas: where the situation picture is kept, never its content. */
export const situationPicture = agreementCommand({
  name: 'situation-picture',
  root: 'agreement',
  words: { sv: ['lägesbild', 'lägesbilden'], en: ['situation picture'] },
  right: 'take-part',
  changes: false,
  args: z.object({}),
  run: async (context) => answer(context, await context.reads.references(context.agreement.id)),
});

function answer(
  { t, language, agreement, actor, today }: CommandContext,
  references: readonly SituationReference[],
): CommandResult {
  const texts = t.files.picture;
  const next = nextUpdate(references);
  const newestFirst = [...references].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const items = newestFirst.map(({ kind, date, owner, where, goalAreas }) => ({
    text: texts.line(texts.kind[kind], date),
    detail: texts.detail(owner, where, goalAreas),
  }));
  const add = { label: texts.add, action: { command: 'add-reference', agreement: agreement.id } };
  const blocks: readonly Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: texts.intro, style: 'quiet' },
    items.length === 0 ? { kind: 'text', text: texts.none } : { kind: 'list', items },
    ...(next === undefined
      ? []
      : [
          { kind: 'text' as const, text: next < today ? texts.late(next) : texts.next(next), style: 'strong' as const },
        ]),
    ...(may(actor, 'situation-picture').allowed ? [{ kind: 'actions' as const, buttons: [add] }] : []),
  ];
  const data = { references: references.length, ...(next === undefined ? {} : { next }) };
  return { outcome: 'done', message: { language, summary: texts.title, blocks }, data };
}

/** Two years after the newest reference, `YYYY-MM-DD`; undefined when none has a date. */
function nextUpdate(references: readonly SituationReference[]): string | undefined {
  const newest = references
    .flatMap(({ date }) => (date === undefined ? [] : [date]))
    .sort()
    .at(-1);
  return newest === undefined
    ? undefined
    : Temporal.PlainDate.from(newest).add({ months: monthsBetweenUpdates }).toString();
}
