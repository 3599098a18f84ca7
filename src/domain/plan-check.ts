import { Temporal } from 'temporal-polyfill';
import { fold } from './fold.ts';
import type { PlanMeasure, PlanRating } from './plan-file/plan-measure.ts';

/** Something that a plan lacks or contradicts. It stops nothing; the plan check shows it. */
export type PlanRemark = { readonly number: string } & PlanRemarkKind;

export type PlanRemarkKind =
  /** The agreement says that the plan has these three for every measure (överenskommelsen, Insatser). */
  | { readonly key: 'incomplete'; readonly lacks: readonly LackingPart[] }
  | { readonly key: 'no-goal-area' }
  | { readonly key: 'no-group' }
  | { readonly key: 'no-dates'; readonly lacks: readonly ('start' | 'due')[] }
  | { readonly key: 'due-before-start'; readonly start: string; readonly due: string }
  | { readonly key: 'starts-before-agreement'; readonly start: string; readonly validFrom: string }
  | { readonly key: 'due-after-agreement'; readonly due: string; readonly validTo: string }
  | { readonly key: 'no-target' }
  | { readonly key: 'no-indicator' }
  | { readonly key: 'indicator-people-unclear'; readonly indicator: string }
  | { readonly key: 'rating-without-reason'; readonly rating: Exclude<PlanRating, 'green'>; readonly from: string }
  | { readonly key: 'cancelled-without-reason'; readonly from: string }
  | { readonly key: 'not-communicated-without-reason' }
  | { readonly key: 'nobody-communicates' }
  | { readonly key: 'no-rhythm'; readonly text: string }
  | { readonly key: 'no-next-follow-up' }
  | { readonly key: 'double-number'; readonly count: number };

export interface PlanCheckTerms {
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate;
}

/** What a plan's measures lack or contradict, in the plan's order. */
export function checkPlan(measures: readonly Omit<PlanMeasure, 'row'>[], terms: PlanCheckTerms): readonly PlanRemark[] {
  const countByNumber = new Map<string, number>();
  for (const { number } of measures) countByNumber.set(fold(number), (countByNumber.get(fold(number)) ?? 0) + 1);
  const told = new Set<string>();
  return measures.flatMap((measure) => {
    const count = countByNumber.get(fold(measure.number)) ?? 1;
    const double: PlanRemarkKind[] =
      count > 1 && !told.has(fold(measure.number)) ? [{ key: 'double-number', count }] : [];
    told.add(fold(measure.number));
    const remarks = [
      ...completeness(measure),
      ...dates(measure, terms),
      ...measuring(measure),
      ...communicating(measure),
      ...followingUp(measure),
      ...reasons(measure),
      ...double,
    ];
    return remarks.map((remark) => ({ number: measure.number, ...remark }));
  });
}

type Checked = Omit<PlanMeasure, 'row'>;

export type LackingPart = 'responsible' | 'communication' | 'follow-up';

/** The three that make a measure complete (product.md §1), and which it lacks. */
export function lackingParts(measure: {
  readonly responsibleFunction?: string;
  readonly responsibleParty?: string;
  readonly communication: Pick<PlanMeasure['communication'], 'decision'>;
  readonly followUp: Pick<PlanMeasure['followUp'], 'text' | 'rhythm'>;
}): readonly LackingPart[] {
  const { responsibleFunction, responsibleParty, communication, followUp } = measure;
  return [
    ...(responsibleFunction === undefined || responsibleParty === undefined ? (['responsible'] as const) : []),
    ...(communication.decision === undefined ? (['communication'] as const) : []),
    ...(followUp.text === undefined && followUp.rhythm === undefined ? (['follow-up'] as const) : []),
  ];
}

function completeness(measure: Checked): PlanRemarkKind[] {
  const lacks = lackingParts(measure);
  return [
    ...(lacks.length > 0 ? [{ key: 'incomplete', lacks } as const] : []),
    ...(measure.goalArea === undefined ? [{ key: 'no-goal-area' } as const] : []),
    ...(measure.group === undefined ? [{ key: 'no-group' } as const] : []),
  ];
}

function dates({ start, due }: Checked, { validFrom, validTo }: PlanCheckTerms): PlanRemarkKind[] {
  const lacks = [...(start ? [] : (['start'] as const)), ...(due ? [] : (['due'] as const))];
  const { compare } = Temporal.PlainDate;
  return [
    ...(lacks.length > 0 ? [{ key: 'no-dates', lacks } as const] : []),
    ...(start && due && compare(due, start) < 0
      ? [{ key: 'due-before-start', start: String(start), due: String(due) } as const]
      : []),
    ...(start && compare(start, validFrom) < 0
      ? [{ key: 'starts-before-agreement', start: String(start), validFrom: String(validFrom) } as const]
      : []),
    ...(due && compare(due, validTo) > 0
      ? [{ key: 'due-after-agreement', due: String(due), validTo: String(validTo) } as const]
      : []),
  ];
}

function measuring({ target, indicators }: Checked): PlanRemarkKind[] {
  return [
    ...(target === undefined ? [{ key: 'no-target' } as const] : []),
    ...(indicators.length === 0 ? [{ key: 'no-indicator' } as const] : []),
    ...indicators
      .filter(({ countsPeople }) => countsPeople === undefined)
      .map(({ name }) => ({ key: 'indicator-people-unclear', indicator: name }) as const),
  ];
}

function communicating({ communication: { decision, by, reasonIfNot } }: Checked): PlanRemarkKind[] {
  if (decision === undefined) return [];
  if (decision === 'no') return reasonIfNot === undefined ? [{ key: 'not-communicated-without-reason' }] : [];
  return by === undefined ? [{ key: 'nobody-communicates' }] : [];
}

function followingUp({ followUp: { text, rhythm, next } }: Checked): PlanRemarkKind[] {
  if (text === undefined && rhythm === undefined) return [];
  return [
    ...(rhythm === undefined && text !== undefined ? [{ key: 'no-rhythm', text } as const] : []),
    ...(next === undefined ? [{ key: 'no-next-follow-up' } as const] : []),
  ];
}

function reasons({ dated }: Checked): PlanRemarkKind[] {
  return dated.flatMap((each): PlanRemarkKind[] => {
    if (each.reason !== undefined) return [];
    if (each.field === 'rating') {
      return each.value === 'green'
        ? []
        : [{ key: 'rating-without-reason', rating: each.value, from: String(each.from) }];
    }
    return each.value === 'cancelled' ? [{ key: 'cancelled-without-reason', from: String(each.from) }] : [];
  });
}
