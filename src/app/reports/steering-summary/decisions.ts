import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import { dueOf, isOverdue, waitingProposals } from '../../../domain/measure.ts';
import { decidesNow } from '../../../domain/proposal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import type { ReportRow, Section } from '../report.ts';
import { firstOf, isRunning, nameOf, type SummaryMaterial, sourceOf } from './material.ts';

/** What the steering group is asked to decide. `latest`: absent while nobody has said by when. */
export type DecisionAsked = {
  readonly measure: MeasureFact;
  /** The change that asks it. */
  readonly version: number;
  readonly latest?: IsoDate;
} & (
  | { readonly kind: 'question'; readonly text: string }
  /** `from`: the date that stands if nothing is decided. */
  | {
      readonly kind: 'due';
      readonly to: IsoDate;
      readonly from?: IsoDate;
      readonly overdue: boolean;
      readonly reason?: string;
    }
  | { readonly kind: 'cancel'; readonly reason?: string }
);

const mostShown = 6;

/** Questions and proposals of unfinished measures: what has a latest day first, the nearest first; else in the plan's order. */
export function decisionsAsked({ facts, today }: SummaryMaterial): readonly DecisionAsked[] {
  const all = facts.measures
    .filter((measure) => isRunning(measure, today))
    .flatMap((measure) => [...proposals(facts, measure, today), ...questions(facts, measure)]);
  const day = ({ latest }: DecisionAsked) => latest ?? '9999';
  return all.sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1));
}

/** What is beyond the coordinators' power (product.md §4, decisions). */
function proposals(facts: AgreementFacts, measure: MeasureFact, today: IsoDate): readonly DecisionAsked[] {
  const { state } = measure;
  const [from, agreement] = [dueOf(state), { validTo: facts.validTo, settings: facts.definition.settings }];
  return waitingProposals(state)
    .filter((proposal) => decidesNow(proposal, { due: from, moves: state.moves }, agreement) === 'steering')
    .map(({ version, to, reason }): DecisionAsked => {
      const asked = { measure, version, ...(reason ? { reason } : {}), ...latestOf(facts, measure) };
      return to === undefined
        ? { ...asked, kind: 'cancel' }
        : { ...asked, kind: 'due', to, overdue: isOverdue(state, today), ...(from === undefined ? {} : { from }) };
    });
}

function questions(facts: AgreementFacts, measure: MeasureFact): readonly DecisionAsked[] {
  return measure.state.questions.map(({ text, version }) => ({
    kind: 'question',
    measure,
    version,
    text,
    ...latestOf(facts, measure),
  }));
}

function latestOf({ record }: AgreementFacts, { number }: MeasureFact): { readonly latest?: IsoDate } {
  const brief = record.briefs.find(({ measure, decidedOn }) => measure === number && decidedOn === undefined);
  return brief?.latest === undefined ? {} : { latest: brief.latest };
}

export function decisionSection(t: Texts, { today }: SummaryMaterial, asked: readonly DecisionAsked[]): Section {
  const texts = t.summary.decisions;
  const { shown, left } = firstOf(asked, mostShown);
  if (asked.length === 0) {
    const claim = { text: texts.none, sources: [] };
    return { key: 'decisions', heading: texts.heading, blocks: [{ kind: 'paragraph', claim }] };
  }
  return {
    key: 'decisions',
    heading: texts.heading,
    blocks: [
      {
        kind: 'table',
        caption: texts.caption,
        content: 'sentences',
        header: texts.header,
        rows: shown.map((each, index) => row(t, each, index + 1, today)),
        ...(left > 0 ? { more: texts.more(left) } : {}),
      },
    ],
  };
}

function row(t: Texts, each: DecisionAsked, place: number, today: IsoDate): ReportRow {
  const texts = t.summary.decisions;
  const { measure, version, latest } = each;
  return {
    cells: [
      texts.number(place),
      texts.question(each, nameOf(measure, t)),
      texts.proposal(each),
      texts.otherwise(each),
      latest === undefined ? texts.missing : t.dates.short(latest, today),
    ],
    sources: [sourceOf(measure, version)],
  };
}
