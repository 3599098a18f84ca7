import {
  type BriefMatter,
  briefFacts,
  steeringMatters,
  verdictOf,
  votingParties,
  withoutBrief,
} from '../../../domain/briefs.ts';
import type { AgreementFacts, MeasureFact } from '../../../domain/facts.ts';
import type { Brief } from '../../../domain/record/briefs.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { Texts } from '../../../text/texts.ts';
import { answersText, type BriefText, briefText } from '../../views/brief-text.ts';
import type { ReportRow, Section } from '../report.ts';
import { firstOf, nameOf, type SummaryMaterial, sourceOf } from './material.ts';

/** What the steering group is asked to decide. */
export interface DecisionAsked {
  readonly kind: BriefMatter['kind'];
  readonly matter: BriefMatter;
  /** Absent where nobody has made a brief of it. */
  readonly brief?: Brief;
  /** Absent for what is about no measure. */
  readonly measure?: MeasureFact;
  /** The change that asks it. */
  readonly version?: number;
  /** Absent while nobody has said by when. */
  readonly latest?: IsoDate;
}

const mostShown = 6;

/** The open briefs in the preparatory group's order; then what waits on unfinished measures and has no brief. */
export function decisionsAsked({ facts, today }: SummaryMaterial): readonly DecisionAsked[] {
  const { record, measures, validTo, definition } = facts;
  const open = briefFacts(record.briefs, measures, today).filter(({ state }) => state === 'open');
  const matters = steeringMatters(measures, { validTo, settings: definition.settings }, today);
  return [
    ...open.map(({ brief, matter, measure }) => ({
      kind: matter.kind,
      matter,
      brief,
      ...(measure === undefined ? {} : { measure }),
      ...(brief.change === undefined ? {} : { version: brief.change }),
      ...(brief.latest === undefined ? {} : { latest: brief.latest }),
    })),
    ...withoutBrief(matters, record.briefs).map(({ measure, change, matter }) => ({
      kind: matter.kind,
      matter,
      measure,
      version: change,
    })),
  ];
}

/** What is asked, and what is proposed, in the brief's own words where it has any. */
export function decisionText(t: Texts, { brief, matter }: DecisionAsked): BriefText {
  return briefText(t, { brief: brief ?? bare, matter });
}

const bare: Brief = { brief: '', answers: [], revision: 0 };

export function decisionSection(t: Texts, { facts, today }: SummaryMaterial, asked: readonly DecisionAsked[]): Section {
  const texts = t.summary.decisions;
  const { shown, left } = firstOf(asked, mostShown);
  if (asked.length === 0) {
    const claim = { text: texts.none, sources: [] };
    return { key: 'decisions', heading: texts.heading, blocks: [{ kind: 'paragraph', claim }] };
  }
  const answers = shown.map((each) => answersOf(t, facts, each, today));
  const anyAnswer = answers.some((text) => text !== '');
  return {
    key: 'decisions',
    heading: texts.heading,
    blocks: [
      {
        kind: 'table',
        caption: texts.caption,
        content: 'sentences',
        header: anyAnswer ? [...texts.header, t.decisions.labels.answers] : texts.header,
        rows: shown.map((each, index) =>
          row(t, each, today, anyAnswer ? [answers[index] || t.decisions.short.none] : []),
        ),
        ...(left > 0 ? { more: texts.more(left) } : {}),
      },
    ],
  };
}

function row(t: Texts, each: DecisionAsked, today: IsoDate, answers: readonly string[]): ReportRow {
  const { missing, about, withReason } = t.decisions;
  const { brief, measure, version, latest } = each;
  const { question = missing, proposal = missing, otherwise = missing, reason } = decisionText(t, each);
  return {
    cells: [
      brief?.brief ?? t.summary.decisions.unnumbered,
      about(measure === undefined ? '' : nameOf(measure, t), question),
      withReason(proposal, reason),
      otherwise,
      latest === undefined ? missing : t.dates.short(latest, today),
      ...answers,
    ],
    sources: measure === undefined ? [] : [sourceOf(measure, version)],
  };
}

/** The answers so far, what they come to first; empty while nobody has answered. */
function answersOf(
  t: Texts,
  { definition: { parties } }: AgreementFacts,
  { brief }: DecisionAsked,
  today: IsoDate,
): string {
  if (!brief) return '';
  const { short } = t.decisions;
  const verdict = verdictOf(votingParties(parties), brief.answers);
  const { taken } = brief;
  const by = taken && (parties.find(({ key }) => key === taken.party)?.shortName ?? taken.party);
  return [
    taken && by !== undefined ? short.recorded(by, taken.answer, taken.on, today) : '',
    verdict.kind === 'unequal' ? short.unequal : '',
    verdict.kind === 'returned' ? short.returned : '',
    ...(brief.answers.length > 0 ? answersText(t, { brief }, parties) : []),
  ]
    .filter((text) => text !== '')
    .join(' ');
}
