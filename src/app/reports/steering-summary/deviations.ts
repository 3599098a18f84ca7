import type { MeasureFact } from '../../../domain/facts.ts';
import { isStale } from '../../../domain/follow-up.ts';
import {
  dueOf,
  type IndicatorValue,
  isOverdue,
  latestValue,
  type Rating,
  ratingOn,
  type Status,
  statusOn,
} from '../../../domain/measure.ts';
import { type IsoDate, isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { Section } from '../report.ts';
import { shorten } from '../shorten.ts';
import { isRunning, nameOf, type SummaryMaterial, sourceOf } from './material.ts';

/** A measure that does not go as planned, with everything that says so. */
export interface Deviation {
  readonly measure: MeasureFact;
  readonly status: Status;
  readonly rating?: Rating;
  /** The rating's, as it was written. */
  readonly reason?: string;
  /** The due date that has passed. */
  readonly overdueSince?: IsoDate;
  readonly stale: boolean;
  /** The day of the latest note or "inget nytt". */
  readonly newsOn?: IsoDate;
  readonly values: readonly IndicatorValue[];
}

/** "At most five deviations" (product.md §6). */
const mostShown = 5;

/** Those that have a line of their own. */
export function shownDeviations(all: readonly Deviation[]): readonly Deviation[] {
  return all.slice(0, mostShown);
}

/**
 * Unfinished measures that deviate, the worst first: red, then yellow and overdue, else overdue, without news, and yellow;
 * among equals in the plan's order.
 */
export function deviationsOf({ facts, today }: SummaryMaterial): readonly Deviation[] {
  return facts.measures
    .filter((measure) => isRunning(measure, today))
    .map((measure) => deviationOf(measure, today))
    .filter((each) => rankOf(each) < ranks)
    .sort((a, b) => rankOf(a) - rankOf(b));
}

const ranks = 5;
const mostValues = 1;

function rankOf({ rating, overdueSince, stale }: Deviation): number {
  if (rating === 'red') return 0;
  if (overdueSince !== undefined) return rating === 'yellow' ? 1 : 2;
  if (stale) return 3;
  return rating === 'yellow' ? 4 : ranks;
}

function deviationOf(measure: MeasureFact, today: IsoDate): Deviation {
  const { state } = measure;
  const judged = ratingOn(state, today);
  const due = dueOf(state);
  return {
    measure,
    status: statusOn(state, today),
    ...(judged ? { rating: judged.value } : {}),
    ...(judged?.reason ? { reason: judged.reason } : {}),
    ...(due !== undefined && isOverdue(state, today) ? { overdueSince: due } : {}),
    stale: isStale(state, today),
    ...(state.news ? { newsOn: isoDateOf(state.news.at) } : {}),
    values: state.plan.indicators.flatMap(({ name }) => latestValue(state, name) ?? []).slice(0, mostValues),
  };
}

function named(value: IndicatorValue): IndicatorValue {
  return { ...value, indicator: shorten(value.indicator, 50) };
}

export function deviationSection(t: Texts, { today }: SummaryMaterial, all: readonly Deviation[]): Section {
  const texts = t.summary.deviations;
  const left = Math.max(0, all.length - mostShown);
  const items = shownDeviations(all).map((each) => ({
    label: texts.label(each, nameOf(each.measure, t), today),
    text: texts.why({ ...each, values: each.values.map(named) }),
    sources: [sourceOf(each.measure, each.reason === undefined ? undefined : each.measure.state.rating?.version)],
  }));
  return {
    key: 'deviations',
    heading: texts.heading,
    blocks:
      all.length === 0
        ? [{ kind: 'paragraph', claim: { text: texts.none, sources: [] } }]
        : [{ kind: 'list', items, ...(left > 0 ? { more: texts.more(left) } : {}) }],
  };
}
