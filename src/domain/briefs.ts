import type { AgreementSettings } from './agreement-file.ts';
import {
  dueOf,
  isFinished,
  isOverdue,
  type MeasureState,
  openQuestions,
  type Proposal,
  type Question,
  waitingProposals,
} from './measure.ts';
import { decidesNow } from './proposal.ts';
import type { Brief, BriefAnswer } from './record/briefs.ts';
import { type IsoDate, isoDateOf } from './time.ts';

/** What a brief asks about, as its measure has it. `free`: it is about no measure's question or proposal. */
export type BriefMatter =
  | { readonly kind: 'free' }
  | { readonly kind: 'question'; readonly text: string; readonly by: string }
  /** `from`: the date that stands if nothing is decided. */
  | {
      readonly kind: 'due';
      readonly to: IsoDate;
      readonly from?: IsoDate;
      readonly overdue: boolean;
      readonly reason?: string;
      readonly by: string;
    }
  | { readonly kind: 'cancel'; readonly reason?: string; readonly by: string };

/** `withdrawn`: the question or proposal is there no longer. `finished`: its measure has been completed or cancelled since. */
export type BriefState = 'open' | 'decided' | 'withdrawn' | 'finished';

interface About {
  readonly id: string;
  readonly number: string;
  readonly state: MeasureState;
}

/** A brief with what it is about. */
export interface BriefFact<M extends About = About> {
  readonly brief: Brief;
  readonly state: BriefState;
  readonly matter: BriefMatter;
  readonly measure?: M;
}

/** Something of a measure that only the steering group may decide. `change`: the version that asks it. */
export interface SteeringMatter<M extends About = About> {
  readonly measure: M;
  readonly change: number;
  readonly matter: Exclude<BriefMatter, { kind: 'free' }>;
}

interface Terms {
  readonly validTo: IsoDate;
  readonly settings: AgreementSettings;
}

/**
 * Every brief with its measure and whether it still is to be decided, in the preparatory group's order: those that it has
 * placed first, the others as they were made (product.md §4, decisions).
 */
export function briefFacts<M extends About>(
  briefs: readonly Brief[],
  measures: readonly M[],
  today: IsoDate,
): readonly BriefFact<M>[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const last = briefs.length;
  return [...briefs]
    .sort((a, b) => (a.place ?? last) - (b.place ?? last) || numberOf(a) - numberOf(b))
    .map((brief) => factOf(brief, brief.measureId === undefined ? undefined : byId.get(brief.measureId), today));
}

function factOf<M extends About>(brief: Brief, measure: M | undefined, today: IsoDate): BriefFact<M> {
  const about = measure === undefined ? {} : { measure };
  const ofMeasure = brief.measureId !== undefined && brief.change !== undefined;
  if (!ofMeasure) return { brief, ...about, matter: { kind: 'free' }, state: stateOf(brief, true, false) };
  const found = measure && matterAt(measure.state, brief.change ?? 0, today);
  if (!found) return { brief, ...about, matter: { kind: 'free' }, state: stateOf(brief, false, false) };
  return { brief, ...about, matter: found.matter, state: stateOf(brief, found.open, found.finished) };
}

function stateOf({ decidedOn, withdrawn }: Brief, asked: boolean, finished: boolean): BriefState {
  if (decidedOn !== undefined) return 'decided';
  if (withdrawn || !asked) return 'withdrawn';
  return finished ? 'finished' : 'open';
}

/** The question or proposal that a version of the measure made, and whether it waits for an answer. */
function matterAt(state: MeasureState, change: number, today: IsoDate) {
  const question = state.questions.find(({ version }) => version === change);
  if (question)
    return {
      matter: questionMatter(question),
      open: question.decided === undefined,
      finished: finishedSince(state, question, today),
    };
  const proposal = state.proposals.find(({ version }) => version === change);
  return (
    proposal && {
      matter: proposalMatter(proposal, state, today),
      open: proposal.state === 'waiting',
      finished: isFinished(state, today),
    }
  );
}

/** Whether the measure has been finished since: a question may well be asked about what is finished already. */
function finishedSince(state: MeasureState, { at, version }: Question, today: IsoDate): boolean {
  if (!isFinished(state, today)) return false;
  const { status } = state;
  if (!status) return !isFinished(state, isoDateOf(at));
  return status.at === at ? status.version > version : status.at > at;
}

