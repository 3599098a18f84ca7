import { z } from 'zod';
import { fold } from '../../domain/fold.ts';
import { dueOf, isFinished, isOverdue, type Measure } from '../../domain/measure.ts';
import type { MeasureRelations } from '../../domain/policy.ts';
import { may } from '../../domain/policy.ts';
import { checkPrivacy } from '../../domain/privacy.ts';
import { knownNames } from '../known-names.ts';
import { groupsOf, relationsOf } from '../relations.ts';
import { measureList } from '../views/measure-list.ts';
import { agreementCommand, type CommandContext } from './command.ts';

const page = z.object({ from: z.number().int().nonnegative().optional() });

/** Measures that this person may read, with their relations, in the plan's order. */
async function readable(
  context: CommandContext,
): Promise<readonly { measure: Measure; relations: MeasureRelations }[]> {
  const all = await context.reads.measures(context.agreement.id);
  const withRelations = all.map((measure) => ({
    measure,
    relations: relationsOf(context.agreement, measure.id, context.group?.id),
  }));
  return withRelations.filter(({ relations }) => may(context.actor, 'read-measure', relations).allowed);
}

/** Nearest date first; measures without a date last. */
function byDate(a: Measure, b: Measure): number {
  return (dueOf(a.state) ?? '9999').localeCompare(dueOf(b.state) ?? '9999') || a.position - b.position;
}

/** Mine: where my function is responsible, contributes or communicates, else my group's; nearest date first. */
export const mine = agreementCommand({
  name: 'mine',
  root: 'measure',
  words: { sv: ['mina'], en: ['mine'] },
  right: 'take-part',
  changes: false,
  args: page,
  run: async (context, { from }) => {
    const { t, actor, agreement, today } = context;
    const ids = actor.functions.map((held) => held.id);
    const open = (await readable(context)).filter(({ measure }) => !isFinished(measure.state, today));
    const own = open.filter(({ relations }) =>
      [...relations.responsible, ...relations.contributes, ...relations.communicates].some((id) => ids.includes(id)),
    );
    const groups = context.group ? [context.group.id] : groupsOf(agreement, ids);
    const inGroup = open.filter(({ measure }) => measure.groupId !== undefined && groups.includes(measure.groupId));
    const [shown, heading] =
      own.length > 0 || inGroup.length === 0
        ? [own, t.measures.list.mine(actor.functions.map((held) => held.name).join(', '), own.length)]
        : [inGroup, t.measures.list.group(context.group?.name ?? actor.functions[0]?.name ?? '', inGroup.length)];
    if (shown.length === 0) return empty(context);
    const measures = shown.map(({ measure }) => measure).sort(byDate);
    return measureList(context, { heading, measures, command: 'mine', ...(from === undefined ? {} : { from }) });
  },
});

function empty(context: CommandContext) {
  const { t, agreement } = context;
  const text = agreement.index.length === 0 ? t.measures.list.empty : t.measures.list.none;
  return { outcome: 'done' as const, message: t.say(text), data: { measures: [] } };
}

export const all = agreementCommand({
  name: 'all',
  root: 'measure',
  words: { sv: ['alla'], en: ['all'] },
  right: 'take-part',
  changes: false,
  args: page,
  run: async (context, { from }) => {
    const measures = (await readable(context)).map(({ measure }) => measure);
    if (measures.length === 0) return empty(context);
    return measureList(context, {
      heading: context.t.measures.list.all(measures.length),
      measures,
      command: 'all',
      ...(from === undefined ? {} : { from }),
    });
  },
});

export const overdue = agreementCommand({
  name: 'overdue',
  root: 'measure',
  words: { sv: ['försenade', 'försenad', 'försenat', 'vad är försenat'], en: ['overdue', 'late'] },
  right: 'take-part',
  changes: false,
  args: page,
  run: async (context, { from }) => {
    const measures = (await readable(context))
      .map(({ measure }) => measure)
      .filter((measure) => isOverdue(measure.state, context.today));
    return measureList(context, {
      heading: context.t.measures.list.overdue(measures.length),
      measures: measures.sort(byDate),
      command: 'overdue',
      ...(from === undefined ? {} : { from }),
    });
  },
});

const found = page.extend({ words: z.string().max(200) });

export const search = agreementCommand({
  name: 'search',
  root: 'measure',
  words: { sv: ['sök'], en: ['search', 'find'] },
  right: 'take-part',
  changes: false,
  args: found,
  read: (rest): z.infer<typeof found> | undefined => (rest === '' ? undefined : { words: rest }),
  run: async (context, { words, from }) => {
    const wanted = fold(words).split(/\s+/);
    const measures = (await readable(context))
      .map(({ measure }) => measure)
      .filter((measure) => wanted.every((word) => searchText(measure).includes(word)));
    return measureList(context, {
      heading: context.t.measures.list.search(measures.length, echoOf(context, words)),
      measures,
      command: 'search',
      args: { words },
      ...(from === undefined ? {} : { from }),
    });
  },
});

/** A possible name may be searched for, but is not said again. */
function echoOf({ agreement }: CommandContext, words: string): string {
  return checkPrivacy(words, { knownNames: knownNames(agreement) }).verdict === 'pass' ? words : '…';
}

function searchText({ number, group, state }: Measure): string {
  const { title, cause, target, responsibleFunction, contributors } = state.plan;
  return fold([number, title, cause, target, responsibleFunction, contributors?.text, group].filter(Boolean).join(' '));
}
