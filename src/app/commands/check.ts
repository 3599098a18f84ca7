import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Block } from '../../chat/message.ts';
import { type DatedImport, dueOf, type Measure, type MeasureState } from '../../domain/measure.ts';
import { checkPlan, type PlanRemark } from '../../domain/plan-check.ts';
import type { PlanFields } from '../../domain/plan-diff.ts';
import { may } from '../../domain/policy.ts';
import type { IsoDate } from '../../domain/time.ts';
import { actsByName } from '../acts-by-name.ts';
import { partyNames } from '../coordinators.ts';
import { partiesWithoutCoordinator } from '../holdings.ts';
import type { HoldingRow } from '../ports.ts';
import { channelsOf } from '../relations.ts';
import { agreementCommand, type CommandContext, type CommandResult } from './command.ts';

const pageSize = 15;
const maxNames = 10;

const args = z.object({ from: z.number().int().min(0).optional() });

/** The plan check: what each measure lacks and what to do about it; and what remains to set up. */
export const check = agreementCommand({
  name: 'check',
  root: 'agreement',
  words: { sv: ['kontroll', 'kontrollera'], en: ['check'] },
  right: 'members',
  changes: false,
  args,
  run: async (context, { from = 0 }) => {
    const { agreement, reads } = context;
    const [measures, holdings] = await Promise.all([reads.measures(agreement.id), reads.holdings(agreement.id)]);
    const { validFrom, validTo } = agreement.definition;
    const remarks = checkPlan(
      measures.map((measure) => planFields(measure, context.today)),
      { validFrom, validTo },
    );
    return answer(context, measures, remarks, setup(context, holdings), from);
  },
});

function answer(
  context: CommandContext,
  measures: readonly Measure[],
  remarks: readonly PlanRemark[],
  left: readonly string[],
  from: number,
): CommandResult {
  const { t, language, agreement, actor } = context;
  const texts = t.files.check;
  const incomplete = measures.filter(({ number }) => remarks.some((remark) => remark.number === number));
  // An administrator sets up, and reads no measures: how many there are is enough (product.md §4).
  const faulty = may(actor, 'read-all').allowed ? incomplete : [];
  const next = Math.min(from + pageSize, faulty.length);
  const heading =
    measures.length === 0
      ? texts.noPlan
      : remarks.length === 0
        ? texts.fine
        : texts.found(remarks.length, incomplete.length);
  const items = faulty.slice(from, next).map((measure) => ({
    text: `${measure.number} ${measure.state.plan.title}`,
    detail: remarks
      .filter(({ number }) => number === measure.number)
      .map(texts.remark)
      .join(' '),
    button: { label: t.measures.buttons.show, action: { command: 'show', measure: measure.id } },
  }));
  const blocks: readonly Block[] = [
    { kind: 'title', text: texts.title },
    { kind: 'text', text: heading, style: 'strong' },
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...(faulty.length > pageSize
      ? [{ kind: 'text' as const, text: texts.page(from + 1, next, faulty.length), style: 'quiet' as const }]
      : []),
    ...(next < faulty.length
      ? [
          {
            kind: 'actions' as const,
            buttons: [
              { label: t.common.showMore, action: { command: 'check', agreement: agreement.id, args: { from: next } } },
            ],
          },
        ]
      : []),
    { kind: 'text', text: left.length > 0 ? texts.setup : texts.allSet, style: 'strong' },
    ...(left.length > 0 ? [{ kind: 'list' as const, items: left.map((text) => ({ text })) }] : []),
  ];
  return {
    outcome: 'done',
    message: { language, summary: heading, blocks },
    data: {
      remarks: remarks
        .filter(({ number }) => faulty.some((measure) => measure.number === number))
        .map(({ number, key }) => ({ number, key })),
    },
  };
}

/** What keeps the bot from reaching people: groups without channel, functions that nobody has, parties without coordinator. */
function setup({ t, agreement, origin }: CommandContext, holdings: readonly HoldingRow[]): readonly string[] {
  // There every function has its holder and every group its channel.
  if (actsByName(origin)) return [];
  const texts = t.files.check;
  const groups = agreement.groups
    .filter((group) => channelsOf(agreement, group.id).length === 0)
    .map(({ name }) => name);
  const functions = agreement.functions
    .filter(({ id }) => !holdings.some(({ functionId }) => functionId === id))
    .map(({ name }) => name);
  const parties = partiesWithoutCoordinator(agreement, holdings);
  const waiting = holdings.filter(({ confirmed }) => !confirmed).length;
  return [
    ...(parties.length > 0 ? [texts.partiesWithoutCoordinator(partyNames(agreement, parties))] : []),
    ...(waiting > 0 ? [texts.waitingPeople(waiting)] : []),
    ...(groups.length > 0 ? [texts.groupsWithoutChannel(groups)] : []),
    ...(functions.length > 0
      ? [texts.functionsWithoutHolder(functions.slice(0, maxNames), Math.max(0, functions.length - maxNames))]
      : []),
  ];
}

/** The dated column that holds on the day. */
function latestImport(state: MeasureState, field: DatedImport['field'], today: IsoDate): DatedImport | undefined {
  return state.dated
    .filter((entry) => entry.field === field && entry.from <= today)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** The plan as it stands on the day: a decided due date counts, and a column that a person's word has replaced does not. */
function planFields({ number, state }: Measure, today: IsoDate): PlanFields {
  const { start, followUp, due: _planned, ...plan } = state.plan;
  const due = dueOf(state);
  const { next, ...rest } = followUp;
  const date = (text: string) => Temporal.PlainDate.from(text);
  const dated = (['status', 'rating'] as const).flatMap((field) =>
    state[field] ? [] : (latestImport(state, field, today) ?? []),
  );
  return {
    ...plan,
    number,
    ...(start === undefined ? {} : { start: date(start) }),
    ...(due === undefined ? {} : { due: date(due) }),
    followUp: { ...rest, ...(next === undefined ? {} : { next: date(next) }) },
    dated: dated.map((entry) => ({ ...entry, from: date(entry.from) })),
  };
}