function questionMatter({ text, by }: Question): SteeringMatter['matter'] {
  return { kind: 'question', text, by };
}

function proposalMatter({ to, reason, by }: Proposal, state: MeasureState, today: IsoDate): SteeringMatter['matter'] {
  const why = reason ? { reason } : {};
  if (to === undefined) return { kind: 'cancel', by, ...why };
  const from = dueOf(state);
  return { kind: 'due', to, by, ...why, overdue: isOverdue(state, today), ...(from === undefined ? {} : { from }) };
}

/** What waits for the steering group, whether a brief has been made of it or not. */
export function steeringMatters<M extends About>(
  measures: readonly M[],
  terms: Terms,
  today: IsoDate,
): readonly SteeringMatter<M>[] {
  return measures.flatMap((measure) => {
    const { state } = measure;
    const moved = { due: dueOf(state), moves: state.moves };
    const proposals = waitingProposals(state)
      .filter((each) => !isFinished(state, today) && decidesNow(each, moved, terms) === 'steering')
      .map((each) => ({ measure, change: each.version, matter: proposalMatter(each, state, today) }));
    const questions = openQuestions(state)
      .filter((each) => !finishedSince(state, each, today))
      .map((each) => ({ measure, change: each.version, matter: questionMatter(each) }));
    return [...proposals, ...questions];
  });
}

/** Those of them that no brief has been made of. */
export function withoutBrief<M extends About>(
  matters: readonly SteeringMatter<M>[],
  briefs: readonly Brief[],
): readonly SteeringMatter<M>[] {
  return matters.filter(
    ({ measure, change }) =>
      !briefs.some((brief) => brief.measureId === measure.id && brief.change === change && !brief.withdrawn),
  );
}

/** `B1`, `B2` … : no number is given twice. */
export function nextBrief(briefs: readonly Brief[], ahead = 0): string {
  return `B${Math.max(0, ...briefs.map(numberOf)) + 1 + ahead}`;
}

function numberOf({ brief }: Brief): number {
  return Number(/^B(\d+)$/.exec(brief)?.[1] ?? 0);
}

export type BriefPart = 'question' | 'proposal' | 'otherwise' | 'latest';

/** What the bot asks for. A date move and a cancellation say themselves what is proposed, and what else happens. */
export function missingParts({ brief, matter }: Pick<BriefFact, 'brief' | 'matter'>): readonly BriefPart[] {
  const says = matter.kind === 'due' || matter.kind === 'cancel';
  return [
    ...(matter.kind === 'free' && !brief.question ? (['question'] as const) : []),
    ...(says || brief.proposal ? [] : (['proposal'] as const)),
    ...(says || brief.otherwise ? [] : (['otherwise'] as const)),
    ...(brief.latest === undefined ? (['latest'] as const) : []),
  ];
}

export type Verdict =
  /** `missing`: voting parties that have not answered, in the agreement's order. */
  | { readonly kind: 'waiting'; readonly missing: readonly string[] }
  | { readonly kind: 'unequal' }
  /** Some party needs to know more: it is the preparatory group's again, until it has been edited. */
  | { readonly kind: 'returned'; readonly parties: readonly string[] }
  | { readonly kind: 'decided'; readonly answer: 'approved' | 'rejected' };

/**
 * What the answers come to: decided when every voting party has given the same one (product.md §4). Answers of a party
 * that does not vote count for nothing, and a brief that nobody may vote on is never decided.
 */
export function verdictOf(
  voting: readonly string[],
  answers: readonly { readonly party: string; readonly answer: BriefAnswer }[],
): Verdict {
  const counted = answers.filter(({ party }) => voting.includes(party));
  const more = counted.filter(({ answer }) => answer === 'more').map(({ party }) => party);
  if (more.length > 0) return { kind: 'returned', parties: more };
  const given = [...new Set(counted.map(({ answer }) => answer))];
  if (given.length > 1) return { kind: 'unequal' };
  const missing = voting.filter((party) => !counted.some((each) => each.party === party));
  const [answer] = given;
  if (missing.length > 0 || answer === undefined || answer === 'more') return { kind: 'waiting', missing };
  return { kind: 'decided', answer };
}

/** Keys of the parties that vote, in the agreement's order. */
export function votingParties(
  parties: readonly { readonly key: string; readonly votes: boolean }[],
): readonly string[] {
  return parties.filter(({ votes }) => votes).map(({ key }) => key);
}
