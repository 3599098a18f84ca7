import type { MeasureFact } from '../../../domain/facts.ts';
import { dueOf, type Status, statusOn } from '../../../domain/measure.ts';
import { cancelledTimes, meetingTimes } from '../../../domain/meeting-times.ts';
import { obligations } from '../../../domain/obligations.ts';
import type { QuestionAbout } from '../../../domain/review-question.ts';
import { type IsoDate, isoDateOf } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import { clockNames } from '../../views/clock-names.ts';
import type { Claim, ReportBlock } from '../report.ts';
import { shorten } from '../shorten.ts';
import { evidenceOf, evidenceSection } from '../steering-summary/evidence.ts';
import { countsOf } from '../steering-summary/goal-areas.ts';
import { sourceOf } from '../steering-summary/material.ts';
import { summaryFacts } from '../steering-summary.ts';
import type { ReviewMaterial } from './material.ts';

/** A review has room for more than the steering group's page. */
const mostEvidence = { measured: 20, notes: 10 };

/** What notes, indicators and the calendar already say of what a question asks about. */
export function foundFor(t: Texts, material: ReviewMaterial, about: QuestionAbout): readonly ReportBlock[] {
  switch (about) {
    case 'forms':
      return list(t, [...meetings(t, material), ...steering(t, material), ...decided(t, material)]);
    case 'measures':
      return list(t, [...counts(t, material), ...moves(t, material)]);
    case 'results':
      return evidenceSection(t, material.summary, evidenceOf(material.summary), [], mostEvidence).blocks.map((block) =>
        block.kind === 'list' && block.heading !== undefined && block.heading !== t.summary.evidence.unknown
          ? { ...block, heading: t.review.document.foundOf(block.heading) }
          : block,
      );
    case 'general':
      return list(t, counts(t, material));
  }
}

function list(t: Texts, items: readonly Claim[]): readonly ReportBlock[] {
  return [{ kind: 'list', heading: t.review.document.found, items }];
}

/** Per group: meetings held, cancelled, and those of which nobody has said; then the groups without any. */
function meetings(t: Texts, { summary, from }: ReviewMaterial): readonly Claim[] {
  const { facts, today } = summary;
  const window = { first: from, last: today };
  const counted = facts.groups.map(({ id, name }) => {
    const own = facts.meetings.filter(({ state }) => state.plan.groupId === id);
    const times = own.flatMap((meeting) => meetingTimes(meeting, window));
    const held = times.filter((time) => time.held?.held === true).length;
    const off = times.filter((time) => time.held?.held === false).length;
    const cancelled = off + own.flatMap((meeting) => cancelledTimes(meeting, window)).length;
    return {
      name,
      held,
      cancelled,
      unsaid: times.filter((time) => time.held === undefined && time.date < today).length,
    };
  });
  const met = counted.filter(({ held, cancelled, unsaid }) => held + cancelled + unsaid > 0);
  const without = counted.filter((group) => !met.includes(group)).map(({ name }) => shorten(name, 60));
  return [
    ...met.map((group) => ({ label: shorten(group.name, 60), text: t.review.document.meetings(group), sources: [] })),
    ...(without.length === 0
      ? []
      : [{ label: t.review.document.withoutMeetings, text: t.review.document.listed(without), sources: [] }]),
  ];
}

/** How many steering meetings of how many, for each of the years that the review is about. */
function steering(t: Texts, { summary, from }: ReviewMaterial): readonly Claim[] {
  const { facts, today } = summary;
  const names = clockNames(facts.definition, today);
  return obligations(facts, today).flatMap((each) =>
    each.kind === 'steering-meetings' && each.due >= from && each.first <= today
      ? [
          {
            label: t.clock.what(each, names),
            text: t.clock.how(each, names),
            sources: [{ kind: 'obligation' as const, key: each.key }],
          },
        ]
      : [],
  );
}

/** What the steering group has decided in the time. */
function decided(t: Texts, { summary, from }: ReviewMaterial): readonly Claim[] {
  const { facts, today } = summary;
  const taken = facts.record.briefs.filter(
    ({ decidedOn }) => decidedOn !== undefined && decidedOn >= from && decidedOn <= today,
  );
  const said = taken.map((each) => t.review.document.decision(each, today));
  const text = said.length === 0 ? t.review.document.noDecisions : t.review.document.listed(said);
  return [{ label: t.review.document.decisions, text, sources: [] }];
}

function counts(t: Texts, { summary, grounded }: ReviewMaterial): readonly Claim[] {
  const { facts, today } = summary;
  const { total, overdue } = summaryFacts(summary);
  const order: readonly Status[] = ['completed', 'in_progress', 'on_hold', 'not_started', 'cancelled'];
  const statuses = order.map((status) => ({
    status,
    count: facts.measures.filter(({ state }) => statusOn(state, today) === status).length,
  }));
  const texts = t.review.document;
  return [
    { label: texts.status, text: texts.statuses(facts.measures.length, statuses), sources: [] },
    { label: texts.rating, text: texts.ratings(countsOf(facts.measures, today)), sources: [] },
    { label: texts.overdue, text: texts.overdueOf(overdue, total.counted), sources: [] },
    { label: texts.grounds, text: texts.grounded(grounded.size, facts.measures.length), sources: [] },
  ];
}

/** Due dates that have been moved by a decision: from the plan's to the one that holds. */
function moves(t: Texts, { summary, from }: ReviewMaterial): readonly Claim[] {
  const texts = t.review.document;
  const moved = summary.facts.measures.filter(
    ({ state }) => state.due !== undefined && isoDateOf(state.due.at) >= from,
  );
  const text =
    moved.length === 0
      ? texts.noMoves
      : texts.listed(
          moved.map((measure) => texts.move(measure.number, measure.state.plan.due, movedTo(measure), summary.today)),
        );
  return [{ label: texts.moves, text, sources: moved.map((measure) => sourceOf(measure)) }];
}

function movedTo({ state }: MeasureFact): IsoDate {
  return dueOf(state) ?? '';
}
