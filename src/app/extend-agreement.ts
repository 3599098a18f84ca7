import { Temporal } from 'temporal-polyfill';
import { addMonths } from '../domain/days.ts';
import { repeatedReviews } from '../domain/extension.ts';
import { dueOf, isFinished } from '../domain/measure.ts';
import type { ExtensionChange, SignedExtension } from '../domain/record/extension.ts';
import type { IsoDate } from '../domain/time.ts';
import { agreementEffects } from './agreement-effects.ts';
import type { CommandContext } from './commands/command.ts';
import type { Effect } from './effects.ts';
import { record } from './record.ts';
import { relationsOf } from './relations.ts';

interface Extending {
  /** What goes into the agreement's record. */
  readonly body: ExtensionChange;
  /** The agreement's new definition, and the measures that go on until its last day. */
  readonly effects: readonly Effect[];
  /** What the person is told. */
  readonly lines: readonly string[];
}

/** The agreement's last day moves: its definition, the reviews that repeat, and what goes on "tills vidare". */
export async function extendAgreement(
  context: CommandContext,
  from: IsoDate,
  { end, reviewsRepeat }: Pick<SignedExtension, 'end' | 'reviewsRepeat'>,
): Promise<Extending> {
  const { t, agreement, newId } = context;
  const { definition } = agreement;
  const added = reviewsRepeat ? repeatedReviews(definition.reviews, from, end) : [];
  const reviews = [...definition.reviews, ...added].sort((a, b) => (a.month < b.month ? -1 : 1));
  const extended = { ...definition, validTo: Temporal.PlainDate.from(end), reviews };
  const open = await openEnded(context, from, end);
  const { extension } = definition;
  const due = extension.kind === 'after-consultation' ? addMonths(end, -extension.months) : undefined;
  const said = definition.parties.length === 2 ? t.extension.extended(end) : t.extension.allExtended(end);
  return {
    body: {
      kind: 'extended',
      from,
      end,
      ...(added.length > 0 ? { reviews: added.map(({ month }) => month) } : {}),
    },
    effects: [agreementEffects(extended, agreement, agreement.id, newId), ...open.effects],
    lines: [
      said,
      added.length > 0 ? t.extension.reviews(added) : '',
      open.numbers.length > 0 ? t.extension.openEnded(open.numbers) : '',
      due === undefined ? '' : t.extension.nextConsultation(due),
    ],
  };
}

/** Measures that go on until the agreement's last day, and have not been decided otherwise. */
async function openEnded(
  context: CommandContext,
  from: IsoDate,
  end: IsoDate,
): Promise<{ readonly numbers: readonly string[]; readonly effects: readonly Effect[] }> {
  const { agreement, reads, today } = context;
  const measures = (await reads.measures(agreement.id)).filter(
    ({ state }) => state.plan.openEnded && dueOf(state) === from && !state.due && !isFinished(state, today),
  );
  const effects = await Promise.all(
    measures.map(async (measure) => {
      const { plan, dated } = measure.state;
      const about = { ...context, measure, relations: relationsOf(agreement, measure.id, undefined) };
      const body = { kind: 'edited' as const, plan: { ...plan, due: end }, dated, fields: ['due'] };
      return (await record(about, [body])).effects;
    }),
  );
  return { numbers: measures.map(({ number }) => number), effects: effects.flat() };
}
