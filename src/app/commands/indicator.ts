import { z } from 'zod';
import { indicatorsFor, type PlannedIndicator, readValue } from '../../domain/indicator.ts';
import { latestValue } from '../../domain/measure.ts';
import { present } from '../../domain/present.ts';
import { ask } from '../questions.ts';
import { record } from '../record.ts';
import { savedMessage } from '../views/saved.ts';
import { type CommandResult, type MeasureContext, measureCommand } from './command.ts';

const args = z.object({
  value: z.number().finite().optional(),
  total: z.number().finite().optional(),
  percent: z.boolean().optional(),
  unit: z.string().optional(),
  /** Index of the indicator in the plan, once it is known. */
  indicator: z.number().int().nonnegative().optional(),
  /** The value is added to the latest one: "första tillfället gjort". */
  increment: z.boolean().optional(),
});
type Args = z.infer<typeof args>;

/** A value of an indicator; with several, the one whose unit or total fits, else the person is asked (product.md §2). */
export const indicator = measureCommand({
  name: 'indicator',
  root: 'measure',
  words: { sv: ['utfall', 'mått'], en: ['value', 'indicator'] },
  right: 'note',
  changes: true,
  args,
  texts: ({ unit }) => [unit ?? ''],
  read: (rest): Args | undefined => (rest === '' ? {} : readValue(rest)),
  run: async (context, typed) => {
    const { t, measure } = context;
    const planned = measure.state.plan.indicators;
    const { value } = typed;
    if (value === undefined)
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.whichValue),
        data: { rule: 'value-needed', measure: measure.number },
      };
    if (planned.length === 0)
      return {
        outcome: 'refused',
        message: t.say(t.measures.ask.noIndicator(measure.number)),
        data: { rule: 'no-indicator', measure: measure.number },
      };
    const chosen = typed.indicator === undefined ? undefined : planned[typed.indicator];
    const candidates = chosen ? [chosen] : indicatorsFor(planned, present({ ...typed, value }));
    const [only] = candidates;
    if (!only || candidates.length > 1) return askWhich(context, typed, candidates);
    return save(context, only, { ...typed, value });
  },
});

async function save(
  context: MeasureContext,
  indicator: PlannedIndicator,
  typed: Args & { value: number },
): Promise<CommandResult> {
  const { t, measure } = context;
  const before = latestValue(measure.state, indicator.name)?.value ?? 0;
  const value = typed.increment ? before + typed.value : typed.value;
  const isShare = typed.total === undefined && (indicator.percent === true || typed.percent === true);
  const total = typed.total ?? (isShare ? undefined : indicator.total);
  const percent = isShare ? (true as const) : undefined;
  const added = typed.increment ? typed.value : undefined;
  const recording = await record(context, [
    { kind: 'indicator', indicator: indicator.name, value, ...present({ total, percent, added }) },
  ]);
  const shown = t.measures.quantity(value, total, percent);
  return {
    outcome: 'done',
    message: savedMessage(context, t.measures.saved.indicator(measure.number, indicator.name, shown)),
    data: {
      measure: measure.number,
      indicator: present({ name: indicator.name, value, total, percent }),
      version: recording.version,
    },
    effects: recording.effects,
  };
}

function askWhich(context: MeasureContext, typed: Args, candidates: readonly PlannedIndicator[]): CommandResult {
  const { t, measure } = context;
  const planned = measure.state.plan.indicators;
  const { reply, effect } = ask(context, context.agreement.id, {
    kind: 'choice',
    text: [t.measures.ask.whichIndicator],
    options: candidates.map((candidate) => ({
      label: candidate.name,
      command: 'indicator',
      measure: measure.id,
      args: { ...typed, indicator: planned.indexOf(candidate) },
    })),
    data: { measure: measure.number, question: 'indicator' },
  });
  return { ...reply, effects: [effect] };
}
