import { isOverdue } from '../../domain/measure.ts';
import type { Standing } from '../../text/sv/summary.ts';
import type { Texts } from '../../text/texts.ts';
import type { ReportDocument } from './report.ts';
import { type Basis, basisOf, basisSection } from './steering-summary/basis.ts';
import { type CommunicationFacts, communicationFacts, communicationSection } from './steering-summary/communication.ts';
import { type DateAhead, dateSection, datesAhead } from './steering-summary/dates.ts';
import { type DecisionAsked, decisionSection, decisionsAsked } from './steering-summary/decisions.ts';
import { type Deviation, deviationSection, deviationsOf, shownDeviations } from './steering-summary/deviations.ts';
import { type Evidence, evidenceOf, evidenceSection } from './steering-summary/evidence.ts';
import {
  type AreaCounts,
  type Counts,
  countsOf,
  goalAreaCounts,
  goalAreaSection,
} from './steering-summary/goal-areas.ts';
import { isRunning, type SummaryMaterial } from './steering-summary/material.ts';
import { type PartyStaffing, staffingOf, staffingSection } from './steering-summary/staffing.ts';

export { gatherSummary, type SummaryMaterial } from './steering-summary/material.ts';

/** Everything that the steering summary says, as facts. Nothing is judged here but by rule (product.md §6). */
export interface SummaryFacts {
  /** `counted`: all but the cancelled ones. */
  readonly total: Counts & { readonly counted: number };
  readonly standing: Standing;
  /** Unfinished measures whose due date has passed. */
  readonly overdue: number;
  readonly decisions: readonly DecisionAsked[];
  readonly areas: readonly AreaCounts[];
  readonly deviations: readonly Deviation[];
  readonly evidence: Evidence;
  readonly communication: CommunicationFacts;
  readonly dates: readonly DateAhead[];
  readonly staffing: readonly PartyStaffing[];
  readonly basis: Basis;
}

export function summaryFacts(material: SummaryMaterial): SummaryFacts {
  const { facts, today } = material;
  const counts = countsOf(facts.measures, today);
  const total = { ...counts, counted: counts.measures - counts.cancelled };
  const overdue = facts.measures.filter((each) => isRunning(each, today) && isOverdue(each.state, today)).length;
  return {
    total,
    standing: standingOf(total, overdue),
    overdue,
    decisions: decisionsAsked(material),
    areas: goalAreaCounts(material),
    deviations: deviationsOf(material),
    evidence: evidenceOf(material),
    communication: communicationFacts(material),
    dates: datesAhead(material),
    staffing: staffingOf(material),
    basis: basisOf(material),
  };
}

/** By counting alone: "mostly" is more than half green. */
function standingOf({ counted, green, unrated }: SummaryFacts['total'], overdue: number): Standing {
  if (counted === 0) return 'no-measures';
  if (unrated === counted) return 'unrated';
  if (green === counted && overdue === 0) return 'as-planned';
  return green * 2 > counted ? 'mostly' : 'deviates';
}

/**
 * The steering group's page: decisions first (product.md §6). It is made from data alone; `moment`: whether its subtitle
 * names the time of day, or the whole day that it closes. A `version` is one that the coordinators review.
 */
export function steeringSummary(
  t: Texts,
  material: SummaryMaterial,
  moment: 'time' | 'day' | 'version',
  known: SummaryFacts = summaryFacts(material),
): ReportDocument {
  const { facts, at, today } = material;
  return {
    kind: 'steering-summary',
    language: t.language,
    title: t.summary.title(today),
    agreement: facts.definition.title,
    subtitle: t.summary.subtitle(
      facts.definition.title,
      moment === 'day' ? t.dates.date(today) : t.dates.moment(at),
      moment !== 'version',
    ),
    status: at,
    lead: t.summary.lead(known).map((text) => ({ text, sources: [] })),
    sections: [
      decisionSection(t, material, known.decisions),
      goalAreaSection(t, material),
      deviationSection(t, material, known.deviations),
      evidenceSection(
        t,
        material,
        known.evidence,
        shownDeviations(known.deviations).map(({ measure }) => measure),
      ),
      communicationSection(t, material, known.communication),
      dateSection(t, material, known.dates),
      staffingSection(t, material, known.staffing),
      basisSection(t, known.basis),
    ],
  };
}
